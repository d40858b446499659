//! What became of a call without a value, in words.

use bytes::Bytes;

use super::failure::{Failure, Kind};
use super::sent::Sent;
use super::transport::{Fault, LARGEST_BODY};
use super::venue::Refusal;
use crate::limits::Held;
use std::time::Duration;

/// The shortest ban that a venue of ours documents, for one that does not say how long.
pub(super) const SHORTEST_BAN: Duration = Duration::from_secs(120);
/// How much of a body an error keeps.
const KEPT: usize = 64 * 1024;
/// How much of a body an error shows.
const SHOWN: usize = 200;

/// An attempt without a value.
pub(super) struct Failed {
    pub failure: Box<Failure>,
    /// Whether the venue said nothing at all.
    pub unanswered: bool,
    /// Whether the venue may have got the request and done what it asks.
    pub ambiguous: bool,
    /// Whether a stop came between leave and sending: nothing was sent, and it may wait once more.
    pub stopped: bool,
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        Self {
            failure: Box::new(failure),
            unanswered: false,
            ambiguous: false,
            stopped: false,
        }
    }
}

impl Failed {
    /// Of a request that changes something: the outcome is unknown where the venue may have done it.
    pub fn unknown(mut self, sent: &Sent) -> Self {
        if self.ambiguous {
            self.failure.kind = Kind::OrderOutcomeUnknown;
            self.failure.message = format!(
                "the request was sent, and whether the venue executed it is not known: {}{}",
                self.failure.message,
                sent.words()
            );
            self.failure.sent = Some(Box::new(sent.clone()));
        }
        self
    }
}

/// Our own count did not let the call pass.
pub(super) fn held_back(venue: &'static str, held: Held) -> Failed {
    let wait = held.wait;
    let message = match held.budget {
        Some(budget) => format!(
            "nothing was sent: the {budget} limit is used up, and something is free again in {wait:.1?}"
        ),
        None => {
            format!("nothing was sent: the venue asked to be left alone, for {wait:.1?} from now")
        }
    };
    Failure {
        retry_after: Some(wait),
        ..Failure::new(Kind::RateLimited, venue, message)
    }
    .into()
}

/// No reply, or not all of it.
pub(super) fn of_fault(venue: &'static str, fault: Fault) -> Failed {
    let sent = !matches!(
        fault,
        Fault::Closed | Fault::Connect(_) | Fault::ConnectTimeout | Fault::Proxy(_)
    );
    let (kind, unanswered, message) = match fault {
        Fault::Closed => (
            Kind::ClientClosed,
            false,
            "nothing was sent: the client is closed; make a new one".to_owned(),
        ),
        Fault::Connect(why) => (
            Kind::ConnectError,
            true,
            format!("nothing was sent: no connection ({why})"),
        ),
        Fault::ConnectTimeout => (
            Kind::Timeout,
            false,
            "nothing was sent: the connect time-out passed before there was a connection"
                .to_owned(),
        ),
        Fault::Proxy(why) => (
            Kind::ProxyError,
            true,
            format!("nothing was sent: no way through the proxy ({why})"),
        ),
        Fault::Unanswered(why) => (
            Kind::ReadError,
            true,
            format!("the connection ended before a reply came ({why})"),
        ),
        Fault::Cut(why) => (
            Kind::ReadError,
            false,
            format!("the reply broke off or is not HTTP ({why})"),
        ),
        Fault::Encoded(encoding) => (
            Kind::DecodeError,
            false,
            format!("the body is compressed ({encoding}), which was not asked for"),
        ),
        Fault::TooLarge => (
            Kind::BodyTooLarge,
            false,
            format!(
                "the body is larger than the {} MiB that are read at most",
                LARGEST_BODY >> 20
            ),
        ),
    };
    Failed {
        failure: Box::new(Failure::new(kind, venue, message)),
        unanswered,
        ambiguous: sent,
        stopped: false,
    }
}

/// A reply that holds no value: the venue's own words where there are any.
pub(super) fn of_refusal(
    venue: &'static str,
    status: u16,
    refusal: Option<Refusal>,
    body: Bytes,
) -> Failed {
    let open = matches!(&refusal, Some(Refusal::Venue { meaning, .. }) if meaning.open);
    let (kind, code, message) = match refusal {
        Some(Refusal::Venue {
            meaning,
            code,
            message,
        }) => (meaning.kind, code, message),
        Some(Refusal::Content(error)) => {
            let message = format!(
                "the reply is not what it should be: {error}; it begins {}",
                shown(&body)
            );
            (Kind::DecodeError, None, message)
        }
        None => {
            let (kind, words) = of_status(status);
            let message = match body.is_empty() {
                true => words.to_owned(),
                false => format!("{words}; the body begins {}", shown(&body)),
            };
            (kind, None, message)
        }
    };
    // A copy, so that the rest of a large body is let go of.
    let raw = match body.len() > KEPT {
        true => Bytes::copy_from_slice(&body[..KEPT]),
        false => body,
    };
    let failure = Failure {
        code,
        status: Some(status),
        raw: Some(raw),
        ..Failure::new(kind, venue, message)
    };
    Failed {
        ambiguous: open || is_ambiguous(kind, status),
        ..failure.into()
    }
}

/// Whether a reply without a value leaves open what the venue did, when no code of its own says so: what it said is not understood, or its
/// status is that of a time-out or a failure on its side.
fn is_ambiguous(kind: Kind, status: u16) -> bool {
    match kind {
        Kind::ServerError | Kind::DecodeError | Kind::RedirectRefused => true,
        Kind::ExchangeError => status == 408 || status >= 500,
        _ => status == 408,
    }
}

/// What a status says by itself.
pub(super) fn of_status(status: u16) -> (Kind, &'static str) {
    match status {
        status if is_redirect(status) => (
            Kind::RedirectRefused,
            "the venue answered with a redirect, which is never followed",
        ),
        401 => (
            Kind::AuthenticationError,
            "the venue does not accept the key or the signature",
        ),
        403 => (Kind::PermissionDenied, "the venue forbids this"),
        418 => (Kind::Banned, "the venue has banned this address"),
        429 => (Kind::RateLimited, "a limit of the venue is used up"),
        500.. => (Kind::ServerError, "the venue answered with a server error"),
        _ => (
            Kind::ExchangeError,
            "the venue refused without words that are understood",
        ),
    }
}

/// Whether a status is one of those that lead elsewhere.
pub(super) fn is_redirect(status: u16) -> bool {
    (300..400).contains(&status)
}

/// The beginning of a body, quoted.
fn shown(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(&body[..body.len().min(SHOWN)]);
    match body.len() {
        0 => "nowhere: it is empty".to_owned(),
        length if length > SHOWN => format!("{text:?}…"),
        _ => format!("{text:?}"),
    }
}
