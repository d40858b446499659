//! Prices of symbols, in several widths.

use super::ok;
use super::parameters::{Parameters, Symbols};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::Json;
use crate::market::Instrument;

/// Digits after the point of all that Binance prints.
const DIGITS: u8 = 8;

/// Weight of the tickers that say a price or two.
pub fn short_cost(call: &Call) -> u32 {
    if call.get("symbol").is_some() { 2 } else { 4 }
}

pub fn price(desk: &Desk, call: &Call) -> Answer {
    let parameters = Parameters::new(desk, call, &["symbol", "symbols", "symbolStatus"])?;
    tickers(desk, &parameters, |json, one| {
        let last = one.trade(one.last_slot(desk.step()));
        json.field("symbol", &one.id)
            .field("price", one.price(last.price).fixed(DIGITS));
    })
}

/// One object for `symbol`, a list for everything else.
fn tickers(
    desk: &Desk,
    parameters: &Parameters<'_>,
    fill: impl Fn(&mut Json, &Instrument),
) -> Answer {
    let status = parameters.status()?;
    let list: Vec<&Instrument> = match parameters.symbols()? {
        Symbols::One(one) => return ok(Json::object(|json| fill(json, one))),
        Symbols::Many(many) => many,
        Symbols::All => desk.listing().spot().collect(),
    };
    let wanted = list
        .into_iter()
        .filter(|one| status.is_none_or(|status| one.status == status));
    ok(Json::array(|json| {
        for one in wanted {
            json.object_item(|json| fill(json, one));
        }
    }))
}
