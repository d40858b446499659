//! The control endpoints, for tests: faults, time, accounts, what was received and done, and a fresh start.
//!
//! Invariant: they are on a port of their own, so that no fault hits them.

use crate::exchange::Exchange;
use crate::fault::Details;
use crate::json::Json;
use crate::reply::Reply;
use crate::told;
use crate::trading::Opening;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::{get, post};
use http::StatusCode;
use serde::Deserialize;
use std::sync::Arc;

pub fn router(exchange: Arc<Exchange>) -> Router {
    Router::new()
        .route("/__control/requests", get(requests))
        .route("/__control/faults", post(faults))
        .route("/__control/clock", post(clock))
        .route("/__control/accounts", get(accounts).post(open))
        .route("/__control/ledger", get(ledger))
        .route("/__control/reset", post(reset))
        .with_state(exchange)
}

async fn requests(State(exchange): State<Arc<Exchange>>) -> Reply {
    Reply::json(exchange.log.to_json().into_bytes())
}

/// Takes a list of rules; see [`Details`].
async fn faults(State(exchange): State<Arc<Exchange>>, body: Bytes) -> Reply {
    let rules = serde_json::from_slice::<Vec<Details>>(&body)
        .map_err(|error| format!("The rules: {error}."));
    done(rules.and_then(|rules| exchange.faults.add(rules)))
}

/// Takes a list of accounts to open; see [`Opening`].
async fn open(State(exchange): State<Arc<Exchange>>, body: Bytes) -> Reply {
    let openings = serde_json::from_slice::<Vec<Opening>>(&body)
        .map_err(|error| format!("The accounts: {error}."));
    done(openings.and_then(|list| list.iter().try_for_each(|one| exchange.open(one))))
}

/// What every account has, and what there is of each coin altogether.
async fn accounts(State(exchange): State<Arc<Exchange>>) -> Reply {
    Reply::json(told::accounts(&exchange).into_bytes())
}

/// The ledger of truth; see [`Act`](crate::trading::Act).
async fn ledger(State(exchange): State<Arc<Exchange>>) -> Reply {
    Reply::json(told::ledger(&exchange).into_bytes())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    /// Milliseconds.
    advance: u32,
}

/// Moves the clock on, and says what it shows then.
async fn clock(State(exchange): State<Arc<Exchange>>, body: Bytes) -> Reply {
    match serde_json::from_slice::<Move>(&body) {
        Ok(Move { advance }) => {
            exchange.clock.advance(advance);
            let json = Json::object(|json| {
                json.field("now", exchange.clock.now());
            });
            Reply::json(json.into_bytes())
        }
        Err(error) => done(Err(format!(
            "The clock needs {{\"advance\": milliseconds}}: {error}."
        ))),
    }
}

async fn reset(State(exchange): State<Arc<Exchange>>) -> Reply {
    exchange.log.clear();
    exchange.faults.clear();
    exchange.limits.reset();
    done(Ok(()))
}

fn done(result: Result<(), String>) -> Reply {
    match result {
        Ok(()) => Reply::json("{}"),
        Err(why) => {
            let json = Json::object(|json| {
                json.field("error", &why);
            });
            Reply::json(json.into_bytes()).with_status(StatusCode::BAD_REQUEST)
        }
    }
}
