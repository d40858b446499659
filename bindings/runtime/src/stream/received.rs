//! Receivers of tokio's channels, as streams.
//!
//! In: a receiver, which is no `Stream` by itself. Out: one that is. Invariant: nothing is lost without a word: where a channel drops what was not
//! received in time, an item says how many it were.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tokio::sync::{broadcast, mpsc, watch};

/// A receiver that can be polled.
struct Polled<R>(R);

impl<T> Stream for Polled<mpsc::Receiver<T>> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        self.0.poll_recv(cx)
    }
}

impl<T> Stream for Polled<mpsc::UnboundedReceiver<T>> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        self.0.poll_recv(cx)
    }
}

pub fn mpsc<T: Send>(receiver: mpsc::Receiver<T>) -> impl Stream<Item = T> + Send {
    Polled(receiver)
}

pub fn unbounded<T: Send>(receiver: mpsc::UnboundedReceiver<T>) -> impl Stream<Item = T> + Send {
    Polled(receiver)
}

/// What was sent faster than it was asked for: so many items are lost.
pub struct Lagged(u64);

impl fmt::Display for Lagged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lost = self.0;
        write!(
            f,
            "{lost} items of this stream are lost: they were sent faster than they were asked for; the next item is the oldest that is left"
        )
    }
}

/// All that is sent; an item that is lost says so in its place.
pub fn broadcast<T: Clone + Send + 'static>(
    receiver: broadcast::Receiver<T>,
) -> impl Stream<Item = Result<T, Lagged>> + Send {
    Turns::new(receiver, |mut receiver| {
        Box::pin(async move {
            let item = match receiver.recv().await {
                Ok(item) => Ok(item),
                Err(broadcast::error::RecvError::Lagged(lost)) => Err(Lagged(lost)),
                Err(broadcast::error::RecvError::Closed) => return None,
            };
            Some((item, receiver))
        })
    })
}

/// What is there, then what takes its place: of several changes the last.
pub fn watch<T: Clone + Send + Sync + 'static>(
    mut receiver: watch::Receiver<T>,
) -> impl Stream<Item = T> + Send {
    receiver.mark_changed();
    Turns::new(receiver, |mut receiver| {
        Box::pin(async move {
            receiver.changed().await.ok()?;
            let item = receiver.borrow_and_update().clone();
            Some((item, receiver))
        })
    })
}

/// A stream out of a function that waits for the next item.
struct Turns<R, T> {
    wait: fn(R) -> Turn<R, T>,
    now: Turn<R, T>,
}

type Turn<R, T> = Pin<Box<dyn Future<Output = Option<(T, R)>> + Send>>;

impl<R, T> Turns<R, T> {
    fn new(receiver: R, wait: fn(R) -> Turn<R, T>) -> Self {
        Turns {
            now: wait(receiver),
            wait,
        }
    }
}

impl<R, T> Stream for Turns<R, T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let next = ready!(self.now.as_mut().poll(cx));
        Poll::Ready(next.map(|(item, receiver)| {
            self.now = (self.wait)(receiver);
            item
        }))
    }
}
