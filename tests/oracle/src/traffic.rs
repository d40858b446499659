//! [`Traffic`]: what is on its way between clients and exchange, so that time passes only when nothing is.
//!
//! In: the events of the clients, and what the wire holds back on purpose. Out: word that all is quiet. Invariant: it is quiet only when
//! no task can go on and every request that was sent has its answer, or is one that the wire lets wait for time to pass. So what
//! happens at which time, and how much is done in a run, does not depend on how fast the machine is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::Notify;
use tokio::task;
use venues::http::{Event, EventKind};

/// What is on its way.
#[derive(Clone, Default)]
pub struct Traffic(Arc<Inner>);

#[derive(Default)]
struct Inner {
    moving: Mutex<Moving>,
    quiet: Notify,
}

/// Since time passed last: what was sent before and has no answer waits for time to pass, or time would not have passed.
#[derive(Default)]
struct Moving {
    /// Calls with a request on the wire, and the task that sent it.
    sent: HashMap<u64, Option<task::Id>>,
    /// So many of them get no answer.
    stalled: usize,
    /// Requests that come to the exchange when their client waits no more.
    late: usize,
}

/// A request that comes late to the exchange; it is there, or was lost, when this is dropped.
pub struct Late(Traffic);

impl Traffic {
    /// A runtime that says when none of its tasks can go on.
    pub fn runtime(&self) -> tokio::runtime::Runtime {
        let inner = self.0.clone();
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .on_thread_park(move || {
                if inner.moving().is_none() {
                    inner.quiet.notify_one();
                }
            })
            .build()
            .unwrap()
    }

    /// Something happened to a client.
    pub fn hear(&self, event: &Event) {
        let mut moving = self.0.moving();
        match event.kind {
            EventKind::Request => {
                moving.sent.insert(event.call, task::try_id());
            }
            EventKind::Reply | EventKind::Lost => {
                moving.sent.remove(&event.call);
            }
            EventKind::Wait | EventKind::Retry => {}
        }
    }

    /// A caller went away: what its task asked, nobody hears.
    pub fn left(&self) {
        let task = task::try_id();
        self.0.moving().sent.retain(|_, sender| *sender != task);
    }

    /// A request gets no answer.
    pub fn stalls(&self) {
        self.0.moving().stalled += 1;
    }

    /// A late request sets out.
    pub fn late(&self) -> Late {
        self.0.moving().late += 1;
        Late(self.clone())
    }

    /// Ends when all is quiet.
    pub async fn quiet(&self) {
        self.0.quiet.notified().await;
    }

    /// Time passed.
    pub fn time_passed(&self) {
        let mut moving = self.0.moving();
        moving.sent.clear();
        moving.stalled = 0;
    }
}

impl Inner {
    fn moving(&self) -> MutexGuard<'_, Moving> {
        self.moving.lock().unwrap()
    }
}

impl Moving {
    fn is_none(&self) -> bool {
        self.late == 0 && self.sent.len() <= self.stalled
    }
}

impl Drop for Late {
    fn drop(&mut self) {
        self.0.0.moving().late -= 1;
    }
}
