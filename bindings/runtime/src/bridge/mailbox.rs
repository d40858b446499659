//! Things on their way to another thread, which is woken for them.
//!
//! Invariant: whoever is told to ring does so; then nothing lies in a mailbox without a bell on its way, but what is held,
//! and that for no longer than its sender is busy with the batch that it works through.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// So much is held back at most. Waking a thread costs more than handing over one thing, and a thread that is woken for
/// every single one of a hundred is put to sleep again a hundred times; but two threads that each wait for the other's
/// whole batch never work at the same time.
const BATCH: usize = 8;

pub struct Mailbox<T>(Mutex<State<T>>);

struct State<T> {
    things: Vec<T>,
    rung: bool,
}

impl<T> Mailbox<T> {
    pub const fn new() -> Self {
        Mailbox(Mutex::new(State {
            things: Vec::new(),
            rung: false,
        }))
    }

    /// Puts a thing in; `true` if the bell must be rung now. If it may be `held`, more is about to come, and then
    /// [`Mailbox::release`].
    #[must_use]
    pub fn put(&self, thing: T, held: bool) -> bool {
        let mut state = self.lock();
        state.things.push(thing);
        let ring = !state.rung && (!held || state.things.len() >= BATCH);
        state.rung |= ring;
        ring
    }

    /// Nothing more comes for now; `true` if the bell must be rung for what is held.
    #[must_use]
    pub fn release(&self) -> bool {
        let mut state = self.lock();
        let ring = !state.rung && !state.things.is_empty();
        state.rung |= ring;
        ring
    }

    /// All that is in it; what is put in from now on rings again.
    pub fn take(&self) -> Vec<T> {
        let mut state = self.lock();
        state.rung = false;
        std::mem::take(&mut state.things)
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{BATCH, Mailbox};

    #[test]
    fn one_bell_for_what_is_not_fetched_yet() {
        let mailbox = Mailbox::new();
        assert!(mailbox.put(1, false));
        assert!(!mailbox.put(2, false));
        assert!(!mailbox.release());
        assert_eq!(mailbox.take(), [1, 2]);
        assert!(mailbox.put(3, false));
    }

    #[test]
    fn what_is_held_rings_when_it_is_much_or_at_the_end() {
        let mailbox = Mailbox::new();
        assert!(!mailbox.put(0, true));
        assert!(mailbox.release());
        assert_eq!(mailbox.take(), [0]);
        let rung: Vec<bool> = (0..BATCH + 2)
            .map(|thing| mailbox.put(thing, true))
            .collect();
        assert_eq!(rung.iter().position(|&rung| rung), Some(BATCH - 1));
        assert_eq!(rung.iter().filter(|&&rung| rung).count(), 1);
        assert!(!mailbox.release());
        assert_eq!(mailbox.take().len(), BATCH + 2);
        assert!(!mailbox.release());
    }
}
