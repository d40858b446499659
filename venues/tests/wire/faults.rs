//! Every fault of a reply is an error of the right kind within the time-out, and the client works on.

use venues::binance::spot::TickerRequest;
use venues::http::{Failure, Kind, Response};

use crate::server::{Act, Server, TICKER, ok, reply};

fn ticker() -> TickerRequest {
    TickerRequest {
        symbol: "BTCUSDT".to_owned(),
        symbol_status: None,
    }
}

#[tokio::test]
async fn a_good_reply_is_decoded_and_described() {
    let server = Server::always(ok(TICKER));
    let reply = server.client().call(ticker()).await.unwrap();
    assert_eq!(reply.price.as_ref().unwrap().to_string(), "6622.57000000");
    assert_eq!(reply.status(), 200);
    assert_eq!(
        reply.headers().get("Content-Type"),
        Some("application/json")
    );
    assert_eq!(reply.limits()[0].used, 2);
    assert_eq!(reply.raw(), None);
    assert_eq!(
        server.requests(),
        ["GET /api/v3/ticker/price?symbol=BTCUSDT HTTP/1.1"]
    );
}
