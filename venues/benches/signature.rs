//! What a signature costs: from an order's parameters, as they are written, to the query that is sent.
//!
//! Out: microseconds, the best of many rounds. `bench/signature.py` puts it beside what Python needs for the same.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Instant, SystemTime};

use venues::auth::{Algorithm, Identity, Key, Outgoing, Sign, Stamp};
use venues::binance::Binance;
use venues::http::Method;

const ROUNDS: u32 = 50;
const TIMES: u32 = 20_000;
const ORDER: &str = "/api/v3/order?symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001&newOrderRespType=RESULT&newClientOrderId=order-123456";

fn main() {
    let key = Key::hmac(Algorithm::HmacSha256, b"local-secret");
    let round = |_| {
        let began = Instant::now();
        for _ in 0..TIMES {
            black_box(signed(black_box(ORDER), &key));
        }
        began.elapsed() / TIMES
    };
    let best = (0..ROUNDS).map(round).min().unwrap_or_default();
    println!("{:.3}", best.as_secs_f64() * 1e6);
}

fn signed(order: &str, key: &Key) -> Outgoing<'static> {
    let mut request = Outgoing::new(Method::Post, "localhost", order.to_owned(), String::new());
    let identity = Identity {
        key: "local-key",
        passphrase: "",
    };
    let stamp = Stamp {
        time: SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default(),
        nonce: 0,
        recv_window: None,
    };
    let payload = Binance::draft(&mut request, &identity, &stamp);
    let signing = pin!(key.sign(payload));
    let Poll::Ready(Ok(signature)) = signing.poll(&mut Context::from_waker(Waker::noop())) else {
        unreachable!("an HMAC is waited for by nobody")
    };
    Binance::seal(&mut request, &signature);
    request
}
