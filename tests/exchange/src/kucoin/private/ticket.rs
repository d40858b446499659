//! An order as it is asked for.
//!
//! In: the fields of a request. Out: a [`Ticket`], or why there is none.
//! Source: <https://www.kucoin.com/docs-new/rest/spot-trading/orders/add-order>. Invariant: what is not documented is not accepted.

use super::refused::Refused;
use crate::amount::Amount;
use crate::exchange::Desk;
use crate::fields::Fields;
use crate::kucoin::general::smallest;
use crate::market::{Instrument, Status};
use crate::trading::{AccountId, Force, Prevention, Side, Size, Ticket};

/// No order is worth less of its quote coin.
const LEAST_FUNDS: Amount = Amount::new(1, 1);
/// So many seconds an order may wait for its cancellation.
const LONGEST_WAIT: i64 = 2_592_000;

/// What is repeated as it was sent.
const NOTES: [&str; 7] = [
    "clientOid",
    "remark",
    "tags",
    "stp",
    "timeInForce",
    "cancelAfter",
    "visibleSize",
];
const FLAGS: [&str; 3] = ["postOnly", "hidden", "iceberg"];

/// The ticket of an order; `made` is its client id where none was sent.
pub fn read(
    desk: &Desk<'_>,
    account: AccountId,
    fields: &Fields,
    made: String,
) -> Result<Ticket, Refused> {
    let client_id = fields.get("clientOid").map_or(made, str::to_owned);
    check_client_id(&client_id)?;
    in_time(desk, fields)?;
    let (instrument, one) = instrument(desk, required(fields, "symbol")?)?;
    let side = match required(fields, "side")? {
        "buy" => Side::Buy,
        "sell" => Side::Sell,
        _ => return Err(invalid("side")),
    };
    let (price, size) = match fields.get("type").unwrap_or("limit") {
        "limit" => limit(one, fields)?,
        "market" => (None, market(one, fields)?),
        _ => return Err(invalid("type")),
    };
    let force = match fields.get("timeInForce") {
        None | Some("GTC" | "GTT") => Force::Gtc,
        Some("IOC") => Force::Ioc,
        Some("FOK") => Force::Fok,
        Some(_) => return Err(invalid("timeInForce")),
    };
    Ok(Ticket {
        account,
        instrument,
        client_id,
        side,
        price,
        size,
        force: if price.is_none() { Force::Ioc } else { force },
        post_only: flag(fields, "postOnly")? && force == Force::Gtc && price.is_some(),
        trigger: None,
        expires: expires(desk, fields)?,
        prevention: prevention(fields)?,
        notes: notes(fields)?,
    })
}

/// The place and the rules of a symbol that trades.
pub fn instrument<'a>(
    desk: &'a Desk<'_>,
    symbol: &str,
) -> Result<(usize, &'a Instrument), Refused> {
    let place = desk.listing().place(symbol);
    let place = place.ok_or_else(|| Refused::new("900001", "The symbol does not exist"))?;
    let one = &desk.listing().instruments[place];
    match one.status {
        Status::Trading => Ok((place, one)),
        Status::Halt | Status::Break => Err(Refused::new(
            "200001",
            "Order creation for this pair suspended",
        )),
    }
}

/// Ids have up to 40 letters, digits, underscores and hyphens.
pub fn check_client_id(id: &str) -> Result<(), Refused> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if id.len() > 40 || !id.bytes().all(fits) {
        return Err(invalid("clientOid"));
    }
    Ok(())
}

/// Refuses what came later after its sending than its sender wanted.
fn in_time(desk: &Desk<'_>, fields: &Fields) -> Result<(), Refused> {
    let number = |name| {
        let text = fields.get(name).map(str::parse::<i64>);
        text.transpose().map_err(|_| invalid(name))
    };
    let (window, sent) = (number("allowMaxTimeWindow")?, number("clientTimestamp")?);
    match (window, sent) {
        (Some(window), Some(sent)) if sent.saturating_add(window) < desk.now => Err(
            Refused::parameter("The order came after the time window that it allows."),
        ),
        _ => Ok(()),
    }
}

fn limit(one: &Instrument, fields: &Fields) -> Result<(Option<i64>, Size), Refused> {
    let price = price(one, fields, "price")?;
    let lots = lots(one, fields, "size")?;
    let value = one.value(i128::from(price) * i128::from(lots));
    if value.is_below(LEAST_FUNDS) {
        return Err(least_funds(one));
    }
    Ok((Some(price), Size::Base(lots)))
}

fn market(one: &Instrument, fields: &Fields) -> Result<Size, Refused> {
    match (fields.has("size"), fields.get("funds")) {
        (true, None) => lots(one, fields, "size").map(Size::Base),
        (false, Some(funds)) => {
            let funds = Amount::parse(funds).ok_or_else(|| invalid("funds"))?;
            if funds.steps(one.price_scale).is_none() {
                return Err(Refused::parameter("Order funds increment invalid."));
            }
            match funds.is_below(LEAST_FUNDS) {
                true => Err(least_funds(one)),
                false => Ok(Size::Quote(funds)),
            }
        }
        _ => Err(Refused::parameter("Either size or funds must be provided.")),
    }
}

/// A price in ticks.
pub fn price(one: &Instrument, fields: &Fields, name: &'static str) -> Result<i64, Refused> {
    let price = Amount::parse(required(fields, name)?).ok_or_else(|| invalid(name))?;
    let ticks = price.steps(one.price_scale).filter(|ticks| *ticks > 0);
    ticks.ok_or_else(|| Refused::parameter("Price increment invalid."))
}

/// The size in lots.
pub fn lots(one: &Instrument, fields: &Fields, name: &'static str) -> Result<i64, Refused> {
    let size = Amount::parse(required(fields, name)?).ok_or_else(|| invalid(name))?;
    let lots = size.steps(one.quantity_scale);
    let lots = lots.ok_or_else(|| Refused::parameter("Order size increment invalid."))?;
    if lots < smallest(one) {
        let message = "Order size below the minimum requirement.";
        return Err(Refused::parameter(message));
    }
    Ok(lots)
}

fn least_funds(one: &Instrument) -> Refused {
    let coin = &one.quote;
    Refused::parameter(format!(
        "The order funds should more then {LEAST_FUNDS} {coin}."
    ))
}

/// When an order with a time is cancelled.
fn expires(desk: &Desk<'_>, fields: &Fields) -> Result<Option<i64>, Refused> {
    let wait = match fields.get("cancelAfter").map(str::parse::<i64>) {
        None => None,
        Some(Ok(wait @ -1..=LONGEST_WAIT)) => Some(wait),
        Some(_) => return Err(invalid("cancelAfter")),
    };
    match (fields.get("timeInForce"), wait) {
        (Some("GTT"), Some(wait @ 1..)) => Ok(Some(desk.now + wait * 1_000)),
        (Some("GTT"), _) => Err(invalid("cancelAfter")),
        _ => Ok(None),
    }
}

fn prevention(fields: &Fields) -> Result<Prevention, Refused> {
    Ok(match fields.get("stp") {
        None => Prevention::None,
        Some("DC") => Prevention::Decrement,
        Some("CO") => Prevention::ExpireMaker,
        Some("CN") => Prevention::ExpireTaker,
        Some("CB") => Prevention::ExpireBoth,
        Some(_) => return Err(invalid("stp")),
    })
}

fn notes(fields: &Fields) -> Result<Vec<(&'static str, String)>, Refused> {
    for name in ["remark", "tags"] {
        if fields.get(name).is_some_and(|text| text.len() > 20) {
            return Err(invalid(name));
        }
    }
    let said = NOTES
        .iter()
        .filter_map(|name| Some((*name, fields.get(name)?.to_owned())));
    let mut notes: Vec<_> = said.collect();
    for name in FLAGS {
        if flag(fields, name)? {
            notes.push((name, "true".to_owned()));
        }
    }
    Ok(notes)
}

pub fn flag(fields: &Fields, name: &'static str) -> Result<bool, Refused> {
    match fields.get(name) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(invalid(name)),
    }
}

pub fn required<'a>(fields: &'a Fields, name: &'static str) -> Result<&'a str, Refused> {
    let missing = || Refused::parameter(format!("Required parameter '{name}' is not present"));
    fields.get(name).ok_or_else(missing)
}

pub fn invalid(name: &str) -> Refused {
    Refused::parameter(format!("Parameter '{name}' is invalid"))
}
