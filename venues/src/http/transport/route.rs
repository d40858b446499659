//! [`Route`]: how a client's connections are opened.
//!
//! In goes nothing, out comes a connection that requests can be sent on, or why there is none. Invariant: TLS ends at the venue,
//! whatever carries it; a proxy between sees no request, unless the venue is a loopback address without TLS.

use std::time::Duration;

use ::http::header::{HOST, PROXY_AUTHORIZATION, USER_AGENT};
use ::http::{HeaderValue, Method, Request, Uri};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http_body_util::Empty;
use hyper::client::conn::http1;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tower_service::Service;
use url::Url;

use super::line::Line;
use super::{AGENT, Fault, Way, cause, tls};
use crate::http::clock::Clock;

/// A host that hears nothing for so long is asked whether it is still there, so often, before a connection counts as dead.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
const KEEP_ALIVE_ASKS: u32 = 3;

/// How a client's connections are opened.
pub(super) struct Route {
    tcp: HttpConnector,
    venue: End,
    proxy: Option<Proxy>,
    limit: Duration,
    clock: Clock,
}

/// Somebody to connect to.
struct End {
    uri: Uri,
    /// With its port.
    authority: String,
    /// `None` without TLS.
    tls: Option<(TlsConnector, ServerName<'static>)>,
}

/// Who stands between.
pub(super) struct Proxy {
    end: End,
    pub authorization: Option<HeaderValue>,
}

/// Bytes in both directions, whatever carries them.
pub(super) trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}

impl<W: AsyncRead + AsyncWrite + Send + Unpin> Wire for W {}

impl Route {
    pub fn new(way: &Way<'_>) -> Result<Self, String> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(Some(KEEP_ALIVE));
        tcp.set_keepalive_interval(Some(KEEP_ALIVE));
        tcp.set_keepalive_retries(Some(KEEP_ALIVE_ASKS));
        let venue = Url::parse(way.base_url).map_err(|error| error.to_string())?;
        Ok(Self {
            tcp,
            venue: End::new(&venue)?,
            proxy: way.proxy.map(Proxy::new).transpose()?,
            limit: way.connect_timeout,
            clock: way.clock.clone(),
        })
    }

    /// The proxy, where it reads the requests and sends its own: it does so where there is no TLS to be carried.
    pub fn proxy_that_reads(&self) -> Option<&Proxy> {
        self.proxy.as_ref().filter(|_| self.venue.tls.is_none())
    }

    /// A new connection.
    pub async fn open(&self) -> Result<Line, Fault> {
        let opened = self.clock.within(self.limit, self.connect()).await;
        opened.unwrap_or(Err(Fault::ConnectTimeout))
    }

    async fn connect(&self) -> Result<Line, Fault> {
        let wire = match &self.proxy {
            None => self.reach(&self.venue).await.map_err(Fault::Connect)?,
            Some(proxy) => {
                let wire = self.reach(&proxy.end).await.map_err(Fault::Proxy)?;
                let wire = proxy.end.secured(wire).await.map_err(Fault::Proxy)?;
                match self.venue.tls {
                    Some(_) => proxy
                        .tunnel(wire, &self.venue)
                        .await
                        .map_err(Fault::Proxy)?,
                    None => wire,
                }
            }
        };
        let wire = self.venue.secured(wire).await.map_err(Fault::Connect)?;
        Line::new(wire)
            .await
            .map_err(|error| Fault::Connect(cause(&error)))
    }

    async fn reach(&self, end: &End) -> Result<Box<dyn Wire>, String> {
        // Each address of the host is tried, and both kinds of them at once when the first is slow.
        let connecting = self.tcp.clone().call(end.uri.clone());
        let stream = connecting.await.map_err(|error| cause(&error))?;
        Ok(Box::new(stream.into_inner()))
    }
}

impl End {
    fn new(url: &Url) -> Result<Self, String> {
        let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else {
            return Err("there is no host in it".to_owned());
        };
        let authority = format!("{host}:{port}");
        let tls = match url.scheme() {
            "https" => Some((tls::connector()?, certified(host)?)),
            _ => None,
        };
        Ok(Self {
            uri: Uri::try_from(format!("{}://{authority}", url.scheme()))
                .map_err(|error| error.to_string())?,
            authority,
            tls,
        })
    }

    /// The wire with TLS on it, where this end speaks it.
    async fn secured(&self, wire: Box<dyn Wire>) -> Result<Box<dyn Wire>, String> {
        let Some((connector, name)) = &self.tls else {
            return Ok(wire);
        };
        let secured = connector.connect(name.clone(), wire).await;
        Ok(Box::new(secured.map_err(|error| cause(&error))?))
    }
}

impl Proxy {
    /// The URL itself is never repeated: it may hold a password.
    fn new(url: &str) -> Result<Self, String> {
        const WRONG: &str = "`proxy` must be an http:// or https:// URL";
        let url = Url::parse(url).map_err(|_| WRONG)?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(WRONG.to_owned());
        }
        let authorization = match (url.username(), url.password()) {
            ("", None) => None,
            (user, password) => Some(basic(user, password.unwrap_or_default())),
        };
        Ok(Self {
            end: End::new(&url)?,
            authorization,
        })
    }

    /// A way through to somebody; what is sent on it the proxy only passes on.
    async fn tunnel(&self, wire: Box<dyn Wire>, to: &End) -> Result<Box<dyn Wire>, String> {
        let mut request = Request::new(Empty::<Bytes>::new());
        *request.method_mut() = Method::CONNECT;
        *request.uri_mut() = Uri::try_from(&*to.authority).map_err(|error| error.to_string())?;
        let headers = request.headers_mut();
        let host = HeaderValue::try_from(&*to.authority).map_err(|error| error.to_string())?;
        headers.insert(HOST, host);
        headers.insert(USER_AGENT, AGENT);
        if let Some(authorization) = &self.authorization {
            headers.insert(PROXY_AUTHORIZATION, authorization.clone());
        }
        let speaking = http1::handshake(TokioIo::new(wire)).await;
        let (mut sender, connection) = speaking.map_err(|error| cause(&error))?;
        // What ends it is told to whoever waits for the answer.
        tokio::spawn(async move { connection.with_upgrades().await });
        let reply = sender.send_request(request).await;
        let reply = reply.map_err(|error| cause(&error))?;
        if !reply.status().is_success() {
            return Err(format!("it answered {}", reply.status()));
        }
        let through = hyper::upgrade::on(reply).await;
        Ok(Box::new(TokioIo::new(
            through.map_err(|error| cause(&error))?,
        )))
    }
}

/// The host as a certificate names it: an address without the brackets of a URL, or a name.
fn certified(host: &str) -> Result<ServerName<'static>, String> {
    let host = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .to_owned();
    ServerName::try_from(host).map_err(|error| error.to_string())
}

/// A user and a password, both percent-encoded as in a URL, as a proxy takes them.
fn basic(user: &str, password: &str) -> HeaderValue {
    let (user, password) = (percent_decode_str(user), percent_decode_str(password));
    let pair: Vec<u8> = user.chain(*b":").chain(password).collect();
    let text = format!("Basic {}", STANDARD.encode(pair));
    let mut value = HeaderValue::try_from(text).expect("base64 is plain text");
    value.set_sensitive(true);
    value
}
