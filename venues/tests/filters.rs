//! Prices, quantities and orders against the rules of a symbol, as its venue tells them.

use proptest::prelude::*;
use venues::http::{Failure, Kind};
use venues::types::Decimal;
use venues::{binance, kucoin, okx};

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

fn binance_symbol() -> binance::spot::Symbol {
    let symbol = r#"{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","baseAssetPrecision":8,"quoteAsset":"USDT",
        "quoteAssetPrecision":8,"orderTypes":["LIMIT","MARKET"],"filters":[
        {"filterType":"PRICE_FILTER","minPrice":"0.05","maxPrice":"1000000.00","tickSize":"0.05"},
        {"filterType":"LOT_SIZE","minQty":"0.002","maxQty":"9000.0","stepSize":"0.001"},
        {"filterType":"MARKET_LOT_SIZE","minQty":"0","maxQty":"50","stepSize":"0"},
        {"filterType":"PERCENT_PRICE","multiplierUp":"5","multiplierDown":"0.2","avgPriceMins":5},
        {"filterType":"NOTIONAL","minNotional":"5","applyMinToMarket":true,"maxNotional":"900000","applyMaxToMarket":false}]}"#;
    serde_json::from_str(symbol).unwrap()
}

fn binance_order(price: Option<&str>, quantity: Option<&str>) -> binance::spot::NewOrderRequest {
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
    let symbol = binance_symbol();
    let check = |price, quantity| symbol.check(binance_order(price, quantity));
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
            ..binance_order(None, None)
        })
    };
    assert!(refusal(spend("4.99")).contains("below the lowest, 5"));
    // The largest value does not hold for market orders here.
    spend("1000000").unwrap();
    let other = binance::spot::NewOrderRequest {
        symbol: "ETHUSDT".to_owned(),
        ..binance_order(None, None)
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
            ..binance_order(Some(price), Some("1"))
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
    symbol.check(binance_order(Some("1e6"), Some("1"))).unwrap();
}

#[test]
fn binances_market_orders_are_worth_what_the_average_says() {
    let symbol = strict_symbol();
    let check =
        |quantity, average| symbol.check_at(binance_order(None, Some(quantity)), decimal(average));
    check("0.1", "100").unwrap();
    assert_eq!(
        refusal(check("0.1", "99.9")),
        "the order's value 9.99 breaks MIN_NOTIONAL: it is below the lowest, 10"
    );
    symbol.check(binance_order(None, Some("0.0001"))).unwrap();
}

#[test]
fn binances_symbols_say_what_an_order_may_be() {
    use binance::spot::{NewOrderRequest, OrderType, PegPriceType, Side, TimeInForce};
    let symbol = strict_symbol();
    let limit = || binance_order(Some("100"), Some("10"));
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
                ..binance_order(None, None)
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
            ..binance_order(Some("1e9"), Some("1"))
        };
        let order = binance::spot::NewOrderRequest { quantity: Some(scaled(quantity, scale)), ..order };
        let parts = (quantity + part - 1) / part;
        prop_assert_eq!(strict_symbol().check(order).is_ok(), parts <= 10);
    }

    /// The bounds of a price move with the average, exactly.
    #[test]
    fn a_price_keeps_its_distance_exactly(average in 1i64..10i64.pow(12), price in 1i64..2 * 10i64.pow(12), scale in 0usize..9) {
        let order = binance_order(Some(&scaled(price, scale).to_string()), None);
        // A buy: at most 1.2 of the average, at least a half of it.
        let fits = 10 * price <= 12 * average && 2 * price >= average;
        prop_assert_eq!(strict_symbol().check_at(order, scaled(average, scale)).is_ok(), fits);
    }
}

fn kucoin_symbol() -> kucoin::spot::Symbol {
    let symbol = r#"{"symbol":"BTC-USDT","baseCurrency":"BTC","quoteCurrency":"USDT","baseMinSize":"0.002","quoteMinSize":"0.1",
        "baseMaxSize":"10000","quoteMaxSize":"99999999","baseIncrement":"0.001","quoteIncrement":"0.01","priceIncrement":"0.05",
        "minFunds":"5"}"#;
    serde_json::from_str(symbol).unwrap()
}

fn kucoin_order(price: Decimal, size: Decimal) -> kucoin::spot::AddOrderRequest {
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
    let symbol = kucoin_symbol();
    let check = |price, size| symbol.check(kucoin_order(decimal(price), decimal(size)));
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
        ..kucoin_order(decimal("1"), decimal("1"))
    };
    assert!(refusal(symbol.check(market)).contains("it is not a multiple of 0.01"));
}

fn okx_instrument() -> okx::spot::Instrument {
    let instrument = r#"{"instType":"SPOT","instId":"BTC-USDT","tickSz":"0.05","lotSz":"0.001","minSz":"0.002","maxLmtSz":"10000",
        "maxMktSz":"1000000"}"#;
    serde_json::from_str(instrument).unwrap()
}

fn okx_order(
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
    let instrument = okx_instrument();
    let check = |side, price: Option<&str>, size| {
        instrument.check(okx_order(side, price.map(decimal), decimal(size)))
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
        holds!(binance_symbol(), |price: Decimal, quantity: Decimal| {
            binance_order(Some(&price.text()), Some(&quantity.text()))
        });
        holds!(kucoin_symbol(), kucoin_order);
        holds!(okx_instrument(), |price, size| okx_order(okx::spot::Side::Sell, Some(price), size));
    }
}
