//! From the I/O thread to an event loop.
//!
//! In: outcomes, pushed by a thread that knows nothing of Python. Out: tasks of the loop that go on, each with its value,
//! on the loop's own thread. Invariant: one wake-up per batch; a [`Queue`] holds nothing of Python, a [`Bridge`] is only
//! touched with the GIL held.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::{PyNotImplementedError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyWeakrefMethods, PyWeakrefReference};

use crate::fork;
use crate::outcome::Outcome;
use crate::relay::Relay;
use crate::signal::Signal;
use crate::waiter::Waiter;

/// What ended and was not yet told to the loop.
pub struct Queue {
    ended: Mutex<Vec<(u64, Outcome)>>,
    /// Whether the loop was woken for what is in `ended`.
    woken: AtomicBool,
    wake: Wake,
}

enum Wake {
    Signal(Signal),
    Relay(Relay),
}

impl Queue {
    pub fn push(&self, id: u64, outcome: Outcome) {
        lock(&self.ended).push((id, outcome));
        if !self.woken.swap(true, Ordering::AcqRel) {
            match &self.wake {
                Wake::Signal(signal) => signal.raise(),
                Wake::Relay(relay) => relay.raise(),
            }
        }
    }

    fn take(&self) -> Vec<(u64, Outcome)> {
        if let Wake::Signal(signal) = &self.wake {
            signal.clear();
        }
        // Before the batch is taken: what is pushed from here on wakes the loop again.
        self.woken.store(false, Ordering::Release);
        std::mem::take(&mut *lock(&self.ended))
    }

    /// Gives back what could not be told now.
    fn put_back(&self, rest: impl Iterator<Item = (u64, Outcome)>) {
        for (id, outcome) in rest {
            self.push(id, outcome);
        }
    }
}

/// An event loop's end: it is called when the loop finds the queue's signal raised.
#[pyclass(frozen, module = "ccrxt", name = "Bridge")]
pub struct Bridge {
    queue: Arc<Queue>,
    waiting: Mutex<HashMap<u64, Py<Waiter>>>,
    generation: u32,
}

#[pymethods]
impl Bridge {
    fn __call__(&self, py: Python<'_>) -> PyResult<()> {
        let mut batch = self.queue.take().into_iter();
        while let Some((id, outcome)) = batch.next() {
            let Some(waiter) = lock(&self.waiting).remove(&id) else {
                continue;
            };
            if let Err(error) = Waiter::deliver(waiter.bind(py), outcome) {
                // Only what ends the loop, such as KeyboardInterrupt, comes out of a task's step.
                self.queue.put_back(batch);
                return Err(error);
            }
        }
        Ok(())
    }
}

struct Known {
    event_loop: Py<PyWeakrefReference>,
    bridge: Py<Bridge>,
}

static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

impl Bridge {
    /// The bridge to this loop, which is the running one.
    pub fn of(event_loop: &Bound<'_, PyAny>) -> PyResult<Py<Bridge>> {
        let py = event_loop.py();
        let generation = fork::generation();
        for known in lock(&KNOWN).iter() {
            let same = known
                .event_loop
                .bind(py)
                .upgrade()
                .is_some_and(|one| one.is(event_loop));
            if same && known.bridge.get().generation == generation {
                return Ok(known.bridge.clone_ref(py));
            }
        }
        Self::build(event_loop)
    }

    /// A new wait for a call, with the number that the call goes by.
    pub fn expect(&self, waiter: Py<Waiter>) -> u64 {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        lock(&self.waiting).insert(id, waiter);
        id
    }

    /// Nobody waits for this call any more.
    pub fn forget(&self, id: u64) {
        let waiter = lock(&self.waiting).remove(&id);
        drop(waiter);
    }

    pub fn queue(&self) -> Arc<Queue> {
        self.queue.clone()
    }

    #[cold]
    fn build(event_loop: &Bound<'_, PyAny>) -> PyResult<Py<Bridge>> {
        let py = event_loop.py();
        forget_closed(py)?;
        let bridge = match Signal::new() {
            Ok(signal) => match Self::attach(event_loop, signal) {
                Err(error) if error.is_instance_of::<PyNotImplementedError>(py) => {
                    Self::relayed(event_loop)?
                }
                attached => attached?,
            },
            Err(error) if error.kind() == std::io::ErrorKind::Unsupported => {
                Self::relayed(event_loop)?
            }
            Err(error) => return Err(error.into()),
        };
        let event_loop = PyWeakrefReference::new(event_loop)?.unbind();
        lock(&KNOWN).push(Known {
            event_loop,
            bridge: bridge.clone_ref(py),
        });
        Ok(bridge)
    }

    fn attach(event_loop: &Bound<'_, PyAny>, signal: Signal) -> PyResult<Py<Bridge>> {
        let py = event_loop.py();
        let fd = signal.fd();
        let bridge = Py::new(py, Bridge::new(Wake::Signal(signal)))?;
        // In an empty context: the loop keeps the one that it is called in, with all of its values, as long as it lives.
        let context = py.import("contextvars")?.getattr("Context")?.call0()?;
        context.call_method1("run", (event_loop.getattr("add_reader")?, fd, &bridge))?;
        Ok(bridge)
    }

    fn relayed(event_loop: &Bound<'_, PyAny>) -> PyResult<Py<Bridge>> {
        let py = event_loop.py();
        let relay = Relay::default();
        let bridge = Py::new(py, Bridge::new(Wake::Relay(relay.clone())))?;
        relay.start(event_loop, bridge.bind(py).as_any())?;
        Ok(bridge)
    }

    fn new(wake: Wake) -> Self {
        let queue = Queue {
            ended: Mutex::default(),
            woken: AtomicBool::new(false),
            wake,
        };
        Bridge {
            queue: Arc::new(queue),
            waiting: Mutex::default(),
            generation: fork::generation(),
        }
    }
}

/// The loop that runs in this thread.
pub fn running_loop(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    static RUNNING: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let running = RUNNING
        .import(py, "asyncio", "_get_running_loop")?
        .call0()?;
    if running.is_none() {
        return Err(PyRuntimeError::new_err(
            "no running asyncio event loop: await the call in a coroutine that asyncio (or uvloop) runs, or use the client of the \
             same name in `blocking`",
        ));
    }
    Ok(running)
}

/// Lets go of loops that are closed or gone, and with them of their descriptors.
fn forget_closed(py: Python<'_>) -> PyResult<()> {
    // No Python code runs while the table is locked: it could hand the GIL to a thread that waits for the lock.
    let known: Vec<(Py<PyWeakrefReference>, Py<Bridge>)> = lock(&KNOWN)
        .iter()
        .map(|known| (known.event_loop.clone_ref(py), known.bridge.clone_ref(py)))
        .collect();
    for (event_loop, bridge) in known {
        let gone = match event_loop.bind(py).upgrade() {
            Some(event_loop) => event_loop.call_method0("is_closed")?.is_truthy()?,
            None => true,
        };
        if gone {
            let mut table = lock(&KNOWN);
            let place = table.iter().position(|known| known.bridge.is(&bridge));
            let removed = place.map(|place| table.swap_remove(place));
            drop(table);
            if let Wake::Relay(relay) = &bridge.get().queue.wake {
                relay.stop();
            }
            drop(removed);
        }
    }
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
