//! The rules that an order for an instrument must keep, by the instrument's own steps and bounds.
//!
//! In goes a price, a size or an order, out comes what the venue takes, or which rule it breaks. Invariant: nothing is asked of the
//! venue, so that what depends on the market or on the account (price limits, values in US dollars) is not known here.
//!
//! <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-instruments>

use super::{Instrument, InstrumentType, OrderType, PlaceOrderRequest, Side, TargetCurrency};
use crate::http::ruled;
use crate::okx::{Okx, OkxError};
use crate::types::{Bounds, Decimal};

impl Instrument {
    /// The multiple of `tick_size` that is nearest to a price (the larger of two), exactly. Refused as a `FilterViolation` where that is
    /// zero.
    pub fn round_price(&self, price: Decimal) -> Result<Decimal, OkxError> {
        ruled::<Okx, _>(self.prices().nearest(&price))
    }

    /// The largest multiple of `lot_size` that is not larger than a limit order's size, exactly. Refused as a `FilterViolation` where that
    /// is out of bounds.
    pub fn round_quantity(&self, quantity: Decimal) -> Result<Decimal, OkxError> {
        let sizes = self.sizes("maxLmtSz", self.max_lmt_size.as_ref());
        ruled::<Okx, _>(sizes.down(&quantity))
    }

    /// Refuses an order that breaks one of the instrument's rules, as a `FilterViolation` that names the rule and the numbers. Rules that
    /// depend on the market or on the account are left to the venue.
    pub fn check(&self, order: PlaceOrderRequest) -> Result<(), OkxError> {
        ruled::<Okx, _>(self.takes(&order))
    }

    fn takes(&self, order: &PlaceOrderRequest) -> Result<(), String> {
        Bounds::are_of(&self.inst_id, &order.inst_id)?;
        let market = order.ord_type == OrderType::Market;
        // The venue does not look at the price of a market order.
        let price = order.price.as_ref().filter(|_| !market);
        self.prices().check_given(price)?;
        match (market, self.is_in_quote(order)) {
            (false, _) => self
                .sizes("maxLmtSz", self.max_lmt_size.as_ref())
                .check(&order.size),
            (true, true) => Ok(()),
            // The largest size of a spot market order is in another currency than this size.
            (true, false) if self.is_spot() => self.sizes("maxMktSz", None).check(&order.size),
            (true, false) => self
                .sizes("maxMktSz", self.max_mkt_size.as_ref())
                .check(&order.size),
        }
    }

    /// Whether the size of a market order is in the quote currency, which the steps do not speak of.
    fn is_in_quote(&self, order: &PlaceOrderRequest) -> bool {
        self.is_spot()
            && match &order.tgt_ccy {
                Some(currency) => *currency == TargetCurrency::QuoteCcy,
                None => order.side == Side::Buy,
            }
    }

    fn is_spot(&self) -> bool {
        matches!(
            self.inst_type,
            None | Some(InstrumentType::Spot | InstrumentType::Margin)
        )
    }

    fn prices(&self) -> Bounds<'_> {
        Bounds {
            what: "price",
            rules: ["tickSz"; 3],
            min: None,
            max: None,
            step: self.tick_size.as_ref(),
        }
    }

    fn sizes<'a>(&'a self, largest: &'static str, max: Option<&'a Decimal>) -> Bounds<'a> {
        Bounds {
            what: "size",
            rules: ["minSz", largest, "lotSz"],
            min: self.min_size.as_ref(),
            max,
            step: self.lot_size.as_ref(),
        }
    }
}
