//! The control endpoints, for tests: what was received, time, and a fresh start.
//!
//! Invariant: they are on a port of their own, so that no fault hits them.

use crate::exchange::Exchange;
use crate::reply::Reply;
use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};
use std::sync::Arc;

pub fn router(exchange: Arc<Exchange>) -> Router {
    Router::new()
        .route("/__control/requests", get(requests))
        .route("/__control/reset", post(reset))
        .with_state(exchange)
}

async fn requests(State(exchange): State<Arc<Exchange>>) -> Reply {
    Reply::json(exchange.log.to_json().into_bytes())
}

async fn reset(State(exchange): State<Arc<Exchange>>) -> Reply {
    exchange.log.clear();
    Reply::json("{}")
}
