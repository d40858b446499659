//! [`Access`]: what a private client has and a public one has not.

use std::fmt::Display;
use std::time::Duration;

use super::credentials::{Credentials, Sources};
use super::sign::Sign;
use crate::types::OpenEnum;

/// What a private client has and a public one has not.
#[derive(Debug)]
pub(crate) struct Access {
    pub credentials: Credentials,
    pub place: Place,
    pub recv_window: Option<Duration>,
    pub read_only: bool,
}

/// One of a venue's worlds: production, a test net, a demo.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// Where its requests go.
    pub url: &'static str,
    /// Headers that choose it, where the host does not.
    pub headers: &'static [(&'static str, &'static str)],
}

/// A venue's enum of its worlds; the first one is production.
pub(crate) trait Environments: OpenEnum + Display {
    /// Where a world is; `None` for one that is not known.
    fn place(&self) -> Option<Place>;
}

impl Access {
    /// Reads the credentials and finds the place.
    pub fn new<S: Sign, E: Environments>(
        sources: Sources,
        environment: Option<E>,
        recv_window: Option<Duration>,
        read_only: Option<bool>,
    ) -> Result<Self, String> {
        let names = E::NAMES.join("\", \"");
        if environment.is_none() && sources.are_outside() {
            return Err(format!(
                "`environment` must be said when credentials come from variables or files: \"{names}\""
            ));
        }
        let environment = environment.unwrap_or_else(|| E::from_position(0));
        let place = environment
            .place()
            .ok_or_else(|| format!("`environment` is one of \"{names}\", not \"{environment}\""))?;
        Ok(Self {
            credentials: sources.read::<S>()?,
            place,
            recv_window,
            read_only: read_only.unwrap_or(false),
        })
    }
}
