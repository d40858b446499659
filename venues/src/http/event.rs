//! [`Event`]: what happened on the way of a call, as plain data.
//!
//! Invariant: nothing in it is a secret. Of a request it has the path without any value, and which order it is about; it has no
//! header, no body and none of the venue's words.

use std::time::Duration;

use super::endpoint::Method;
use super::failure::Kind;
use super::response::LimitUse;
use crate::types::Text;

/// Something that happened on the way of a call. A request that was sent is followed by one reply or loss, unless its caller went
/// away and it changes nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// How much it matters.
    pub level: Level,
    /// The venue's name.
    pub venue: &'static str,
    /// Which call of the process it is: all events of one call have the same number.
    pub call: u64,
    /// Which attempt of the call it is, from 1.
    pub attempt: u32,
    /// The HTTP method.
    pub method: Method,
    /// The path as the venue's documentation has it, without any value.
    pub path: &'static str,
    /// The symbol that the request is about.
    pub symbol: Option<Text>,
    /// The client order id that the request gives to an order, or by which it names one.
    pub client_order_id: Option<Text>,
    /// Since the call began.
    pub elapsed: Duration,
    /// The status of the reply.
    pub status: Option<u16>,
    /// Why there is no value: of a reply, of a loss, and of the attempt before a retry.
    pub failure: Option<Kind>,
    /// The venue's code for it.
    pub code: Option<Text>,
    /// How long it waits, from now.
    pub wait: Option<Duration>,
    /// The budget that it waits for; `None` when the venue asked to be left alone.
    pub budget: Option<&'static str>,
    /// Of a request and its reply: each budget that the call is charged to, with what is used of it.
    pub limits: Vec<LimitUse>,
}

/// What happened on the way of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The call waits for a limit, or for the end of a ban; nothing is sent yet.
    Wait,
    /// A request is sent.
    Request,
    /// The venue answered, with a value or with a refusal.
    Reply,
    /// No reply came.
    Lost,
    /// The call will be sent again.
    Retry,
}

/// How much an event matters to whoever reads of all that happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// All goes its way: a request, and a reply with a value or with a refusal that concerns this call alone.
    Debug,
    /// A call takes longer: it waits for one of our own counts, or its reply did not come and nothing is in doubt.
    Info,
    /// Someone should look: a call is sent again, the venue bans or turns away, or what became of an order is not known.
    Warning,
}

impl Level {
    /// Of what happened; `failure` is why there is no value, `counted` whether it is our own count that a call waits for.
    pub(super) fn of(kind: EventKind, failure: Option<Kind>, counted: bool) -> Self {
        match (kind, failure) {
            (EventKind::Retry, _)
            | (_, Some(Kind::OrderOutcomeUnknown | Kind::Banned | Kind::RateLimited)) => {
                Self::Warning
            }
            (EventKind::Wait, _) if !counted => Self::Warning,
            (EventKind::Wait | EventKind::Lost, _) => Self::Info,
            (EventKind::Request | EventKind::Reply, _) => Self::Debug,
        }
    }
}

impl EventKind {
    /// The kind's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wait => "wait",
            Self::Request => "request",
            Self::Reply => "reply",
            Self::Lost => "lost",
            Self::Retry => "retry",
        }
    }
}
