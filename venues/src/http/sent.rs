//! [`Sent`]: which order a request is about, so that its outcome can be found out later.

use std::time::Duration;

use ring::rand::{SecureRandom, SystemRandom};

use super::venue::Venue;
use crate::types::{Milliseconds, Text};

/// What is known of a request that was sent: enough to ask the venue what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// The client order id that the request gives, or else the one that it names.
    pub client_order_id: Option<Text>,
    /// All client order ids in the request, for it may hold several orders.
    pub client_order_ids: Vec<Text>,
    /// The venue's id of the order, when the request names it.
    pub order_id: Option<Text>,
    /// The symbol.
    pub symbol: Option<Text>,
    /// When it was sent, by the venue's time.
    pub sent_at: Milliseconds,
    /// Until when the venue may execute it; what comes later is refused.
    pub expires_at: Milliseconds,
}

impl Sent {
    /// The order in words, to be put behind a sentence.
    pub(crate) fn words(&self) -> String {
        let names = [
            ("symbol", &self.symbol),
            ("client order id", &self.client_order_id),
            ("order id", &self.order_id),
        ];
        let known: Vec<String> = names
            .iter()
            .filter_map(|(what, value)| Some(format!("{what} {}", value.as_ref()?)))
            .collect();
        match known.is_empty() {
            true => String::new(),
            false => format!(" ({}; `resolve` asks the venue)", known.join(", ")),
        }
    }
}

/// What orders are known by, in a venue's requests.
#[derive(Debug)]
pub struct OrderNames {
    /// Wire name of the symbol.
    pub symbol: &'static str,
    /// Wire name of the venue's own id.
    pub order_id: &'static str,
    /// Wire names of client order ids.
    pub client_order_ids: &'static [&'static str],
}

/// Finds the order in a request while its fields are written, and makes the ids that are missing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    made: &'static [&'static str],
    names: Option<&'static OrderNames>,
    make: Option<fn() -> String>,
    /// Ids that the request gives to orders.
    given: Vec<Text>,
    /// Ids by which it names orders that are there.
    named: Vec<Text>,
    order_id: Option<Text>,
    symbol: Option<Text>,
}

impl Marks {
    /// For a request in which these ids are made when they are not given.
    pub fn new<V: Venue>(made: &'static [&'static str]) -> Self {
        Self {
            made,
            names: Some(V::ORDER_NAMES),
            make: Some(V::client_order_id),
            ..Self::default()
        }
    }

    /// An id for a field that has none and needs one.
    pub fn make(&self, name: &str) -> Option<String> {
        self.made
            .contains(&name)
            .then(|| self.make.map(|make| make()))?
    }

    /// A field is written.
    pub fn note(&mut self, name: &str, value: &str) {
        let Some(names) = self.names else { return };
        if names.symbol == name {
            self.symbol = Some(value.into());
        } else if names.order_id == name {
            self.order_id = Some(value.into());
        } else if self.made.contains(&name) {
            remember(&mut self.given, value);
        } else if names.client_order_ids.contains(&name) {
            remember(&mut self.named, value);
        }
    }

    /// The symbol that the request is about.
    pub fn symbol(&self) -> Option<&Text> {
        self.symbol.as_ref()
    }

    /// The client order id that the request gives, or else the one that it names.
    pub fn client_order_id(&self) -> Option<&Text> {
        self.given.first().or_else(|| self.named.first())
    }

    /// What is known once the request is sent.
    pub fn sent(&self, at: Duration, window: Duration) -> Sent {
        let milliseconds =
            |time: Duration| Milliseconds(i64::try_from(time.as_millis()).unwrap_or(i64::MAX));
        let ids = [&self.given[..], &self.named[..]].concat();
        Sent {
            client_order_id: self.client_order_id().cloned(),
            client_order_ids: ids,
            order_id: self.order_id.clone(),
            symbol: self.symbol.clone(),
            sent_at: milliseconds(at),
            expires_at: milliseconds(at.saturating_add(window)),
        }
    }
}

/// A body may be read twice: for its charges and for itself.
fn remember(ids: &mut Vec<Text>, id: &str) {
    if !ids.iter().any(|known| known == id) {
        ids.push(id.into());
    }
}

/// 28 letters and digits, `c` first, that no other client makes: 135 random bits.
pub(crate) fn random_id() -> String {
    let mut random = [0; 27];
    // Without randomness there is no TLS either.
    SystemRandom::new()
        .fill(&mut random)
        .unwrap_or_else(|_| unreachable!("the system has no source of randomness"));
    let letter = |byte: u8| char::from(b"0123456789abcdefghijklmnopqrstuv"[usize::from(byte % 32)]);
    std::iter::once('c')
        .chain(random.into_iter().map(letter))
        .collect()
}
