//! [`House`]: what is counted of one venue's environment, for all clients of the process.
//!
//! In goes whose budget is asked for, out comes its window. Invariant: one budget of one owner has one window, whichever client asks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::budget::Budget;
use super::window::Window;
use crate::types::Text;

/// What is counted of one venue's environment.
#[derive(Debug, Default)]
pub(super) struct House {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub windows: HashMap<Key, Window>,
    stops: Vec<(Owner, Duration)>,
    /// Whether there are clients with an account: something is then kept free for orders.
    pub trades: bool,
}

/// Whom a budget counts: a way out, or an account.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Owner(bool, Text);

/// A budget of an owner, and for one that is counted per value of a parameter, the value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub budget: ByAddress,
    pub owner: Owner,
    pub value: Option<Text>,
}

/// Budgets are statics: the address is the identity.
#[derive(Debug, Clone, Copy)]
pub(super) struct ByAddress(pub &'static Budget);

/// The part of an address' budget that is kept free for orders and cancels: one in so many.
const KEPT_FREE: u64 = 20;

impl Owner {
    /// Who leaves by a proxy, or by none.
    pub fn way(proxy: Option<&str>) -> Self {
        Self(false, proxy.unwrap_or_default().into())
    }

    /// Who has an account, by its fingerprint.
    pub fn account(fingerprint: &str) -> Self {
        Self(true, fingerprint.into())
    }
}

impl House {
    /// The house of a venue's environment.
    pub fn of(venue: &'static str, environment: &str, now: Duration) -> Arc<Self> {
        type Houses = Vec<(&'static str, String, Arc<House>)>;
        static HOUSES: Mutex<Houses> = Mutex::new(Vec::new());
        let mut houses = HOUSES.lock().unwrap_or_else(PoisonError::into_inner);
        let known = houses
            .iter()
            .find(|(name, place, _)| (*name, place.as_str()) == (venue, environment));
        if let Some((.., house)) = known {
            return house.clone();
        }
        houses.retain(|(.., house)| Arc::strong_count(house) > 1 || !house.is_idle(now));
        let house = Arc::new(Self::default());
        houses.push((venue, environment.to_owned(), house.clone()));
        house
    }

    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_idle(&self, now: Duration) -> bool {
        let mut state = self.lock();
        state.stops.iter().all(|(_, until)| *until <= now)
            && state.windows.values_mut().all(|window| window.is_idle(now))
    }
}

impl State {
    /// The window of a budget.
    pub fn window(&mut self, key: &Key) -> &mut Window {
        // Looked for before it is made: making wants a copy of the key.
        if !self.windows.contains_key(key) {
            self.windows.insert(key.clone(), Window::new(key.budget.0));
        }
        self.windows
            .get_mut(key)
            .unwrap_or_else(|| unreachable!("it was just made"))
    }

    /// The earliest time, from `from` on, at which an amount fits. Who is urgent may pass those who wait; all others leave a part of the
    /// budget free where somebody trades.
    pub fn earliest(
        &mut self,
        key: &Key,
        from: Duration,
        now: Duration,
        amount: u64,
        urgent: bool,
    ) -> Duration {
        let kept_free = if self.trades { KEPT_FREE } else { u64::MAX };
        let window = self.window(key);
        match urgent {
            true => window.gap(from, now, amount),
            false => window.earliest(from, now, amount, kept_free),
        }
    }

    /// Until when an owner wants to be left alone.
    pub fn stopped_until(&self, owner: &Owner) -> Duration {
        let stop = self.stops.iter().find(|(stopped, _)| stopped == owner);
        stop.map_or(Duration::ZERO, |(_, until)| *until)
    }

    /// Lets nothing of an owner through until then.
    pub fn stop(&mut self, owner: &Owner, until: Duration) {
        match self.stops.iter_mut().find(|(stopped, _)| stopped == owner) {
            Some((_, known)) => *known = until.max(*known),
            None => self.stops.push((owner.clone(), until)),
        }
    }
}

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
