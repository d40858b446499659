//! Order books, trades and candles.

use super::ok;
use super::parameters::Parameters;
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::Json;
use crate::market::{Book, DEEPEST, Level};

/// Digits after the point of all that Binance prints.
const DIGITS: u8 = 8;

pub fn depth_cost(call: &Call) -> u32 {
    match call
        .get("limit")
        .and_then(|limit| limit.parse::<u32>().ok())
    {
        None | Some(0..=100) => 5,
        Some(101..=500) => 25,
        Some(501..=1_000) => 50,
        Some(_) => 250,
    }
}

pub fn depth(desk: &Desk, call: &Call) -> Answer {
    let parameters = Parameters::new(desk, call, &["symbol", "limit", "symbolStatus"])?;
    let one = parameters.symbol()?;
    let limit = parameters.limit(100, DEEPEST)?;
    let slot = one.last_slot(desk.step());
    let book = Book::at(one, slot, limit);
    let side = |json: &mut Json, levels: &[Level]| {
        for level in levels {
            json.array_item(|json| {
                json.item(one.price(level.price).fixed(DIGITS))
                    .item(one.quantity(level.quantity).fixed(DIGITS));
            });
        }
    };
    ok(Json::object(|json| {
        json.field("lastUpdateId", desk.market().trade_id(one, book.version));
        json.array_field("bids", |json| side(json, &book.bids));
        json.array_field("asks", |json| side(json, &book.asks));
    }))
}
