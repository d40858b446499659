//! Binance's requests.

use venues::binance::spot::*;

use venues::types::Decimal;

use super::{number, terms};
use crate::coin::Coin;
use crate::desks::binance::symbol;
use crate::task::Order;

pub fn new_order(order: &Order) -> NewOrderRequest {
    let (size, price) = terms(order);
    NewOrderRequest {
        r#type: kind(price.is_some()),
        time_in_force: price.as_ref().map(|_| TimeInForce::Gtc),
        price,
        ..blank(order.coin, &order.id, Side::Buy, size)
    }
}

/// An order that sells once the market has fallen far.
pub fn stop(coin: Coin, id: &str) -> NewOrderRequest {
    NewOrderRequest {
        r#type: OrderType::StopLossLimit,
        time_in_force: Some(TimeInForce::Gtc),
        price: Some(number(coin.low)),
        stop_price: Some(number(coin.low)),
        ..blank(coin, id, Side::Sell, number(coin.size))
    }
}

fn blank(coin: Coin, id: &str, side: Side, size: Decimal) -> NewOrderRequest {
    NewOrderRequest {
        symbol: symbol(coin),
        side,
        r#type: OrderType::Market,
        time_in_force: None,
        quantity: Some(size),
        quote_order_qty: None,
        price: None,
        new_client_order_id: Some(id.to_owned()),
        strategy_id: None,
        strategy_type: None,
        stop_price: None,
        trailing_delta: None,
        iceberg_qty: None,
        new_order_resp_type: None,
        self_trade_prevention_mode: None,
        peg_price_type: None,
        peg_offset_value: None,
        peg_offset_type: None,
    }
}

pub fn replacement(old: &str, new: &Order, at_least_new: bool) -> OrderCancelReplaceRequest {
    let (size, price) = terms(new);
    OrderCancelReplaceRequest {
        symbol: symbol(new.coin),
        side: Side::Buy,
        r#type: kind(price.is_some()),
        cancel_replace_mode: match at_least_new {
            true => CancelReplaceMode::AllowFailure,
            false => CancelReplaceMode::StopOnFailure,
        },
        time_in_force: price.as_ref().map(|_| TimeInForce::Gtc),
        quantity: Some(size),
        quote_order_qty: None,
        price,
        cancel_new_client_order_id: None,
        cancel_orig_client_order_id: Some(old.to_owned()),
        cancel_order_id: None,
        new_client_order_id: Some(new.id.clone()),
        strategy_id: None,
        strategy_type: None,
        stop_price: None,
        trailing_delta: None,
        iceberg_qty: None,
        new_order_resp_type: None,
        self_trade_prevention_mode: None,
        cancel_restrictions: None,
        order_rate_limit_exceeded_mode: None,
        peg_price_type: None,
        peg_offset_value: None,
        peg_offset_type: None,
    }
}

fn kind(limited: bool) -> OrderType {
    match limited {
        true => OrderType::Limit,
        false => OrderType::Market,
    }
}
