//! The rules that an order for a symbol must keep, by the symbol's own filters.
//!
//! In goes a price, a quantity or an order, out comes what the venue takes, or which filter it breaks. Invariant: nothing is asked of the
//! venue, so that what depends on the account (`MAX_POSITION`, numbers of orders) is not known here.
//!
//! <https://developers.binance.com/docs/binance-spot-api-docs/filters>

use super::order_rules::{OrderRules, prices, quantities};
use super::{Filter, FilterType, NewOrderRequest, Symbol};
use crate::binance::{Binance, BinanceError};
use crate::http::ruled;
use crate::types::Decimal;

impl Symbol {
    /// The price nearest to it that `PRICE_FILTER` takes (the larger of two), exactly. Refused as a `FilterViolation` where that is out of
    /// bounds.
    pub fn round_price(&self, price: Decimal) -> Result<Decimal, BinanceError> {
        let filter = self.filter(&FilterType::PriceFilter);
        ruled::<Binance, _>(match filter {
            Some(filter) => prices("price", filter).nearest(&price),
            None => Ok(price),
        })
    }

    /// The largest quantity that `LOT_SIZE` takes and that is not larger, exactly. Refused as a `FilterViolation` where that is out of
    /// bounds.
    pub fn round_quantity(&self, quantity: Decimal) -> Result<Decimal, BinanceError> {
        let filter = self.filter(&FilterType::LotSize);
        ruled::<Binance, _>(match filter {
            Some(filter) => quantities("quantity", "LOT_SIZE", filter).down(&quantity),
            None => Ok(quantity),
        })
    }

    /// Refuses an order that the symbol does not take or that breaks one of its filters, as a `FilterViolation` that names the filter and the
    /// numbers. Filters that depend on the market or on the account are left to the venue.
    pub fn check(&self, order: NewOrderRequest) -> Result<(), BinanceError> {
        self.check_by(&order, None)
    }

    /// Refuses an order as `check` does, and by the filters that go by the market's average price (`PERCENT_PRICE`, and `NOTIONAL` of market
    /// orders). `get_avg_price` gives it; where a filter's `avg_price_mins` is 0, the last price counts.
    pub fn check_at(
        &self,
        order: NewOrderRequest,
        average_price: Decimal,
    ) -> Result<(), BinanceError> {
        self.check_by(&order, Some(&average_price))
    }

    fn check_by(
        &self,
        order: &NewOrderRequest,
        average: Option<&Decimal>,
    ) -> Result<(), BinanceError> {
        let rules = OrderRules {
            symbol: self,
            order,
            average,
        };
        ruled::<Binance, _>(rules.check())
    }

    fn filter(&self, filter_type: &FilterType) -> Option<&Filter> {
        let mut filters = self.filters.iter();
        filters.find(|filter| filter.filter_type == *filter_type)
    }
}
