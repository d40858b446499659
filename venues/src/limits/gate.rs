//! [`Gate`]: where calls wait until they fit.
//!
//! In goes a call's charges, out comes [`Leave`] at the time that the call was promised when it came, first come, first served. A stop
//! (a ban, `Retry-After`) holds everything back until it ends.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::HeaderMap;

use super::budget::{Budget, Scope};
use super::charge::{Charge, Measure};
use super::window::Window;
use crate::http::{Clock, LimitUse, Limits, Reading, Venue};
use crate::types::Text;

/// The limits of one scope: all clients of the process that the venue sees as one.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    windows: HashMap<Key, Window>,
    stopped_until: Duration,
}

/// A budget, and for one that is counted per value of a parameter, the value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    budget: ByAddress,
    value: Option<Text>,
}

/// Budgets are statics: the address is the identity.
#[derive(Debug, Clone, Copy)]
struct ByAddress(&'static Budget);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for ByAddress {}

impl std::hash::Hash for ByAddress {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        std::ptr::from_ref(self.0).hash(state);
    }
}

/// Why a call may not be sent now.
#[derive(Debug)]
pub(crate) struct Refused {
    /// The budget that is used up; `None` when the scope is stopped.
    pub budget: Option<&'static str>,
    /// When to come again.
    pub wait: Duration,
}

/// Leave to send a call. What it holds stays counted, unless it is dropped while the call still waits.
#[derive(Debug)]
pub(crate) struct Leave {
    gate: Arc<Gate>,
    charges: Vec<(Key, u64)>,
    at: Duration,
    phase: Phase,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Phase {
    /// Nothing is counted.
    Idle,
    /// Counted, for a time that may be still to come.
    Promised,
    /// Counted, and on its way.
    Sent,
    /// Counted; the venue knows of it.
    Answered,
}

type Scopes = Vec<(&'static str, String, Option<String>, Arc<Gate>)>;

impl Gate {
    /// The gate of all that leaves for a venue's environment by one way (a proxy, or none).
    pub fn per_ip(
        venue: &'static str,
        environment: &str,
        proxy: Option<&str>,
        now: Duration,
    ) -> Arc<Self> {
        static GATES: Mutex<Scopes> = Mutex::new(Vec::new());
        let mut gates = GATES.lock().unwrap_or_else(PoisonError::into_inner);
        let known = gates.iter().find(|(name, place, way, _)| {
            (*name, place.as_str(), way.as_deref()) == (venue, environment, proxy)
        });
        if let Some((.., gate)) = known {
            return gate.clone();
        }
        gates.retain(|(.., gate)| Arc::strong_count(gate) > 1 || !gate.is_idle(now));
        let gate = Arc::new(Self::default());
        gates.push((
            venue,
            environment.to_owned(),
            proxy.map(str::to_owned),
            gate.clone(),
        ));
        gate
    }

    /// Waits until a call fits, at most `patience`.
    pub async fn enter(
        self: &Arc<Self>,
        charges: &'static [Charge],
        measures: &[Measure],
        mode: &Limits,
        clock: &Clock,
        patience: Duration,
    ) -> Result<Leave, Refused> {
        let charges = match mode {
            Limits::Off => Vec::new(),
            _ => keyed(charges, measures),
        };
        let mut leave = Leave {
            gate: self.clone(),
            charges,
            at: Duration::ZERO,
            phase: Phase::Idle,
        };
        let deadline = clock.now().saturating_add(patience);
        loop {
            let now = clock.now();
            leave.promise(now, if *mode == Limits::Wait { deadline } else { now })?;
            if leave.at > now {
                clock.sleep(leave.at - now).await;
            }
            // A stop may have come while this call waited; it then queues again.
            if leave.send(clock.now()) {
                return Ok(leave);
            }
        }
    }

    /// Lets nothing through for a time.
    pub fn stop(&self, now: Duration, time: Duration) {
        let mut state = self.lock();
        state.stopped_until = state.stopped_until.max(now.saturating_add(time));
    }

    fn is_idle(&self, now: Duration) -> bool {
        let mut state = self.lock();
        state.stopped_until <= now && state.windows.values_mut().all(|window| window.is_idle(now))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Leave {
    /// Counts the call at the earliest time at which it fits, unless that is behind `latest`.
    fn promise(&mut self, now: Duration, latest: Duration) -> Result<(), Refused> {
        let mut state = self.gate.lock();
        let State {
            windows,
            stopped_until,
        } = &mut *state;
        let mut at = now.max(*stopped_until);
        let mut reason = None;
        for (key, amount) in &self.charges {
            let window = windows
                .entry(key.clone())
                .or_insert_with(|| Window::new(key.budget.0));
            let earliest = window.earliest(at, now, *amount);
            if earliest > at {
                (at, reason) = (earliest, Some(key.budget.0.name));
            }
        }
        if at > latest {
            return Err(Refused {
                budget: reason,
                wait: at - now,
            });
        }
        for (key, amount) in &self.charges {
            if let Some(window) = windows.get_mut(key) {
                window.reserve(at, *amount);
            }
        }
        drop(state);
        (self.at, self.phase) = (at, Phase::Promised);
        Ok(())
    }

    /// Says that the call leaves now; false, and nothing is counted, when a stop forbids it.
    fn send(&mut self, now: Duration) -> bool {
        let gate = self.gate.clone();
        let mut state = gate.lock();
        let free = state.stopped_until <= now;
        self.turn(&mut state, if free { Phase::Sent } else { Phase::Idle });
        free
    }

    /// A reply came: what its headers say corrects what is counted. Gives the use of each budget.
    pub fn answered<V: Venue>(&mut self, headers: &HeaderMap, now: Duration) -> Vec<LimitUse> {
        let budgets: Vec<_> = self.charges.iter().map(|(key, _)| key.budget.0).collect();
        if budgets.is_empty() {
            return Vec::new();
        }
        let readings = V::readings(headers, &budgets);
        let gate = self.gate.clone();
        let mut state = gate.lock();
        self.turn(&mut state, Phase::Answered);
        let uses = self.charges.iter().filter_map(|(key, _)| {
            let window = state.windows.get_mut(key)?;
            for Reading { used, limit, .. } in readings
                .iter()
                .filter(|reading| std::ptr::eq(reading.budget, key.budget.0))
            {
                window.correct(*used, *limit, self.at, now);
            }
            let (used, limit, resets_in) = window.usage(now);
            Some(LimitUse {
                name: key.budget.0.name,
                used,
                limit,
                resets_in,
            })
        });
        uses.collect()
    }

    /// The venue refused for a limit and did not say how long: nothing of these budgets is left.
    pub fn exhausted(&self, now: Duration) {
        let mut state = self.gate.lock();
        for (key, _) in &self.charges {
            if let Some(window) = state.windows.get_mut(key) {
                window.exhaust(now);
            }
        }
    }

    fn turn(&mut self, state: &mut State, to: Phase) {
        for (key, amount) in &self.charges {
            let Some(window) = state.windows.get_mut(key) else {
                continue;
            };
            match (self.phase, to) {
                (Phase::Promised, Phase::Sent) => window.sent(*amount),
                (Phase::Promised, _) => window.release(self.at, *amount),
                (Phase::Sent, _) => window.answered(*amount),
                _ => {}
            }
        }
        self.phase = to;
    }
}

impl Drop for Leave {
    fn drop(&mut self) {
        if matches!(self.phase, Phase::Promised | Phase::Sent) {
            let gate = self.gate.clone();
            self.turn(&mut gate.lock(), Phase::Idle);
        }
    }
}

/// What is charged to which budget. The account's budgets wait for calls that have an account.
fn keyed(charges: &'static [Charge], measures: &[Measure]) -> Vec<(Key, u64)> {
    let per_ip = charges
        .iter()
        .filter(|charge| charge.budget().scope == Scope::Ip);
    per_ip
        .map(|charge| {
            let key = Key {
                budget: ByAddress(charge.budget()),
                value: charge.value(measures),
            };
            (key, charge.amount(measures))
        })
        .collect()
}
