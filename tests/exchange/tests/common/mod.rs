//! A running exchange, and a client of bare sockets.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod binance;
pub mod kucoin;
pub mod okx;
pub mod signed;

use exchange::{Addresses, Options, Server};
use serde_json::Value;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::time::Duration;

/// A Monday, at the start of a minute.
pub const START: i64 = 1_750_032_000_000;

/// An exchange on a thread of its own; it ends when this is dropped.
pub struct Local {
    pub addresses: Addresses,
    _stop: tokio::sync::oneshot::Sender<()>,
}

impl Local {
    /// With a clock that stands still at [`START`], and without limits.
    pub fn frozen(seed: u64, symbols: usize) -> Self {
        Local::start(Options {
            seed,
            symbols,
            frozen: true,
            start: START,
            limits: false,
            ..Options::default()
        })
    }

    pub fn start(options: Options) -> Self {
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async move {
                tell.send(Server::start(&options).await.unwrap().addresses)
                    .unwrap();
                let _ = stopped.await;
            });
        });
        Local {
            addresses: told.recv().unwrap(),
            _stop: stop,
        }
    }

    pub fn binance(&self, target: &str) -> Value {
        ok(self.addresses.binance, target)
    }

    /// What is in the envelope.
    pub fn kucoin(&self, target: &str) -> Value {
        let mut reply = ok(self.addresses.kucoin, target);
        assert_eq!(reply["code"], "200000", "{target}");
        reply["data"].take()
    }

    /// What is in the envelope.
    pub fn okx(&self, target: &str) -> Value {
        let mut reply = ok(self.addresses.okx, target);
        assert_eq!(reply["code"], "0", "{target}");
        reply["data"].take()
    }

    pub fn fault(&self, rule: &str) {
        let reply = post(
            self.addresses.control,
            "/__control/faults",
            &format!("[{rule}]"),
        );
        assert_eq!(reply.status(), 200, "{}", reply.text());
    }

    pub fn advance(&self, millis: u32) {
        let body = format!(r#"{{"advance":{millis}}}"#);
        assert_eq!(
            post(self.addresses.control, "/__control/clock", &body).status(),
            200
        );
    }
}

/// All bytes of one reply.
#[derive(Debug)]
pub struct Raw {
    pub bytes: Vec<u8>,
    /// The other side tore the connection down.
    pub reset: bool,
}

impl Raw {
    pub fn head(&self) -> String {
        String::from_utf8_lossy(&self.bytes[..self.split()]).into_owned()
    }

    pub fn body(&self) -> &[u8] {
        self.bytes.get(self.split() + 4..).unwrap_or_default()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(self.body()).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(self.body())
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn status(&self) -> u16 {
        self.head()
            .split(' ')
            .nth(1)
            .and_then(|text| text.parse().ok())
            .unwrap_or(0)
    }

    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.head().to_lowercase();
        let start = format!("\r\n{name}: ");
        let at = head.find(&start)? + start.len();
        Some(
            head[at..]
                .split("\r\n")
                .next()
                .unwrap_or_default()
                .to_owned(),
        )
    }

    fn split(&self) -> usize {
        self.bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap_or(self.bytes.len())
    }
}

pub fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    stream
}

pub fn send(address: SocketAddr, target: &str) -> TcpStream {
    let mut stream = connect(address);
    write!(
        stream,
        "GET {target} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    stream
}

/// Asks, and reads until the other side closes.
pub fn get(address: SocketAddr, target: &str) -> Raw {
    read_all(send(address, target))
}

pub fn post(address: SocketAddr, target: &str, body: &str) -> Raw {
    request(address, "POST", target, &[], body)
}

pub fn request(
    address: SocketAddr,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Raw {
    let mut stream = connect(address);
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let length = body.len();
    // In one piece, as clients send it.
    let request = format!(
        "{method} {target} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n{headers}content-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).unwrap();
    read_all(stream)
}

fn read_all(mut stream: TcpStream) -> Raw {
    let mut bytes = Vec::new();
    let reset = match stream.read_to_end(&mut bytes) {
        Ok(_) => false,
        Err(error) => {
            assert_eq!(
                error.kind(),
                std::io::ErrorKind::ConnectionReset,
                "{target:?}",
                target = stream
            );
            true
        }
    };
    Raw { bytes, reset }
}

fn ok(address: SocketAddr, target: &str) -> Value {
    let reply = get(address, target);
    assert_eq!(reply.status(), 200, "{target}: {}", reply.text());
    reply.json()
}
