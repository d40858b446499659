//! From the I/O thread to an event loop.
//!
//! In: outcomes and errands, pushed by a thread that knows nothing of Python. Out: tasks of the loop that go on, each with its
//! value, and errands that are run, on the loop's own thread. Invariant: one wake-up per batch; a [`Queue`] holds nothing of Python, a [`Bridge`] is only
//! touched with the GIL held.

pub(crate) mod fork;
pub(crate) mod io;
pub(crate) mod mailbox;
pub(crate) mod relay;
pub(crate) mod signal;
pub(crate) mod waiter;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use pyo3::exceptions::{PyNotImplementedError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyWeakrefMethods, PyWeakrefReference};

use crate::call::outcome::Outcome;
use crate::call::start::Start;
use crate::callback::desk::{Callees, Desk, Errand};
use crate::callback::log::Log;
use io::Io;
use mailbox::Mailbox;
use relay::Relay;
use signal::Signal;
use waiter::Waiter;

/// What is for the loop and was not yet told to it.
pub struct Queue {
    things: Mailbox<Thing>,
    wake: Wake,
    /// The loop has ended.
    closed: AtomicBool,
}

enum Thing {
    /// A call has ended.
    End(u64, Outcome),
    /// A call that runs has something for Python to do.
    Errand(Errand),
}

enum Wake {
    Signal(Signal),
    Relay(Relay),
}

impl Queue {
    /// Adds an end; [`Queue::release`] must follow, after others or alone.
    pub fn push(&self, id: u64, outcome: Outcome) {
        self.put(Thing::End(id, outcome), true);
    }

    /// Adds an errand.
    pub fn errand(&self, errand: Errand) {
        self.put(Thing::Errand(errand), false);
    }

    /// Whether nothing is taken out any more.
    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    fn put(&self, thing: Thing, held: bool) {
        if self.things.put(thing, held) {
            self.wake();
        }
    }

    /// Wakes the loop for what was pushed.
    pub fn release(&self) {
        if self.things.release() {
            self.wake();
        }
    }

    fn take(&self) -> Vec<Thing> {
        if let Wake::Signal(signal) = &self.wake {
            signal.clear();
        }
        self.things.take()
    }

    fn wake(&self) {
        match &self.wake {
            Wake::Signal(signal) => signal.raise(),
            Wake::Relay(relay) => relay.raise(),
        }
    }
}

/// An event loop's end: it is called when the loop finds the queue's signal raised.
#[pyclass(frozen, module = "ccrxt", name = "Bridge")]
pub struct Bridge {
    io: &'static Io,
    queue: Arc<Queue>,
    waiting: Mutex<HashMap<u64, Waiting>>,
    generation: u32,
}

/// A call on its way.
struct Waiting {
    waiter: Py<Waiter>,
    desk: Weak<Desk>,
}

#[pymethods]
impl Bridge {
    fn __call__(&self, py: Python<'_>) -> PyResult<()> {
        // A task that goes on often makes its next call at once.
        let _held = self.io.hold();
        let mut batch = self.queue.take().into_iter();
        while let Some(thing) = batch.next() {
            if let Err(error) = self.handle(py, thing) {
                // Only what ends the loop, such as KeyboardInterrupt, comes out of a task's step. The rest can wait.
                batch.for_each(|thing| self.queue.put(thing, true));
                self.queue.release();
                return Err(error);
            }
        }
        Ok(())
    }
}

impl Bridge {
    fn handle(&self, py: Python<'_>, thing: Thing) -> PyResult<()> {
        match thing {
            Thing::Errand(errand) => errand(py),
            Thing::End(id, outcome) => {
                let waiting = lock(&self.waiting).remove(&id);
                waiting.map_or(Ok(()), |waiting| {
                    Waiter::deliver(waiting.waiter.bind(py), outcome)
                })
            }
        }
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

    /// A desk for a call that is begun here and now.
    pub fn desk(&self, py: Python<'_>, callees: Callees) -> PyResult<Arc<Desk>> {
        Desk::of_loop(py, self.queue.clone(), callees)
    }

    /// Starts a call that the waiter waits for; gives the number that it goes by.
    pub fn start(&self, mut start: Start, waiter: &Bound<'_, Waiter>) -> PyResult<u64> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let py = waiter.py();
        let log = Log::of(py, start.class);
        start.desk = start.asked.at(log, |callees| self.desk(py, callees))?;
        let desk = start.desk.as_ref().map(Arc::downgrade);
        let waiting = Waiting {
            waiter: waiter.clone().unbind(),
            desk: desk.unwrap_or_default(),
        };
        lock(&self.waiting).insert(id, waiting);
        self.io.start(id, start, self.queue.clone());
        Ok(id)
    }

    /// Nobody waits for this call any more; it is torn off if it still runs, unless it `must_end`.
    pub fn forget(&self, id: u64, must_end: bool) {
        let Some(waiting) = lock(&self.waiting).remove(&id) else {
            return;
        };
        if !must_end && self.generation == fork::generation() {
            // It may be waiting for this very thread.
            waiting.desk.upgrade().iter().for_each(|desk| desk.leave());
            self.io.stop(id);
        }
    }

    #[cold]
    fn build(event_loop: &Bound<'_, PyAny>) -> PyResult<Py<Bridge>> {
        let py = event_loop.py();
        forget_closed(py)?;
        let io = io::io()?;
        let bridge = match Signal::new() {
            Ok(signal) => match Self::attach(event_loop, io, signal) {
                Err(error) if error.is_instance_of::<PyNotImplementedError>(py) => {
                    Self::relayed(event_loop, io)?
                }
                attached => attached?,
            },
            Err(error) if error.kind() == std::io::ErrorKind::Unsupported => {
                Self::relayed(event_loop, io)?
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

    fn attach(
        event_loop: &Bound<'_, PyAny>,
        io: &'static Io,
        signal: Signal,
    ) -> PyResult<Py<Bridge>> {
        let py = event_loop.py();
        let fd = signal.fd();
        let bridge = Py::new(py, Bridge::new(io, Wake::Signal(signal)))?;
        // In an empty context: the loop keeps the one that it is called in, with all of its values, as long as it lives.
        let context = py.import("contextvars")?.getattr("Context")?.call0()?;
        context.call_method1("run", (event_loop.getattr("add_reader")?, fd, &bridge))?;
        Ok(bridge)
    }

    fn relayed(event_loop: &Bound<'_, PyAny>, io: &'static Io) -> PyResult<Py<Bridge>> {
        let py = event_loop.py();
        let relay = Relay::default();
        let bridge = Py::new(py, Bridge::new(io, Wake::Relay(relay.clone())))?;
        relay.start(event_loop, bridge.bind(py).as_any())?;
        Ok(bridge)
    }

    fn new(io: &'static Io, wake: Wake) -> Self {
        let queue = Queue {
            things: Mailbox::new(),
            wake,
            closed: AtomicBool::new(false),
        };
        Bridge {
            io,
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
            bridge.get().queue.closed.store(true, Ordering::Relaxed);
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
