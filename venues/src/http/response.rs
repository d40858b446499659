//! [`Response`]: a decoded value with what is known of its reply.

use std::any::Any;
use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use ::http::HeaderMap;
use bytes::Bytes;

/// A reply: reads like its value, and knows the status, headers, time and limits that came with it.
#[derive(Debug, Clone)]
pub struct Response<T> {
    value: T,
    meta: ReplyMeta,
}

/// A value of any type: the way of a call is compiled once, and not for each type of reply.
pub(super) type Value = Box<dyn Any + Send>;

/// What is known of a reply besides its value.
#[derive(Debug, Clone)]
pub struct ReplyMeta {
    /// The HTTP status.
    pub status: u16,
    /// The reply's headers.
    pub headers: Headers,
    /// From the first attempt to send until the value was decoded, waiting for the limits included.
    pub elapsed: Duration,
    /// Each budget that the call was charged to, after it.
    pub limits: Vec<LimitUse>,
    /// The body as it came, when the client keeps it.
    pub raw: Option<Bytes>,
}

/// How much of a budget is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitUse {
    /// The budget's name.
    pub name: &'static str,
    /// Used within the running window.
    pub used: u64,
    /// What the window holds.
    pub limit: u64,
    /// Until something of it is free again.
    pub resets_in: Duration,
}

/// Headers of a reply, names in lower case.
#[derive(Clone, Default)]
pub struct Headers(HeaderMap);

impl Response<Value> {
    /// The reply with its value, which is of this type.
    pub(super) fn downcast<T: 'static>(self) -> Response<T> {
        let Ok(value) = self.value.downcast() else {
            unreachable!("the type is that of the endpoint, which said how to read it")
        };
        Response {
            value: *value,
            meta: self.meta,
        }
    }
}

impl<T> Response<T> {
    /// Puts a value and its reply together.
    pub fn new(value: T, meta: ReplyMeta) -> Self {
        Self { value, meta }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.meta.status
    }

    /// The reply's headers.
    pub fn headers(&self) -> &Headers {
        &self.meta.headers
    }

    /// From the first attempt to send until the value was decoded.
    pub fn elapsed(&self) -> Duration {
        self.meta.elapsed
    }

    /// Each budget that the call was charged to, after it.
    pub fn limits(&self) -> &[LimitUse] {
        &self.meta.limits
    }

    /// The body as it came, when the client keeps it.
    pub fn raw(&self) -> Option<&Bytes> {
        self.meta.raw.as_ref()
    }

    /// The value, and what is known of its reply.
    pub fn into_parts(self) -> (T, ReplyMeta) {
        (self.value, self.meta)
    }

    /// The same reply with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            value: change(self.value),
            meta: self.meta,
        }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl Headers {
    /// Name and value of each header; a value that is not text is left out.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
    }

    /// The first value of a header, whatever the case of its name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.to_str().ok()
    }
}

impl From<HeaderMap> for Headers {
    fn from(headers: HeaderMap) -> Self {
        Self(headers)
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
