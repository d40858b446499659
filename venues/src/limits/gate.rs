//! [`Gate`]: where calls wait until they fit.
//!
//! In goes a call's charges, out comes [`Leave`] at the time that the call was promised when it came: orders and cancels first, all else
//! as it came. A stop (a ban, `Retry-After`) holds everything of its scope back until it ends.

use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::budget::Scope;
use super::charge::{Charge, Measure};
use super::house::{ByAddress, House, Key, Owner, State};
use crate::http::{Clock, LimitUse, Limits, Reading, Venue};

/// Where a client's calls wait: the limits of its way out, and those of its account.
#[derive(Debug, Clone)]
pub(crate) struct Gate {
    house: Arc<House>,
    way: Owner,
    account: Option<Owner>,
}

/// What a call pays to pass, and whom it may pass.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fare<'a> {
    pub charges: &'static [Charge],
    /// What the charges must know of the request.
    pub measures: &'a [Measure],
    /// Whether it may pass those who wait.
    pub urgent: bool,
}

/// Why a call may not be sent now.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held {
    /// The budget that is used up; `None` when the scope is stopped.
    pub budget: Option<&'static str>,
    /// For how long.
    pub wait: Duration,
}

/// Leave to send a call. What it holds stays counted, unless it is dropped while the call still waits.
#[derive(Debug)]
pub(crate) struct Leave {
    house: Arc<House>,
    /// Whose stops hold the call back.
    owners: Vec<Owner>,
    charges: Vec<(Key, u64)>,
    /// Whether it may pass those who wait.
    urgent: bool,
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

impl Gate {
    /// The gate of a client: its venue's environment, its way out (a proxy, or none), and its account.
    pub fn new(
        venue: &'static str,
        environment: &str,
        proxy: Option<&str>,
        account: Option<&str>,
        now: Duration,
    ) -> Self {
        let house = House::of(venue, environment, now);
        if account.is_some() {
            house.lock().trades = true;
        }
        Self {
            house,
            way: Owner::way(proxy),
            account: account.map(Owner::account),
        }
    }

    /// Waits until a call fits, at most `patience`; before it waits, `waits` is told why and how long.
    pub async fn enter(
        &self,
        fare: Fare<'_>,
        mode: &Limits,
        clock: &Clock,
        patience: Duration,
        waits: impl Fn(Held) + Send,
    ) -> Result<Leave, Held> {
        let Fare {
            charges,
            measures,
            urgent,
        } = fare;
        let mut leave = Leave {
            house: self.house.clone(),
            owners: self.owners(charges),
            charges: match mode {
                Limits::Off => Vec::new(),
                _ => self.keyed(charges, measures),
            },
            urgent,
            at: Duration::ZERO,
            phase: Phase::Idle,
        };
        let deadline = clock.now().saturating_add(patience);
        loop {
            let now = clock.now();
            let latest = if *mode == Limits::Wait { deadline } else { now };
            if let Some(held) = leave.promise(now, latest)? {
                waits(held);
                clock.sleep(held.wait).await;
            }
            // A stop may have come while this call waited; it then queues again.
            if leave.send(clock.now()) {
                return Ok(leave);
            }
        }
    }

    /// What is used of each budget of the way out and of the account, as far as calls have been charged to it.
    pub fn uses(&self, now: Duration) -> Vec<LimitUse> {
        let mut state = self.house.lock();
        let ours = |owner: &Owner| *owner == self.way || Some(owner) == self.account.as_ref();
        let mut uses: Vec<LimitUse> = state
            .windows
            .iter_mut()
            .filter(|(key, _)| ours(&key.owner))
            .map(|(key, window)| window.limit_use(key.budget.0.name, now))
            .collect();
        uses.sort_by_key(|used| used.name);
        uses
    }

    /// Whose budgets a call is charged to: the way's always, the account's when there is one.
    fn owners(&self, charges: &[Charge]) -> Vec<Owner> {
        let account = charges
            .iter()
            .any(|charge| charge.budget().scope == Scope::Account);
        let account = self.account.as_ref().filter(|_| account);
        std::iter::once(&self.way).chain(account).cloned().collect()
    }

    /// What is charged to which budget. Those of an account count calls that have one.
    fn keyed(&self, charges: &'static [Charge], measures: &[Measure]) -> Vec<(Key, u64)> {
        let keyed = charges.iter().filter_map(|charge| {
            let owner = match charge.budget().scope {
                Scope::Ip => &self.way,
                Scope::Account => self.account.as_ref()?,
            };
            let key = Key {
                budget: ByAddress(charge.budget()),
                owner: owner.clone(),
                value: charge.value(measures),
            };
            Some((key, charge.amount(measures)))
        });
        keyed.collect()
    }
}

impl Leave {
    /// Counts the call at the earliest time at which it fits, unless that is behind `latest`. Gives what it waits for until then.
    fn promise(&mut self, now: Duration, latest: Duration) -> Result<Option<Held>, Held> {
        let mut state = self.house.lock();
        let stop = self.owners.iter().map(|owner| state.stopped_until(owner));
        let mut at = now.max(stop.max().unwrap_or_default());
        let mut reason = None;
        // What waits for one budget may no more fit into another that it fitted before.
        let mut settled = false;
        while !settled {
            settled = true;
            for (key, amount) in &self.charges {
                let earliest = state.earliest(key, at, now, *amount, self.urgent);
                if earliest > at {
                    (at, reason) = (earliest, Some(key.budget.0.name));
                    settled = !self.urgent;
                }
            }
        }
        let held = Held {
            budget: reason,
            wait: at - now,
        };
        if at > latest {
            return Err(held);
        }
        for (key, amount) in &self.charges {
            state.window(key).reserve(at, *amount);
        }
        drop(state);
        (self.at, self.phase) = (at, Phase::Promised);
        Ok((at > now).then_some(held))
    }

    /// What forbids the call to leave now, after it got leave to.
    pub fn stopped(&self, now: Duration) -> Option<Held> {
        let state = self.house.lock();
        let stops = self.owners.iter().map(|owner| state.stopped_until(owner));
        let until = stops.max().filter(|until| *until > now)?;
        Some(Held {
            budget: None,
            wait: until - now,
        })
    }

    /// What is used of each budget that the call is charged to.
    pub fn uses(&self, now: Duration) -> Vec<LimitUse> {
        let mut state = self.house.lock();
        let uses = self.charges.iter().filter_map(|(key, _)| {
            let window = state.windows.get_mut(key)?;
            Some(window.limit_use(key.budget.0.name, now))
        });
        uses.collect()
    }

    /// Says that the call leaves now; false, and nothing is counted, when a stop forbids it.
    fn send(&mut self, now: Duration) -> bool {
        let house = self.house.clone();
        let mut state = house.lock();
        let free = self
            .owners
            .iter()
            .all(|owner| state.stopped_until(owner) <= now);
        self.turn(&mut state, if free { Phase::Sent } else { Phase::Idle });
        free
    }

    /// Lets nothing more of this scope through for a time: of the account, when the call was charged to nothing else; of the address
    /// when it is banned, or in doubt.
    pub fn stop(&self, now: Duration, time: Duration, banned: bool) {
        let shared = self
            .charges
            .iter()
            .any(|(key, _)| key.budget.0.scope == Scope::Ip);
        let owner = match (
            banned || shared || self.charges.is_empty(),
            &self.owners[..],
        ) {
            (false, [_, account]) => account,
            (_, owners) => &owners[0],
        };
        self.house.lock().stop(owner, now.saturating_add(time));
    }

    /// A reply came: what its headers say corrects what is counted. Gives the use of each budget.
    pub fn answered<V: Venue>(&mut self, headers: &HeaderMap, now: Duration) -> Vec<LimitUse> {
        let budgets: Vec<_> = self.charges.iter().map(|(key, _)| key.budget.0).collect();
        if budgets.is_empty() {
            return Vec::new();
        }
        let readings = V::readings(headers, &budgets);
        let house = self.house.clone();
        let mut state = house.lock();
        self.turn(&mut state, Phase::Answered);
        let uses = self.charges.iter().filter_map(|(key, _)| {
            let window = state.windows.get_mut(key)?;
            for Reading { used, limit, .. } in readings
                .iter()
                .filter(|reading| std::ptr::eq(reading.budget, key.budget.0))
            {
                window.correct(*used, *limit, self.at, now);
            }
            Some(window.limit_use(key.budget.0.name, now))
        });
        uses.collect()
    }

    /// The venue refused for a limit and did not say how long: nothing of these budgets is left.
    pub fn exhausted(&self, now: Duration) {
        let mut state = self.house.lock();
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
            let house = self.house.clone();
            self.turn(&mut house.lock(), Phase::Idle);
        }
    }
}
