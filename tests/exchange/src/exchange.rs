//! The exchange: what all requests share, and the way of one request through it.
//!
//! In: a request and the endpoint that its path names. Out: its reply. Order: log, fault, limit, cache, endpoint.
//! Invariant: what is cached is what the endpoint would say again.

use crate::call::{Call, Head};
use crate::clock::Clock;
use crate::log::Log;
use crate::market::{Listing, Market, STEP, Venue};
use crate::reply::{Reply, Valid};
use crate::wire::Peer;
use axum::extract::{ConnectInfo, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Replies kept for one venue; more are not needed within a step.
const CACHED: usize = 512;

/// What the venues share.
pub struct Exchange {
    pub market: Market,
    pub clock: Clock,
    pub log: Log,
}

/// One venue of the exchange.
pub struct Desk {
    pub venue: Venue,
    pub exchange: Arc<Exchange>,
    cache: Mutex<HashMap<String, Cached>>,
}

struct Cached {
    step: i64,
    reply: Reply,
}

/// What an endpoint answers; an error is a reply too.
pub type Answer = Result<Reply, Reply>;

/// A path of a venue.
#[derive(Clone, Copy)]
pub struct Endpoint {
    /// What a call costs, in the unit of the venue's limits.
    pub cost: fn(&Call) -> u32,
    pub answer: fn(&Desk, &Call) -> Answer,
}

impl Desk {
    pub fn new(venue: Venue, exchange: Arc<Exchange>) -> Self {
        Desk {
            venue,
            exchange,
            cache: Mutex::default(),
        }
    }

    pub fn market(&self) -> &Market {
        &self.exchange.market
    }

    pub fn listing(&self) -> &Listing {
        self.exchange.market.listing(self.venue)
    }

    /// Milliseconds since 1970.
    pub fn now(&self) -> i64 {
        self.exchange.clock.now()
    }

    /// The time of the market's last step: what is served is the market just before it.
    pub fn step(&self) -> i64 {
        self.now().div_euclid(STEP) * STEP
    }

    fn cached(&self, target: &str) -> Option<Reply> {
        let cache = self.cache.lock().unwrap();
        let entry = cache.get(target)?;
        (entry.step == self.step()).then(|| entry.reply.clone())
    }

    fn keep(&self, target: &str, reply: &Reply) {
        let mut cache = self.cache.lock().unwrap();
        if cache.len() >= CACHED {
            cache.clear();
        }
        cache.insert(
            target.to_owned(),
            Cached {
                step: self.step(),
                reply: reply.clone(),
            },
        );
    }
}

/// A route of axum for an endpoint.
pub fn route(endpoint: Endpoint) -> MethodRouter<Arc<Desk>> {
    get(
        async move |State(desk): State<Arc<Desk>>,
                    ConnectInfo(peer): ConnectInfo<Peer>,
                    request: Request| { serve(&desk, &peer, request, endpoint).await },
    )
}

async fn serve(desk: &Desk, _peer: &Peer, request: Request, endpoint: Endpoint) -> Response {
    let (parts, _) = request.into_parts();
    let head = Arc::new(Head {
        method: parts.method,
        uri: parts.uri,
        headers: parts.headers,
    });
    desk.exchange
        .log
        .add(desk.venue, desk.now(), Arc::clone(&head));
    answer(desk, &head, endpoint).into_response()
}

fn answer(desk: &Desk, head: &Arc<Head>, endpoint: Endpoint) -> Reply {
    let target = head
        .uri
        .path_and_query()
        .map_or("", |target| target.as_str());
    if let Some(reply) = desk.cached(target) {
        return reply;
    }
    let call = Call::new(Arc::clone(head));
    match (endpoint.answer)(desk, &call) {
        Ok(reply) => {
            if reply.valid == Valid::Step {
                desk.keep(target, &reply);
            }
            reply
        }
        Err(refusal) => refusal,
    }
}
