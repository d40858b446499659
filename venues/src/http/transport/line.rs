//! [`Line`]: a connection that requests can be sent on, one after the other.
//!
//! In goes a wire, out come replies. Invariant: a line is driven by the call that uses it and by nobody else; while it is kept it stands
//! still, and what came meanwhile (a venue that hung up) the next call finds out before anything of its request is sent.
//!
//! A task beside the calls would be woken for what they wait for, and would have to wake them: a tenth of what a small call costs.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use ::http::{Request, Response};
use bytes::Bytes;
use http_body_util::Full;
use hyper::body::{Body as _, Frame, Incoming};
use hyper::client::conn::TrySendError;
use hyper::client::conn::http1::{self, Connection, SendRequest};
use hyper_util::rt::TokioIo;

use super::route::Wire;

type Sending = Full<Bytes>;
type Piece = Result<Frame<Bytes>, hyper::Error>;
type Driven = Connection<TokioIo<Box<dyn Wire>>, Sending>;

/// A connection that requests can be sent on.
pub(super) struct Line {
    sender: SendRequest<Sending>,
    /// `None` once it has ended.
    connection: Option<Box<Driven>>,
}

impl Line {
    /// HTTP on a wire; nothing is sent.
    pub async fn new(wire: Box<dyn Wire>) -> Result<Self, hyper::Error> {
        let (sender, connection) = http1::handshake(TokioIo::new(wire)).await?;
        let connection = Some(Box::new(connection));
        Ok(Self { sender, connection })
    }

    /// Sends a request and gives the head of its reply. A request that comes back in the error was not begun.
    pub async fn send(
        &mut self,
        request: Request<Sending>,
    ) -> Result<Response<Incoming>, TrySendError<Request<Sending>>> {
        let mut reply = pin!(self.sender.try_send_request(request));
        poll_fn(|cx| driven(&mut self.connection, cx, |cx| reply.as_mut().poll(cx))).await
    }

    /// The next piece of a reply, `None` after the last one.
    pub fn poll_frame(&mut self, body: &mut Incoming, cx: &mut Context<'_>) -> Poll<Option<Piece>> {
        driven(&mut self.connection, cx, |cx| {
            Pin::new(&mut *body).poll_frame(cx)
        })
    }

    /// Whether another request can be sent on it, as far as is known.
    pub fn is_ready(&self) -> bool {
        self.connection.is_some() && self.sender.is_ready()
    }
}

/// What somebody waits for; where it is not there, the connection is driven once.
fn driven<T>(
    connection: &mut Option<Box<Driven>>,
    cx: &mut Context<'_>,
    mut wanted: impl FnMut(&mut Context<'_>) -> Poll<T>,
) -> Poll<T> {
    if let Poll::Ready(output) = wanted(cx) {
        return Poll::Ready(output);
    }
    let ended = match connection {
        Some(connection) => Pin::new(&mut **connection).poll(cx).is_ready(),
        None => false,
    };
    // What ended it is told to who waits; so is, when it is dropped, that a request was not begun.
    if ended {
        *connection = None;
    }
    wanted(cx)
}
