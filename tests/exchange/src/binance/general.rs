//! Connectivity, time, and the rules of the exchange.

use super::parameters::{Parameters, Symbols};
use super::private::filters::{highest_price, largest_quantity};
use super::{CONTENT_TYPE, DIGITS, error, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Raw};
use crate::market::{Instrument, Status};
use crate::reply::Reply;
use http::StatusCode;

pub fn ping(desk: &Desk<'_>, call: &Call) -> Answer {
    Parameters::new(desk, call, &[])?;
    ok(Json::object(|_| ()))
}

pub fn time(desk: &Desk<'_>, call: &Call) -> Answer {
    Parameters::new(desk, call, &[])?;
    let json = Json::object(|json| {
        json.field("serverTime", desk.now);
    });
    Ok(ok(json)?.at_this_moment())
}

pub fn exchange_info(desk: &Desk<'_>, call: &Call) -> Answer {
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
    let write =
        || Json::array(|json| list.iter().for_each(|one| symbol(json, one, sets))).into_bytes();
    // The whole list is large and never changes; only the time before it does.
    let symbols = if call.parameters.is_empty() {
        desk.branch.rules.get_or_init(write).clone()
    } else {
        write()
    };
    let mut head = Json::object(|json| {
        json.field("timezone", "UTC").field("serverTime", desk.now);
        json.array_field("rateLimits", |json| rate_limits(json, desk));
        json.field("exchangeFilters", Raw(EXCHANGE_FILTERS))
            .field("sors", Raw(SORS))
            .field("symbols", Raw(""));
    })
    .into_bytes();
    let tail = head.split_off(head.len() - 1);
    let reply = Reply::new(StatusCode::OK, CONTENT_TYPE, "");
    Ok(Reply {
        body: vec![head, symbols, tail],
        ..reply
    })
}

fn rate_limits(json: &mut Json, desk: &Desk<'_>) {
    let limits = &desk.branch.exchange.limits;
    let [short, long] = limits
        .order_limits()
        .map(|one| ("ORDERS", one.interval, one.number, i64::from(one.most)));
    let weight = i64::from(limits.binance_weight());
    let limits = [
        ("REQUEST_WEIGHT", "MINUTE", 1, weight),
        short,
        long,
        ("RAW_REQUESTS", "MINUTE", 5, 61_000),
    ];
    for (kind, interval, count, limit) in limits {
        json.object_item(|json| {
            json.field("rateLimitType", kind)
                .field("interval", interval);
            json.field("intervalNum", count).field("limit", limit);
        });
    }
}

pub fn execution_rules_cost(call: &Call) -> u32 {
    match (call.get("symbol"), call.get("symbols")) {
        (Some(_), _) => 2,
        (None, Some(list)) => {
            (2 + 2 * list.bytes().filter(|byte| *byte == b',').count() as u32).min(40)
        }
        (None, None) => 40,
    }
}

/// Symbols that people know have a rule for the price of an execution.
pub fn execution_rules(desk: &Desk<'_>, call: &Call) -> Answer {
    let parameters = Parameters::new(desk, call, &["symbol", "symbols", "symbolStatus"])?;
    let status = parameters.status()?;
    let list: Vec<&Instrument> = match parameters.symbols()? {
        Symbols::One(one) => vec![one],
        Symbols::Many(many) => many,
        Symbols::All => desk.listing().spot().filter(|one| one.is_known()).collect(),
    };
    let wanted = |one: &&&Instrument| status.is_none_or(|status| one.status == status);
    ok(Json::object(|json| {
        json.array_field("symbolRules", |json| {
            for one in list.iter().filter(wanted) {
                json.object_item(|json| {
                    let rules = if one.is_known() { RULES } else { "[]" };
                    json.field("symbol", &one.id).field("rules", Raw(rules));
                });
            }
        });
    }))
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
            .field("isMarginTradingAllowed", one.is_known());
        json.array_field("filters", |json| {
            json.object_item(|json| {
                json.field("filterType", "PRICE_FILTER")
                    .field("minPrice", tick);
                json.field("maxPrice", one.price(highest_price(one)).fixed(DIGITS))
                    .field("tickSize", tick);
            });
            json.object_item(|json| {
                json.field("filterType", "LOT_SIZE").field("minQty", lot);
                json.field("maxQty", one.quantity(largest_quantity(one)).fixed(DIGITS))
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
            Raw(r#"["NONE","EXPIRE_TAKER","EXPIRE_MAKER","EXPIRE_BOTH","DECREMENT"]"#),
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
const SORS: &str = r#"[{"baseAsset":"BTC","symbols":["BTCUSDT"]}]"#;
pub const EXCHANGE_FILTERS: &str =
    r#"[{"filterType":"EXCHANGE_MAX_NUM_ORDERS","maxNumOrders":900}]"#;
const ORDER_TYPES: &str = r#"["LIMIT","LIMIT_MAKER","MARKET","STOP_LOSS","STOP_LOSS_LIMIT","TAKE_PROFIT","TAKE_PROFIT_LIMIT"]"#;
const RULES: &str = r#"[{"ruleType":"PRICE_RANGE","bidLimitMultUp":"1.0500","bidLimitMultDown":"0.8000","askLimitMultUp":"1.2500","askLimitMultDown":"0.9500"}]"#;
const FILTERS: &str = include_str!("../../fixtures/binance/filters.json");
const PERMISSION_SETS: &str = include_str!("../../fixtures/binance/permission-sets.json");
