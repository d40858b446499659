//! The client of private endpoints.

use std::ops::Deref;

use super::PublicRestClient;
use crate::http::{CallOutcome, Clock, Options, Rest};
use crate::okx::{Environment, OkxError, PrivateConfig};

/// Trading and account of OKX spot, and all public market data. Cheap to clone; clones share connections, limits and credentials.
#[derive(Clone, Debug)]
pub struct PrivateRestClient {
    public: PublicRestClient,
    environment: Environment,
}

impl PrivateRestClient {
    /// A client; nothing is sent before the first call. Fails when an argument or the credentials cannot be used.
    pub fn new(config: PrivateConfig) -> Result<Self, OkxError> {
        Self::with_clock(config, Clock::system())
    }

    /// The same with a clock of one's own, for tests.
    #[doc(hidden)]
    pub fn with_clock(config: PrivateConfig, clock: Clock) -> Result<Self, OkxError> {
        let environment = config.environment.clone();
        let rest = Rest::private(config.split(), clock)?;
        Ok(Self {
            public: PublicRestClient { rest },
            environment: environment.unwrap_or(Environment::Production),
        })
    }

    /// A client that differs in some options and shares connections, clock, limits and credentials with this one.
    pub fn with_options(&self, options: Options) -> Self {
        Self {
            public: self.public.with_options(options),
            environment: self.environment.clone(),
        }
    }

    /// Where it trades.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Outcomes of calls that changed something and whose callers had gone before the reply came; each is given once.
    pub fn outcomes(&self) -> Vec<CallOutcome> {
        self.rest.outcomes()
    }
}

impl Deref for PrivateRestClient {
    type Target = PublicRestClient;

    fn deref(&self) -> &PublicRestClient {
        &self.public
    }
}
