//! KuCoin's requests.

use venues::kucoin::spot::*;

use super::{number, terms};
use crate::coin::Coin;
use crate::desks::kucoin::symbol;
use crate::task::Order;

pub fn add_order(order: &Order) -> AddOrderRequest {
    let (size, price) = terms(order);
    AddOrderRequest {
        side: Side::Buy,
        symbol: symbol(order.coin),
        r#type: match price {
            Some(_) => OrderType::Limit,
            None => OrderType::Market,
        },
        client_oid: Some(order.id.clone()),
        remark: None,
        stp: None,
        price,
        size: Some(size),
        time_in_force: None,
        post_only: None,
        hidden: None,
        iceberg: None,
        visible_size: None,
        tags: None,
        cancel_after: None,
        funds: None,
        allow_max_time_window: None,
        client_timestamp: None,
    }
}

/// An order that sells once the market has fallen far.
pub fn stop(coin: Coin, id: &str) -> AddMarginStopOrderRequest {
    AddMarginStopOrderRequest {
        side: Side::Sell,
        symbol: symbol(coin),
        stop_price: number(coin.low),
        is_isolated: false,
        auto_repay: false,
        auto_borrow: false,
        client_oid: Some(id.to_owned()),
        r#type: Some(OrderType::Limit),
        remark: None,
        stop: Some(StopType::Loss),
        stp: None,
        price: Some(number(coin.low)),
        size: Some(number(coin.size)),
        time_in_force: None,
        cancel_after: None,
        post_only: None,
        hidden: None,
        iceberg: None,
        visible_size: None,
        funds: None,
    }
}

/// Sells far above the market, or once it has fallen far.
pub fn pair(coin: Coin, id: &str) -> AddMarginOcoOrderRequest {
    AddMarginOcoOrderRequest {
        symbol: symbol(coin),
        side: Side::Sell,
        price: number(coin.high),
        size: number(coin.size),
        stop_price: number(coin.low),
        limit_price: number(coin.low),
        is_isolated: false,
        client_oid: Some(id.to_owned()),
        auto_repay: None,
        auto_borrow: None,
    }
}

pub fn transfer(id: &str) -> FlexTransferRequest {
    FlexTransferRequest {
        currency: "USDT".to_owned(),
        amount: number("1"),
        from_account_type: TransferAccountType::Trade,
        r#type: TransferType::Internal,
        to_account_type: TransferAccountType::Main,
        client_oid: Some(id.to_owned()),
        from_user_id: None,
        from_account_tag: None,
        to_user_id: None,
        to_account_tag: None,
    }
}
