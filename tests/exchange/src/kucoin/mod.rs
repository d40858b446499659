//! KuCoin spot, public REST interface.
//!
//! Source of paths, parameters and codes: <https://www.kucoin.com/docs-new>.

mod general;
mod market;
mod private;
mod signature;
mod tickers;

use crate::call::Call;
use crate::exchange::{Answer, Branch, Desk, Endpoint, route};
use crate::json::{Json, Value};
use crate::market::Instrument;
use crate::reply::Reply;
use crate::trading::{FeeIn, Fees, PostOnly, Rules, Status, Wallet};
use axum::Router;
use http::{Method, StatusCode};
use std::sync::Arc;

pub fn router(branch: Arc<Branch>) -> Router {
    let endpoint = |cost, answer| route([Endpoint::open(cost, answer)]);
    Router::new()
        .route(
            "/api/v3/announcements",
            endpoint(|_| 20, general::announcements),
        )
        .route("/api/v3/currencies", endpoint(|_| 3, general::currencies))
        .route(
            "/api/v3/currencies/{currency}",
            endpoint(|_| 3, general::currency),
        )
        .route("/api/v2/symbols", endpoint(|_| 4, general::symbols))
        .route("/api/v2/symbols/{symbol}", endpoint(|_| 4, general::symbol))
        .route("/api/v1/markets", endpoint(|_| 3, general::markets))
        .route("/api/v1/my-ip", endpoint(|_| 0, general::my_ip))
        .route("/api/v1/prices", endpoint(|_| 3, tickers::prices))
        .route(
            "/api/v1/market/orderbook/level1",
            endpoint(|_| 2, tickers::level1),
        )
        .route("/api/v1/market/allTickers", endpoint(|_| 15, tickers::all))
        .route("/api/v1/market/stats", endpoint(|_| 15, tickers::stats))
        .route(
            "/api/v1/market/histories",
            endpoint(|_| 3, market::histories),
        )
        .route("/api/v1/market/candles", endpoint(|_| 3, market::candles))
        .route(
            "/api/v1/market/orderbook/level2_20",
            endpoint(|_| 2, market::book),
        )
        .route(
            "/api/v1/market/orderbook/level2_100",
            endpoint(|_| 4, market::book),
        )
        .route(
            "/api/v1/market/orderbook/callauction/level2_20",
            endpoint(|_| 2, market::book),
        )
        .route(
            "/api/v1/market/orderbook/callauction/level2_100",
            endpoint(|_| 2, market::book),
        )
        .route(
            "/api/v1/market/callauctionData",
            endpoint(|_| 2, market::call_auction),
        )
        .route("/api/v1/timestamp", endpoint(|_| 3, general::time))
        .fallback_service(
            route(METHODS.map(|method| Endpoint::private(method, |_| 0, private)))
                .with_state(Arc::clone(&branch)),
        )
        .with_state(branch)
}

/// What private calls, and those that nobody knows, come with.
const METHODS: [Method; 3] = [Method::GET, Method::POST, Method::DELETE];

fn private(desk: &Desk<'_>, call: &Call) -> Answer {
    private::answer(desk, call).unwrap_or_else(|| not_found(call))
}

/// Fees are paid in the quote coin; only a cancelled order leaves its client id, to the one that takes its place.
pub const RULES: Rules = Rules {
    fees: Fees {
        maker: 1_000,
        taker: 1_000,
    },
    fee_in: FeeIn::Quote,
    fee_digits: 8,
    post_only: PostOnly::Cancelled,
    trading: Wallet("trade"),
    wallets: &[Wallet("main"), Wallet("trade"), Wallet("margin")],
    may_repeat: |earlier| earlier.status == Status::Cancelled,
    first_order: 1_000_001,
};

/// An error as KuCoin says it; most come with status 200.
pub fn error(status: StatusCode, code: &str, message: &str) -> Reply {
    let json = Json::object(|json| {
        json.field("code", code).field("msg", message);
    });
    Reply::new(status, "application/json", json.into_bytes())
}

/// What a call succeeded with, in its envelope.
fn ok(data: impl Value) -> Answer {
    let json = Json::object(|json| {
        json.field("code", "200000").field("data", data);
    });
    Ok(Reply::json(json.into_bytes()))
}

fn not_found(call: &Call) -> Answer {
    let message = format!("Not Found: {}", call.path);
    Err(error(StatusCode::NOT_FOUND, "404", &message))
}

/// A parameter without which nothing is said.
fn required<'a>(call: &'a Call, name: &str) -> Result<&'a str, Reply> {
    call.get(name).ok_or_else(|| missing(name))
}

fn missing(name: &str) -> Reply {
    let message = format!("Required parameter '{name}' is not present");
    error(StatusCode::BAD_REQUEST, "400100", &message)
}

/// The instrument of the mandatory `symbol`.
fn instrument<'a>(desk: &'a Desk<'a>, call: &Call) -> Result<&'a Instrument, Reply> {
    desk.listing()
        .get(required(call, "symbol")?)
        .ok_or_else(unknown_symbol)
}

fn unknown_symbol() -> Reply {
    error(StatusCode::OK, "900001", "The symbol does not exist")
}

/// A number that is a parameter; `default` where it is absent.
fn integer(call: &Call, name: &str, default: i64) -> Result<i64, Reply> {
    match call.get(name).map(str::parse) {
        None => Ok(default),
        Some(Ok(number)) => Ok(number),
        Some(Err(_)) => Err(error(
            StatusCode::BAD_REQUEST,
            "400100",
            &format!("Parameter '{name}' is invalid"),
        )),
    }
}
