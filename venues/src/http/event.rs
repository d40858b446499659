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
