//! Faults on demand.
//!
//! In: rules from the control endpoint, or a fault that is named in the request itself. Out: the fault that a request
//! meets. Invariant: a rule hits as often as it says, and the oldest that matches goes first.
//!
//! A request names its fault in place of its symbol (`symbol=!cut=20`), or as the first part of its path
//! (`/__fault/cut=20/api/v3/depth`, so that a base URL can hold it); the number after `=` is the kind's own.

mod alter;
mod kind;
mod play;
mod tree;

pub use kind::{Details, Fault};
pub use play::{Outcome, apply, delay};

use crate::call::Call;
use crate::market::Venue;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Which requests a fault hits, and how often.
#[derive(Debug, Clone)]
struct Rule {
    details: Details,
    fault: Fault,
}

#[derive(Default)]
pub struct Faults {
    rules: Mutex<Vec<Rule>>,
    /// Whether there is a rule at all: most requests look no further.
    any: AtomicBool,
}

impl Faults {
    /// Adds rules; on the first that makes no sense, none, and a sentence that says why.
    pub fn add(&self, list: Vec<Details>) -> Result<(), String> {
        let rule = |details: Details| {
            Ok(Rule {
                fault: Fault::new(&details)?,
                details,
            })
        };
        let new = list
            .into_iter()
            .map(rule)
            .collect::<Result<Vec<Rule>, String>>()?;
        let mut rules = self.rules.lock().unwrap();
        rules.extend(new);
        self.any.store(!rules.is_empty(), Ordering::Relaxed);
        Ok(())
    }

    pub fn clear(&self) {
        self.rules.lock().unwrap().clear();
        self.any.store(false, Ordering::Relaxed);
    }

    pub fn is_empty(&self) -> bool {
        !self.any.load(Ordering::Relaxed)
    }

    /// The fault of a request, which is then used up.
    pub fn take(&self, venue: Venue, call: &Call) -> Option<Hit> {
        let mut rules = self.rules.lock().unwrap();
        let mut hit = None;
        for rule in rules
            .iter_mut()
            .filter(|rule| rule.details.matches(venue, call))
        {
            match (rule.details.after, rule.details.count) {
                (after @ 1.., _) => rule.details.after = after - 1,
                (0, 0) => {}
                (0, count) => {
                    rule.details.count = if count > 0 { count - 1 } else { count };
                    hit = Some(Hit::new(rule.fault.clone(), rule.details.before, call));
                    break;
                }
            }
        }
        rules.retain(|rule| rule.details.count != 0);
        self.any.store(!rules.is_empty(), Ordering::Relaxed);
        hit
    }
}

/// A fault that a request meets.
#[derive(Debug, Clone)]
pub struct Hit {
    pub fault: Fault,
    /// Before the request is executed, which it then is not.
    pub before: bool,
}

impl Hit {
    pub fn new(fault: Fault, before: bool, call: &Call) -> Self {
        match fault {
            Fault::CutRequest { at } => Hit {
                fault: Fault::Close,
                before: at < call.head.length(),
            },
            fault => Hit { fault, before },
        }
    }
}

/// The fault that a request names, and the request as it would be without.
pub fn named(venue: Venue, call: &mut Call) -> Option<Result<Fault, String>> {
    let symbol = if venue == Venue::Binance {
        "BTCUSDT"
    } else {
        "BTC-USDT"
    };
    if let Some(name) = call.fault.take() {
        return Some(Fault::parse(&name));
    }
    for (_, value) in &mut call.parameters {
        if let Some(name) = value.strip_prefix('!') {
            let fault = Fault::parse(name);
            *value = symbol.to_owned();
            return Some(fault);
        }
    }
    let (front, name) = call.path.rsplit_once("/!")?;
    let fault = Fault::parse(name);
    call.path = format!("{front}/{symbol}");
    Some(fault)
}
