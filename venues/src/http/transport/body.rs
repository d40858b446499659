//! [`Body`]: what follows the head of a reply.
//!
//! In goes what comes from the connection, out comes the whole body. Invariant: the connection is kept for the next request only when
//! the body was read to its end.

use std::sync::Arc;
use std::time::Duration;

use ::http::HeaderMap;
use ::http::header::CONTENT_ENCODING;
use bytes::{Bytes, BytesMut};
use hyper::body::{Body as _, Incoming};

use super::line::Line;
use super::pool::Pool;
use super::{Fault, LARGEST_BODY, cause};
use crate::http::clock::Clock;

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
        while !self.incoming.is_end_stream() {
            let frame = match clock
                .within(idle(), self.line.frame(&mut self.incoming))
                .await?
            {
                Some(Ok(frame)) => frame,
                Some(Err(error)) => return Some(Err(Fault::Cut(cause(&error)))),
                None => break,
            };
            // Trailers say nothing that is asked for.
            let Ok(piece) = frame.into_data() else {
                continue;
            };
            if whole.len() + piece.len() > LARGEST_BODY {
                return Some(Err(Fault::TooLarge));
            }
            whole.push(piece, announced);
        }
        self.pool.keep(self.line);
        Some(Ok(whole.freeze()))
    }
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
