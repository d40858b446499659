//! The rules that an order for a symbol must keep, by the symbol's own filters.
//!
//! In goes a price, a quantity or an order, out comes what the venue takes, or which filter it breaks. Invariant: nothing is asked of the
//! venue, so that what depends on the market or on the account (`PERCENT_PRICE`, `MAX_POSITION`, numbers of orders) is not known here.
//!
//! <https://developers.binance.com/docs/binance-spot-api-docs/filters>

use super::{Filter, FilterType, NewOrderRequest, OrderType, Symbol};
use crate::binance::{Binance, BinanceError};
use crate::http::{Failure, Venue};
use crate::types::{Bounds, Decimal};

impl Symbol {
    /// The price nearest to it that `PRICE_FILTER` takes (the larger of two), exactly. Refused as a `FilterViolation` where that is out of
    /// bounds.
    pub fn round_price(&self, price: Decimal) -> Result<Decimal, BinanceError> {
        let rounded = match self.filter(&FilterType::PriceFilter) {
            Some(filter) => prices("price", filter).nearest(&price),
            None => Ok(price),
        };
        rounded.map_err(refused)
    }

    /// The largest quantity that `LOT_SIZE` takes and that is not larger, exactly. Refused as a `FilterViolation` where that is out of
    /// bounds.
    pub fn round_quantity(&self, quantity: Decimal) -> Result<Decimal, BinanceError> {
        let rounded = match self.filter(&FilterType::LotSize) {
            Some(filter) => quantities("quantity", "LOT_SIZE", filter).down(&quantity),
            None => Ok(quantity),
        };
        rounded.map_err(refused)
    }

    /// Refuses an order that breaks one of the symbol's filters, as a `FilterViolation` that names the filter and the numbers. Filters that
    /// depend on the market or on the account are left to the venue.
    pub fn check(&self, order: NewOrderRequest) -> Result<(), BinanceError> {
        self.takes(&order).map_err(refused)
    }

    fn takes(&self, order: &NewOrderRequest) -> Result<(), String> {
        if self.symbol != *order.symbol {
            let (ours, theirs) = (&self.symbol, &order.symbol);
            return Err(format!(
                "the order is for {theirs}, and these are the rules of {ours}"
            ));
        }
        for filter in &self.filters {
            match filter.filter_type {
                FilterType::PriceFilter => {
                    check(&prices("price", filter), order.price.as_ref())?;
                    check(&prices("stop price", filter), order.stop_price.as_ref())?;
                }
                FilterType::LotSize => {
                    let of = |what| quantities(what, "LOT_SIZE", filter);
                    check(&of("quantity"), order.quantity.as_ref())?;
                    check(&of("iceberg quantity"), order.iceberg_qty.as_ref())?;
                }
                FilterType::MarketLotSize if order.r#type == OrderType::Market => {
                    let bounds = quantities("quantity", "MARKET_LOT_SIZE", filter);
                    check(&bounds, order.quantity.as_ref())?;
                }
                FilterType::MinNotional | FilterType::Notional => check_value(filter, order)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn filter(&self, filter_type: &FilterType) -> Option<&Filter> {
        let mut filters = self.filters.iter();
        filters.find(|filter| filter.filter_type == *filter_type)
    }
}

fn prices<'a>(what: &'static str, filter: &'a Filter) -> Bounds<'a> {
    Bounds {
        what,
        rules: ["PRICE_FILTER"; 3],
        min: filter.min_price.as_ref(),
        max: filter.max_price.as_ref(),
        step: filter.tick_size.as_ref(),
    }
}

fn quantities<'a>(what: &'static str, rule: &'static str, filter: &'a Filter) -> Bounds<'a> {
    Bounds {
        what,
        rules: [rule; 3],
        min: filter.min_qty.as_ref(),
        max: filter.max_qty.as_ref(),
        step: filter.step_size.as_ref(),
    }
}

/// Price times quantity, or the amount that a market order gives. That of another market order depends on the market.
fn check_value(filter: &Filter, order: &NewOrderRequest) -> Result<(), String> {
    let market = order.r#type == OrderType::Market;
    let (rule, min_holds, max_holds) = match filter.filter_type {
        FilterType::MinNotional => ("MIN_NOTIONAL", filter.apply_to_market, None),
        _ => (
            "NOTIONAL",
            filter.apply_min_to_market,
            filter.apply_max_to_market,
        ),
    };
    let holds = |of_market: Option<bool>| !market || of_market == Some(true);
    let bounds = Bounds {
        what: "order's value",
        rules: [rule; 3],
        min: filter.min_notional.as_ref().filter(|_| holds(min_holds)),
        max: filter.max_notional.as_ref().filter(|_| holds(max_holds)),
        step: None,
    };
    match (&order.quote_order_qty, &order.price, &order.quantity) {
        (Some(value), _, _) => bounds.check(value),
        (None, Some(price), Some(quantity)) => bounds.check_product(price, quantity),
        _ => Ok(()),
    }
}

fn check(bounds: &Bounds<'_>, value: Option<&Decimal>) -> Result<(), String> {
    value.map_or(Ok(()), |value| bounds.check(value))
}

fn refused(why: String) -> BinanceError {
    Failure::of_filter(Binance::NAME, &why).into()
}
