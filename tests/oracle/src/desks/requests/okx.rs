//! OKX's requests.

use venues::okx::spot::*;

use super::{number, terms};
use crate::coin::Coin;
use crate::desks::okx::symbol;
use crate::task::Order;

pub fn place_order(order: &Order) -> PlaceOrderRequest {
    let (size, price) = terms(order);
    PlaceOrderRequest {
        inst_id: symbol(order.coin),
        td_mode: TradeMode::Cash,
        side: Side::Buy,
        ord_type: match price {
            Some(_) => OrderType::Limit,
            None => OrderType::Market,
        },
        size,
        price,
        reduce_only: None,
        ccy: None,
        cl_ord_id: Some(order.id.clone()),
        tag: None,
        pos_side: None,
        price_usd: None,
        price_vol: None,
        tgt_ccy: Some(TargetCurrency::BaseCcy),
        ban_amend: None,
        price_amend_type: None,
        trade_quote_ccy: None,
        stp_mode: None,
        is_elp_taker_access: None,
        speed_bump: None,
        outcome: None,
        tp_trigger_price: None,
        tp_ord_price: None,
        sl_trigger_price: None,
        sl_ord_price: None,
        tp_trigger_price_type: None,
        sl_trigger_price_type: None,
        attach_algo_ords: None,
        quick_mgn_type: None,
    }
}

/// Sells far above the market, or once it has fallen far.
pub fn pair(coin: Coin, id: &str) -> PlaceAlgoOrderRequest {
    PlaceAlgoOrderRequest {
        tp_trigger_price: Some(number(coin.high)),
        tp_ord_price: Some(number(coin.high)),
        sl_trigger_price: Some(number(coin.low)),
        sl_ord_price: Some(number(coin.low)),
        ..algo(AlgoOrderType::Oco, coin, id)
    }
}

/// An order that sells once the market has fallen far.
pub fn trigger(coin: Coin, id: &str) -> PlaceAlgoOrderRequest {
    PlaceAlgoOrderRequest {
        trigger_price: Some(number(coin.low)),
        order_price: Some(number(coin.low)),
        ..algo(AlgoOrderType::Trigger, coin, id)
    }
}

fn algo(kind: AlgoOrderType, coin: Coin, id: &str) -> PlaceAlgoOrderRequest {
    PlaceAlgoOrderRequest {
        inst_id: symbol(coin),
        td_mode: TradeMode::Cash,
        side: Side::Sell,
        ord_type: kind,
        size: number(coin.size),
        ccy: None,
        pos_side: None,
        algo_cl_ord_id: Some(id.to_owned()),
        tag: None,
        reduce_only: None,
        tgt_ccy: None,
        tp_trigger_price: None,
        tp_trigger_price_type: None,
        tp_ord_price: None,
        tp_ord_kind: None,
        sl_trigger_price: None,
        sl_trigger_price_type: None,
        sl_ord_price: None,
        cxl_on_close_pos: None,
        trigger_price: None,
        trigger_price_type: None,
        order_price: None,
        chase_type: None,
        chase_val: None,
        max_chase_type: None,
        max_chase_val: None,
        callback_ratio: None,
        callback_spread: None,
        active_price: None,
        price_var: None,
        price_spread: None,
        size_limit: None,
        price_limit: None,
        time_interval: None,
        quick_mgn_type: None,
        close_fraction: None,
        advance_ord_type: None,
        attach_algo_ords: None,
    }
}

pub fn transfer(id: &str) -> FundsTransferRequest {
    FundsTransferRequest {
        ccy: "USDT".to_owned(),
        amt: number("1"),
        from: TransferAccount::Trading,
        to: TransferAccount::Funding,
        sub_acct: None,
        r#type: None,
        loan_trans: None,
        client_id: Some(id.to_owned()),
        omit_pos_risk: None,
    }
}
