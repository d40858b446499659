//! [`Sign`]: what a venue signs, and where the signature goes.

use std::time::Duration;

use ::http::{HeaderMap, HeaderName, HeaderValue};

use super::credentials::Identity;
use super::key::{Algorithm, Key};
use super::secret::Secret;
use super::signature::Signature;
use crate::http::Method;

/// How a venue's calls are signed. A scheme is these few functions; the call path does the rest.
///
/// [`draft`](Self::draft) writes all but the signature into the request (time, window, key) and gives what is signed;
/// [`seal`](Self::seal) puts the signature in, which must change nothing that was signed.
pub trait Sign {
    /// Whether the venue wants a passphrase beside the key, and how it travels.
    const PASSPHRASE: Passphrase = Passphrase::None;

    /// The key in a secret's text.
    fn key(secret: &Secret) -> Result<Key, String> {
        Key::parse(secret, Algorithm::HmacSha256)
    }

    /// Says who calls, where an endpoint wants no more than that.
    fn identify(request: &mut Outgoing<'_>, identity: &Identity<'_>) {
        let _ = (request, identity);
    }

    /// Writes all but the signature into a request; gives what is signed.
    fn draft(request: &mut Outgoing<'_>, identity: &Identity<'_>, stamp: &Stamp) -> Vec<u8>;

    /// Puts the signature into the request.
    fn seal(request: &mut Outgoing<'_>, signature: &Signature);
}

/// How a passphrase travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passphrase {
    /// The venue has none.
    None,
    /// As it is.
    Plain,
    /// Signed with the secret, in base64.
    Signed,
}

/// When a request is signed.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// The venue's time since 1970, as far as we know it.
    pub time: Duration,
    /// Microseconds since 1970; no two requests of a key have the same, and later ones have more.
    pub nonce: u64,
    /// How long the venue may take to accept the request, when the user says so.
    pub recv_window: Option<Duration>,
}

/// A request on its way out.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// The HTTP method.
    pub method: Method,
    /// The host that it goes to, with its port where that is not the scheme's.
    pub host: &'a str,
    /// Headers beside those of HTTP itself.
    pub headers: HeaderMap,
    /// The body; empty for none.
    pub body: String,
    pub(crate) target: String,
    path_length: usize,
}

impl<'a> Outgoing<'a> {
    /// A request to a path with its query, both encoded.
    pub fn new(method: Method, host: &'a str, target: String, body: String) -> Self {
        let path_length = target.find('?').unwrap_or(target.len());
        Self {
            method,
            host,
            headers: HeaderMap::new(),
            body,
            target,
            path_length,
        }
    }

    /// Path and query, as they are sent.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The path alone.
    pub fn path(&self) -> &str {
        &self.target[..self.path_length]
    }

    /// The query without its question mark; empty when there is none.
    pub fn query(&self) -> &str {
        self.target.get(self.path_length + 1..).unwrap_or_default()
    }

    /// Adds a pair to the query. The value is percent-encoded.
    pub fn push_query(&mut self, name: &str, value: &str) {
        let mark = match self.target.len() > self.path_length {
            true => '&',
            false => '?',
        };
        self.target.push(mark);
        self.target.push_str(name);
        self.target.push('=');
        self.target.extend(crate::http::encoded(value));
    }

    /// Puts the query's pairs in another order, or replaces it; what is given is encoded already.
    pub fn set_query(&mut self, query: &str) {
        self.target.truncate(self.path_length);
        if !query.is_empty() {
            self.target.push('?');
            self.target.push_str(query);
        }
    }

    /// Adds a header, which is never shown when the request is printed.
    pub fn header(&mut self, name: &'static str, value: &str) {
        // Keys and passphrases were checked when the client was made; all else is digits, hexadecimal or base64.
        let mut value =
            HeaderValue::from_str(value).unwrap_or_else(|_| HeaderValue::from_static(""));
        value.set_sensitive(true);
        self.headers.insert(HeaderName::from_static(name), value);
    }
}
