//! KuCoin's sizes and increments.

use venues::kucoin;
use venues::types::Decimal;

use crate::{decimal, refusal};

pub fn symbol() -> kucoin::spot::Symbol {
    let symbol = r#"{"symbol":"BTC-USDT","baseCurrency":"BTC","quoteCurrency":"USDT","baseMinSize":"0.002","quoteMinSize":"0.1",
        "baseMaxSize":"10000","quoteMaxSize":"99999999","baseIncrement":"0.001","quoteIncrement":"0.01","priceIncrement":"0.05",
        "minFunds":"5"}"#;
    serde_json::from_str(symbol).unwrap()
}

pub fn order(price: Decimal, size: Decimal) -> kucoin::spot::AddOrderRequest {
    use kucoin::spot::{AddOrderRequest, OrderType, Side};
    AddOrderRequest {
        side: Side::Buy,
        symbol: "BTC-USDT".to_owned(),
        r#type: OrderType::Limit,
        client_oid: None,
        remark: None,
        stp: None,
        price: Some(price),
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

#[test]
fn kucoins_rules_are_named() {
    let symbol = symbol();
    let check = |price, size| symbol.check(order(decimal(price), decimal(size)));
    check("100.05", "0.05").unwrap();
    for (price, size, why) in [
        (
            "100.06",
            "0.05",
            "breaks priceIncrement: it is not a multiple of 0.05",
        ),
        (
            "100",
            "0.0505",
            "breaks baseIncrement: it is not a multiple of 0.001",
        ),
        ("100", "10001", "it is above the highest, 10000"),
        (
            "100",
            "0.049",
            "the order's value 4.9 breaks minFunds: it is below the lowest, 5",
        ),
    ] {
        let refusal = refusal(check(price, size));
        assert!(refusal.contains(why), "{refusal}");
    }
    let market = kucoin::spot::AddOrderRequest {
        r#type: kucoin::spot::OrderType::Market,
        price: None,
        size: None,
        funds: Some(decimal("7.005")),
        ..order(decimal("1"), decimal("1"))
    };
    assert!(refusal(symbol.check(market)).contains("it is not a multiple of 0.01"));
}
