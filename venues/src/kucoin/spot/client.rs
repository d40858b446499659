//! The client of public endpoints.

use crate::http::{Config, LimitUse, Options, Rest};
use crate::kucoin::{Kucoin, KucoinError};

/// Public market data of KuCoin spot. Cheap to clone; clones share connections and limits.
#[derive(Clone, Debug)]
pub struct PublicRestClient {
    pub(super) rest: Rest<Kucoin>,
}

impl PublicRestClient {
    /// A client; nothing is sent before the first call. Fails when an argument cannot be used.
    pub fn new(config: Config) -> Result<Self, KucoinError> {
        Ok(Self {
            rest: Rest::new(config)?,
        })
    }

    /// A client that differs in some options and shares connections, clock and limits with this one.
    pub fn with_options(&self, options: Options) -> Self {
        Self {
            rest: self.rest.with_options(options),
        }
    }

    /// Where requests go.
    pub fn base_url(&self) -> &str {
        self.rest.base_url()
    }

    /// What is used of the limits that this client's calls are charged to, by all clients of the process together.
    pub fn limits(&self) -> Vec<LimitUse> {
        self.rest.limits()
    }

    /// Closes the client and its idle connections; calls after it fail with `ClientClosed`.
    pub async fn close(&self) {
        self.rest.close().await;
    }
}
