//! Coins, symbols, announcements.

use super::{error, integer, ok, unknown_symbol};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Raw};
use crate::market::{DAY, Instrument, Status};
use http::StatusCode;
use serde::Deserialize;
use serde_json::value::RawValue;

/// One coin a line.
const CURRENCIES: &str = include_str!("../../fixtures/kucoin/currencies.json");
const ANNOUNCEMENTS: &str = include_str!("../../fixtures/kucoin/announcements.json");

pub fn currencies(_: &Desk<'_>, _: &Call) -> Answer {
    ok(Raw(CURRENCIES.trim_end()))
}

pub fn currency(_: &Desk<'_>, call: &Call) -> Answer {
    match coin(call.last_segment()) {
        Some(coin) => ok(Raw(coin)),
        None => Err(error(
            StatusCode::OK,
            "900002",
            "The currency does not exist",
        )),
    }
}

/// What is known of a coin, as JSON.
fn coin(name: &str) -> Option<&'static str> {
    let start = format!(r#"{{"currency":"{name}","#);
    let mut coins = items(CURRENCIES).into_iter().map(RawValue::get);
    coins.find(|coin| coin.starts_with(&start))
}

/// A network that a coin moves on.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chain {
    pub chain_id: String,
    pub chain_name: String,
    pub withdrawal_min_size: String,
    pub withdrawal_min_fee: String,
    pub withdraw_precision: i64,
}

/// The networks of a coin; none of an unknown one.
pub fn chains(name: &str) -> Vec<Chain> {
    #[derive(Deserialize)]
    struct Coin {
        chains: Vec<Chain>,
    }
    let coin = coin(name).map(serde_json::from_str::<Coin>);
    coin.map_or(Vec::new(), |coin| coin.expect("a fixture is a coin").chains)
}

fn items(fixture: &str) -> Vec<&RawValue> {
    serde_json::from_str(fixture).expect("a fixture is a list")
}

/// A page of announcements of one kind.
pub fn announcements(_: &Desk<'_>, call: &Call) -> Answer {
    let kind = format!(
        "\"{}\"",
        call.get("annType").unwrap_or("latest-announcements")
    );
    let (page, size) = (
        integer(call, "currentPage", 1)?.max(1),
        integer(call, "pageSize", 50)?.clamp(1, 100),
    );
    let (from, to) = (
        integer(call, "startTime", 0)?,
        integer(call, "endTime", i64::MAX)?,
    );
    let created = |text: &str| -> i64 {
        let (_, after) = text
            .split_once(r#""cTime":"#)
            .expect("an announcement has a time");
        after
            .split(',')
            .next()
            .and_then(|digits| digits.parse().ok())
            .expect("a time is a number")
    };
    let all = items(ANNOUNCEMENTS);
    let known = |text: &&str| text.contains(&kind) && (from..=to).contains(&created(text));
    let found: Vec<&str> = all.iter().map(|item| item.get()).filter(known).collect();
    let total = found.len() as i64;
    ok(&Json::object(|json| {
        json.field("totalNum", total);
        json.array_field("items", |json| {
            for item in found
                .iter()
                .skip(((page - 1) * size) as usize)
                .take(size as usize)
            {
                json.item(Raw(item));
            }
        });
        json.field("currentPage", page)
            .field("pageSize", size)
            .field("totalPage", (total + size - 1) / size);
    }))
}

pub fn symbols(desk: &Desk<'_>, call: &Call) -> Answer {
    let market = call.get("market");
    ok(&Json::array(|json| {
        for one in desk
            .listing()
            .spot()
            .filter(|one| market.is_none_or(|market| market == market_of(one)))
        {
            json.item(&rules(one));
        }
    }))
}

pub fn symbol(desk: &Desk<'_>, call: &Call) -> Answer {
    ok(&rules(
        desk.listing()
            .get(call.last_segment())
            .ok_or_else(unknown_symbol)?,
    ))
}

fn rules(one: &Instrument) -> Json {
    Json::object(|json| {
        json.field("symbol", &one.id).field("name", &one.id);
        json.field("baseCurrency", &one.base)
            .field("quoteCurrency", &one.quote);
        json.field("feeCurrency", &one.quote)
            .field("market", market_of(one));
        json.field("baseMinSize", one.quantity(smallest(one)))
            .field("quoteMinSize", "0.1");
        json.field("baseMaxSize", one.quantity(one.ordinary * 100_000))
            .field("quoteMaxSize", "88888888");
        json.field("baseIncrement", one.quantity(1))
            .field("quoteIncrement", one.price(1));
        json.field("priceIncrement", one.price(1))
            .field("priceLimitRate", "0.1")
            .field("minFunds", "0.1");
        json.field("isMarginEnabled", one.is_known())
            .field("enableTrading", one.status == Status::Trading);
        json.field("feeCategory", 1)
            .field("makerFeeCoefficient", "1.00")
            .field("takerFeeCoefficient", "1.00");
        json.field("st", one.status == Status::Halt);
        // A coin that is about to be listed opens with a call auction.
        let auction = one.status == Status::Break;
        let start = auction.then_some(1_735_732_800_000);
        json.field("callauctionIsEnabled", auction);
        json.field(
            "callauctionPriceFloor",
            auction.then(|| one.price(one.anchor / 2)),
        );
        json.field(
            "callauctionPriceCeiling",
            auction.then(|| one.price(one.anchor * 2)),
        );
        json.field("callauctionFirstStageStartTime", start);
        json.field(
            "callauctionSecondStageStartTime",
            start.map(|start| start + DAY / 48),
        );
        json.field(
            "callauctionThirdStageStartTime",
            start.map(|start| start + DAY / 24),
        );
        json.field("tradingStartTime", start.map(|start| start + DAY / 12));
    })
}

/// The smallest order, in lots.
pub fn smallest(one: &Instrument) -> i64 {
    (one.ordinary / 20_000).max(1)
}

fn market_of(one: &Instrument) -> &str {
    if one.quote == "BTC" { "BTC" } else { "USDS" }
}

pub fn markets(_: &Desk<'_>, _: &Call) -> Answer {
    ok(Raw(r#"["USDS","BTC","Local","Made-up"]"#))
}

pub fn time(desk: &Desk<'_>, _: &Call) -> Answer {
    Ok(ok(desk.now)?.at_this_moment())
}

pub fn my_ip(_: &Desk<'_>, _: &Call) -> Answer {
    ok("127.0.0.1")
}
