//! [`Body`]: what follows the head of a reply.
//!
//! In goes what comes from the connection, out comes the whole body. Invariant: the connection is kept for the next request only when
//! the body was read to its end.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use ::http::HeaderMap;
use ::http::header::CONTENT_ENCODING;
use bytes::{Bytes, BytesMut};
use hyper::body::{Body as _, Incoming};

use super::line::Line;
use super::pool::Pool;
use super::{Fault, LARGEST_BODY, cause};
use crate::http::clock::Clock;

/// How many bytes are taken before the time is looked at and others have their turn.
const LARGEST_TURN: usize = 256 * 1024;

/// What a piece counts for at least: a venue that sends tiny ones without end would otherwise keep the thread, and the call past its time.
const SMALLEST_PIECE: usize = 2 * 1024;

/// A body that is still to be read, and the connection that is free after it.
pub(in crate::http) struct Body {
    incoming: Incoming,
    line: Line,
    pool: Arc<Pool>,
}

impl Body {
    pub(super) fn new(incoming: Incoming, line: Line, pool: &Arc<Pool>) -> Self {
        let pool = pool.clone();
        Self {
            incoming,
            line,
            pool,
        }
    }

    /// The whole body, unless more than `idle` passes without a byte (then `None`).
    pub async fn read(
        mut self,
        headers: &HeaderMap,
        clock: &Clock,
        idle: impl Fn() -> Duration,
    ) -> Option<Result<Bytes, Fault>> {
        if let Some(encoding) = headers
            .get(CONTENT_ENCODING)
            .filter(|encoding| *encoding != "identity")
        {
            return Some(Err(Fault::Encoded(
                encoding.to_str().unwrap_or("unknown").to_owned(),
            )));
        }
        let announced = self.incoming.size_hint().exact();
        if announced.is_some_and(|length| length > LARGEST_BODY as u64) {
            return Some(Err(Fault::TooLarge));
        }
        let mut whole = Whole::default();
        loop {
            let turn = poll_fn(|cx| self.poll_turn(&mut whole, announced, cx));
            match clock.within(idle(), turn).await? {
                Ok(Turn::Ended) => break,
                Ok(Turn::Waits) => {}
                Ok(Turn::Full) => rest().await,
                Err(fault) => return Some(Err(fault)),
            }
            // What comes without end is always there before the time has passed.
            if idle().is_zero() {
                return None;
            }
        }
        self.pool.keep(self.line);
        Some(Ok(whole.freeze()))
    }

    /// Takes what has come, one piece at least.
    fn poll_turn(
        &mut self,
        whole: &mut Whole,
        announced: Option<u64>,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Turn, Fault>> {
        let mut taken = 0;
        while !self.incoming.is_end_stream() {
            let piece = match self.line.poll_frame(&mut self.incoming, cx) {
                // Trailers say nothing that is asked for.
                Poll::Ready(Some(Ok(frame))) => frame.into_data().unwrap_or_default(),
                Poll::Ready(Some(Err(error))) => {
                    return Poll::Ready(Err(Fault::Cut(cause(&error))));
                }
                Poll::Ready(None) => break,
                Poll::Pending if taken == 0 => return Poll::Pending,
                Poll::Pending => return Poll::Ready(Ok(Turn::Waits)),
            };
            if whole.len() + piece.len() > LARGEST_BODY {
                return Poll::Ready(Err(Fault::TooLarge));
            }
            taken += piece.len().max(SMALLEST_PIECE);
            whole.push(piece, announced);
            if taken >= LARGEST_TURN {
                return Poll::Ready(Ok(Turn::Full));
            }
        }
        Poll::Ready(Ok(Turn::Ended))
    }
}

/// Until the thread has looked at all that it drives. Taking pieces has woken this task, so that one yield would be over at once.
async fn rest() {
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
}

/// How a turn at reading went.
enum Turn {
    /// The body is there.
    Ended,
    /// More is still to come.
    Waits,
    /// More may be there already, but it is the turn of others.
    Full,
}

/// The pieces of a body. One that comes in one piece is not copied.
#[derive(Default)]
struct Whole {
    first: Bytes,
    all: BytesMut,
}

impl Whole {
    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    fn push(&mut self, piece: Bytes, announced: Option<u64>) {
        if self.len() == 0 {
            self.first = piece;
            return;
        }
        if self.all.is_empty() {
            let length = announced.map_or(0, |length| length as usize);
            self.all.reserve(length.max(self.first.len() + piece.len()));
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&piece);
    }

    fn freeze(self) -> Bytes {
        match self.all.is_empty() {
            true => self.first,
            false => self.all.freeze(),
        }
    }
}
