//! An order as it is asked for.
//!
//! In: the fields of a request or of one of its items. Out: a [`Ticket`], or why there is none.
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-place-order>. Invariant: what is not documented is not
//! accepted.

use super::refused::Refused;
use crate::amount::Amount;
use crate::fields::Fields;
use crate::market::{Instrument, Kind};
use crate::private::Visit;
use crate::trading::{Force, Prevention, Side, Size, Ticket};

/// What is repeated as it was sent.
const NOTES: [&str; 8] = [
    "clOrdId", "tag", "tdMode", "ordType", "tgtCcy", "stpMode", "ccy", "sz",
];
const MODES: [&str; 4] = ["cash", "cross", "isolated", "spot_isolated"];

/// The ticket of an order.
pub fn read(visit: &Visit<'_>, fields: &Fields) -> Result<Ticket, Refused> {
    let (instrument, one) = spot(visit, required(fields, "instId")?)?;
    let side = side(fields)?;
    one_of(fields, "tdMode", &MODES)?;
    let client_id = id(fields, "clOrdId", 32)?;
    id(fields, "tag", 16)?;
    let (price, force) = match required(fields, "ordType")? {
        "market" => (None, Force::Ioc),
        "limit" | "post_only" => (Some(price(one, fields, "px")?), Force::Gtc),
        "fok" => (Some(price(one, fields, "px")?), Force::Fok),
        "ioc" => (Some(price(one, fields, "px")?), Force::Ioc),
        _ => return Err(Refused::parameter("ordType")),
    };
    Ok(Ticket {
        account: visit.account,
        instrument,
        client_id: client_id.map_or_else(|| made_id(visit), str::to_owned),
        side,
        price,
        size: size(one, fields, side, price.is_none())?,
        force,
        post_only: fields.get("ordType") == Some("post_only"),
        trigger: None,
        expires: None,
        prevention: prevention(fields)?,
        notes: notes(fields, &NOTES),
    })
}

/// What was sent of these.
pub fn notes(fields: &Fields, names: &[&'static str]) -> Vec<(&'static str, String)> {
    let said = names
        .iter()
        .filter_map(|name| Some((*name, fields.get(name)?.to_owned())));
    said.collect()
}

/// The place of an instrument that coins are traded with.
pub fn spot<'a>(visit: &Visit<'a>, id: &str) -> Result<(usize, &'a Instrument), Refused> {
    let desk = visit.desk;
    let place = desk.listing().place(id).ok_or_else(unknown_instrument)?;
    let one = &desk.listing().instruments[place];
    match one.kind {
        Kind::Spot => Ok((place, one)),
        // Nobody here has a margin account for contracts.
        _ => Err(Refused::new(
            "51155",
            "You cannot trade this pair or borrow this crypto due to local compliance restrictions.",
        )),
    }
}

pub fn unknown_instrument() -> Refused {
    Refused::new(
        "51001",
        "Instrument ID, Instrument ID code, or Spread ID doesn't exist.",
    )
}

/// A client id or a tag: letters and digits.
pub fn id<'a>(fields: &'a Fields, name: &str, longest: usize) -> Result<Option<&'a str>, Refused> {
    let text = fields.get(name);
    let fits =
        |text: &str| text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match text {
        Some(text) if !fits(text) => Err(Refused::parameter(name)),
        text => Ok(text),
    }
}

pub fn side(fields: &Fields) -> Result<Side, Refused> {
    match required(fields, "side")? {
        "buy" => Ok(Side::Buy),
        "sell" => Ok(Side::Sell),
        _ => Err(Refused::parameter("side")),
    }
}

/// A price in ticks.
pub fn price(one: &Instrument, fields: &Fields, name: &str) -> Result<i64, Refused> {
    let price = Amount::parse(required(fields, name)?);
    let ticks = price.and_then(|price| price.steps(one.price_scale));
    let ticks = ticks.filter(|ticks| *ticks > 0);
    ticks.ok_or_else(|| Refused::parameter(name))
}

/// Lots of the base coin; of a market order that buys, an amount of the quote coin unless it says otherwise.
pub fn size(one: &Instrument, fields: &Fields, side: Side, market: bool) -> Result<Size, Refused> {
    let in_quote = match fields.get("tgtCcy") {
        None => market && side == Side::Buy,
        Some("base_ccy") => false,
        Some("quote_ccy") => market,
        Some(_) => return Err(Refused::parameter("tgtCcy")),
    };
    if in_quote {
        let funds = Amount::parse(required(fields, "sz")?).filter(|funds| funds.is_positive());
        return funds
            .map(Size::Quote)
            .ok_or_else(|| Refused::parameter("sz"));
    }
    lots(one, fields, "sz").map(Size::Base)
}

pub fn lots(one: &Instrument, fields: &Fields, name: &str) -> Result<i64, Refused> {
    let size = Amount::parse(required(fields, name)?);
    let size = size.ok_or_else(|| Refused::parameter(name))?;
    match size.steps(one.quantity_scale) {
        Some(lots) if lots > 0 => Ok(lots),
        Some(_) => Err(Refused::new(
            "51020",
            "Your order should meet or exceed the minimum order amount.",
        )),
        None if size.rescaled(one.quantity_scale) == Some(0) => Err(Refused::new(
            "51020",
            "Your order should meet or exceed the minimum order amount.",
        )),
        None => Err(Refused::new(
            "51121",
            "Order quantity must be a multiple of the lot size.",
        )),
    }
}

fn prevention(fields: &Fields) -> Result<Prevention, Refused> {
    Ok(match fields.get("stpMode") {
        None | Some("cancel_maker") => Prevention::ExpireMaker,
        Some("cancel_taker") => Prevention::ExpireTaker,
        Some("cancel_both") => Prevention::ExpireBoth,
        Some(_) => return Err(Refused::parameter("stpMode")),
    })
}

pub fn one_of<'a>(fields: &'a Fields, name: &str, all: &[&str]) -> Result<&'a str, Refused> {
    let value = required(fields, name)?;
    match all.contains(&value) {
        true => Ok(value),
        false => Err(Refused::parameter(name)),
    }
}

pub fn required<'a>(fields: &'a Fields, name: &str) -> Result<&'a str, Refused> {
    fields.get(name).ok_or_else(|| Refused::missing(name))
}

/// The client id of an order whose client sent none; nobody can send such a one.
pub fn made_id(visit: &Visit<'_>) -> String {
    format!("made-{}", visit.house.next_order())
}
