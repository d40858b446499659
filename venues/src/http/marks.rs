//! [`Marks`]: which orders a request is about, found while its fields are written.
//!
//! In goes each field's wire name and text, out comes [`Sent`]. Ids that are missing and needed are made here.

use std::time::Duration;

use ring::rand::{SecureRandom, SystemRandom};

use super::endpoint::Method;
use super::sent::{Sent, SentOrder};
use super::venue::Venue;
use crate::types::{Milliseconds, Text};

/// What a field of a venue's requests says of an order, by its wire name.
pub type OrderNames = &'static [(&'static str, OrderName)];

/// What a field says of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderName {
    /// The symbol.
    Symbol,
    /// The venue's id.
    OrderId,
    /// The client order id. So is any other that an endpoint makes when it is missing.
    ClientOrderId,
    /// The venue's id of the order that is replaced.
    ReplacedOrderId,
    /// The client order id of the order that is replaced.
    ReplacedClientOrderId,
    /// The client order id that a change gives.
    NewClientOrderId,
    /// The price that a change gives.
    NewPrice,
    /// The size that a change gives.
    NewSize,
}

/// Finds the orders in a request while its fields are written, and makes the ids that are missing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    made: &'static [&'static str],
    names: OrderNames,
    make: Option<fn() -> String>,
    orders: Vec<SentOrder>,
}

impl Marks {
    /// For a request in which these ids are made when they are not given.
    pub fn new<V: Venue>(made: &'static [&'static str]) -> Self {
        Self {
            made,
            names: V::ORDER_NAMES,
            make: Some(V::client_order_id),
            orders: Vec::new(),
        }
    }

    /// An id for a field that has none and needs one.
    pub fn make(&self, name: &str) -> Option<String> {
        self.made
            .contains(&name)
            .then(|| self.make.map(|make| make()))?
    }

    /// A field is written. One that the order has already begins the next order.
    pub fn note(&mut self, name: &str, value: &str) {
        let known = self.names.iter().find(|(known, _)| *known == name);
        let name = match known {
            _ if self.made.contains(&name) => OrderName::ClientOrderId,
            Some((_, name)) => *name,
            None => return,
        };
        let begun = self.orders.last().filter(|order| !order.has(name));
        if begun.is_none() {
            self.orders.push(SentOrder::default());
        }
        if let Some(order) = self.orders.last_mut() {
            order.set(name, value);
        }
    }

    /// The symbol of the first order.
    pub fn symbol(&self) -> Option<&Text> {
        self.orders.first()?.symbol.as_ref()
    }

    /// The client order id of the first order.
    pub fn client_order_id(&self) -> Option<&Text> {
        self.orders.first()?.client_order_id.as_ref()
    }

    /// What is known once the request is sent.
    pub fn sent(&self, method: Method, path: &str, at: Duration, window: Duration) -> Sent {
        let milliseconds =
            |time: Duration| Milliseconds(i64::try_from(time.as_millis()).unwrap_or(i64::MAX));
        let mut orders = self.orders.clone();
        let first = orders.first().cloned().unwrap_or_default();
        for order in &mut orders {
            order.symbol = order.symbol.take().or_else(|| first.symbol.clone());
        }
        Sent {
            request: format!("{} {path}", method.as_str()).into(),
            symbol: first.symbol,
            client_order_id: first.client_order_id,
            order_id: first.order_id,
            sent_at: milliseconds(at),
            expires_at: milliseconds(at.saturating_add(window)),
            orders,
        }
    }
}

impl SentOrder {
    fn has(&self, name: OrderName) -> bool {
        match name {
            OrderName::NewPrice => self.new_price.is_some(),
            OrderName::NewSize => self.new_size.is_some(),
            OrderName::Symbol => self.symbol.is_some(),
            OrderName::OrderId => self.order_id.is_some(),
            OrderName::ClientOrderId => self.client_order_id.is_some(),
            OrderName::ReplacedOrderId => self.replaced_order_id.is_some(),
            OrderName::ReplacedClientOrderId => self.replaced_client_order_id.is_some(),
            OrderName::NewClientOrderId => self.new_client_order_id.is_some(),
        }
    }

    fn set(&mut self, name: OrderName, value: &str) {
        match name {
            OrderName::NewPrice => self.new_price = value.parse().ok(),
            OrderName::NewSize => self.new_size = value.parse().ok(),
            OrderName::Symbol => self.symbol = Some(value.into()),
            OrderName::OrderId => self.order_id = Some(value.into()),
            OrderName::ClientOrderId => self.client_order_id = Some(value.into()),
            OrderName::ReplacedOrderId => self.replaced_order_id = Some(value.into()),
            OrderName::ReplacedClientOrderId => self.replaced_client_order_id = Some(value.into()),
            OrderName::NewClientOrderId => self.new_client_order_id = Some(value.into()),
        }
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
