//! [`Watch`]: what a client's hook is told, held against what must not happen.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use venues::http::{Clock, Event, EventKind, Hook};

use crate::canary::Canaries;
use crate::traffic::Traffic;

/// Listens to a client.
#[derive(Clone)]
pub struct Watch(Arc<Seen>);

struct Seen {
    clock: Clock,
    traffic: Traffic,
    canaries: Canaries,
    /// Until when the venue wants to hear nothing.
    silent_until: Mutex<Duration>,
    wrong: Mutex<Vec<String>>,
}

impl Watch {
    /// Listens to clients of a clock.
    pub fn new(clock: &Clock, traffic: &Traffic, canaries: Canaries) -> Self {
        Self(Arc::new(Seen {
            clock: clock.clone(),
            traffic: traffic.clone(),
            canaries,
            silent_until: Mutex::default(),
            wrong: Mutex::default(),
        }))
    }

    /// For the client's `on_event`.
    pub fn hook(&self) -> Hook {
        let seen = self.0.clone();
        Hook::new(move |event| seen.hear(event))
    }

    /// Looks for secrets in what a client gave out.
    pub fn look(&self, text: &str) {
        self.0.look(text);
    }

    /// What must not have happened.
    pub fn wrong(&self) -> Vec<String> {
        self.0.wrong.lock().unwrap().clone()
    }
}

impl Seen {
    fn hear(&self, event: &Event) {
        self.traffic.hear(event);
        self.look(&format!("{event:?}"));
        let now = self.clock.now();
        let mut silent_until = self.silent_until.lock().unwrap();
        match (event.kind, event.status) {
            (EventKind::Reply, Some(418)) => *silent_until = now + crate::wire::BAN,
            (EventKind::Request, _) if now < *silent_until => {
                let left = *silent_until - now;
                self.complain(format!(
                    "{event:?} was sent {left:?} before the end of a ban"
                ));
            }
            _ => {}
        }
    }

    fn look(&self, text: &str) {
        if let Some(spelling) = self.canaries.find(text) {
            self.complain(format!("{spelling} stands in {text}"));
        }
    }

    fn complain(&self, what: String) {
        self.wrong.lock().unwrap().push(what);
    }
}
