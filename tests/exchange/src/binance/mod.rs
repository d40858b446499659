//! Binance spot, public REST interface.
//!
//! Source of paths, parameters and codes: <https://developers.binance.com/docs/binance-spot-api-docs>.

mod general;
mod market;
mod parameters;
mod tickers;

use crate::call::Call;
use crate::exchange::{Answer, Desk, Endpoint, route};
use crate::json::Json;
use crate::reply::Reply;
use axum::Router;
use http::StatusCode;
use std::sync::Arc;

pub fn router(desk: Arc<Desk>) -> Router {
    let endpoint = |cost, answer| route(Endpoint { cost, answer });
    Router::new()
        .route("/api/v3/time", endpoint(|_| 1, general::time))
        .route(
            "/api/v3/exchangeInfo",
            endpoint(|_| 20, general::exchange_info),
        )
        .route("/api/v3/depth", endpoint(market::depth_cost, market::depth))
        .route(
            "/api/v3/ticker/price",
            endpoint(tickers::short_cost, tickers::price),
        )
        .fallback_service(
            route(Endpoint {
                cost: |_| 0,
                answer: not_found,
            })
            .with_state(Arc::clone(&desk)),
        )
        .with_state(desk)
}

/// An error as Binance says it.
pub fn error(code: i64, message: &str) -> Reply {
    let json = Json::object(|json| {
        json.field("code", code).field("msg", message);
    });
    Reply::new(StatusCode::BAD_REQUEST, CONTENT_TYPE, json.into_bytes())
}

const CONTENT_TYPE: &str = "application/json;charset=UTF-8";

fn ok(json: Json) -> Answer {
    Ok(Reply {
        valid: crate::reply::Valid::Step,
        ..Reply::new(StatusCode::OK, CONTENT_TYPE, json.into_bytes())
    })
}

fn not_found(_: &Desk, _: &Call) -> Answer {
    Err(Reply::html(
        StatusCode::NOT_FOUND,
        "<html><body><h2>404 Not found</h2></body></html>",
    ))
}
