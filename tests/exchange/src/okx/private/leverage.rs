//! With how much more than its own an account trades on margin.
//!
//! Source: <https://www.okx.com/docs-v5/en/#trading-account-rest-api-set-leverage>. Invariant: what is set is told until it is set again.

use super::refused::Refused;
use super::settings::{choose, chosen};
use super::ticket::{one_of, unknown_instrument};
use crate::exchange::Answer;
use crate::okx;
use crate::private::Visit;

const MODES: [&str; 2] = ["cross", "isolated"];
const FIRST: &str = "3";
const MOST: u32 = 10;

pub fn set(visit: &mut Visit<'_>) -> Answer {
    let (instrument, mode) = of(visit)?;
    let leverage = visit
        .fields
        .get("lever")
        .and_then(|text| text.parse::<u32>().ok());
    let leverage = leverage.filter(|leverage| (1..=MOST).contains(leverage));
    let leverage = leverage
        .ok_or_else(|| Refused::parameter("lever"))?
        .to_string();
    choose(
        visit,
        format!("lever {instrument} {mode}"),
        leverage.clone(),
    );
    tell(&instrument, &mode, &leverage)
}

pub fn get(visit: &mut Visit<'_>) -> Answer {
    let (instrument, mode) = of(visit)?;
    let leverage = chosen(visit, &format!("lever {instrument} {mode}"));
    tell(&instrument, &mode, leverage.unwrap_or(FIRST))
}

fn of(visit: &Visit<'_>) -> Result<(String, String), Refused> {
    let mode = one_of(&visit.fields, "mgnMode", &MODES)?;
    let instrument = match (visit.fields.get("instId"), visit.fields.has("ccy")) {
        (Some(id), _) if visit.desk.listing().get(id).is_none() => return Err(unknown_instrument()),
        (Some(id), _) => id,
        (None, true) => "",
        (None, false) => return Err(Refused::missing("instId")),
    };
    Ok((instrument.to_owned(), mode.to_owned()))
}

fn tell(instrument: &str, mode: &str, leverage: &str) -> Answer {
    okx::one(|json| {
        json.field("instId", instrument).field("mgnMode", mode);
        json.field("posSide", "net").field("lever", leverage);
    })
}
