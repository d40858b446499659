//! What the venues' clients are asked for: the oracle's orders as each venue's requests.

use venues::types::Decimal;

use crate::coin::HUGE;
use crate::task::{Order, Size};

pub mod binance;
pub mod binance_lists;
pub mod kucoin;
pub mod okx;

/// The size of an order, and its price where it has one.
fn terms(order: &Order) -> (Decimal, Option<Decimal>) {
    let (size, price) = match order.size {
        Size::Trades => (order.coin.size, None),
        Size::Rests => (order.coin.size, Some(order.coin.low)),
        Size::TooLarge => (HUGE, Some(order.coin.low)),
    };
    (number(size), price.map(number))
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}
