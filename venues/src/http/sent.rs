//! [`Sent`]: what a request was about, so that its outcome can be found out later.

use crate::types::{Decimal, Milliseconds, Text};

/// What is known of a request that was sent: enough to ask the venue what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// Method and path, without any value.
    pub request: Text,
    /// The symbol of the first order.
    pub symbol: Option<Text>,
    /// The client order id of the first order: the one that the request gives it, or else by which it names it.
    pub client_order_id: Option<Text>,
    /// The venue's id of the first order, when the request names it.
    pub order_id: Option<Text>,
    /// When it was sent, by the venue's time.
    pub sent_at: Milliseconds,
    /// Until when the venue may execute it; what comes later is refused.
    pub expires_at: Milliseconds,
    /// Each order in the request; of an order list, the list itself first.
    pub orders: Vec<SentOrder>,
}

/// What a request says of one order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SentOrder {
    /// The symbol.
    pub symbol: Option<Text>,
    /// The client order id that the request gives to the order, or by which it names it.
    pub client_order_id: Option<Text>,
    /// The venue's id, when the request names the order by it.
    pub order_id: Option<Text>,
    /// The client order id of the order that it takes the place of.
    pub replaced_client_order_id: Option<Text>,
    /// The venue's id of the order that it takes the place of.
    pub replaced_order_id: Option<Text>,
    /// The client order id that the order gets by a change.
    pub new_client_order_id: Option<Text>,
    /// The price that it gets by a change.
    pub new_price: Option<Decimal>,
    /// The size that it gets by a change.
    pub new_size: Option<Decimal>,
}

impl SentOrder {
    /// Whether a price is the one that the change gives; any is, when it gives none.
    #[cfg(any(feature = "kucoin", feature = "okx"))]
    pub(crate) fn is_price(&self, price: Option<&Decimal>) -> bool {
        is_given(self.new_price.as_ref(), price)
    }

    /// Whether a size is the one that the change gives; any is, when it gives none.
    pub(crate) fn is_size(&self, size: Option<&Decimal>) -> bool {
        is_given(self.new_size.as_ref(), size)
    }
}

fn is_given(given: Option<&Decimal>, there: Option<&Decimal>) -> bool {
    given.is_none_or(|given| there.is_some_and(|there| there.is_same(given)))
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
