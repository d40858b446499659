//! [`Window`]: what was used of one budget, and when more fits.

use std::collections::VecDeque;
use std::time::Duration;

use super::budget::Budget;
use crate::http::LimitUse;

/// What was used of a budget within the last window, and what is promised for later. Sliding: no stretch of the budget's length holds
/// more than its limit, whenever the venue's own windows begin.
#[derive(Debug)]
pub(super) struct Window {
    limit: u64,
    span: Duration,
    /// In the order of time. Uses close together share an entry.
    entries: VecDeque<Entry>,
    used: u64,
    /// Sent and not answered yet.
    in_flight: u64,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    first: Duration,
    last: Duration,
    amount: u64,
}

/// Entries in a full window; more would cost time, fewer would hold back more than needed.
const GRAINS: u32 = 64;
/// What is sent just before a window's end may arrive after what is sent just behind it: windows are held this much longer.
const MARGIN: u32 = 40;

impl Window {
    pub fn new(budget: &Budget) -> Self {
        Self {
            limit: budget.limit.into(),
            span: budget.window + budget.window / MARGIN,
            entries: VecDeque::new(),
            used: 0,
            in_flight: 0,
        }
    }

    /// The earliest time, from `from` on and behind all that is promised, at which an amount fits with one part in `kept_free` to spare.
    pub fn earliest(
        &mut self,
        from: Duration,
        now: Duration,
        amount: u64,
        kept_free: u64,
    ) -> Duration {
        self.forget(now);
        let limit = self.limit - self.limit / kept_free;
        let amount = amount.min(limit);
        let mut at = self
            .entries
            .back()
            .map_or(from, |entry| from.max(entry.last));
        let mut used = self.used;
        for entry in &self.entries {
            let freed = entry.last + self.span;
            if freed > at {
                if used + amount <= limit {
                    break;
                }
                at = freed;
            }
            used -= entry.amount;
        }
        at
    }

    /// The earliest time, from `from` on, at which an amount fits between all that is promised.
    pub fn gap(&mut self, from: Duration, now: Duration, amount: u64) -> Duration {
        self.forget(now);
        let amount = amount.min(self.limit);
        let freed = self.entries.iter().map(|entry| entry.last + self.span);
        let mut candidates: Vec<Duration> = freed.filter(|freed| *freed > from).collect();
        candidates.insert(0, from);
        let fits = |at: &Duration| {
            let ends = self.entries.iter().map(|entry| entry.last);
            let touched = ends.filter(|end| *end > *at && *end < *at + self.span);
            std::iter::once(*at)
                .chain(touched)
                .all(|end| self.used_until(end) + amount <= self.limit)
        };
        let last = candidates.last().copied().unwrap_or(from);
        candidates.into_iter().find(fits).unwrap_or(last)
    }

    /// Used within the window that ends at a time.
    fn used_until(&self, end: Duration) -> u64 {
        let within = self
            .entries
            .iter()
            .filter(|entry| entry.last <= end && entry.last + self.span > end);
        within.map(|entry| entry.amount).sum()
    }

    /// Promises an amount for a time that [`earliest`](Self::earliest) or [`gap`](Self::gap) gave.
    pub fn reserve(&mut self, at: Duration, amount: u64) {
        if self.entries.back().is_some_and(|entry| at < entry.first) {
            return self.add(at, amount);
        }
        self.used += amount;
        match self.entries.back_mut() {
            Some(entry) if at.saturating_sub(entry.first) < self.span / GRAINS => {
                entry.last = entry.last.max(at);
                entry.amount += amount;
            }
            _ => self.entries.push_back(Entry {
                first: at,
                last: at,
                amount,
            }),
        }
    }

    /// Takes a promise back that was not used.
    pub fn release(&mut self, at: Duration, amount: u64) {
        let entry = self
            .entries
            .iter_mut()
            .find(|entry| entry.first <= at && at <= entry.last);
        if let Some(entry) = entry {
            let amount = amount.min(entry.amount);
            entry.amount -= amount;
            self.used -= amount;
        }
        // Who comes next need not stand behind one who has left.
        while self.entries.back().is_some_and(|entry| entry.amount == 0) {
            self.entries.pop_back();
        }
    }

    pub fn sent(&mut self, amount: u64) {
        self.in_flight += amount;
    }

    pub fn answered(&mut self, amount: u64) {
        self.in_flight -= amount.min(self.in_flight);
    }

    /// The venue says how much is used, in the reply to a request of the time `sent`. More than we know of: others use the budget too.
    /// Less: the venue's window began anew; what it cannot have counted yet stays counted.
    pub fn correct(&mut self, venue: u64, limit: Option<u64>, sent: Duration, now: Duration) {
        self.forget(now);
        self.limit = limit.unwrap_or(self.limit).max(1);
        let promised: u64 = self
            .entries
            .iter()
            .filter(|entry| entry.last > now)
            .map(|entry| entry.amount)
            .sum();
        let used_now = self.used - promised;
        if venue > used_now {
            self.add(now, venue - used_now);
            return;
        }
        let behind: u64 = self
            .entries
            .iter()
            .filter(|entry| entry.last > sent)
            .map(|entry| entry.amount)
            .sum();
        let known = venue + behind + self.in_flight;
        let mut surplus = self.used.saturating_sub(known);
        while let Some(entry) = self.entries.front_mut().filter(|_| surplus > 0) {
            let gone = surplus.min(entry.amount);
            entry.amount -= gone;
            self.used -= gone;
            surplus -= gone;
            if entry.amount == 0 {
                self.entries.pop_front();
            }
        }
    }

    /// The venue says that nothing is left, and not until when: a whole window from now.
    pub fn exhaust(&mut self, now: Duration) {
        self.forget(now);
        let left = self.limit.saturating_sub(self.used);
        self.add(now, left);
    }

    /// What is used, under a name.
    pub fn limit_use(&mut self, name: &'static str, now: Duration) -> LimitUse {
        let (used, limit, resets_in) = self.usage(now);
        LimitUse {
            name,
            used,
            limit,
            resets_in,
        }
    }

    /// Used, limit, and the time until something is free again.
    fn usage(&mut self, now: Duration) -> (u64, u64, Duration) {
        self.forget(now);
        let next = self.entries.front().map_or(Duration::ZERO, |entry| {
            (entry.last + self.span).saturating_sub(now)
        });
        (self.used, self.limit, next)
    }

    pub fn is_idle(&mut self, now: Duration) -> bool {
        self.forget(now);
        self.entries.is_empty() && self.in_flight == 0
    }

    /// Counts something at a time that may lie before promises.
    fn add(&mut self, at: Duration, amount: u64) {
        let behind = self
            .entries
            .iter()
            .rposition(|entry| entry.last <= at)
            .map_or(0, |index| index + 1);
        self.entries.insert(
            behind,
            Entry {
                first: at,
                last: at,
                amount,
            },
        );
        self.used += amount;
    }

    fn forget(&mut self, now: Duration) {
        while let Some(entry) = self
            .entries
            .front()
            .filter(|entry| entry.last + self.span <= now)
        {
            self.used -= entry.amount;
            self.entries.pop_front();
        }
    }
}

#[cfg(test)]
mod tests;
