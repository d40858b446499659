//! Whose certificate is believed, straight and through a proxy. Each call is made by a process of its own, because the certificates
//! that are trusted are the system's, and read once.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use venues::binance::Binance;
use venues::http::{Config, Rest};

use crate::server::{TICKER, ok, read_request};
use crate::ticker::ticker;

/// A host with a certificate, and who vouches for it.
struct Secured {
    port: u16,
    authority: PathBuf,
}

impl Secured {
    /// A venue whose certificate is for one name.
    fn start(name: &str) -> Self {
        let (config, authority) = certified(name);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let connection = ServerConnection::new(config.clone()).unwrap();
                let mut stream = StreamOwned::new(connection, stream.unwrap());
                std::thread::spawn(move || {
                    while read_request(&mut stream).is_some() {
                        stream.write_all(&ok(TICKER)).unwrap();
                    }
                });
            }
        });
        let path = std::env::temp_dir().join(format!("ccrxt-{}-{port}.pem", std::process::id()));
        fs::write(&path, authority).unwrap();
        Self {
            port,
            authority: path,
        }
    }

    /// What a process said of a call, that trusts the certificates of `trusted`.
    fn called(&self, host: &str, proxy: Option<&str>, trusted: &Self) -> String {
        let output = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "tls::tells_what_came",
                "--nocapture",
                "--ignored",
            ])
            .env("CCRXT_BINANCE_URL", format!("https://{host}:{}", self.port))
            .env("CCRXT_TEST_PROXY", proxy.unwrap_or_default())
            .env("SSL_CERT_FILE", &trusted.authority)
            .env_remove("SSL_CERT_DIR")
            .output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    }
}

impl Drop for Secured {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.authority);
    }
}

/// What a venue of a name needs for TLS, and the certificate of the authority that vouches for it.
fn certified(name: &str) -> (Arc<ServerConfig>, String) {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    let certificate = params.signed_by(&key, &authority).unwrap();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config =
        ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
    (Arc::new(config), authority.pem())
}

#[tokio::test]
#[ignore = "run with certificates by the tests below"]
async fn tells_what_came() {
    let proxy = std::env::var("CCRXT_TEST_PROXY").unwrap();
    let rest = Rest::<Binance>::new(Config {
        proxy: Some(proxy).filter(|proxy| !proxy.is_empty()),
        ..Config::default()
    });
    match rest.unwrap().call(ticker()).await {
        Ok(ticker) => println!("came: {ticker:?}"),
        Err(error) => println!("{:?}: {error}", error.as_ref().kind),
    }
}

#[test]
fn a_certificate_that_the_system_trusts_is_believed() {
    let venue = Secured::start("localhost");
    let said = venue.called("localhost", None, &venue);
    assert!(said.contains("6622.57"), "{said}");
    let venue = Secured::start("127.0.0.1");
    let said = venue.called("127.0.0.1", None, &venue);
    assert!(said.contains("6622.57"), "{said}");
}

#[test]
fn a_certificate_of_somebody_else_is_refused() {
    let (venue, other) = (Secured::start("localhost"), Secured::start("localhost"));
    for said in [
        venue.called("localhost", None, &other),
        venue.called("127.0.0.1", None, &venue),
    ] {
        assert!(
            said.contains("ConnectError: ")
                && said.contains("nothing was sent")
                && said.contains("certificate"),
            "{said}"
        );
    }
}

/// A proxy that passes on, for those who have the password; it tells whom it was asked for and what passed.
struct Gate {
    port: u16,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Gate {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = heard.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let ear = ear.clone();
                std::thread::spawn(move || pass(stream.unwrap(), &ear));
            }
        });
        Self { port, heard }
    }

    fn heard(&self) -> String {
        String::from_utf8_lossy(&self.heard.lock().unwrap()).into_owned()
    }
}

fn pass(mut from: TcpStream, ear: &Mutex<Vec<u8>>) {
    let Some(head) = read_request(&mut from) else {
        return;
    };
    ear.lock().unwrap().extend_from_slice(head.as_bytes());
    // user:pass word
    if !head.contains("proxy-authorization: Basic dXNlcjpwYXNzIHdvcmQ=\r\n") {
        let refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
        let _ = from.write_all(refusal);
        return;
    }
    let to = head.split(' ').nth(1).unwrap();
    let mut to = TcpStream::connect(to).unwrap();
    from.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
        .unwrap();
    let (mut back, mut answers) = (from.try_clone().unwrap(), to.try_clone().unwrap());
    std::thread::spawn(move || std::io::copy(&mut answers, &mut back));
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        ear.lock().unwrap().extend_from_slice(&bytes[..count]);
        if to.write_all(&bytes[..count]).is_err() {
            return;
        }
    }
}

#[test]
fn a_proxy_carries_what_it_cannot_read() {
    let (venue, gate) = (Secured::start("localhost"), Gate::start());
    let proxy = format!("http://user:pass%20word@127.0.0.1:{}", gate.port);
    let said = venue.called("localhost", Some(&proxy), &venue);
    assert!(said.contains("6622.57"), "{said}");
    let heard = gate.heard();
    let asked = format!("CONNECT localhost:{} HTTP/1.1\r\n", venue.port);
    assert!(heard.starts_with(&asked), "{heard}");
    assert!(!heard.contains("BTCUSDT"), "{heard}");
}

#[test]
fn a_proxy_that_refuses_is_a_proxy_error() {
    let (venue, gate) = (Secured::start("localhost"), Gate::start());
    let proxy = format!("http://user:hunter2@127.0.0.1:{}", gate.port);
    let said = venue.called("localhost", Some(&proxy), &venue);
    assert!(
        said.contains("ProxyError: ") && said.contains("407"),
        "{said}"
    );
    assert!(!said.contains("hunter2"), "{said}");
}

#[test]
fn a_certificate_is_checked_behind_a_proxy_as_well() {
    let (venue, other, gate) = (
        Secured::start("localhost"),
        Secured::start("localhost"),
        Gate::start(),
    );
    let proxy = format!("http://user:pass%20word@127.0.0.1:{}", gate.port);
    let said = venue.called("localhost", Some(&proxy), &other);
    assert!(
        said.contains("ConnectError: ") && said.contains("certificate"),
        "{said}"
    );
}
