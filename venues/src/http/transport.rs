//! Bytes out, bytes in: the only file that names the HTTP library.
//!
//! In goes a method and a URL, out comes a head and then a bounded body. One connection pool per client; nothing is followed, retried,
//! decompressed or taken from the environment, and no error tells a URL.

mod connect;

use std::error::Error as StdError;
use std::io;
use std::sync::Mutex;
use std::time::Duration;

use ::http::HeaderMap;
use ::http::header::CONTENT_ENCODING;
use bytes::{Bytes, BytesMut};

use self::connect::{ConnectLimit, ConnectTimeout};
use super::clock::Clock;
use super::endpoint::Method;

/// The largest body that is read. The largest that a venue is known to send is about 20 MB (all instruments of all kinds).
pub(super) const LARGEST_BODY: usize = 64 * 1024 * 1024;

/// Connections of a client.
pub(super) struct Transport {
    /// `None` once closed.
    client: Mutex<Option<reqwest::Client>>,
    proxied: bool,
}

/// How a client connects.
pub(super) struct Way<'a> {
    pub base_url: &'a str,
    pub proxy: Option<&'a str>,
    pub connect_timeout: Duration,
    pub clock: Clock,
}

/// Why there is no reply, or not all of it.
#[derive(Debug)]
pub(super) enum Fault {
    /// The client was closed.
    Closed,
    /// No connection; nothing was sent.
    Connect(String),
    /// No connection within the time; nothing was sent.
    ConnectTimeout,
    /// No way through the proxy; nothing was sent.
    Proxy(String),
    /// The connection ended before any byte of a reply.
    Unanswered(String),
    /// The reply ended early, or is no HTTP.
    Cut(String),
    /// The body is compressed, which was not asked for.
    Encoded(String),
    /// The body is larger than accepted.
    TooLarge,
}

/// A reply whose body is still to be read.
pub(super) struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Body,
}

/// A body that is still to be read.
pub(super) struct Body(reqwest::Response);

impl Transport {
    /// A pool without a connection.
    pub fn new(way: Way<'_>) -> Result<Self, String> {
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("ccrxt/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .no_proxy()
            .http1_only()
            .connector_layer(ConnectLimit {
                clock: way.clock,
                limit: way.connect_timeout,
            });
        if let Some(url) = way.proxy {
            builder = builder.proxy(proxy(url)?);
        }
        builder = match way.base_url.starts_with("https:")
            || way.proxy.is_some_and(|url| url.starts_with("https:"))
        {
            true => {
                // Fails when the process has one already, which then serves as well.
                let _ = rustls::crypto::ring::default_provider().install_default();
                builder.tls_backend_rustls()
            }
            false => builder.tls_backend_preconfigured(no_tls()?),
        };
        // The cause may name the proxy with its password, and is not repeated.
        let client = builder
            .build()
            .map_err(|_| "there are no certificates of the system to check the venue's by; install its `ca-certificates`".to_owned())?;
        Ok(Self {
            client: Mutex::new(Some(client)),
            proxied: way.proxy.is_some(),
        })
    }

    /// Sends a request and waits for the head of its reply.
    pub async fn send(
        &self,
        method: Method,
        url: &str,
        headers: HeaderMap,
        body: String,
    ) -> Result<Reply, Fault> {
        let client = self.lock().clone().ok_or(Fault::Closed)?;
        let method = match method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut request = client.request(method, url).headers(headers);
        if !body.is_empty() {
            request = request.body(body);
        }
        let mut body = request
            .send()
            .await
            .map_err(|error| unsent(&error, self.proxied))?;
        let status = body.status().as_u16();
        let headers = std::mem::take(body.headers_mut());
        Ok(Reply {
            status,
            headers,
            body: Body(body),
        })
    }

    /// Lets go of all connections that are not in use, and of the others when their call ends.
    pub fn close(&self) {
        self.lock().take();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<reqwest::Client>> {
        self.client
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Body {
    /// The whole body, unless more than `idle` passes without a byte (then `None`).
    pub async fn read(
        mut self,
        headers: &HeaderMap,
        clock: &Clock,
        idle: impl Fn() -> Duration,
    ) -> Option<Result<Bytes, Fault>> {
        if let Some(encoding) = headers
            .get(CONTENT_ENCODING)
            .filter(|encoding| *encoding != "identity")
        {
            return Some(Err(Fault::Encoded(
                encoding.to_str().unwrap_or("unknown").to_owned(),
            )));
        }
        let announced = self.0.content_length();
        if announced.is_some_and(|length| length > LARGEST_BODY as u64) {
            return Some(Err(Fault::TooLarge));
        }
        let mut body = BytesMut::new();
        loop {
            let chunk = match clock.within(idle(), self.0.chunk()).await? {
                Ok(Some(chunk)) => chunk,
                Ok(None) => return Some(Ok(body.freeze())),
                Err(error) => return Some(Err(Fault::Cut(cause(&error)))),
            };
            if body.len() + chunk.len() > LARGEST_BODY {
                return Some(Err(Fault::TooLarge));
            }
            if body.is_empty() && announced == Some(chunk.len() as u64) {
                return Some(Ok(chunk));
            }
            if body.is_empty() {
                body.reserve(announced.map_or(0, |length| length as usize));
            }
            body.extend_from_slice(&chunk);
        }
    }
}

fn proxy(url: &str) -> Result<reqwest::Proxy, String> {
    // The URL itself is never repeated: it may hold a password.
    match url::Url::parse(url) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") && parsed.host().is_some() => {}
        _ => return Err("`proxy` must be an http:// or https:// URL".to_owned()),
    }
    reqwest::Proxy::all(url).map_err(|_| "`proxy` must be an http:// or https:// URL".to_owned())
}

/// For plain HTTP: reading the system's certificates would be wasted, and none is trusted.
fn no_tls() -> Result<rustls::ClientConfig, String> {
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    Ok(rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth())
}

/// What became of a request without a reply.
fn unsent(error: &reqwest::Error, proxied: bool) -> Fault {
    let why = cause(error);
    if error.is_connect() {
        return match () {
            () if find::<ConnectTimeout>(error).is_some() => Fault::ConnectTimeout,
            // TLS is spoken with the venue, through the proxy.
            () if proxied && find::<rustls::Error>(error).is_none() => Fault::Proxy(why),
            () => Fault::Connect(why),
        };
    }
    let hung_up = find::<hyper::Error>(error).is_some_and(|error| {
        error.is_incomplete_message() || error.is_canceled() || error.is_closed()
    }) || find::<io::Error>(error).is_some_and(|error| {
        matches!(
            error.kind(),
            io::ErrorKind::ConnectionReset
                | io::ErrorKind::BrokenPipe
                | io::ErrorKind::ConnectionAborted
        )
    });
    match hung_up {
        true => Fault::Unanswered(why),
        false => Fault::Cut(why),
    }
}

/// The innermost cause in words; the outer ones only say that a request failed.
fn cause(error: &reqwest::Error) -> String {
    chain(error)
        .skip(1)
        .last()
        .map_or_else(|| "the request failed".to_owned(), ToString::to_string)
}

fn find<'a, E: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a E> {
    chain(error).find_map(<dyn StdError>::downcast_ref)
}

fn chain<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error: &&'a (dyn StdError + 'static)| {
        StdError::source(*error)
    })
}
