//! A Rust stream, as something that can be asked for its next item.
//!
//! In: the stream that a method gave, and how an item becomes an [`Outcome`]. Out: a [`Feed`], whose [`Feed::ask`] is a task like that of any
//! call. Invariants: nothing is polled that was not asked for; items come in the order of the stream, each to one asker, and one whose
//! asker has gone is kept for the next; the stream is polled and let go by the thread that drives it.
//!
//! The stream lives in the future that made it, together with the client and the arguments, and so may borrow from them. That future
//! comes to rest after each item, which lies in a [`Slot`] then, and is polled on for the next.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use futures_core::Stream;
use pyo3::exceptions::{PyStopAsyncIteration, PyStopIteration};
use tokio::sync::watch;

use crate::call::outcome::{Outcome, Task, nothing};
use crate::client::client_class::{ClientClass, Style};
use crate::error::Raise;

/// The future that a stream lives in.
pub type Source = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where an item lies when the future has come to rest.
#[derive(Clone, Default)]
pub struct Slot(Arc<Mutex<Option<Outcome>>>);

/// Puts the items of a stream into the slot, one each time it is polled.
pub async fn each<S: Stream>(
    slot: Slot,
    stream: Result<S, Outcome>,
    item: impl Fn(S::Item) -> Outcome,
) {
    let mut stream = match stream {
        Ok(stream) => pin!(stream),
        Err(outcome) => return slot.put(outcome),
    };
    let rest = poll_fn(|cx| match stream.as_mut().poll_next(cx) {
        Poll::Ready(Some(next)) => {
            slot.put(item(next));
            // Whoever polled looks into the slot; nothing has to wake it.
            Poll::Pending
        }
        Poll::Ready(None) => Poll::Ready(()),
        Poll::Pending => Poll::Pending,
    });
    rest.await
}

impl Slot {
    fn put(&self, outcome: Outcome) {
        *lock(&self.0) = Some(outcome);
    }

    fn take(&self) -> Option<Outcome> {
        lock(&self.0).take()
    }
}

/// What askers of one stream share.
pub struct Feed {
    class: &'static ClientClass,
    style: Style,
    line: tokio::sync::Mutex<Line>,
    kept: Kept,
    end: watch::Sender<Option<End>>,
}

/// Whoever holds it asks.
struct Line {
    /// `None` when it has come to its end.
    source: Option<Source>,
    slot: Slot,
    /// How many items it has given.
    given: u64,
}

/// The number of the end, which comes after all items.
const LAST: u64 = u64::MAX;

/// Items whose askers have gone, by their numbers.
type Kept = Arc<Mutex<BTreeMap<u64, Outcome>>>;

/// Why a stream ends before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It was closed.
    Closed,
    /// Its client was.
    ClientClosed,
}

impl Feed {
    pub fn new(class: &'static ClientClass, style: Style, source: Source, slot: Slot) -> Self {
        Feed {
            class,
            style,
            line: tokio::sync::Mutex::new(Line {
                source: Some(source),
                slot,
                given: 0,
            }),
            kept: Kept::default(),
            end: watch::Sender::new(None),
        }
    }

    /// The next item.
    pub fn ask(self: Arc<Self>) -> Task {
        Box::pin(async move {
            let mut watching = self.end.subscribe();
            let mut ended = pin!(watching.wait_for(Option::is_some));
            let mut line = self.line.lock().await;
            let next = poll_fn(|cx| match ended.as_mut().poll(cx) {
                Poll::Ready(_) => Poll::Ready(None),
                Poll::Pending => match lock(&self.kept).pop_first() {
                    None => line
                        .poll(cx)
                        .map(|item| item.or_else(|| Some((LAST, self.stop())))),
                    kept => Poll::Ready(kept),
                },
            });
            match next.await {
                Some((number, outcome)) => Item::new(self.kept.clone(), number, outcome).outcome(),
                None => {
                    line.source = None;
                    self.stop()
                }
            }
        })
    }

    /// Ends it; whoever asks now or later is told why. What it holds is let go.
    pub fn close(self: Arc<Self>, end: End) -> Task {
        Box::pin(async move {
            self.end.send_if_modified(|before| {
                let first = before.is_none();
                before.get_or_insert(end);
                first
            });
            // Whoever asks has seen it, and leaves the line.
            self.line.lock().await.source = None;
            lock(&self.kept).clear();
            nothing()
        })
    }

    /// How an iterator says that there is nothing more.
    fn stop(&self) -> Outcome {
        let end = *self.end.borrow();
        if end == Some(End::ClientClosed) {
            let class = self.class.name;
            let why = format!("this {class} is closed, and its streams with it: make a new one");
            let raise = Raise::new("ClientClosed", why);
            return Box::new(move |py| Err(raise.to_err(py)));
        }
        match self.style {
            Style::Async => Box::new(|_| Err(PyStopAsyncIteration::new_err(()))),
            Style::Blocking => Box::new(|_| Err(PyStopIteration::new_err(()))),
        }
    }
}

impl Line {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<(u64, Outcome)>> {
        let Some(mut source) = self.source.take() else {
            return Poll::Ready(None);
        };
        // Should it panic, it is gone: there is nothing more then.
        let poll = source.as_mut().poll(cx);
        if poll.is_pending() {
            self.source = Some(source);
        }
        match (self.slot.take(), poll) {
            (Some(outcome), _) => {
                self.given += 1;
                Poll::Ready(Some((self.given, outcome)))
            }
            (None, poll) => poll.map(|()| None),
        }
    }
}

/// An item on its way to its asker. If that has gone when it arrives, it is kept.
struct Item {
    kept: Kept,
    number: u64,
    outcome: Option<Outcome>,
}

impl Item {
    fn new(kept: Kept, number: u64, outcome: Outcome) -> Self {
        Item {
            kept,
            number,
            outcome: Some(outcome),
        }
    }

    fn outcome(mut self) -> Outcome {
        Box::new(move |py| {
            let own = self.outcome.take().map(|own| (self.number, own));
            let first = {
                let mut kept = lock(&self.kept);
                kept.extend(own);
                kept.pop_first()
            };
            // Itself, or one that was to come before it and whose asker went meanwhile.
            let (_, outcome) = first.expect("it is one of them");
            outcome(py)
        })
    }
}

impl Drop for Item {
    fn drop(&mut self) {
        if let Some(outcome) = self.outcome.take() {
            lock(&self.kept).insert(self.number, outcome);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
