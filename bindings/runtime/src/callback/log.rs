//! Records of what happens on the way of calls, under Python's `logging`.
//!
//! In: a call that begins, then whatever is told of it on any thread. Out: records of the logger that is named like the client's module,
//! made on the thread of the call's [`Desk`]. Invariant: `logging` is never imported from here, and nothing is done for a logger that has
//! no handler anywhere, not even by its parents: nobody could read the record.
//!
//! A level that is set counts from the next call on: the logger is asked once at the beginning of each whether it wants every step.
//! What matters more happens seldom, so of that it is asked when it happens.

use std::sync::atomic::{AtomicBool, Ordering};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use crate::callback::Teller;
use crate::callback::desk::Desk;
use crate::client::client_class::ClientClass;
use crate::{Obj, support};

/// `logging.DEBUG`.
const DEBUG: u8 = 10;

static KEPT: AtomicBool = AtomicBool::new(false);

/// Calls have a log from now on: for a wheel whose Rust side tells what happens.
pub fn keep_log() {
    KEPT.store(true, Ordering::Relaxed);
}

/// Who writes what is told of the call that runs here and now, as `(level, what is told)`; and whether every step is wanted.
pub fn log() -> Option<(Teller, bool)> {
    Desk::current()?.log()
}

/// Who writes the records of one class of clients.
pub struct Logger {
    write: Obj,
    /// Python's own.
    logger: Obj,
    enabled: Obj,
}

/// One call's log.
pub struct Log {
    /// `(level, what is told) -> None`.
    pub write: Obj,
    /// Whether every step is wanted.
    pub steps: bool,
}

impl Log {
    /// The log of a call of this class, if anyone could read it.
    pub fn of(py: Python<'_>, class: &'static ClientClass) -> Option<Self> {
        if !KEPT.load(Ordering::Relaxed) {
            return None;
        }
        // Whatever is wrong with somebody's logger, the call goes on.
        Self::open(py, class).unwrap_or_else(|error| {
            error.write_unraisable(py, None);
            None
        })
    }

    fn open(py: Python<'_>, class: &'static ClientClass) -> PyResult<Option<Self>> {
        let known = &class.made.logger;
        let logger = match known.get(py) {
            Some(logger) => logger,
            None if is_imported(py)? => known.get_or_try_init(py, || Logger::new(py, class))?,
            None => return Ok(None),
        };
        if !has_handlers(logger.logger.bind(py))? {
            return Ok(None);
        }
        Ok(Some(Log {
            write: logger.write.clone_ref(py),
            steps: logger.enabled.bind(py).call1((DEBUG,))?.is_truthy()?,
        }))
    }
}

impl Logger {
    #[cold]
    fn new(py: Python<'_>, class: &'static ClientClass) -> PyResult<Self> {
        let write = support::import(py, "log")?
            .getattr("Log")?
            .call1((class.module,))?;
        Ok(Logger {
            logger: write.getattr("logger")?.unbind(),
            enabled: write.getattr("enabled")?.unbind(),
            write: write.unbind(),
        })
    }
}

/// What `Logger.hasHandlers` says, without a frame of Python: it is asked before each call.
fn has_handlers(logger: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = logger.py();
    let mut logger = logger.clone();
    loop {
        if logger.getattr(intern!(py, "handlers"))?.is_truthy()? {
            return Ok(true);
        }
        let parent = logger.getattr(intern!(py, "parent"))?;
        if parent.is_none() || !logger.getattr(intern!(py, "propagate"))?.is_truthy()? {
            return Ok(false);
        }
        logger = parent;
    }
}

/// Whether anyone has imported `logging`.
fn is_imported(py: Python<'_>) -> PyResult<bool> {
    static MODULES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let modules = MODULES.import(py, "sys", "modules")?;
    modules.contains(intern!(py, "logging"))
}
