//! [`Config`] of a client, and the [`Options`] that a clone of it may change.

use std::time::Duration;

use url::{Host, Url};

use super::hook::Hook;
use super::venue::Venue;
use crate::auth::Access;
use crate::types::open_enum;

/// How a client is made. Everything has a default.
#[derive(Clone, Default)]
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
    /// Who is told of every request, reply, retry and wait. Default: nobody.
    pub on_event: Option<Hook>,
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
    /// How long after its timestamp the venue may still accept a signed request.
    pub recv_window: Option<Duration>,
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

/// Where a client sends its requests, checked.
#[derive(Debug)]
pub(super) struct Base {
    /// Without a slash at its end.
    pub url: String,
    /// Which of the venue's worlds it is: one per set of limits.
    pub environment: String,
    /// As an HTTP request names it.
    pub host: String,
}

/// A client's settings that a clone may change.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub timeout: Duration,
    pub read_timeout: Duration,
    pub limits: Limits,
    pub keep_raw: bool,
    pub recv_window: Option<Duration>,
}

impl Settings {
    pub fn new<V: Venue>(config: &Config, access: Option<&Access>) -> Result<Self, String> {
        let settings = Self {
            timeout: time("timeout", config.timeout, 30)?,
            read_timeout: time("read_timeout", config.read_timeout, 10)?,
            limits: config.limits.clone().unwrap_or(Limits::Wait),
            keep_raw: config.keep_raw.unwrap_or(false),
            recv_window: access.and_then(|access| access.recv_window),
        };
        settings.check::<V>()?;
        Ok(settings)
    }

    pub fn with(&self, options: Options) -> Self {
        Self {
            timeout: options.timeout.unwrap_or(self.timeout),
            read_timeout: options.read_timeout.unwrap_or(self.read_timeout),
            limits: options.limits.unwrap_or_else(|| self.limits.clone()),
            keep_raw: options.keep_raw.unwrap_or(self.keep_raw),
            recv_window: options.recv_window.or(self.recv_window),
        }
    }

    /// Whether these settings can be used.
    pub fn check<V: Venue>(&self) -> Result<(), String> {
        time("timeout", Some(self.timeout), 0)?;
        time("read_timeout", Some(self.read_timeout), 0)?;
        if self.recv_window.is_some_and(|window| window < MILLISECOND) {
            return Err("`recv_window` must be at least a millisecond".to_owned());
        }
        if self.recv_window.is_some() && !V::RECV_WINDOW {
            return Err(format!(
                "`recv_window` cannot be used: {} accepts a request within {:?} of its timestamp, and no request can say otherwise",
                V::NAME,
                V::WINDOW
            ));
        }
        match &self.limits {
            Limits::Unknown(text) => Err(format!(
                "`limits` is \"wait\", \"raise\" or \"off\", not {text:?}"
            )),
            _ => Ok(()),
        }
    }
}

/// The unit in which requests say their window.
const MILLISECOND: Duration = Duration::from_millis(1);

/// A time-out that can be used: more than nothing.
pub(super) fn time(name: &str, given: Option<Duration>, default: u64) -> Result<Duration, String> {
    match given.unwrap_or(Duration::from_secs(default)) {
        Duration::ZERO => Err(format!("`{name}` must be longer than zero")),
        time => Ok(time),
    }
}

impl Base {
    /// The base URL given, else the one of the environment, else the venue's. With credentials, the environment may name a loopback
    /// address only: nobody who can set a variable shall see what they sign.
    pub fn new<V: Venue>(given: Option<&str>, access: Option<&Access>) -> Result<Self, String> {
        let variable = match given {
            Some(_) => None,
            None => std::env::var(V::URL_VARIABLE)
                .ok()
                .filter(|url| !url.is_empty()),
        };
        let source = if variable.is_some() {
            V::URL_VARIABLE
        } else {
            "base_url"
        };
        let default = access.map_or(V::BASE_URL, |access| access.place.url);
        let text = given.or(variable.as_deref()).unwrap_or(default);
        let url = check(text).map_err(|why| format!("`{source}` {why}"))?;
        if access.is_some() && variable.is_some() && !is_loopback(&url) {
            return Err(format!(
                "`{source}` must be a loopback address for a client with credentials: give `base_url` or `environment` in code instead"
            ));
        }
        let production = url.host_str().is_some_and(|host| V::HOSTS.contains(&host))
            && access.is_none_or(|access| access.place.headers.is_empty());
        let origin = url.origin().ascii_serialization();
        let headers = access.map_or(&[][..], |access| access.place.headers);
        let marks = headers
            .iter()
            .map(|(name, value)| format!(" {name}: {value}"));
        Ok(Self {
            environment: if production {
                "production".to_owned()
            } else {
                std::iter::once(origin.clone()).chain(marks).collect()
            },
            host: origin
                .split_once("://")
                .map_or_else(String::new, |(_, host)| host.to_owned()),
            url: url.as_str().trim_end_matches('/').to_owned(),
        })
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn check(text: &str) -> Result<Url, String> {
    // The text itself is not repeated: it may hold a password.
    let url = Url::parse(text)
        .map_err(|error| format!("is not a URL ({error}); it looks like https://host"))?;
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        _ => {
            return Err(
                "must begin with https:// (http:// is accepted for loopback addresses only)"
                    .to_owned(),
            );
        }
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("must not hold a user name or password".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("must not hold a query or a fragment".to_owned());
    }
    Ok(url)
}

impl std::fmt::Debug for Config {
    /// Without the proxy's URL, which may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("base_url", &self.base_url)
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("proxy", &self.proxy.as_ref().map(|_| "…"))
            .field("limits", &self.limits)
            .field("keep_raw", &self.keep_raw)
            .field("on_event", &self.on_event)
            .finish()
    }
}
