//! Bytes out, bytes in: with its parts the only file that names the HTTP library.
//!
//! In goes a method and a target, out comes a head and then a bounded body. One pool of connections per client; nothing is followed,
//! decompressed or taken from the environment, no error tells a URL, and a request of which a byte was sent is never sent again.

mod body;
mod line;
mod pool;
mod route;
mod tls;

use std::error::Error as StdError;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use ::http::header::{ACCEPT, HOST, PROXY_AUTHORIZATION, USER_AGENT};
use ::http::{HeaderMap, HeaderValue, Request, Uri};
use bytes::Bytes;
use http_body_util::Full;

use self::body::Body;
use self::pool::Pool;
use self::route::Route;
use super::clock::Clock;
use super::endpoint::Method;

/// The largest body that is read. The largest that a venue is known to send is about 20 MB (all instruments of all kinds).
pub(super) const LARGEST_BODY: usize = 64 * 1024 * 1024;

const AGENT: HeaderValue = HeaderValue::from_static(concat!("ccrxt/", env!("CARGO_PKG_VERSION")));

/// Connections of a client.
pub(super) struct Transport {
    route: Route,
    pool: Arc<Pool>,
    /// What stands before each target.
    prefix: String,
    host: HeaderValue,
    /// For a proxy that reads the requests.
    authorization: Option<HeaderValue>,
}

/// How a client connects.
pub(super) struct Way<'a> {
    pub base_url: &'a str,
    pub host: &'a str,
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

impl Transport {
    /// A pool without a connection.
    pub fn new(way: Way<'_>) -> Result<Self, String> {
        let route = Route::new(&way)?;
        let host = HeaderValue::try_from(way.host).map_err(|error| error.to_string())?;
        let (prefix, authorization) = match route.proxy_that_reads() {
            Some(proxy) => (way.base_url, proxy.authorization.clone()),
            None => (path_of(way.base_url), None),
        };
        Ok(Self {
            prefix: prefix.to_owned(),
            pool: Arc::new(Pool::new(way.clock)),
            route,
            host,
            authorization,
        })
    }

    /// Sends a request and waits for the head of its reply. The target is path and query, encoded; it is sent as it is given.
    pub async fn send(
        &self,
        method: Method,
        target: String,
        headers: HeaderMap,
        body: String,
    ) -> Result<Reply, Fault> {
        let mut request = self.request(method, target, headers, body)?;
        loop {
            let kept = self.pool.take().ok_or(Fault::Closed)?;
            let fresh = kept.is_none();
            let mut line = match kept {
                Some(line) => line,
                None => Box::pin(self.route.open()).await?,
            };
            match line.send(request).await {
                Ok(reply) => {
                    let (head, incoming) = reply.into_parts();
                    return Ok(Reply {
                        status: head.status.as_u16(),
                        headers: head.headers,
                        body: Body::new(incoming, line, &self.pool),
                    });
                }
                Err(mut failed) => {
                    // Given back, it was not even begun: the venue had hung up on a connection that was kept.
                    request = match failed.take_message() {
                        Some(unsent) if !fresh => unsent,
                        Some(_) => return Err(Fault::Connect(cause(failed.error()))),
                        None => return Err(unanswered(failed.error())),
                    };
                }
            }
        }
    }

    fn request(
        &self,
        method: Method,
        target: String,
        mut headers: HeaderMap,
        body: String,
    ) -> Result<Request<Full<Bytes>>, Fault> {
        let target = match self.prefix.is_empty() {
            true => target,
            false => [&*self.prefix, &target].concat(),
        };
        let target = Uri::from_maybe_shared(Bytes::from(target))
            .map_err(|error| Fault::Connect(error.to_string()))?;
        headers.insert(HOST, self.host.clone());
        headers.insert(USER_AGENT, AGENT);
        headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
        if let Some(authorization) = &self.authorization {
            headers.insert(PROXY_AUTHORIZATION, authorization.clone());
        }
        let mut request = Request::new(Full::new(Bytes::from(body)));
        *request.method_mut() = match method {
            Method::Get => ::http::Method::GET,
            Method::Post => ::http::Method::POST,
            Method::Put => ::http::Method::PUT,
            Method::Delete => ::http::Method::DELETE,
        };
        *request.uri_mut() = target;
        *request.headers_mut() = headers;
        Ok(request)
    }

    /// Lets go of all connections that are not in use, and of the others when their call ends.
    pub fn close(&self) {
        self.pool.close();
    }
}

/// What became of a request without a reply, of which something was sent.
fn unanswered(error: &hyper::Error) -> Fault {
    let why = cause(error);
    let hung_up = error.is_incomplete_message()
        || error.is_canceled()
        || error.is_closed()
        || find::<io::Error>(error).is_some_and(|error| {
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

/// The path of a base URL; no slash ends it.
fn path_of(base_url: &str) -> &str {
    let after = base_url.split_once("://").map_or("", |(_, after)| after);
    after.find('/').map_or("", |at| &after[at..])
}

/// The innermost cause in words; the outer ones only say that a request failed.
fn cause(error: &(dyn StdError + 'static)) -> String {
    chain(error)
        .last()
        .map_or_else(String::new, ToString::to_string)
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
