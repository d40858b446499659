//! The exchange: what all requests share, and the way of one request through it.
//!
//! In: a request and the endpoint that its path names. Out: its reply. Order: log, fault, limit, endpoint.
//! Invariant: what is cached is what the endpoint would say again.

use crate::call::{Call, Head};
use crate::clock::Clock;
use crate::fault::{self, Fault, Faults, Hit, Outcome};
use crate::limits::Limits;
use crate::log::Log;
use crate::market::{Listing, Market, STEP, Venue};
use crate::reply::{Headers, Reply, Valid};
use crate::trading::{AccountId, House, Opening};
use crate::wire::Peer;
use axum::extract::{ConnectInfo, OriginalUri, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any};
use bytes::Bytes;
use http::{Method, StatusCode};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::time::Duration;

/// No request of a client is longer.
const LONGEST_BODY: usize = 1 << 20;
/// Replies kept for one venue; more are not needed within a step.
const CACHED: usize = 512;

/// What the venues share.
pub struct Exchange {
    pub market: Arc<Market>,
    /// Accounts and orders of each venue.
    pub houses: [Mutex<House>; 3],
    pub clock: Clock,
    pub log: Log,
    pub faults: Faults,
    pub limits: Limits,
}

/// One venue of the exchange.
pub struct Branch {
    pub venue: Venue,
    pub exchange: Arc<Exchange>,
    /// The rules of all symbols, written once.
    pub rules: OnceLock<Bytes>,
    cache: Mutex<HashMap<String, Cached>>,
}

/// A venue at the moment of one request, so that all parts of its reply are of one time.
pub struct Desk<'a> {
    pub branch: &'a Branch,
    /// Who asks.
    pub from: IpAddr,
    /// Milliseconds since 1970.
    pub now: i64,
}

struct Cached {
    step: i64,
    cost: u32,
    reply: Reply,
}

/// What an endpoint answers; an error is a reply too.
pub type Answer = Result<Reply, Reply>;

/// A method of a path of a venue.
#[derive(Clone)]
pub struct Endpoint {
    method: Method,
    /// What a call costs, in the unit of the venue's limits.
    cost: fn(&Call) -> u32,
    answer: fn(&Desk<'_>, &Call) -> Answer,
    /// Whether it says the same to everybody, so that its replies can be kept.
    open: bool,
}

impl Endpoint {
    /// Public data.
    pub fn open(cost: fn(&Call) -> u32, answer: fn(&Desk<'_>, &Call) -> Answer) -> Self {
        Endpoint {
            open: true,
            ..Endpoint::private(Method::GET, cost, answer)
        }
    }

    /// What an account does or sees; `answer` checks who asks.
    pub fn private(
        method: Method,
        cost: fn(&Call) -> u32,
        answer: fn(&Desk<'_>, &Call) -> Answer,
    ) -> Self {
        Endpoint {
            method,
            cost,
            answer,
            open: false,
        }
    }
}

impl Exchange {
    /// Opens an account; on what makes no sense nothing is done, and a sentence says why.
    pub fn open(&self, opening: &Opening) -> Result<(), String> {
        let venue = Venue::ALL
            .into_iter()
            .find(|venue| venue.name() == opening.venue);
        let venue = venue.ok_or_else(|| format!("There is no venue {:?}.", opening.venue))?;
        let mut house = self.houses[venue as usize].lock().unwrap();
        house.open(opening, self.clock.now())
    }
}

impl Branch {
    pub fn new(venue: Venue, exchange: Arc<Exchange>) -> Self {
        Branch {
            venue,
            exchange,
            rules: OnceLock::new(),
            cache: Mutex::default(),
        }
    }
}

impl Desk<'_> {
    pub fn market(&self) -> &Market {
        &self.branch.exchange.market
    }

    pub fn listing(&self) -> &Listing {
        self.market().listing(self.branch.venue)
    }

    /// The time of the market's last step: what is served is the market just before it.
    pub fn step(&self) -> i64 {
        self.now.div_euclid(STEP) * STEP
    }

    /// The venue's accounts, with all that the market did to their orders until now.
    pub fn house(&self) -> MutexGuard<'_, House> {
        let houses = &self.branch.exchange.houses;
        let mut house = houses[self.branch.venue as usize].lock().unwrap();
        house.advance(self.step(), self.now);
        house
    }

    /// Counts orders of an account; an error is the venue's refusal.
    pub fn charge_orders(&self, account: AccountId, count: u32) -> Result<Headers, Reply> {
        let limits = &self.branch.exchange.limits;
        limits.charge_orders(self.from, account, count, self.now)
    }

    fn cached(&self, target: &str) -> Option<(u32, Reply)> {
        let cache = self.branch.cache.lock().unwrap();
        let entry = cache.get(target)?;
        (entry.step == self.step()).then(|| (entry.cost, entry.reply.clone()))
    }

    fn keep(&self, target: &str, cost: u32, reply: &Reply) {
        let mut cache = self.branch.cache.lock().unwrap();
        if cache.len() >= CACHED {
            cache.clear();
        }
        let entry = Cached {
            step: self.step(),
            cost,
            reply: reply.clone(),
        };
        cache.insert(target.to_owned(), entry);
    }
}

/// The reply to a request that was answered before in this step; it takes the request's head with it.
pub fn kept(branch: &Branch, peer: &Peer, request: &mut Request) -> Option<Response> {
    let Branch { exchange, .. } = branch;
    if request.method() != Method::GET || !exchange.faults.is_empty() {
        return None;
    }
    let desk = Desk {
        branch,
        from: peer.address.ip(),
        now: exchange.clock.now(),
    };
    let (cost, reply) = desk.cached(request.uri().path_and_query()?.as_str())?;
    let uri = std::mem::take(request.uri_mut());
    let headers = std::mem::take(request.headers_mut());
    let head = Arc::new(Head {
        method: Method::GET,
        uri,
        headers,
        body: Bytes::new(),
    });
    exchange.log.add(branch.venue, desk.now, &head);
    Some(limited(&desk, peer, head.uri.path(), cost, || reply).into_response())
}

/// A route of axum for the methods of a path.
pub fn route(endpoints: impl Into<Arc<[Endpoint]>>) -> MethodRouter<Arc<Branch>> {
    let endpoints = endpoints.into();
    any(
        async move |State(branch): State<Arc<Branch>>,
                    ConnectInfo(peer): ConnectInfo<Peer>,
                    uri: OriginalUri,
                    request: Request| {
            let (parts, body) = request.into_parts();
            // A client that goes while it sends is not answered, whatever is said.
            let Ok(body) = axum::body::to_bytes(body, LONGEST_BODY).await else {
                return Reply::new(StatusCode::PAYLOAD_TOO_LARGE, "text/plain", "");
            };
            let head = Arc::new(Head {
                method: parts.method,
                uri: uri.0,
                headers: parts.headers,
                body,
            });
            let now = branch.exchange.clock.now();
            branch.exchange.log.add(branch.venue, now, &head);
            serve(
                &Desk {
                    branch: &branch,
                    from: peer.address.ip(),
                    now,
                },
                &peer,
                head,
                &endpoints,
            )
            .await
        },
    )
}

async fn serve(desk: &Desk<'_>, peer: &Peer, head: Arc<Head>, endpoints: &[Endpoint]) -> Reply {
    let Branch {
        venue, exchange, ..
    } = desk.branch;
    let Some(endpoint) = endpoints.iter().find(|one| one.method == head.method) else {
        return Reply::new(StatusCode::METHOD_NOT_ALLOWED, "text/plain", "");
    };
    let mut call = Call::new(Arc::clone(&head));
    let hit = match fault::named(*venue, &mut call) {
        Some(Ok(fault)) => Some(Hit::new(fault, false, &call)),
        Some(Err(why)) => return Reply::new(StatusCode::BAD_REQUEST, "text/plain", why),
        None => exchange.faults.take(*venue, &call),
    };
    let before = hit.as_ref().is_some_and(|hit| hit.before);
    let fault = hit.map(|hit| hit.fault);
    let mut late = None;
    match &fault {
        Some(Fault::Delay { ms }) if before => {
            tokio::time::sleep(Duration::from_millis(*ms)).await;
            late = Some(Desk {
                now: exchange.clock.now(),
                ..*desk
            });
        }
        // The venue never acted on it; what is not the fault's own word is empty.
        Some(fault) if before => {
            return spoil(desk, peer, &call.path, fault.clone(), Reply::json("{}")).await;
        }
        _ => {}
    }
    let fault = fault.filter(|_| late.is_none());
    let desk = late.as_ref().unwrap_or(desk);
    let cost = (endpoint.cost)(&call);
    let reply = limited(desk, peer, &call.path, cost, || {
        let reply = (endpoint.answer)(desk, &call).unwrap_or_else(|refusal| refusal);
        if endpoint.open && fault.is_none() && reply.valid == Valid::Step {
            let target = head
                .uri
                .path_and_query()
                .map_or("", |target| target.as_str());
            desk.keep(target, cost, &reply);
        }
        reply
    });
    match fault {
        Some(fault) => spoil(desk, peer, &call.path, fault, reply).await,
        None => reply,
    }
}

/// The reply with the venue's headers, or its refusal.
fn limited(
    desk: &Desk<'_>,
    peer: &Peer,
    path: &str,
    cost: u32,
    reply: impl FnOnce() -> Reply,
) -> Reply {
    let Branch {
        venue, exchange, ..
    } = desk.branch;
    match exchange
        .limits
        .charge(*venue, peer.address.ip(), path, cost, desk.now)
    {
        Ok(headers) => {
            let mut reply = reply();
            reply.headers.extend(headers);
            reply
        }
        Err(refusal) => refusal,
    }
}

async fn spoil(desk: &Desk<'_>, peer: &Peer, path: &str, fault: Fault, reply: Reply) -> Reply {
    if let Some(time) = fault::delay(&fault) {
        tokio::time::sleep(time).await;
    }
    match fault::apply(fault, reply, desk.branch.venue, path, desk.now) {
        Outcome::Reply(reply) => reply,
        Outcome::Script(script) => {
            peer.play(script);
            // The script takes the place of this; something must be written for it to start.
            Reply::new(StatusCode::OK, "text/plain", "")
        }
    }
}
