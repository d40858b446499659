//! A reply before it is put on the wire.
//!
//! Invariant: a body is in memory as a few shared pieces, so that large ones are sent without a copy.

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http_body::{Body, Frame, SizeHint};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

/// How long a reply stays true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Valid {
    /// For this moment only.
    Now,
    /// Until the market's next step.
    Step,
}

/// A few headers, none twice.
pub type Headers = Vec<(HeaderName, HeaderValue)>;

#[derive(Debug, Clone)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: Headers,
    pub body: Vec<Bytes>,
    pub valid: Valid,
}

impl Reply {
    pub fn new(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let headers = vec![(CONTENT_TYPE, HeaderValue::from_static(content_type))];
        Reply {
            status,
            headers,
            body: vec![body.into()],
            valid: Valid::Now,
        }
    }

    pub fn json(body: impl Into<Bytes>) -> Self {
        Reply {
            valid: Valid::Step,
            ..Reply::new(StatusCode::OK, "application/json", body)
        }
    }

    pub fn html(status: StatusCode, body: impl Into<Bytes>) -> Self {
        Reply::new(status, "text/html; charset=utf-8", body)
    }

    pub fn with_status(self, status: StatusCode) -> Self {
        Reply { status, ..self }
    }

    pub fn with_header(mut self, name: HeaderName, value: impl Into<HeaderValue>) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.into()));
        self
    }

    pub fn with_body(self, body: impl Into<Bytes>) -> Self {
        Reply {
            body: vec![body.into()],
            ..self
        }
    }

    pub fn at_this_moment(self) -> Self {
        Reply {
            valid: Valid::Now,
            ..self
        }
    }

    /// The body in one piece.
    pub fn whole_body(&self) -> Bytes {
        match self.body.as_slice() {
            [only] => only.clone(),
            pieces => pieces.concat().into(),
        }
    }
}

impl IntoResponse for Reply {
    fn into_response(mut self) -> Response {
        let body = match self.body.len() {
            1 => axum::body::Body::from(self.body.remove(0)),
            _ => axum::body::Body::new(Pieces(self.body.into())),
        };
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        response.headers_mut().extend(self.headers);
        response
    }
}

/// A body of known length in several pieces.
struct Pieces(VecDeque<Bytes>);

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.iter().map(|piece| piece.len() as u64).sum())
    }
}
