//! OKX's tick, lot and largest sizes.

use venues::okx;
use venues::types::Decimal;

use crate::{decimal, refusal};

pub fn instrument() -> okx::spot::Instrument {
    let instrument = r#"{"instType":"SPOT","instId":"BTC-USDT","tickSz":"0.05","lotSz":"0.001","minSz":"0.002","maxLmtSz":"10000",
        "maxMktSz":"1000000"}"#;
    serde_json::from_str(instrument).unwrap()
}

pub fn order(
    side: okx::spot::Side,
    price: Option<Decimal>,
    size: Decimal,
) -> okx::spot::PlaceOrderRequest {
    use okx::spot::{OrderType, PlaceOrderRequest, TradeMode};
    PlaceOrderRequest {
        inst_id: "BTC-USDT".to_owned(),
        td_mode: TradeMode::Cash,
        side,
        ord_type: price
            .as_ref()
            .map_or(OrderType::Market, |_| OrderType::Limit),
        size,
        price,
        reduce_only: None,
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

#[test]
fn okxs_rules_are_named() {
    use okx::spot::Side;
    let instrument = instrument();
    let check = |side, price: Option<&str>, size| {
        instrument.check(order(side, price.map(decimal), decimal(size)))
    };
    check(Side::Buy, Some("100.05"), "0.002").unwrap();
    // A purchase at the market is in the quote currency.
    check(Side::Buy, None, "50.12345").unwrap();
    check(Side::Sell, None, "20000").unwrap();
    for (side, price, size, why) in [
        (
            Side::Buy,
            Some("100.06"),
            "1",
            "the price 100.06 breaks tickSz: it is not a multiple of 0.05",
        ),
        (
            Side::Buy,
            Some("100"),
            "0.001",
            "the size 0.001 breaks minSz: it is below the lowest, 0.002",
        ),
        (
            Side::Buy,
            Some("100"),
            "10001",
            "the size 10001 breaks maxLmtSz: it is above the highest, 10000",
        ),
        (
            Side::Sell,
            None,
            "50.12345",
            "it is not a multiple of 0.001",
        ),
    ] {
        let refusal = refusal(check(side, price, size));
        assert!(refusal.contains(why), "{refusal}");
    }
}
