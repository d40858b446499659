//! [`Rest`]: the one call path of all clients.

use std::marker::PhantomData;
use std::sync::Arc;

use super::config::{Config, Options};
use super::endpoint::Endpoint;
use super::failure::{Failure, Kind};
use super::response::Response;
use super::venue::Venue;

/// What every client of a venue is built on. Cheap to clone; clones share connections, clock and limits.
pub struct Rest<V> {
    shared: Arc<str>,
    venue: PhantomData<fn() -> V>,
}

impl<V> std::fmt::Debug for Rest<V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rest").finish_non_exhaustive()
    }
}

impl<V> Clone for Rest<V> {
    fn clone(&self) -> Self {
        Self {
            shared: self.shared.clone(),
            venue: PhantomData,
        }
    }
}

impl<V: Venue> Rest<V> {
    /// A client's base; nothing is sent.
    pub fn new(config: Config) -> Result<Self, V::Error> {
        let base_url = config.base_url.unwrap_or_else(|| V::BASE_URL.to_owned());
        Ok(Self {
            shared: base_url.into(),
            venue: PhantomData,
        })
    }

    /// Sends a request and decodes the reply.
    pub async fn call<E: Endpoint>(&self, request: E) -> Result<Response<E::Response>, V::Error> {
        let _ = request;
        Err(Failure::new(Kind::InternalError, V::NAME, "not there yet").into())
    }

    /// Like [`call`](Self::call), where the reply is a list of exactly one item: the item.
    pub async fn call_one<E: Endpoint>(
        &self,
        request: E,
    ) -> Result<Response<E::Response>, V::Error> {
        self.call(request).await
    }

    /// A client that differs in some options.
    pub fn with_options(&self, options: Options) -> Self {
        let _ = options;
        self.clone()
    }

    /// Where requests go.
    pub fn base_url(&self) -> &str {
        &self.shared
    }

    /// Ends the client: later calls fail, idle connections are closed.
    pub async fn close(&self) {}
}
