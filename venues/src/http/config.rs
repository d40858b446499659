//! [`Config`] of a client, and the [`Options`] that a clone of it may change.

use std::time::Duration;

use crate::types::open_enum;

/// How a client is made. Everything has a default.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Where requests go: `https://…`, or `http://` of a loopback address. Default: the venue's variable `CCRXT_…_URL`, else its
    /// production address.
    pub base_url: Option<String>,
    /// A call's whole time, waiting for limits included. Default 30 s.
    pub timeout: Option<Duration>,
    /// Time to connect, TLS and proxy included. Default 5 s.
    pub connect_timeout: Option<Duration>,
    /// Longest time without a byte of the reply. Default 10 s.
    pub read_timeout: Option<Duration>,
    /// An `http://` or `https://` proxy for all requests. Default: none; the environment's proxies are not used.
    pub proxy: Option<String>,
    /// What to do when a call would pass a limit. Default: wait.
    pub limits: Option<Limits>,
    /// Whether replies keep their body. Default: no.
    pub keep_raw: Option<bool>,
}

/// What a clone of a client changes.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A call's whole time, waiting for limits included.
    pub timeout: Option<Duration>,
    /// Longest time without a byte of the reply.
    pub read_timeout: Option<Duration>,
    /// What to do when a call would pass a limit.
    pub limits: Option<Limits>,
    /// Whether replies keep their body.
    pub keep_raw: Option<bool>,
}

open_enum! {
    /// What to do when a call would pass a limit of the venue.
    pub enum Limits {
        /// Wait until it fits, as long as the call's time-out allows.
        Wait = "wait",
        /// Fail at once with `RateLimited`; nothing is sent.
        Raise = "raise",
        /// Count nothing; obey the venue's bans and `Retry-After` alone.
        Off = "off",
    }
}
