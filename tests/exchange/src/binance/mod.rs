//! Binance spot, public and private REST interface.
//!
//! Source of paths, parameters and codes: <https://developers.binance.com/docs/binance-spot-api-docs>.

mod access;
mod general;
mod market;
mod parameters;
mod private;
mod tickers;

use crate::call::Call;
use crate::exchange::{Answer, Branch, Desk, Endpoint, route};
use crate::json::Json;
use crate::reply::Reply;
use crate::trading::{FeeIn, Fees, PostOnly, Rules, Wallet};
use axum::Router;
use http::StatusCode;
use std::sync::Arc;

pub fn router(branch: Arc<Branch>) -> Router {
    let endpoint = |cost, answer| route([Endpoint::open(cost, answer)]);
    Router::new()
        .route("/api/v3/ping", endpoint(|_| 1, general::ping))
        .route("/api/v3/time", endpoint(|_| 1, general::time))
        .route(
            "/api/v3/exchangeInfo",
            endpoint(|_| 20, general::exchange_info),
        )
        .route(
            "/api/v3/executionRules",
            endpoint(general::execution_rules_cost, general::execution_rules),
        )
        .route("/api/v3/depth", endpoint(market::depth_cost, market::depth))
        .route("/api/v3/trades", endpoint(|_| 25, market::trades))
        .route(
            "/api/v3/historicalTrades",
            endpoint(|_| 25, market::historical_trades),
        )
        .route(
            "/api/v3/aggTrades",
            endpoint(|_| 4, market::aggregate_trades),
        )
        .route("/api/v3/klines", endpoint(|_| 2, market::klines))
        .route("/api/v3/uiKlines", endpoint(|_| 2, market::klines))
        .route("/api/v3/avgPrice", endpoint(|_| 2, market::average_price))
        .route(
            "/api/v3/referencePrice",
            endpoint(|_| 2, market::reference_price),
        )
        .route(
            "/api/v3/referencePrice/calculation",
            endpoint(|_| 2, market::reference_price_calculation),
        )
        .route(
            "/api/v3/ticker",
            endpoint(tickers::span_cost, tickers::rolling),
        )
        .route(
            "/api/v3/ticker/24hr",
            endpoint(tickers::day_cost, tickers::day),
        )
        .route(
            "/api/v3/ticker/price",
            endpoint(tickers::short_cost, tickers::price),
        )
        .route(
            "/api/v3/ticker/bookTicker",
            endpoint(tickers::short_cost, tickers::book),
        )
        .route(
            "/api/v3/ticker/tradingDay",
            endpoint(tickers::span_cost, tickers::trading_day),
        )
        .merge(private::routes())
        .fallback_service(route([Endpoint::open(|_| 0, not_found)]).with_state(Arc::clone(&branch)))
        .with_state(branch)
}

/// Commissions come off what a trade brings; a client id is free again when its order is over.
pub const RULES: Rules = Rules {
    fees: Fees {
        maker: 1_000,
        taker: 1_000,
    },
    fee_in: FeeIn::Received,
    fee_digits: 8,
    post_only: PostOnly::Refused,
    trading: SPOT,
    wallets: &[SPOT],
    may_repeat: |earlier| !earlier.is_open(),
    first_order: 1_000_001,
};
const SPOT: Wallet = Wallet("spot");

/// An error as Binance says it.
pub fn error(code: i64, message: &str) -> Reply {
    let json = Json::object(|json| {
        json.field("code", code).field("msg", message);
    });
    Reply::new(StatusCode::BAD_REQUEST, CONTENT_TYPE, json.into_bytes())
}

/// Digits after the point of nearly all that Binance prints.
const DIGITS: u8 = 8;
const CONTENT_TYPE: &str = "application/json;charset=UTF-8";

fn ok(json: Json) -> Answer {
    Ok(Reply {
        valid: crate::reply::Valid::Step,
        ..Reply::new(StatusCode::OK, CONTENT_TYPE, json.into_bytes())
    })
}

fn not_found(_: &Desk<'_>, _: &Call) -> Answer {
    Err(Reply::html(
        StatusCode::NOT_FOUND,
        "<html><body><h2>404 Not found</h2></body></html>",
    ))
}
