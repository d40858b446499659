//! Prices, quantities and orders against the rules of a symbol, as its venue tells them.

mod binance;
mod kucoin;
mod okx;

use proptest::prelude::*;
use venues::http::{Failure, Kind};
use venues::okx::spot::Side;
use venues::types::Decimal;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// The number, with as many digits behind the point.
fn scaled(mantissa: i64, scale: usize) -> Decimal {
    let digits = format!("{mantissa:0>width$}", width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    decimal(&format!("{whole}.{fraction}"))
}

fn refusal<E: AsRef<Failure> + std::fmt::Debug>(checked: Result<(), E>) -> String {
    let error = checked.unwrap_err();
    let failure = error.as_ref();
    assert_eq!(failure.kind, Kind::FilterViolation);
    let why = failure.message.strip_prefix("nothing was sent: ");
    why.expect("it says that nothing was sent").to_owned()
}

proptest! {
    /// From prices and quantities whose value is above what an order must have.
    #[test]
    fn what_is_rounded_makes_an_order(price in 10_000_000i64..100_000_000, quantity in 1_000_000i64..10_000_000) {
        // 10,000 to 100,000, and 0.1 to 1.
        let (price, quantity) = (scaled(price, 3), scaled(quantity, 7));
        macro_rules! holds {
            ($symbol:expr, $order:expr) => {
                let symbol = $symbol;
                let rounded = symbol.round_price(price.clone()).unwrap();
                let lots = symbol.round_quantity(quantity.clone()).unwrap();
                let checked = symbol.check($order(rounded.clone(), lots.clone()));
                prop_assert!(checked.is_ok(), "{:?}", checked);
                prop_assert_eq!(&symbol.round_price(rounded.clone()).unwrap(), &rounded);
                prop_assert_eq!(&symbol.round_quantity(lots.clone()).unwrap(), &lots);
            };
        }
        holds!(binance::symbol(), |price: Decimal, quantity: Decimal| {
            binance::order(Some(&price.text()), Some(&quantity.text()))
        });
        holds!(kucoin::symbol(), kucoin::order);
        holds!(okx::instrument(), |price, size| okx::order(Side::Sell, Some(price), size));
    }
}
