//! [`Failure`]: why a call has no value.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::endpoint::Method;
use super::sent::Sent;
#[cfg(any(feature = "binance", feature = "kucoin", feature = "okx"))]
use super::venue::Venue;
use crate::types::Text;

/// Why a call has no value, and what is known of it.
#[derive(Clone)]
pub struct Failure {
    /// What kind of failure it is.
    pub kind: Kind,
    /// The venue's name.
    pub venue: &'static str,
    /// The venue's own code.
    pub code: Option<Text>,
    /// What happened, in the venue's words or in ours.
    pub message: String,
    /// The HTTP status, when there was a reply.
    pub status: Option<u16>,
    /// How long to stay away, when the venue said so.
    pub retry_after: Option<Duration>,
    /// The first 64 KiB of the reply's body.
    pub raw: Option<Bytes>,
    /// Method and path of the request, never its parameters.
    pub request: Option<String>,
    /// Of a request whose outcome is not known: what to ask the venue for.
    pub sent: Option<Box<Sent>>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])+ $name:ident),+ $(,)?) => {
        /// Kinds of failure, each a class of `ccrxt.errors` by the same name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$doc])+ $name,)+
        }

        impl Kind {
            /// The kind's name.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }
        }
    };
}

kinds! {
    /// The venue answered with an error of no more special kind.
    ExchangeError,
    /// The key or the signature is not accepted.
    AuthenticationError,
    /// The key may not do this.
    PermissionDenied,
    /// The account does not hold enough.
    InsufficientBalance,
    /// The order is not known.
    OrderNotFound,
    /// The client order id was used before.
    DuplicateOrderId,
    /// A parameter is missing, malformed or out of range.
    InvalidParameter,
    /// The symbol is not known, or is not traded now.
    InvalidSymbol,
    /// An order breaks one of the symbol's filters.
    FilterViolation,
    /// A limit is used up: at the venue, or in our own count, when nothing was sent.
    RateLimited,
    /// The venue does not listen to this address or key for a while.
    Banned,
    /// The venue is being maintained.
    Maintenance,
    /// The request's timestamp is outside of the venue's window.
    TimestampError,
    /// No connection could be made; nothing was sent.
    ConnectError,
    /// The proxy could not be reached or refused; nothing was sent.
    ProxyError,
    /// The connection or the body ended early.
    ReadError,
    /// A time-out passed.
    Timeout,
    /// The venue answered with a redirect, which is never followed.
    RedirectRefused,
    /// The body is larger than accepted.
    BodyTooLarge,
    /// The status says success and the content is something else.
    DecodeError,
    /// The venue answered with a server error.
    ServerError,
    /// Something was sent that changes state, and what became of it is not known.
    OrderOutcomeUnknown,
    /// An argument was refused before anything was sent.
    InvalidArgument,
    /// The client was closed before the call.
    ClientClosed,
    /// A defect of this library.
    InternalError,
}

impl Failure {
    /// A failure of a kind, with a sentence.
    pub fn new(kind: Kind, venue: &'static str, message: impl Into<String>) -> Self {
        Self {
            kind,
            venue,
            code: None,
            message: message.into(),
            status: None,
            retry_after: None,
            raw: None,
            request: None,
            sent: None,
        }
    }

    /// The same, about a request; its parameters are left out, for they may be secrets.
    pub(crate) fn about(mut self, method: Method, path: &str) -> Self {
        self.request = Some(format!("{} {path}", method.as_str()));
        self
    }
}

impl fmt::Debug for Failure {
    /// Of the body, its length: it may be long.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("kind", &self.kind)
            .field("venue", &self.venue)
            .field("code", &self.code)
            .field("message", &self.message)
            .field("status", &self.status)
            .field("retry_after", &self.retry_after)
            .field(
                "raw",
                &self.raw.as_ref().map(|raw| format!("{} bytes", raw.len())),
            )
            .field("request", &self.request)
            .field("sent", &self.sent)
            .finish()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.venue)?;
        if let Some(request) = &self.request {
            write!(f, " {request}")?;
        }
        f.write_str(": ")?;
        if let Some(code) = &self.code {
            write!(f, "[{code}] ")?;
        }
        f.write_str(&self.message)?;
        match self.status {
            Some(status) => write!(f, " (HTTP {status})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}

/// A venue's error: a [`Failure`] under the venue's name.
pub trait VenueError:
    std::error::Error + From<Failure> + AsRef<Failure> + Send + Sync + 'static
{
}

/// What a venue takes of a number or an order, or which of a symbol's own rules that breaks.
#[cfg(any(feature = "binance", feature = "kucoin", feature = "okx"))]
pub(crate) fn ruled<V: Venue, T>(checked: Result<T, String>) -> Result<T, V::Error> {
    checked.map_err(|why| {
        let message = format!("nothing was sent: {why}");
        Failure::new(Kind::FilterViolation, V::NAME, message).into()
    })
}

/// Makes a venue's error: `venue_error! { /// doc  pub struct BinanceError; }`.
macro_rules! venue_error {
    ($(#[$meta:meta])* pub struct $name:ident;) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name(Box<$crate::http::Failure>);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::error::Error for $name {}

        impl From<$crate::http::Failure> for $name {
            fn from(failure: $crate::http::Failure) -> Self {
                Self(Box::new(failure))
            }
        }

        impl AsRef<$crate::http::Failure> for $name {
            fn as_ref(&self) -> &$crate::http::Failure {
                &self.0
            }
        }

        impl $crate::http::VenueError for $name {}
    };
}
pub(crate) use venue_error;
