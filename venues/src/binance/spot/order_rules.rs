//! [`OrderRules`]: one order against the rules of its symbol.
//!
//! In: the symbol, the order and, where it is known, the average price that some filters go by. Out: the first rule that it breaks, in
//! words. Invariant: numbers are reckoned with exactly, and a filter that needs what is not known is left to the venue.

use super::{Filter, FilterType, NewOrderRequest, OrderType, Side, Symbol, TimeInForce};
use crate::types::{Bounds, Decimal, exact_product};

/// An order, and what it must keep to.
pub(super) struct OrderRules<'a> {
    pub symbol: &'a Symbol,
    pub order: &'a NewOrderRequest,
    /// The market's average price over the minutes of the symbol's filters.
    pub average: Option<&'a Decimal>,
}

impl OrderRules<'_> {
    /// Which rule the order breaks.
    pub fn check(&self) -> Result<(), String> {
        Bounds::are_of(&self.symbol.symbol, &self.order.symbol)?;
        self.check_kind()?;
        let mut filters = self.symbol.filters.iter();
        filters.try_for_each(|filter| self.check_filter(filter))
    }

    /// What an order for the symbol may be.
    fn check_kind(&self) -> Result<(), String> {
        let Self { symbol, order, .. } = self;
        let types = &symbol.order_types;
        if !types.is_empty() && !types.contains(&order.r#type) {
            let taken: Vec<&str> = types.iter().map(OrderType::as_str).collect();
            let (name, wanted) = (&symbol.symbol, order.r#type.as_str());
            let taken = taken.join(", ");
            return Err(format!(
                "{name} takes no orders of type {wanted}, only {taken}"
            ));
        }
        let iceberg = order.iceberg_qty.is_some();
        for (given, allowed, what) in [
            (iceberg, symbol.iceberg_allowed, "iceberg orders"),
            (
                order.quote_order_qty.is_some(),
                symbol.quote_order_qty_market_allowed,
                "market orders over an amount of the quote asset",
            ),
            (
                order.trailing_delta.is_some(),
                symbol.allow_trailing_stop,
                "trailing stops",
            ),
            (
                order.peg_price_type.is_some(),
                symbol.peg_instructions_allowed,
                "pegged orders",
            ),
        ] {
            if given && allowed == Some(false) {
                return Err(format!("{} takes no {what}", symbol.symbol));
            }
        }
        match &order.time_in_force {
            Some(time) if iceberg && *time != TimeInForce::Gtc => Err(format!(
                "an iceberg order must be GTC, and this one is {}",
                time.as_str()
            )),
            _ => Ok(()),
        }
    }

    fn check_filter(&self, filter: &Filter) -> Result<(), String> {
        let order = self.order;
        match filter.filter_type {
            FilterType::PriceFilter => {
                prices("price", filter).check_given(order.price.as_ref())?;
                prices("stop price", filter).check_given(order.stop_price.as_ref())
            }
            FilterType::LotSize => {
                let of = |what| quantities(what, "LOT_SIZE", filter);
                of("quantity").check_given(order.quantity.as_ref())?;
                of("iceberg quantity").check_given(order.iceberg_qty.as_ref())
            }
            FilterType::MarketLotSize if self.is_market() => {
                let bounds = quantities("quantity", "MARKET_LOT_SIZE", filter);
                bounds.check_given(order.quantity.as_ref())
            }
            FilterType::MinNotional | FilterType::Notional => self.check_value(filter),
            FilterType::PercentPrice => {
                let (low, high) = (&filter.multiplier_down, &filter.multiplier_up);
                self.check_distance("PERCENT_PRICE", low.as_ref(), high.as_ref())
            }
            FilterType::PercentPriceBySide => {
                let (low, high) = match order.side {
                    Side::Sell => (&filter.ask_multiplier_down, &filter.ask_multiplier_up),
                    _ => (&filter.bid_multiplier_down, &filter.bid_multiplier_up),
                };
                self.check_distance("PERCENT_PRICE_BY_SIDE", low.as_ref(), high.as_ref())
            }
            FilterType::IcebergParts => self.check_parts(filter),
            FilterType::TrailingDelta => self.check_delta(filter),
            _ => Ok(()),
        }
    }

    /// Price times quantity, or the amount that a market order gives. That of another market order goes by the average price.
    fn check_value(&self, filter: &Filter) -> Result<(), String> {
        let (rule, min_holds, max_holds) = match filter.filter_type {
            FilterType::MinNotional => ("MIN_NOTIONAL", filter.apply_to_market, None),
            _ => (
                "NOTIONAL",
                filter.apply_min_to_market,
                filter.apply_max_to_market,
            ),
        };
        let market = self.is_market();
        let holds = |of_market: Option<bool>| !market || of_market == Some(true);
        let bounds = Bounds {
            what: "order's value",
            rules: [rule; 3],
            min: filter.min_notional.as_ref().filter(|_| holds(min_holds)),
            max: filter.max_notional.as_ref().filter(|_| holds(max_holds)),
            step: None,
        };
        let order = self.order;
        let price = order.price.as_ref();
        let price = price.or(self.average.filter(|_| market));
        match (&order.quote_order_qty, price, &order.quantity) {
            (Some(value), _, _) => bounds.check(value),
            (None, Some(price), Some(quantity)) => bounds.check_product(price, quantity),
            _ => Ok(()),
        }
    }

    /// How far the price lies from the average one.
    fn check_distance(
        &self,
        rule: &'static str,
        low: Option<&Decimal>,
        high: Option<&Decimal>,
    ) -> Result<(), String> {
        let (Some(price), Some(average)) = (&self.order.price, self.average) else {
            return Ok(());
        };
        let times = |multiplier: Option<&Decimal>| {
            let product = multiplier.map(|multiplier| exact_product(average, multiplier));
            product.transpose()
        };
        let (min, max) = (times(low)?, times(high)?);
        let bounds = Bounds {
            what: "price",
            rules: [rule; 3],
            min: min.as_ref(),
            max: max.as_ref(),
            step: None,
        };
        bounds.check(price)
    }

    /// So many parts of an iceberg order at most make a whole.
    fn check_parts(&self, filter: &Filter) -> Result<(), String> {
        let (Some(part), Some(limit)) = (&self.order.iceberg_qty, filter.limit) else {
            return Ok(());
        };
        let max = exact_product(part, &i64::from(limit).into())?;
        let bounds = Bounds {
            what: "quantity",
            rules: ["ICEBERG_PARTS"; 3],
            min: None,
            max: Some(&max),
            step: None,
        };
        bounds.check_given(self.order.quantity.as_ref())
    }

    /// How far a trailing stop follows the price, which depends on the side that it waits on.
    fn check_delta(&self, filter: &Filter) -> Result<(), String> {
        let stop = matches!(
            self.order.r#type,
            OrderType::StopLoss | OrderType::StopLossLimit
        );
        let (min, max) = match stop == (self.order.side == Side::Buy) {
            true => (
                filter.min_trailing_above_delta,
                filter.max_trailing_above_delta,
            ),
            false => (
                filter.min_trailing_below_delta,
                filter.max_trailing_below_delta,
            ),
        };
        let number = |number: Option<u32>| number.map(|number| Decimal::from(i64::from(number)));
        let (min, max) = (number(min), number(max));
        let bounds = Bounds {
            what: "trailing delta",
            rules: ["TRAILING_DELTA"; 3],
            min: min.as_ref(),
            max: max.as_ref(),
            step: None,
        };
        bounds.check_given(number(self.order.trailing_delta).as_ref())
    }

    fn is_market(&self) -> bool {
        self.order.r#type == OrderType::Market
    }
}

/// The prices that `PRICE_FILTER` takes.
pub(super) fn prices<'a>(what: &'static str, filter: &'a Filter) -> Bounds<'a> {
    Bounds {
        what,
        rules: ["PRICE_FILTER"; 3],
        min: filter.min_price.as_ref(),
        max: filter.max_price.as_ref(),
        step: filter.tick_size.as_ref(),
    }
}

/// The quantities that `LOT_SIZE` or `MARKET_LOT_SIZE` takes.
pub(super) fn quantities<'a>(
    what: &'static str,
    rule: &'static str,
    filter: &'a Filter,
) -> Bounds<'a> {
    Bounds {
        what,
        rules: [rule; 3],
        min: filter.min_qty.as_ref(),
        max: filter.max_qty.as_ref(),
        step: filter.step_size.as_ref(),
    }
}
