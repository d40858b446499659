//! A server that loses the reply to the first request, and orders to lose.

use std::sync::atomic::{AtomicUsize, Ordering};

use venues::{kucoin, okx};

use crate::server::{Act, Server};

/// A server that hangs up on the first request and answers to all others.
pub struct Lost {
    pub server: Server,
}

impl Lost {
    /// `answer` is given how many questions came before, and the first line of the request.
    pub fn then(answer: impl Fn(usize, &str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let asked = AtomicUsize::new(0);
        let server = Server::start(move |count, request| match count {
            0 => Act::SayAndClose(Vec::new()),
            _ => {
                let asked = asked.fetch_add(1, Ordering::Relaxed);
                Act::Say(answer(asked, request.lines().next().unwrap_or_default()))
            }
        });
        Self { server }
    }

    /// First lines of all questions behind the lost request.
    pub fn asked(&self) -> Vec<String> {
        self.server.requests().split_off(1)
    }
}

/// An order of KuCoin, with or without an id.
pub fn kucoin_order(client_oid: Option<&str>) -> kucoin::spot::AddOrderRequest {
    kucoin::spot::AddOrderRequest {
        side: kucoin::spot::Side::Buy,
        symbol: "BTC-USDT".to_owned(),
        r#type: kucoin::spot::OrderType::Limit,
        client_oid: client_oid.map(str::to_owned),
        remark: None,
        stp: None,
        price: Some("68000.10".parse().unwrap()),
        size: Some("0.00100".parse().unwrap()),
        time_in_force: Some(kucoin::spot::TimeInForce::Gtt),
        post_only: Some(true),
        hidden: None,
        iceberg: None,
        visible_size: None,
        tags: None,
        cancel_after: Some(60),
        funds: None,
        allow_max_time_window: None,
        client_timestamp: None,
    }
}

/// An order of OKX, with or without an id.
pub fn okx_order(cl_ord_id: Option<&str>) -> okx::spot::PlaceOrderRequest {
    okx::spot::PlaceOrderRequest {
        cl_ord_id: cl_ord_id.map(str::to_owned),
        ..okx_order_at("68000.10")
    }
}

/// An order of OKX at a price.
pub fn okx_order_at(price: &str) -> okx::spot::PlaceOrderRequest {
    okx::spot::PlaceOrderRequest {
        inst_id: "BTC-USDT".to_owned(),
        td_mode: okx::spot::TradeMode::Cash,
        side: okx::spot::Side::Sell,
        ord_type: okx::spot::OrderType::Limit,
        size: "0.00100".parse().unwrap(),
        price: Some(price.parse().unwrap()),
        reduce_only: Some(false),
        ccy: None,
        cl_ord_id: None,
        tag: None,
        pos_side: None,
        price_usd: None,
        price_vol: None,
        tgt_ccy: None,
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
