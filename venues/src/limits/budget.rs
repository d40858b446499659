//! [`Budget`]: so much in so long.

use std::time::Duration;

/// How much a venue allows in a window of time.
#[derive(Debug, PartialEq, Eq)]
pub struct Budget {
    /// Its name, as the venue's documentation has it.
    pub name: &'static str,
    /// Whom it counts.
    pub scope: Scope,
    /// How much fits in a window.
    pub limit: u32,
    /// How long a window is.
    pub window: Duration,
}

/// Whom a budget counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The address that requests come from: venue, environment and way out, whatever the key.
    Ip,
    /// The account: venue, environment and key, whatever the way out.
    Account,
}

impl Budget {
    /// A budget per address.
    pub const fn per_ip(name: &'static str, limit: u32, window: Duration) -> Self {
        Self {
            name,
            scope: Scope::Ip,
            limit,
            window,
        }
    }

    /// A budget per account.
    pub const fn per_account(name: &'static str, limit: u32, window: Duration) -> Self {
        Self {
            name,
            scope: Scope::Account,
            limit,
            window,
        }
    }
}
