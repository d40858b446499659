//! Connectivity, time, and the rules of the exchange.

use super::parameters::{Parameters, Symbols};
use super::{CONTENT_TYPE, error, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Raw};
use crate::market::{Instrument, Status};
use crate::reply::Reply;
use bytes::Bytes;
use http::StatusCode;

/// Digits after the point of all that Binance prints.
const DIGITS: u8 = 8;

pub fn time(desk: &Desk, call: &Call) -> Answer {
    Parameters::new(desk, call, &[])?;
    let json = Json::object(|json| {
        json.field("serverTime", desk.now());
    });
    Ok(ok(json)?.at_this_moment())
}

pub fn exchange_info(desk: &Desk, call: &Call) -> Answer {
    let known = [
        "symbol",
        "symbols",
        "permissions",
        "showPermissionSets",
        "symbolStatus",
    ];
    let parameters = Parameters::new(desk, call, &known)?;
    let status = parameters.status()?;
    let symbols = parameters.symbols()?;
    if status.is_some() && !matches!(symbols, Symbols::All) {
        return Err(error(-1128, "Combination of optional parameters invalid."));
    }
    let sets = parameters.get("showPermissionSets") != Some("false");
    let wanted = |one: &&Instrument| status.is_none_or(|status| one.status == status);
    let list: Vec<&Instrument> = match symbols {
        Symbols::One(one) => vec![one],
        Symbols::Many(many) => many,
        Symbols::All => desk.listing().spot().filter(wanted).collect(),
    };
    let rules = Json::array(|json| list.iter().for_each(|one| symbol(json, one, sets)));
    let head = format!(r#"{{"timezone":"UTC","serverTime":{},"#, desk.now());
    let limits = r#""rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":6000},{"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":100},{"rateLimitType":"ORDERS","interval":"DAY","intervalNum":1,"limit":200000},{"rateLimitType":"RAW_REQUESTS","interval":"MINUTE","intervalNum":5,"limit":61000}],"exchangeFilters":[],"symbols":"#;
    let reply = Reply::new(StatusCode::OK, CONTENT_TYPE, "");
    let body = vec![
        Bytes::from(head),
        Bytes::from(limits),
        rules.into_bytes(),
        Bytes::from("}"),
    ];
    Ok(Reply { body, ..reply })
}

fn symbol(json: &mut Json, one: &Instrument, sets: bool) {
    let tick = one.price(1).fixed(DIGITS);
    let lot = one.quantity(1).fixed(DIGITS);
    json.object_item(|json| {
        json.field("symbol", &one.id)
            .field("status", status_name(one.status));
        json.field("baseAsset", &one.base)
            .field("baseAssetPrecision", 8);
        json.field("quoteAsset", &one.quote)
            .field("quotePrecision", 8)
            .field("quoteAssetPrecision", 8);
        json.field("baseCommissionPrecision", 8)
            .field("quoteCommissionPrecision", 8);
        json.field("orderTypes", Raw(ORDER_TYPES));
        for allowed in ALLOWED {
            json.field(allowed, true);
        }
        json.field("isSpotTradingAllowed", true)
            .field("isMarginTradingAllowed", one.slot == 1_000);
        json.array_field("filters", |json| {
            json.object_item(|json| {
                json.field("filterType", "PRICE_FILTER")
                    .field("minPrice", tick);
                json.field("maxPrice", one.price(one.anchor * 20).fixed(DIGITS))
                    .field("tickSize", tick);
            });
            json.object_item(|json| {
                json.field("filterType", "LOT_SIZE").field("minQty", lot);
                json.field("maxQty", one.quantity(one.ordinary * 5_000).fixed(DIGITS))
                    .field("stepSize", lot);
            });
            json.item(Raw(FILTERS));
        });
        json.field("permissions", Raw("[]"));
        json.field(
            "permissionSets",
            Raw(if sets { PERMISSION_SETS } else { "[]" }),
        );
        json.field("defaultSelfTradePreventionMode", "EXPIRE_MAKER");
        json.field(
            "allowedSelfTradePreventionModes",
            Raw(r#"["EXPIRE_TAKER","EXPIRE_MAKER","EXPIRE_BOTH"]"#),
        );
    });
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Trading => "TRADING",
        Status::Halt => "HALT",
        Status::Break => "BREAK",
    }
}

const ALLOWED: [&str; 9] = [
    "icebergAllowed",
    "ocoAllowed",
    "otoAllowed",
    "opoAllowed",
    "quoteOrderQtyMarketAllowed",
    "allowTrailingStop",
    "cancelReplaceAllowed",
    "amendAllowed",
    "pegInstructionsAllowed",
];
const ORDER_TYPES: &str =
    r#"["LIMIT","LIMIT_MAKER","MARKET","STOP_LOSS_LIMIT","TAKE_PROFIT_LIMIT"]"#;
const FILTERS: &str = include_str!("../../fixtures/binance/filters.json");
const PERMISSION_SETS: &str = include_str!("../../fixtures/binance/permission-sets.json");
