//! Connections that can misbehave.
//!
//! In: the bytes that hyper writes. Out: the same bytes, or, for one reply, a script of a fault in their place.
//! Invariant: without a script nothing is touched; after a script the connection is closed.

use axum::serve::Listener;
use bytes::Bytes;
use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Sleep;

/// One act of a script.
#[derive(Debug, Clone)]
pub enum Step {
    Send(Bytes),
    /// The same bytes again and again, so many in all.
    Repeat(Bytes, u64),
    Wait(Duration),
    /// Nothing more until the other side gives up.
    Stall,
    /// Tear the connection down so that the other side sees a reset.
    Reset,
}

pub type Script = VecDeque<Step>;

/// What a handler holds of the connection that its request came on.
#[derive(Debug, Clone)]
pub struct Peer {
    pub address: SocketAddr,
    script: Arc<Mutex<Option<Script>>>,
}

impl Peer {
    /// Plays this in place of the reply that the handler is about to return.
    pub fn play(&self, script: Script) {
        *self.script.lock().unwrap() = Some(script);
    }
}

/// Accepts connections and wraps them.
pub struct Accept(pub TcpListener);

impl Listener for Accept {
    type Io = Wire;
    type Addr = Peer;

    async fn accept(&mut self) -> (Wire, Peer) {
        loop {
            match self.0.accept().await {
                Ok((stream, address)) => {
                    // Small replies must not wait for an acknowledgement; without the option they are only late.
                    let _ = stream.set_nodelay(true);
                    let peer = Peer {
                        address,
                        script: Arc::default(),
                    };
                    return (
                        Wire {
                            stream,
                            peer: peer.clone(),
                            playing: None,
                        },
                        peer,
                    );
                }
                // Out of descriptors, most often: they come back when clients go.
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<Peer> {
        Ok(Peer {
            address: self.0.local_addr()?,
            script: Arc::default(),
        })
    }
}

pub struct Wire {
    stream: TcpStream,
    peer: Peer,
    playing: Option<Playing>,
}

#[derive(Default)]
struct Playing {
    steps: Script,
    /// Bytes of the first step that are on the wire.
    sent: u64,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Wire {
    fn is_playing(&mut self) -> bool {
        if let Some(steps) = self.peer.script.lock().unwrap().take() {
            self.playing = Some(Playing {
                steps,
                ..Playing::default()
            });
        }
        self.playing.is_some()
    }

    /// Goes on with the script; its end is an error, which makes hyper drop the connection.
    fn poll_script(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Some(playing) = &mut self.playing else {
            return Poll::Ready(Ok(()));
        };
        loop {
            let (chunk, total): (&[u8], u64) = match playing.steps.front() {
                Some(Step::Send(bytes)) => (bytes, bytes.len() as u64),
                Some(Step::Repeat(bytes, total)) => (bytes, *total),
                Some(Step::Wait(time)) => {
                    let sleep = playing
                        .sleep
                        .get_or_insert_with(|| Box::pin(tokio::time::sleep(*time)));
                    ready!(sleep.as_mut().poll(context));
                    playing.sleep = None;
                    (&[], 0)
                }
                Some(Step::Stall) => return Poll::Pending,
                Some(Step::Reset) => {
                    self.stream.set_zero_linger()?;
                    return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
                }
                None => return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into())),
            };
            while playing.sent < total {
                let from = (playing.sent % chunk.len() as u64) as usize;
                let rest = (total - playing.sent).min((chunk.len() - from) as u64) as usize;
                let stream = Pin::new(&mut self.stream);
                playing.sent +=
                    ready!(stream.poll_write(context, &chunk[from..from + rest]))? as u64;
            }
            playing.sent = 0;
            playing.steps.pop_front();
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, into)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let wire = self.get_mut();
        if wire.is_playing() {
            return Poll::Ready(Ok(bytes.len()));
        }
        Pin::new(&mut wire.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let wire = self.get_mut();
        if wire.is_playing() {
            return Poll::Ready(Ok(slices.iter().map(|slice| slice.len()).sum()));
        }
        Pin::new(&mut wire.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let wire = self.get_mut();
        ready!(wire.poll_script(context))?;
        Pin::new(&mut wire.stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}
