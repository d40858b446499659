//! A server that does with each request what a test says.
//!
//! Questions for the time it answers by itself, and counts them nowhere: it does not tell it, so that clients go by their own clock.
//! Where a test is about the time, its script is asked for that as well.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use venues::binance::Binance;
use venues::http::{Clock, Config, Rest};

/// What the server does with a connection once it has read a request's head.
pub enum Act {
    /// Sends these bytes and reads the next request.
    Say(Vec<u8>),
    /// Sends these bytes and closes.
    SayAndClose(Vec<u8>),
    /// Sends these bytes and then keeps silent, until the client hangs up.
    SayAndStall(Vec<u8>),
    /// Sends these bytes after a while, half of them later still.
    SayLate(Vec<u8>),
    /// Sends these bytes one after the other, as long as the client takes them.
    Flood(Box<dyn Iterator<Item = Vec<u8>> + Send>),
}

/// What a server does with a request, by how many came before it.
type Script = dyn Fn(usize, &str) -> Act + Send + Sync;

pub struct Server {
    pub address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    /// Begun and ended.
    connections: Arc<[AtomicUsize; 2]>,
}

impl Server {
    /// `script` is given how many requests came before, over all connections, and the request: its head and its body.
    pub fn start(script: impl Fn(usize, &str) -> Act + Send + Sync + 'static) -> Self {
        Self::with(false, Arc::new(script))
    }

    /// The same, and the script is asked for the time as well.
    pub fn telling_time(script: impl Fn(usize, &str) -> Act + Send + Sync + 'static) -> Self {
        Self::with(true, Arc::new(script))
    }

    fn with(tells_time: bool, script: Arc<Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new([AtomicUsize::new(0), AtomicUsize::new(0)]);
        let (seen, counted) = (requests.clone(), connections.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (script, seen, counted) = (script.clone(), seen.clone(), counted.clone());
                counted[0].fetch_add(1, Ordering::SeqCst);
                std::thread::spawn(move || {
                    converse(stream.unwrap(), tells_time, &*script, &seen);
                    counted[1].fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        Self {
            address,
            requests,
            connections,
        }
    }

    /// A server that answers every request with the same bytes.
    pub fn always(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_, _| Act::Say(answer.clone()))
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// First lines of all requests so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// How many connections there were so far.
    pub fn connections(&self) -> usize {
        self.connections[0].load(Ordering::SeqCst)
    }

    /// How many connections have ended, at either side.
    pub fn ended(&self) -> usize {
        self.connections[1].load(Ordering::SeqCst)
    }

    /// Waits until so many requests have come.
    pub async fn asked(&self, requests: usize) {
        while self.requests.lock().unwrap().len() < requests {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    pub fn client(&self) -> Rest<Binance> {
        Rest::new(self.config()).unwrap()
    }

    pub fn client_with(&self, clock: &Clock) -> Rest<Binance> {
        Rest::with_clock(self.config(), clock.clone()).unwrap()
    }

    pub fn config(&self) -> Config {
        Config {
            base_url: Some(self.url()),
            ..Config::default()
        }
    }
}

/// A reply of a status with a body, and its right length.
pub fn reply(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

pub fn ok(body: &str) -> Vec<u8> {
    reply(
        "200 OK",
        "content-type: application/json\r\n",
        body.as_bytes(),
    )
}

pub const TICKER: &str = r#"{"symbol":"BTCUSDT","price":"6622.57000000"}"#;

/// Lets other tasks run until so many sleep on a clock that does not move by itself.
pub async fn asleep(clock: &Clock, sleepers: usize) {
    while clock.waiting() < sleepers {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// Whether a request asks a venue for its time.
pub fn is_time(request: &str) -> bool {
    ["/api/v3/time", "/api/v1/timestamp", "/api/v5/public/time"]
        .iter()
        .any(|path| request.starts_with(&format!("GET {path} ")))
}

fn converse(mut stream: TcpStream, tells_time: bool, script: &Script, seen: &Mutex<Vec<String>>) {
    while let Some(head) = read_request(&mut stream) {
        if is_time(&head) && !tells_time {
            match stream.write_all(&reply("404 Not Found", "", b"")) {
                Ok(()) => continue,
                Err(_) => return,
            }
        }
        let count = {
            let mut seen = seen.lock().unwrap();
            seen.push(head.lines().next().unwrap_or_default().to_owned());
            seen.len() - 1
        };
        let went_well = match script(count, &head) {
            Act::Say(bytes) => stream.write_all(&bytes).is_ok(),
            Act::SayAndClose(bytes) => {
                let _ = stream.write_all(&bytes);
                let _ = stream.shutdown(Shutdown::Both);
                false
            }
            Act::SayAndStall(bytes) => {
                let _ = stream.write_all(&bytes);
                let _ = stream.read(&mut [0; 1]);
                false
            }
            Act::SayLate(bytes) => {
                let (first, second) = bytes.split_at(bytes.len() / 2);
                std::thread::sleep(Duration::from_millis(20));
                stream.write_all(first).unwrap();
                std::thread::sleep(Duration::from_millis(20));
                stream.write_all(second).is_ok()
            }
            Act::Flood(mut pieces) => pieces.all(|piece| stream.write_all(&piece).is_ok()),
        };
        if !went_well {
            return;
        }
    }
}

/// The head of a request, and its body behind it.
pub fn read_request(stream: &mut impl Read) -> Option<String> {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        request.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&request).into_owned();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).ok()?;
    Some(head + &String::from_utf8_lossy(&body))
}
