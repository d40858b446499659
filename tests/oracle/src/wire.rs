//! What is between client and exchange: it loses, cuts, holds back and spoils as planned.
//!
//! In: requests of a client, each with its intent's id somewhere in it. Out: what the exchange said, or not. Invariant: a request is
//! given to the exchange at most as often as the client sent it.

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::plan::{Fault, Plan, intent_in};
use crate::time::Time;
use crate::traffic::Traffic;

/// Stands for the intent of requests that name no order: those that cancel all.
const SWEEPS: u64 = u64::MAX;
/// Stands for the intent of questions that name no order: those for the time.
const TIMES: u64 = u64::MAX - 1;
/// How long a ban is.
pub const BAN: Duration = Duration::from_secs(5);

/// The way from a client to a venue of the exchange.
#[derive(Clone)]
pub struct Wire(Arc<Shared>);

struct Shared {
    exchange: SocketAddr,
    plan: Plan,
    time: Time,
    traffic: Traffic,
    /// How many requests each intent has sent, by whether they change something.
    sent: Mutex<HashMap<(u64, bool), u64>>,
    /// So many requests are held back.
    held: Mutex<usize>,
}

impl Wire {
    /// A way to an exchange; gives where it begins as well.
    pub async fn lay(
        exchange: SocketAddr,
        plan: Plan,
        time: &Time,
        traffic: &Traffic,
    ) -> io::Result<(Self, String)> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let wire = Self(Arc::new(Shared {
            exchange,
            plan,
            time: time.clone(),
            traffic: traffic.clone(),
            sent: Mutex::default(),
            held: Mutex::default(),
        }));
        let shared = wire.0.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let shared = shared.clone();
                // A connection that breaks is what this is about.
                tokio::spawn(async move { shared.converse(client).await });
            }
        });
        Ok((wire, url))
    }

    /// How many requests are still on their way to the exchange.
    pub fn held(&self) -> usize {
        *self.0.held.lock().unwrap()
    }
}

impl Shared {
    async fn converse(self: Arc<Self>, mut client: TcpStream) -> io::Result<()> {
        let mut upstream = None;
        loop {
            let request = message(&mut client).await?;
            match self.fault(&request) {
                Fault::None => {
                    let reply = self.ask(&mut upstream, &request).await?;
                    client.write_all(&reply).await?;
                }
                Fault::Lost => return Ok(()),
                Fault::Cut(thousandths) => {
                    let reply = self.ask(&mut upstream, &request).await?;
                    let kept = reply.len() * thousandths as usize / 1_000;
                    return client.write_all(&reply[..kept]).await;
                }
                Fault::Page => {
                    self.ask(&mut upstream, &request).await?;
                    client.write_all(&self.page("502 Bad Gateway", "")).await?;
                }
                Fault::Unavailable => {
                    let page = self.page("503 Service Unavailable", "");
                    client.write_all(&page).await?;
                }
                Fault::Stall => {
                    self.ask(&mut upstream, &request).await?;
                    self.traffic.stalls();
                    // Until the client hangs up.
                    let _ = client.read(&mut [0]).await;
                    return Ok(());
                }
                Fault::Late(millis) => {
                    *self.held.lock().unwrap() += 1;
                    tokio::spawn(self.clone().bring(request, Duration::from_millis(millis)));
                    return Ok(());
                }
                Fault::Limited => {
                    let reply = self.page("429 Too Many Requests", "retry-after: 1\r\n");
                    client.write_all(&reply).await?;
                }
                Fault::Banned => {
                    let wait = format!("retry-after: {}\r\n", BAN.as_secs());
                    client
                        .write_all(&self.page("418 I'm a teapot", &wait))
                        .await?;
                }
            }
        }
    }

    fn fault(&self, request: &[u8]) -> Fault {
        let request = String::from_utf8_lossy(request);
        let changes = !request.starts_with("GET ");
        let intent = match intent_in(&request) {
            Some(intent) => intent,
            None if changes => SWEEPS,
            None => TIMES,
        };
        let mut sent = self.sent.lock().unwrap();
        let nth = sent.entry((intent, changes)).or_default();
        *nth += 1;
        match changes {
            true => self.plan.of_change(intent, *nth),
            false => self.plan.of_question(intent, *nth),
        }
    }

    /// Gives a request to the exchange and waits for its reply, which gets the exchange's own date.
    async fn ask(&self, upstream: &mut Option<TcpStream>, request: &[u8]) -> io::Result<Vec<u8>> {
        let connection = match upstream {
            Some(connection) => connection,
            None => upstream.insert(TcpStream::connect(self.exchange).await?),
        };
        connection.write_all(request).await?;
        let reply = message(connection).await?;
        Ok(self.dated(&reply))
    }

    /// Gives a request to the exchange when its client waits no more.
    async fn bring(self: Arc<Self>, request: Vec<u8>, after: Duration) {
        self.time.clock.sleep(after).await;
        let _late = self.traffic.late();
        let reply = self.ask(&mut None, &request).await;
        *self.held.lock().unwrap() -= 1;
        assert!(reply.is_ok(), "the exchange does not answer");
    }

    fn dated(&self, reply: &[u8]) -> Vec<u8> {
        let end = head_end(reply).unwrap_or(reply.len());
        let (head, rest) = reply.split_at(end);
        let head = String::from_utf8_lossy(head);
        let kept = head.split_inclusive("\r\n").filter(|line| {
            let line = line.to_ascii_lowercase();
            !line.starts_with("date:")
        });
        let mut dated: String = kept.collect();
        dated.truncate(dated.len() - 2);
        dated += &self.date();
        dated += "\r\n";
        [dated.as_bytes(), rest].concat()
    }

    fn date(&self) -> String {
        let now = UNIX_EPOCH + self.time.venue();
        format!("date: {}\r\n", httpdate::fmt_http_date(now))
    }

    fn page(&self, status: &str, headers: &str) -> Vec<u8> {
        let page = "<html>a page</html>";
        let (date, length) = (self.date(), page.len());
        format!("HTTP/1.1 {status}\r\n{date}{headers}content-length: {length}\r\n\r\n{page}").into()
    }
}

/// One request or reply, head and body.
async fn message(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let whole = head_end(&bytes).map(|end| end + length(&bytes[..end]));
        if whole.is_some_and(|whole| bytes.len() >= whole) {
            return Ok(bytes);
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

fn head_end(bytes: &[u8]) -> Option<usize> {
    let at = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    Some(at + 4)
}

fn length(head: &[u8]) -> usize {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let value = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"));
    value.map_or(0, |value| value.trim().parse().unwrap_or(0))
}
