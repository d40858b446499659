//! Binance's filters.

use proptest::prelude::*;
use venues::binance;

use crate::{decimal, refusal, scaled};

pub fn symbol() -> binance::spot::Symbol {
    let symbol = r#"{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","baseAssetPrecision":8,"quoteAsset":"USDT",
        "quoteAssetPrecision":8,"orderTypes":["LIMIT","MARKET"],"filters":[
        {"filterType":"PRICE_FILTER","minPrice":"0.05","maxPrice":"1000000.00","tickSize":"0.05"},
        {"filterType":"LOT_SIZE","minQty":"0.002","maxQty":"9000.0","stepSize":"0.001"},
        {"filterType":"MARKET_LOT_SIZE","minQty":"0","maxQty":"50","stepSize":"0"},
        {"filterType":"PERCENT_PRICE","multiplierUp":"5","multiplierDown":"0.2","avgPriceMins":5},
        {"filterType":"NOTIONAL","minNotional":"5","applyMinToMarket":true,"maxNotional":"900000","applyMaxToMarket":false}]}"#;
    serde_json::from_str(symbol).unwrap()
}

pub fn order(price: Option<&str>, quantity: Option<&str>) -> binance::spot::NewOrderRequest {
    use binance::spot::{NewOrderRequest, OrderType, Side};
    NewOrderRequest {
        symbol: "BTCUSDT".to_owned(),
        side: Side::Buy,
        r#type: price.map_or(OrderType::Market, |_| OrderType::Limit),
        time_in_force: None,
        quantity: quantity.map(decimal),
        quote_order_qty: None,
        price: price.map(decimal),
        new_client_order_id: None,
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

#[test]
fn binances_filters_are_named() {
    let symbol = symbol();
    let check = |price, quantity| symbol.check(order(price, quantity));
    check(Some("100.05"), Some("0.05")).unwrap();
    check(None, Some("50")).unwrap();
    for (price, quantity, why) in [
        (
            Some("100.06"),
            "0.05",
            "the price 100.06 breaks PRICE_FILTER: it is not a multiple of 0.05",
        ),
        (
            Some("100"),
            "0.0505",
            "the quantity 0.0505 breaks LOT_SIZE: it is not a multiple of 0.001",
        ),
        (
            Some("100"),
            "0.001",
            "the quantity 0.001 breaks LOT_SIZE: it is below the lowest, 0.002",
        ),
        (
            Some("100"),
            "0.049",
            "the order's value 4.9 breaks NOTIONAL: it is below the lowest, 5",
        ),
        (
            Some("1000000"),
            "1",
            "the order's value 1000000 breaks NOTIONAL: it is above the highest, 900000",
        ),
        (
            None,
            "50.001",
            "the quantity 50.001 breaks MARKET_LOT_SIZE: it is above the highest, 50",
        ),
    ] {
        assert_eq!(refusal(check(price, Some(quantity))), why);
    }
    let spend = |amount| {
        symbol.check(binance::spot::NewOrderRequest {
            quote_order_qty: Some(decimal(amount)),
            ..order(None, None)
        })
    };
    assert!(refusal(spend("4.99")).contains("below the lowest, 5"));
    // The largest value does not hold for market orders here.
    spend("1000000").unwrap();
    let other = binance::spot::NewOrderRequest {
        symbol: "ETHUSDT".to_owned(),
        ..order(None, None)
    };
    assert!(refusal(symbol.check(other)).contains("the rules of BTCUSDT"));
}

/// A symbol with the filters that are not in the other one, and an order of a kind.
fn strict_symbol() -> binance::spot::Symbol {
    let symbol = r#"{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","baseAssetPrecision":8,"quoteAsset":"USDT",
        "quoteAssetPrecision":8,"orderTypes":["LIMIT","MARKET","STOP_LOSS_LIMIT","TAKE_PROFIT"],"icebergAllowed":true,
        "quoteOrderQtyMarketAllowed":false,"allowTrailingStop":true,"pegInstructionsAllowed":false,"filters":[
        {"filterType":"PERCENT_PRICE","multiplierUp":"1.5","multiplierDown":"0.5","avgPriceMins":5},
        {"filterType":"PERCENT_PRICE_BY_SIDE","bidMultiplierUp":"1.2","bidMultiplierDown":"0","askMultiplierUp":"0",
         "askMultiplierDown":"0.8","avgPriceMins":1},
        {"filterType":"ICEBERG_PARTS","limit":10},
        {"filterType":"TRAILING_DELTA","minTrailingAboveDelta":10,"maxTrailingAboveDelta":2000,"minTrailingBelowDelta":20,
         "maxTrailingBelowDelta":1000},
        {"filterType":"MIN_NOTIONAL","minNotional":"10","applyToMarket":true,"avgPriceMins":5}]}"#;
    serde_json::from_str(symbol).unwrap()
}

#[test]
fn binances_prices_are_held_against_the_average() {
    use binance::spot::Side;
    let symbol = strict_symbol();
    let check = |side, price, average| {
        let order = binance::spot::NewOrderRequest {
            side,
            ..order(Some(price), Some("1"))
        };
        symbol.check_at(order, decimal(average))
    };
    check(Side::Buy, "120", "100").unwrap();
    check(Side::Sell, "80", "100").unwrap();
    check(Side::Sell, "150.0", "100.0").unwrap();
    check(Side::Buy, "50", "100").unwrap();
    for (side, price, average, why) in [
        (
            Side::Buy,
            "120.0000000000000001",
            "100",
            "the price 120.0000000000000001 breaks PERCENT_PRICE_BY_SIDE: it is above the highest, 120",
        ),
        (
            Side::Sell,
            "79.99",
            "100",
            "the price 79.99 breaks PERCENT_PRICE_BY_SIDE: it is below the lowest, 80",
        ),
        (
            Side::Buy,
            "49",
            "100",
            "the price 49 breaks PERCENT_PRICE: it is below the lowest, 50",
        ),
        (
            Side::Buy,
            "1",
            "1e60",
            "1e60 times 0.5 has too many digits to reckon with exactly",
        ),
    ] {
        assert_eq!(refusal(check(side, price, average)), why);
    }
    // Without an average nothing is held against it.
    symbol.check(order(Some("1e6"), Some("1"))).unwrap();
}

#[test]
fn binances_market_orders_are_worth_what_the_average_says() {
    let symbol = strict_symbol();
    let check = |quantity, average| symbol.check_at(order(None, Some(quantity)), decimal(average));
    check("0.1", "100").unwrap();
    assert_eq!(
        refusal(check("0.1", "99.9")),
        "the order's value 9.99 breaks MIN_NOTIONAL: it is below the lowest, 10"
    );
    symbol.check(order(None, Some("0.0001"))).unwrap();
}

#[test]
fn binances_symbols_say_what_an_order_may_be() {
    use binance::spot::{NewOrderRequest, OrderType, PegPriceType, Side, TimeInForce};
    let symbol = strict_symbol();
    let limit = || order(Some("100"), Some("10"));
    let iceberg = |part: &str, time_in_force| NewOrderRequest {
        iceberg_qty: Some(decimal(part)),
        time_in_force,
        ..limit()
    };
    let trailing = |kind, side, delta| NewOrderRequest {
        r#type: kind,
        side,
        trailing_delta: Some(delta),
        ..limit()
    };
    let (stop, profit) = (|| OrderType::StopLossLimit, || OrderType::TakeProfit);
    for order in [
        limit(),
        iceberg("1", Some(TimeInForce::Gtc)),
        iceberg("1", None),
        trailing(stop(), Side::Buy, 2000),
        trailing(stop(), Side::Sell, 1000),
        trailing(profit(), Side::Buy, 20),
        trailing(profit(), Side::Sell, 10),
    ] {
        symbol.check(order).unwrap();
    }
    for (order, why) in [
        (
            NewOrderRequest {
                r#type: OrderType::LimitMaker,
                ..limit()
            },
            "BTCUSDT takes no orders of type LIMIT_MAKER, only LIMIT, MARKET, STOP_LOSS_LIMIT, TAKE_PROFIT",
        ),
        (
            NewOrderRequest {
                quote_order_qty: Some(decimal("50")),
                ..order(None, None)
            },
            "BTCUSDT takes no market orders over an amount of the quote asset",
        ),
        (
            NewOrderRequest {
                peg_price_type: Some(PegPriceType::PrimaryPeg),
                ..limit()
            },
            "BTCUSDT takes no pegged orders",
        ),
        (
            iceberg("1", Some(TimeInForce::Ioc)),
            "an iceberg order must be GTC, and this one is IOC",
        ),
        (
            iceberg("0.99", None),
            "the quantity 10 breaks ICEBERG_PARTS: it is above the highest, 9.9",
        ),
        (
            trailing(stop(), Side::Sell, 1001),
            "the trailing delta 1001 breaks TRAILING_DELTA: it is above the highest, 1000",
        ),
        (
            trailing(profit(), Side::Buy, 19),
            "the trailing delta 19 breaks TRAILING_DELTA: it is below the lowest, 20",
        ),
    ] {
        assert_eq!(refusal(symbol.check(order)), why);
    }
}

proptest! {
    /// Parts of an iceberg order: so many of the given size hold the quantity, and one less does not.
    #[test]
    fn an_iceberg_has_no_more_parts_than_are_taken(part in 1i64..1_000_000, quantity in 1i64..20_000_000, scale in 0usize..8) {
        let order = binance::spot::NewOrderRequest {
            iceberg_qty: Some(scaled(part, scale)),
            ..order(Some("1e9"), Some("1"))
        };
        let order = binance::spot::NewOrderRequest { quantity: Some(scaled(quantity, scale)), ..order };
        let parts = (quantity + part - 1) / part;
        prop_assert_eq!(strict_symbol().check(order).is_ok(), parts <= 10);
    }

    /// The bounds of a price move with the average, exactly.
    #[test]
    fn a_price_keeps_its_distance_exactly(average in 1i64..10i64.pow(12), price in 1i64..2 * 10i64.pow(12), scale in 0usize..9) {
        let order = order(Some(&scaled(price, scale).to_string()), None);
        // A buy: at most 1.2 of the average, at least a half of it.
        let fits = 10 * price <= 12 * average && 2 * price >= average;
        prop_assert_eq!(strict_symbol().check_at(order, scaled(average, scale)).is_ok(), fits);
    }
}
