//! Binance's lists of orders.

use venues::binance::spot::*;
use venues::types::Decimal;

use super::number;
use crate::coin::{Coin, HUGE};
use crate::desks::binance::symbol;
use crate::task::Size;

/// Sells far above the market, or once it has fallen far.
pub fn oco(coin: Coin, id: &str) -> OrderListOcoRequest {
    OrderListOcoRequest {
        symbol: symbol(coin),
        side: Side::Sell,
        quantity: number(coin.size),
        above_type: OrderType::LimitMaker,
        below_type: OrderType::StopLossLimit,
        list_client_order_id: Some(id.to_owned()),
        above_client_order_id: Some(format!("{id}above")),
        above_iceberg_qty: None,
        above_price: Some(number(coin.high)),
        above_stop_price: None,
        above_trailing_delta: None,
        above_time_in_force: None,
        above_strategy_id: None,
        above_strategy_type: None,
        above_peg_price_type: None,
        above_peg_offset_type: None,
        above_peg_offset_value: None,
        below_client_order_id: Some(format!("{id}below")),
        below_iceberg_qty: None,
        below_price: Some(number(coin.low)),
        below_stop_price: Some(number(coin.low)),
        below_trailing_delta: None,
        below_time_in_force: Some(TimeInForce::Gtc),
        below_strategy_id: None,
        below_strategy_type: None,
        below_peg_price_type: None,
        below_peg_offset_type: None,
        below_peg_offset_value: None,
        new_order_resp_type: None,
        self_trade_prevention_mode: None,
    }
}

/// Buys, and sells far above the market what was bought.
pub fn oto(coin: Coin, id: &str, size: Size) -> OrderListOtoRequest {
    let (working_quantity, working_price) = working(coin, size);
    OrderListOtoRequest {
        symbol: symbol(coin),
        working_type: OrderType::Limit,
        working_side: Side::Buy,
        working_price,
        working_quantity,
        pending_type: OrderType::LimitMaker,
        pending_side: Side::Sell,
        pending_quantity: number(coin.size),
        list_client_order_id: Some(id.to_owned()),
        new_order_resp_type: None,
        self_trade_prevention_mode: None,
        working_client_order_id: Some(format!("{id}working")),
        working_iceberg_qty: None,
        working_time_in_force: Some(TimeInForce::Gtc),
        working_strategy_id: None,
        working_strategy_type: None,
        working_peg_price_type: None,
        working_peg_offset_type: None,
        working_peg_offset_value: None,
        pending_client_order_id: Some(format!("{id}pending")),
        pending_price: Some(number(coin.high)),
        pending_stop_price: None,
        pending_trailing_delta: None,
        pending_iceberg_qty: None,
        pending_time_in_force: None,
        pending_strategy_id: None,
        pending_strategy_type: None,
        pending_peg_price_type: None,
        pending_peg_offset_type: None,
        pending_peg_offset_value: None,
    }
}

/// Buys, and sells what was bought far above the market, or once that has fallen far.
pub fn otoco(coin: Coin, id: &str, size: Size) -> OrderListOtocoRequest {
    let (working_quantity, working_price) = working(coin, size);
    OrderListOtocoRequest {
        symbol: symbol(coin),
        working_type: OrderType::Limit,
        working_side: Side::Buy,
        working_price,
        working_quantity,
        pending_side: Side::Sell,
        pending_quantity: number(coin.size),
        pending_above_type: OrderType::LimitMaker,
        list_client_order_id: Some(id.to_owned()),
        new_order_resp_type: None,
        self_trade_prevention_mode: None,
        working_client_order_id: Some(format!("{id}working")),
        working_iceberg_qty: None,
        working_time_in_force: Some(TimeInForce::Gtc),
        working_strategy_id: None,
        working_strategy_type: None,
        working_peg_price_type: None,
        working_peg_offset_type: None,
        working_peg_offset_value: None,
        pending_above_client_order_id: Some(format!("{id}above")),
        pending_above_price: Some(number(coin.high)),
        pending_above_stop_price: None,
        pending_above_trailing_delta: None,
        pending_above_iceberg_qty: None,
        pending_above_time_in_force: None,
        pending_above_strategy_id: None,
        pending_above_strategy_type: None,
        pending_above_peg_price_type: None,
        pending_above_peg_offset_type: None,
        pending_above_peg_offset_value: None,
        pending_below_type: Some(OrderType::StopLossLimit),
        pending_below_client_order_id: Some(format!("{id}below")),
        pending_below_price: Some(number(coin.low)),
        pending_below_stop_price: Some(number(coin.low)),
        pending_below_trailing_delta: None,
        pending_below_iceberg_qty: None,
        pending_below_time_in_force: Some(TimeInForce::Gtc),
        pending_below_strategy_id: None,
        pending_below_strategy_type: None,
        pending_below_peg_price_type: None,
        pending_below_peg_offset_type: None,
        pending_below_peg_offset_value: None,
    }
}

/// Size and price of the order that comes first: a limit order in any case, far above the market where it trades at once.
fn working(coin: Coin, size: Size) -> (Decimal, Decimal) {
    let (size, price) = match size {
        Size::Trades => (coin.size, coin.high),
        Size::Rests => (coin.size, coin.low),
        Size::TooLarge => (HUGE, coin.low),
    };
    (number(size), number(price))
}
