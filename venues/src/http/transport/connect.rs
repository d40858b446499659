//! A time-out of our own around the HTTP library's connecting.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tower_layer::Layer;
use tower_service::Service;

use crate::http::clock::Clock;

/// Makes connecting (TCP, proxy and TLS) fail with [`ConnectTimeout`] when it takes too long.
#[derive(Clone)]
pub(super) struct ConnectLimit {
    pub clock: Clock,
    pub limit: Duration,
}

/// Connecting took too long.
#[derive(Debug)]
pub(super) struct ConnectTimeout;

impl fmt::Display for ConnectTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("connecting took too long")
    }
}

impl Error for ConnectTimeout {}

impl<S> Layer<S> for ConnectLimit {
    type Service = Limited<S>;

    fn layer(&self, connector: S) -> Limited<S> {
        Limited {
            connector,
            limit: self.clone(),
        }
    }
}

#[derive(Clone)]
pub(super) struct Limited<S> {
    connector: S,
    limit: ConnectLimit,
}

type BoxError = Box<dyn Error + Send + Sync>;

impl<S, R> Service<R> for Limited<S>
where
    S: Service<R, Error = BoxError>,
    S::Response: Send,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.connector.poll_ready(context)
    }

    fn call(&mut self, target: R) -> Self::Future {
        let connecting = self.connector.call(target);
        let ConnectLimit { clock, limit } = self.limit.clone();
        Box::pin(async move {
            clock
                .within(limit, connecting)
                .await
                .unwrap_or_else(|| Err(Box::new(ConnectTimeout)))
        })
    }
}
