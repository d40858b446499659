//! [`Rest`]: the one call path of all clients.
//!
//! In goes a request, out comes its reply, decoded, or the venue's error. A request that changes something at the venue is sent once at
//! most; any other again when nobody answered.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use ::http::HeaderMap;
use bytes::Bytes;

use super::clock::Clock;
use super::config::{self, Base, Config, Options, Settings};
use super::endpoint::Endpoint;
use super::failure::{Failure, Kind};
use super::json::One;
use super::outcome::{self, Failed};
use super::params::Prepared;
use super::response::{LimitUse, ReplyMeta, Response};
use super::transport::{Fault, Reply, Transport, Way};
use super::venue::{Refusal, Venue};
use crate::limits::{self, Gate, Leave};

/// What every client of a venue is built on. Cheap to clone; clones share connections, clock and limits.
pub struct Rest<V> {
    shared: Arc<Shared>,
    settings: Settings,
    venue: PhantomData<fn() -> V>,
}

struct Shared {
    base_url: String,
    transport: Transport,
    clock: Clock,
    gate: Arc<Gate>,
}

/// A reply of status 2xx, and where its value will go.
struct Received {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    limits: Vec<LimitUse>,
    leave: Leave,
    began: Duration,
}

/// How often a request that nobody answered is sent again, and how long after that.
const PAUSES: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(250)];
/// A larger body is decoded beside the thread that carries everyone's bytes.
const LARGE_BODY: usize = 256 * 1024;

impl<V: Venue> Rest<V> {
    /// A client's base; nothing is sent.
    pub fn new(config: Config) -> Result<Self, V::Error> {
        Self::with_clock(config, Clock::system())
    }

    /// The same with a clock of one's own, for tests.
    pub fn with_clock(config: Config, clock: Clock) -> Result<Self, V::Error> {
        let shared = Shared::new::<V>(&config, clock);
        let made = shared.and_then(|shared| Ok((shared, Settings::new(&config)?)));
        let (shared, settings) =
            made.map_err(|why| Failure::new(Kind::InvalidArgument, V::NAME, why))?;
        Ok(Self {
            shared: Arc::new(shared),
            settings,
            venue: PhantomData,
        })
    }

    /// Sends a request and decodes the reply.
    pub async fn call<E: Endpoint>(&self, request: E) -> Result<Response<E::Response>, V::Error> {
        let prepared = self.prepare(&request)?;
        self.run(&prepared, V::read::<E::Response>).await
    }

    /// Like [`call`](Self::call), where the reply is a list of exactly one item: the item.
    pub async fn call_one<E: Endpoint>(
        &self,
        request: E,
    ) -> Result<Response<E::Response>, V::Error> {
        let prepared = self.prepare(&request)?;
        let read = |body: &[u8]| V::read::<One<E::Response>>(body).map(|One(item)| item);
        self.run(&prepared, read).await
    }

    /// A client that differs in some options and shares connections, clock and limits with this one. An option that cannot be used is
    /// refused by the first call.
    pub fn with_options(&self, options: Options) -> Self {
        Self {
            shared: self.shared.clone(),
            settings: self.settings.with(options),
            venue: PhantomData,
        }
    }

    /// Where requests go.
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    /// Ends the client and its clones: later calls fail, idle connections are closed.
    pub async fn close(&self) {
        self.shared.transport.close();
    }

    fn prepare<E: Endpoint>(&self, request: &E) -> Result<Prepared, V::Error> {
        let prepared = self
            .settings
            .check()
            .and_then(|()| Ok(Prepared::new(request)?));
        prepared.map_err(|why| {
            let failure = Failure::new(Kind::InvalidArgument, V::NAME, why);
            failure.about(E::METHOD, E::PATH).into()
        })
    }

    async fn run<T: Send + 'static>(
        &self,
        prepared: &Prepared,
        read: impl FnOnce(&[u8]) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<Response<T>, V::Error> {
        let value = match self.exchange(prepared).await {
            Ok(received) => self.decode(received, read).await,
            Err(failure) => Err(failure),
        };
        value.map_err(|failure| failure.about(prepared.method, prepared.path).into())
    }

    /// Sends until there is an answer, or no more time.
    async fn exchange(&self, prepared: &Prepared) -> Result<Received, Box<Failure>> {
        let began = self.shared.clock.now();
        let mut pauses = PAUSES.into_iter();
        loop {
            let failed = match self.attempt(prepared, began).await {
                Ok(received) => return Ok(received),
                Err(failed) => failed,
            };
            let pause = pauses.next().filter(|pause| {
                failed.unanswered && prepared.repeatable && *pause < self.left(began)
            });
            match pause {
                Some(pause) => self.shared.clock.sleep(pause).await,
                None => return Err(failed.failure),
            }
        }
    }

    async fn attempt(&self, prepared: &Prepared, began: Duration) -> Result<Received, Failed> {
        let Shared {
            clock,
            gate,
            transport,
            base_url,
        } = &*self.shared;
        let entered = gate.enter(
            prepared.charges,
            &prepared.measures,
            &self.settings.limits,
            clock,
            self.left(began),
        );
        let leave = entered
            .await
            .map_err(|refused| outcome::held_back(V::NAME, &refused))?;

        let url = [base_url.as_str(), prepared.target.as_str()].concat();
        let sending = clock
            .within(self.patience(began), transport.send(prepared.method, &url))
            .await;
        let reply = sending.ok_or_else(|| self.late(began, "the head of the reply"))?;
        let reply = reply.map_err(|fault| outcome::of_fault(V::NAME, fault))?;
        self.read(reply, leave, began).await
    }

    async fn read(
        &self,
        reply: Reply,
        mut leave: Leave,
        began: Duration,
    ) -> Result<Received, Failed> {
        let clock = &self.shared.clock;
        let Reply {
            status,
            headers,
            body,
        } = reply;
        let limits = leave.answered::<V>(&headers, clock.now());
        if outcome::is_redirect(status) {
            return Err(self
                .refused(status, &headers, None, Bytes::new(), &leave)
                .into());
        }
        let success = (200..300).contains(&status);
        let body = body.read(&headers, clock, || self.patience(began)).await;
        let body = match body {
            None => Err(self.late(began, "the rest of the body")),
            // The status says enough.
            Some(Err(Fault::Encoded(_))) if !success => Ok(Bytes::new()),
            Some(body) => body.map_err(|fault| outcome::of_fault(V::NAME, fault)),
        };
        let body = body.map_err(|mut failed| {
            // What the head asks for holds, whatever became of the body.
            let failure = &mut failed.failure;
            failure.status = Some(status);
            failure.retry_after = limits::retry_after(&headers, clock.unix());
            self.obey(outcome::of_status(status).0, failure.retry_after, &leave);
            failed
        })?;
        if success {
            return Ok(Received {
                status,
                headers,
                body,
                limits,
                leave,
                began,
            });
        }
        let refusal = V::refusal(status, &body);
        Err(self.refused(status, &headers, refusal, body, &leave).into())
    }

    /// The failure in a reply without a value; a ban or a wait that it asks for holds from now on.
    fn refused(
        &self,
        status: u16,
        headers: &HeaderMap,
        refusal: Option<Refusal>,
        body: Bytes,
        leave: &Leave,
    ) -> Failure {
        let mut failure = outcome::of_refusal(V::NAME, status, refusal, body);
        failure.retry_after = limits::retry_after(headers, self.shared.clock.unix());
        self.obey(failure.kind, failure.retry_after, leave);
        if failure.kind == Kind::RateLimited {
            failure.retry_after = failure.retry_after.or_else(|| V::resets_in(headers));
        }
        failure
    }

    fn obey(&self, kind: Kind, retry_after: Option<Duration>, leave: &Leave) {
        let now = self.shared.clock.now();
        match (kind, retry_after) {
            (_, Some(wait)) => self.shared.gate.stop(now, wait),
            (Kind::Banned, None) => self.shared.gate.stop(now, outcome::SHORTEST_BAN),
            (Kind::RateLimited, None) => leave.exhausted(now),
            _ => {}
        }
    }

    async fn decode<T: Send + 'static>(
        &self,
        received: Received,
        read: impl FnOnce(&[u8]) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<Response<T>, Box<Failure>> {
        let Received {
            status,
            headers,
            body,
            limits,
            leave,
            began,
        } = received;
        let value = match body.len() > LARGE_BODY {
            true => super::json::beside(&body, read).await,
            false => read(&body),
        };
        let raw = (self.settings.keep_raw || value.is_err()).then_some(body);
        match value {
            Ok(value) => {
                let elapsed = self.shared.clock.now() - began;
                Ok(Response::new(
                    value,
                    ReplyMeta {
                        status,
                        headers: headers.into(),
                        elapsed,
                        limits,
                        raw,
                    },
                ))
            }
            Err(refusal) => {
                let body = raw.unwrap_or_default();
                Err(Box::new(self.refused(
                    status,
                    &headers,
                    Some(refusal),
                    body,
                    &leave,
                )))
            }
        }
    }

    /// How long the next byte may take: the read time-out, or what is left of the call's.
    fn patience(&self, began: Duration) -> Duration {
        self.settings.read_timeout.min(self.left(began))
    }

    fn left(&self, began: Duration) -> Duration {
        let until = began.saturating_add(self.settings.timeout);
        until.saturating_sub(self.shared.clock.now())
    }

    fn late(&self, began: Duration, what: &str) -> Failed {
        let limit = match self.left(began) {
            Duration::ZERO => format!("the call's time-out of {:?} passed", self.settings.timeout),
            _ => format!(
                "nothing came for {:?}, the read time-out",
                self.settings.read_timeout
            ),
        };
        let message = format!("{limit} while waiting for {what}");
        Failure::new(Kind::Timeout, V::NAME, message).into()
    }
}

impl Shared {
    fn new<V: Venue>(config: &Config, clock: Clock) -> Result<Self, String> {
        let base = Base::new::<V>(config.base_url.as_deref())?;
        let way = Way {
            base_url: &base.url,
            proxy: config.proxy.as_deref(),
            connect_timeout: config::time("connect_timeout", config.connect_timeout, 5)?,
            clock: clock.clone(),
        };
        let transport = Transport::new(way)?;
        let gate = Gate::per_ip(
            V::NAME,
            &base.environment,
            config.proxy.as_deref(),
            clock.now(),
        );
        Ok(Self {
            base_url: base.url,
            transport,
            clock,
            gate,
        })
    }
}

impl<V> Clone for Rest<V> {
    fn clone(&self) -> Self {
        Self {
            shared: self.shared.clone(),
            settings: self.settings.clone(),
            venue: PhantomData,
        }
    }
}

impl<V> fmt::Debug for Rest<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rest")
            .field("base_url", &self.shared.base_url)
            .field("settings", &self.settings)
            .finish()
    }
}
