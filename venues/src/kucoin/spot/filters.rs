//! The rules that an order for a symbol must keep, by the symbol's own increments and bounds.
//!
//! In goes a price, a size or an order, out comes what the venue takes, or which rule it breaks. Invariant: nothing is asked of the
//! venue, so that what depends on the market (`priceLimitRate`) is not known here.
//!
//! <https://www.kucoin.com/docs-new/api-3470159>

use super::{AddOrderRequest, OrderType, Symbol};
use crate::http::ruled;
use crate::kucoin::{Kucoin, KucoinError};
use crate::types::{Bounds, Decimal};

impl Symbol {
    /// The multiple of `price_increment` that is nearest to a price (the larger of two), exactly. Refused as a `FilterViolation` where that
    /// is zero.
    pub fn round_price(&self, price: Decimal) -> Result<Decimal, KucoinError> {
        ruled::<Kucoin, _>(self.prices().nearest(&price))
    }

    /// The largest multiple of `base_increment` that is not larger than a size, exactly. Refused as a `FilterViolation` where that is out
    /// of bounds.
    pub fn round_quantity(&self, quantity: Decimal) -> Result<Decimal, KucoinError> {
        ruled::<Kucoin, _>(self.sizes().down(&quantity))
    }

    /// Refuses an order that breaks one of the symbol's rules, as a `FilterViolation` that names the rule and the numbers. How far a price
    /// may lie from the market is left to the venue.
    pub fn check(&self, order: AddOrderRequest) -> Result<(), KucoinError> {
        ruled::<Kucoin, _>(self.takes(&order))
    }

    fn takes(&self, order: &AddOrderRequest) -> Result<(), String> {
        Bounds::are_of(&self.symbol, &order.symbol)?;
        // The venue does not look at the price of a market order.
        let price = order.price.as_ref();
        let price = price.filter(|_| order.r#type != OrderType::Market);
        self.prices().check_given(price)?;
        let size = order.size.as_ref();
        self.sizes().check_given(size)?;
        match (&order.funds, price, size) {
            (Some(funds), _, _) => {
                self.funds().check(funds)?;
                self.values().check(funds)
            }
            (None, Some(price), Some(size)) => self.values().check_product(price, size),
            _ => Ok(()),
        }
    }

    fn prices(&self) -> Bounds<'_> {
        Bounds {
            what: "price",
            rules: ["priceIncrement"; 3],
            min: None,
            max: None,
            step: self.price_increment.as_ref(),
        }
    }

    fn sizes(&self) -> Bounds<'_> {
        Bounds {
            what: "size",
            rules: ["baseMinSize", "baseMaxSize", "baseIncrement"],
            min: self.base_min_size.as_ref(),
            max: self.base_max_size.as_ref(),
            step: self.base_increment.as_ref(),
        }
    }

    fn funds(&self) -> Bounds<'_> {
        Bounds {
            what: "order's funds",
            rules: ["quoteMinSize", "quoteMaxSize", "quoteIncrement"],
            min: self.quote_min_size.as_ref(),
            max: self.quote_max_size.as_ref(),
            step: self.quote_increment.as_ref(),
        }
    }

    fn values(&self) -> Bounds<'_> {
        Bounds {
            what: "order's value",
            rules: ["minFunds"; 3],
            min: self.min_funds.as_ref(),
            max: None,
            step: None,
        }
    }
}
