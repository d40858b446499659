//! What does not come from the market: options, spreads, the platform as a whole.

use super::tickers::index;
use super::{error, integer, limit, ok, required, unknown_instrument};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Quoted, Raw};
use http::StatusCode;
use serde_json::value::RawValue;

const SPREAD: &str = "BTC-USDT_BTC-USDT-SWAP";

pub fn option_trades(_: &Desk<'_>, call: &Call) -> Answer {
    match required(call, "instFamily")? {
        "BTC-USD" => whole(include_str!("../../fixtures/okx/option-family-trades.json")),
        _ => Err(error(StatusCode::OK, "51000", "Parameter instFamily error")),
    }
}

pub fn platform_volume(_: &Desk<'_>, _: &Call) -> Answer {
    whole(include_str!("../../fixtures/okx/platform-volume.json"))
}

pub fn exchange_rate(_: &Desk<'_>, _: &Call) -> Answer {
    whole(include_str!("../../fixtures/okx/exchange-rate.json"))
}

pub fn spread_ticker(_: &Desk<'_>, call: &Call) -> Answer {
    spread(call)?;
    whole(include_str!("../../fixtures/okx/spread-ticker.json"))
}

/// Candles of a day each, newest first.
pub fn spread_candles(_: &Desk<'_>, call: &Call) -> Answer {
    spread(call)?;
    let most = limit(call, "limit", 100, 300)?;
    let (after, before) = (integer(call, "after")?, integer(call, "before")?);
    let rows: Vec<Vec<&str>> =
        serde_json::from_str(include_str!("../../fixtures/okx/spread-candles.json"))
            .expect("a fixture is a list");
    let time = |row: &Vec<&str>| -> i64 { row[0].parse().expect("a candle starts with its time") };
    let wanted = |row: &&Vec<&str>| {
        after.is_none_or(|after| time(row) < after)
            && before.is_none_or(|before| time(row) > before)
    };
    ok(&Json::array(|json| {
        for row in rows.iter().filter(wanted).take(most) {
            json.array_item(|json| {
                for text in row {
                    json.item(*text);
                }
            });
        }
    }))
}

fn spread(call: &Call) -> Result<(), crate::reply::Reply> {
    if required(call, "sprdId")? == SPREAD {
        Ok(())
    } else {
        Err(unknown_instrument())
    }
}

pub fn call_auction(_: &Desk<'_>, call: &Call) -> Answer {
    let name = format!("\"instId\":\"{}\"", required(call, "instId")?);
    let all: Vec<&RawValue> =
        serde_json::from_str(include_str!("../../fixtures/okx/call-auctions.json"))
            .expect("a fixture is a list");
    let found = all
        .iter()
        .find(|item| item.get().contains(&name))
        .ok_or_else(unknown_instrument)?;
    ok(&Json::array(|json| {
        json.item(Raw(found.get()));
    }))
}

/// An object where all others have a list.
pub fn index_components(desk: &Desk<'_>, call: &Call) -> Answer {
    let name = required(call, "index")?;
    let index = index(desk, name)?;
    let now = desk.step();
    let price = index.price(index.trade(index.last_slot(now)).price);
    let symbol = name.replace('-', "/");
    ok(&Json::object(|json| {
        json.array_field("components", |json| {
            for (exchange, weight) in [("OKX", "0.4"), ("Binance", "0.35"), ("Kucoin", "0.25")] {
                json.object_item(|json| {
                    json.field("exch", exchange)
                        .field("symbol", &symbol)
                        .field("symPx", price);
                    json.field("wgt", weight).field("cnvPx", price);
                });
            }
        });
        json.field("last", price)
            .field("index", name)
            .field("ts", Quoted(now));
    }))
}

fn whole(fixture: &str) -> Answer {
    let envelope = format!(r#"{{"code":"0","msg":"","data":{}}}"#, fixture.trim_end());
    Ok(crate::reply::Reply::json(envelope))
}
