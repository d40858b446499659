//! Forks of this process.
//!
//! Out: a number that is another one in every child. Invariant: reading it costs one load, and what was made under
//! another number (sockets, threads, timers of the parent) is never used and never dropped.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

static FORKS: AtomicU32 = AtomicU32::new(0);

/// How many forks lie between this process and the one that loaded the wheel.
pub fn generation() -> u32 {
    watch();
    FORKS.load(Relaxed)
}

/// A value that belongs to the process it was made in.
pub struct Owned<T> {
    /// `None` only when it is about to be dropped.
    value: Option<T>,
    generation: u32,
}

impl<T> Owned<T> {
    pub fn new(value: T) -> Self {
        Owned {
            value: Some(value),
            generation: generation(),
        }
    }

    /// The value, for good.
    pub fn into_inner(mut self) -> Option<T> {
        self.take()
    }

    /// The same of one that is about to be dropped.
    pub fn take(&mut self) -> Option<T> {
        self.get()?;
        self.value.take()
    }

    /// The value, or nothing in a child of its process.
    #[inline]
    pub fn get(&self) -> Option<&T> {
        self.value
            .as_ref()
            .filter(|_| self.generation == FORKS.load(Relaxed))
    }
}

impl<T> Drop for Owned<T> {
    fn drop(&mut self) {
        // In a child the value is left alone: an epoll descriptor, for one, is shared with the parent, and taking a
        // socket out of it here would take it from the parent.
        if self.generation != FORKS.load(Relaxed) {
            std::mem::forget(self.value.take());
        }
    }
}

#[cfg(unix)]
fn watch() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    extern "C" fn child() {
        FORKS.fetch_add(1, Relaxed);
    }
    ONCE.call_once(|| {
        // SAFETY: the handler does nothing but one atomic addition, which is allowed after a fork; extension modules are
        // never unloaded, so it stays callable. Without memory for the handler (ENOMEM) forks go unnoticed.
        unsafe { libc::pthread_atfork(None, None, Some(child)) };
    });
}

#[cfg(not(unix))]
fn watch() {}
