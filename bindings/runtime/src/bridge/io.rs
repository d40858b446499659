//! The thread that carries the I/O of this wheel's asynchronous clients.
//!
//! In: orders to start or stop a call. Out: outcomes, pushed to the queue of the event loop that waits for them.
//! Invariant: this thread never touches Python, neither an object nor the GIL, so it may outlive the interpreter.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use tokio::runtime::{Builder, Handle, LocalOptions};
use tokio::sync::Notify;
use tokio::task::AbortHandle;

use crate::bridge::Queue;
use crate::bridge::fork;
use crate::bridge::mailbox::Mailbox;
use crate::call::outcome::{self, Outcome};
use crate::call::start::Start;

pub struct Io {
    orders: Mailbox<Order>,
    bell: Notify,
    runtime: OnceLock<Handle>,
}

enum Order {
    Start {
        id: u64,
        start: Start,
        queue: Arc<Queue>,
    },
    Stop {
        id: u64,
    },
    LetGo(Box<dyn Send>),
}

/// The thread of this process, started when first asked for.
pub fn io() -> std::io::Result<&'static Io> {
    static STARTED: Mutex<Option<(u32, &'static Io)>> = Mutex::new(None);
    // Only ever locked with the GIL held, so never by another thread at the moment of a fork.
    let mut started = STARTED.lock().unwrap_or_else(PoisonError::into_inner);
    let generation = fork::generation();
    match *started {
        Some((of, io)) if of == generation => Ok(io),
        _ => {
            let io = Io::launch()?;
            *started = Some((generation, io));
            Ok(io)
        }
    }
}

impl Io {
    fn launch() -> std::io::Result<&'static Io> {
        let io: &'static Io = Box::leak(Box::new(Io {
            orders: Mailbox::new(),
            bell: Notify::new(),
            runtime: OnceLock::new(),
        }));
        let mut builder = Builder::new_current_thread();
        builder.enable_all().thread_name("ccrxt-blocking");
        // Made on the thread that it cannot leave; a failure to make it comes back.
        let (report, made) = std::sync::mpsc::sync_channel(1);
        std::thread::Builder::new()
            .name("ccrxt-io".into())
            .spawn(move || match builder.build_local(LocalOptions::default()) {
                Ok(runtime) => {
                    let _ = report.send(Ok(runtime.handle().clone()));
                    runtime.block_on(io.serve());
                }
                Err(error) => {
                    let _ = report.send(Err(error));
                }
            })?;
        let runtime = made.recv().map_err(std::io::Error::other)??;
        io.runtime.get_or_init(|| runtime);
        Ok(io)
    }

    /// What another thread spawns in it runs on this one.
    pub fn runtime(&self) -> &Handle {
        self.runtime.get().expect("it is set where this is made")
    }

    /// The task is made on the I/O thread too.
    pub fn start(&self, id: u64, start: Start, queue: Arc<Queue>) {
        // What changes something at the venue is not to wait for what other tasks of the batch compute.
        let held = !start.changes && HOLDS.get();
        self.order(Order::Start { id, start, queue }, held);
    }

    /// Drops the task, if it still runs; its outcome then never comes.
    pub fn stop(&self, id: u64) {
        self.order(Order::Stop { id }, HOLDS.get());
    }

    /// Drops what may belong to this thread.
    pub fn let_go(&self, thing: impl Send + 'static) {
        self.order(Order::LetGo(Box::new(thing)), HOLDS.get());
    }

    /// Until the end of this, what this thread orders may lie for a while.
    pub fn hold(&'static self) -> Held {
        Held {
            io: self,
            before: HOLDS.replace(true),
        }
    }

    fn order(&self, order: Order, held: bool) {
        if self.orders.put(order, held) {
            self.bell.notify_one();
        }
    }

    async fn serve(&'static self) -> ! {
        let here = Rc::new(Here::default());
        tokio::task::spawn_local(here.clone().release());
        loop {
            self.bell.notified().await;
            pace(&here);
            for order in self.orders.take() {
                match order {
                    Order::Start { id, start, queue } => begin(id, start, queue, &here),
                    Order::Stop { id } => {
                        if let Some(task) = here.running.borrow_mut().remove(&id) {
                            task.abort();
                        }
                    }
                    // In a task, so that a defect in it ends nothing else.
                    Order::LetGo(thing) => drop(tokio::task::spawn_local(async { drop(thing) })),
                }
            }
        }
    }
}

thread_local!(static HOLDS: Cell<bool> = const { Cell::new(false) });

/// See [`Io::hold`].
pub struct Held {
    io: &'static Io,
    before: bool,
}

impl Drop for Held {
    fn drop(&mut self) {
        HOLDS.set(self.before);
        if self.io.orders.release() {
            self.io.bell.notify_one();
        }
    }
}

/// What the I/O thread keeps for itself.
#[derive(Default)]
struct Here {
    running: RefCell<HashMap<u64, AbortHandle>>,
    paced: Cell<bool>,
    /// Queues with ends that may be held.
    fed: RefCell<Vec<Arc<Queue>>>,
    /// Rung when there are any.
    ends: Notify,
}

impl Here {
    fn end(&self, id: u64, outcome: Outcome, queue: Arc<Queue>) {
        self.running.borrow_mut().remove(&id);
        queue.push(id, outcome);
        let mut fed = self.fed.borrow_mut();
        if !fed.iter().any(|one| Arc::ptr_eq(one, &queue)) {
            fed.push(queue);
            self.ends.notify_one();
        }
    }

    /// Wakes the event loops; its turn comes when all that was ready has had one.
    async fn release(self: Rc<Self>) {
        loop {
            self.ends.notified().await;
            for queue in self.fed.take() {
                queue.release();
            }
        }
    }
}

/// Keeps a timer that is due before those of the calls, as long as there are any.
///
/// Whenever a timer is set that is due before all others, tokio writes to the descriptor that wakes its thread, even from
/// that thread; without this one, that is once for every call that has a time-out.
fn pace(here: &Rc<Here>) {
    if here.paced.replace(true) {
        return;
    }
    let here = here.clone();
    tokio::task::spawn_local(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            if here.running.borrow().is_empty() {
                return here.paced.set(false);
            }
        }
    });
}

fn begin(id: u64, start: Start, queue: Arc<Queue>, here: &Rc<Here>) {
    let ending = here.clone();
    let task = tokio::task::spawn_local(async move {
        let outcome = outcome::guarded(|| start.make()).await;
        ending.end(id, outcome, queue);
    });
    here.running.borrow_mut().insert(id, task.abort_handle());
}
