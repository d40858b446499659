//! The thread that carries the I/O of this wheel's asynchronous clients.
//!
//! In: orders to start or stop a call. Out: outcomes, pushed to the queue of the event loop that waits for them.
//! Invariant: this thread never touches Python, neither an object nor the GIL, so it may outlive the interpreter.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::{Builder, LocalOptions};
use tokio::sync::Notify;
use tokio::task::AbortHandle;

use crate::bridge::Queue;
use crate::fork;
use crate::method::Start;
use crate::outcome;

pub struct Io {
    orders: Mutex<Vec<Order>>,
    bell: Notify,
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
            let io = Io::start()?;
            *started = Some((generation, io));
            Ok(io)
        }
    }
}

impl Io {
    fn start() -> std::io::Result<&'static Io> {
        let io: &'static Io = Box::leak(Box::new(Io {
            orders: Mutex::default(),
            bell: Notify::new(),
        }));
        let mut builder = Builder::new_current_thread();
        builder.enable_all().thread_name("ccrxt-blocking");
        // Made on the thread that it cannot leave; a failure to make it comes back.
        let (report, made) = std::sync::mpsc::sync_channel(1);
        std::thread::Builder::new()
            .name("ccrxt-io".into())
            .spawn(move || match builder.build_local(LocalOptions::default()) {
                Ok(runtime) => {
                    let _ = report.send(Ok(()));
                    runtime.block_on(io.serve());
                }
                Err(error) => {
                    let _ = report.send(Err(error));
                }
            })?;
        made.recv().map_err(std::io::Error::other)??;
        Ok(io)
    }

    /// The task is made on the I/O thread too.
    pub fn start_call(&self, id: u64, start: Start, queue: Arc<Queue>) {
        self.order(Order::Start { id, start, queue });
    }

    /// Drops the task, if it still runs; its outcome then never comes.
    pub fn stop_call(&self, id: u64) {
        self.order(Order::Stop { id });
    }

    fn order(&self, order: Order) {
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        orders.push(order);
        let first = orders.len() == 1;
        drop(orders);
        if first {
            self.bell.notify_one();
        }
    }

    async fn serve(&'static self) -> ! {
        let running: Running = Rc::default();
        let paced = Rc::new(Cell::new(false));
        loop {
            self.bell.notified().await;
            pace(&running, &paced);
            let orders =
                std::mem::take(&mut *self.orders.lock().unwrap_or_else(PoisonError::into_inner));
            for order in orders {
                match order {
                    Order::Start { id, start, queue } => begin(id, start, queue, &running),
                    Order::Stop { id } => {
                        if let Some(task) = running.borrow_mut().remove(&id) {
                            task.abort();
                        }
                    }
                }
            }
        }
    }
}

/// Keeps a timer that is due before those of the calls, as long as there are any.
///
/// Whenever a timer is set that is due before all others, tokio writes to the descriptor that wakes its thread, even from
/// that thread; without this one, that is once for every call that has a time-out.
fn pace(running: &Running, paced: &Rc<Cell<bool>>) {
    if paced.replace(true) {
        return;
    }
    let (running, paced) = (running.clone(), paced.clone());
    tokio::task::spawn_local(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            if running.borrow().is_empty() {
                return paced.set(false);
            }
        }
    });
}

type Running = Rc<RefCell<HashMap<u64, AbortHandle>>>;

fn begin(id: u64, start: Start, queue: Arc<Queue>, running: &Running) {
    let ended = running.clone();
    let task = tokio::task::spawn_local(async move {
        let outcome = outcome::guarded(|| start.make()).await;
        ended.borrow_mut().remove(&id);
        queue.push(id, outcome);
    });
    running.borrow_mut().insert(id, task.abort_handle());
}
