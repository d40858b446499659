//! [`Rest`]: the one call path of all clients.
//!
//! In goes a request, out comes its reply, decoded, or the venue's error; `call` has what happens between. Invariant: clones share
//! connections, clock, limits and credentials, and differ in their options alone.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::clock::Clock;
use super::config::{self, Base, Config, Options, Settings};
use super::endpoint::Endpoint;
use super::failure::{Failure, Kind};
use super::flight::Read;
use super::hook::Hook;
use super::json::One;
use super::outcomes::{CallOutcome, Outcomes};
use super::params::Prepared;
use super::response::{LimitUse, Response};
use super::server_time::ServerTime;
use super::transport::{Transport, Way};
#[cfg(any(feature = "kucoin", feature = "okx"))]
use super::venue::ReadAs;
use super::venue::Venue;
use crate::auth::Access;
use crate::limits::Gate;

/// What every client of a venue is built on. Cheap to clone; clones share connections, clock and limits.
pub struct Rest<V> {
    pub(super) shared: Arc<Shared>,
    pub(super) settings: Settings,
    venue: PhantomData<fn() -> V>,
}

pub(super) struct Shared {
    pub base_url: String,
    pub host: String,
    pub transport: Transport,
    pub clock: Clock,
    pub gate: Gate,
    /// What signs, for a private client.
    pub access: Option<Access>,
    pub server_time: Arc<ServerTime>,
    pub outcomes: Outcomes,
    /// Who is told what happens.
    pub hook: Option<Hook>,
}

impl<V: Venue> Rest<V> {
    /// A client's base; nothing is sent.
    pub fn new(config: Config) -> Result<Self, V::Error> {
        Self::with_clock(config, Clock::system())
    }

    /// The same with a clock of one's own, for tests.
    pub fn with_clock(config: Config, clock: Clock) -> Result<Self, V::Error> {
        Self::made(Ok((config, None)), clock)
    }

    /// The base of a client that may sign, from what `PrivateConfig::split` gives.
    pub(crate) fn private(
        parts: Result<(Config, Access), String>,
        clock: Clock,
    ) -> Result<Self, V::Error> {
        let parts = parts.map(|(config, access)| (config, Some(access)));
        Self::made(parts, clock)
    }

    fn made(
        parts: Result<(Config, Option<Access>), String>,
        clock: Clock,
    ) -> Result<Self, V::Error> {
        let made = parts.and_then(|(config, access)| {
            let settings = Settings::new::<V>(&config, access.as_ref())?;
            Ok((Shared::new::<V>(config, access, clock)?, settings))
        });
        let (shared, settings) =
            made.map_err(|why| Failure::new(Kind::InvalidArgument, V::NAME, why))?;
        Ok(Self {
            shared: Arc::new(shared),
            settings,
            venue: PhantomData,
        })
    }

    /// Sends a request and decodes the reply. The way there is boxed: else the future of every endpoint would hold all of it.
    pub async fn call<E: Endpoint>(&self, request: E) -> Result<Response<E::Response>, V::Error> {
        let prepared = self.prepare(&request)?;
        let read: Read = |body| Ok(Box::new(V::read::<E::Response>(body)?));
        Ok(Box::pin(self.run(prepared, read)).await?.downcast())
    }

    /// Like [`call`](Self::call), where the reply is a list of exactly one item: the item.
    pub async fn call_one<E: Endpoint>(
        &self,
        request: E,
    ) -> Result<Response<E::Response>, V::Error> {
        let prepared = self.prepare(&request)?;
        let read: Read = |body| Ok(Box::new(V::read::<One<E::Response>>(body)?.0));
        Ok(Box::pin(self.run(prepared, read)).await?.downcast())
    }

    /// Like [`call`](Self::call), where the value is read from the reply's body in a way of its own.
    #[cfg(any(feature = "kucoin", feature = "okx"))]
    pub(crate) async fn call_as<E: Endpoint, R: ReadAs<E::Response>>(
        &self,
        request: E,
        _way: R,
    ) -> Result<Response<E::Response>, V::Error> {
        let prepared = self.prepare(&request)?;
        let read: Read = |body| Ok(Box::new(R::read(body)?));
        Ok(Box::pin(self.run(prepared, read)).await?.downcast())
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

    /// What is used of the limits that this client's calls are charged to, by all clients of the process together.
    pub fn limits(&self) -> Vec<LimitUse> {
        self.shared.gate.uses(self.shared.clock.now())
    }

    /// Outcomes of calls that changed something and whose callers had gone; each is given once.
    pub fn outcomes(&self) -> Vec<CallOutcome> {
        self.shared.outcomes.take()
    }

    /// The venue's time since 1970, as far as its replies tell it.
    pub fn venue_time(&self) -> Duration {
        self.shared.server_time.now(&self.shared.clock)
    }

    /// How long after its timestamp the venue may execute a request to a path.
    pub fn window(&self, path: &str) -> Duration {
        let obeyed = V::WINDOWED.is_none_or(|paths| paths.contains(&path));
        let said = self.settings.recv_window.filter(|_| obeyed);
        said.unwrap_or(V::WINDOW)
    }

    fn prepare<E: Endpoint>(&self, request: &E) -> Result<Prepared, V::Error> {
        let prepared = self
            .settings
            .check::<V>()
            .and_then(|()| Ok(Prepared::new::<V, E>(request)?));
        prepared.map_err(|why| {
            let failure = Failure::new(Kind::InvalidArgument, V::NAME, why);
            failure.about(E::METHOD, E::PATH).into()
        })
    }
}

impl Shared {
    fn new<V: Venue>(config: Config, access: Option<Access>, clock: Clock) -> Result<Self, String> {
        let base = Base::new::<V>(config.base_url.as_deref(), access.as_ref())?;
        let way = Way {
            base_url: &base.url,
            proxy: config.proxy.as_deref(),
            connect_timeout: config::time("connect_timeout", config.connect_timeout, 5)?,
            clock: clock.clone(),
            host: &base.host,
        };
        let transport = Transport::new(way)?;
        let server_time = ServerTime::of(V::NAME, &base.environment, &clock);
        let account = access
            .as_ref()
            .map(|access| access.credentials.fingerprint());
        let gate = Gate::new(
            V::NAME,
            &base.environment,
            config.proxy.as_deref(),
            account.as_deref(),
            clock.now(),
        );
        Ok(Self {
            base_url: base.url,
            host: base.host,
            transport,
            clock,
            gate,
            access,
            server_time,
            outcomes: Outcomes::default(),
            hook: config.on_event,
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
