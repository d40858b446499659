//! Placing orders of algorithms: those that wait for a price, two of them that exclude each other, one that follows the market,
//! and those that trade little by little.
//!
//! In: the fields of one. Out: its ids. Source:
//! <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-post-place-algo-order>. Invariant: what trades little by little at
//! the venue stands here as one order at its limit.

use super::algo_order::{REPEATED, client_id};
use super::each::{ALGO, Item, tell};
use super::refused::Refused;
use super::ticket::{self, required};
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::fields::Fields;
use crate::market::Instrument;
use crate::private::Visit;
use crate::trading::{Force, Prevention, Refusal, Side, Ticket, Trigger, Wanted};

/// The price of an order at the market.
const MARKET: &str = "-1";

pub fn place(visit: &mut Visit<'_>) -> Answer {
    let fields = std::mem::take(&mut visit.fields);
    let placed = start(visit, &fields);
    let text = |name| fields.get(name).unwrap_or_default().to_owned();
    let item = Item {
        id: placed.as_ref().map_or(String::new(), i64::to_string),
        client_id: text("algoClOrdId"),
        repeated: text("tag"),
        refused: placed.err(),
    };
    tell(visit, &ALGO, &[item])
}

fn start(visit: &mut Visit<'_>, fields: &Fields) -> Result<i64, Refused> {
    let base = base(visit, fields)?;
    let one = visit.house.instrument(base.instrument);
    let last = visit.house.last_price(base.instrument);
    let now = visit.desk.now;
    let ticket = match required(fields, "ordType")? {
        "conditional" => {
            let kind = if fields.has("tpTriggerPx") {
                Leg::Profit
            } else {
                Leg::Loss
            };
            leg(one, fields, base, kind)?
        }
        "oco" => {
            let first = leg(one, fields, base.clone(), Leg::Profit)?;
            let second = leg(one, fields, base, Leg::Loss)?;
            return pair(visit, first, second);
        }
        "trigger" => triggered(one, fields, base, last)?,
        "move_order_stop" => following(one, fields, base, last)?,
        "iceberg" | "twap" => Ticket {
            price: Some(ticket::price(one, fields, "pxLimit")?),
            ..base
        },
        "chase" => Ticket {
            price: Some(last),
            ..base
        },
        _ => return Err(Refused::parameter("ordType")),
    };
    visit.house.place(ticket, now).map_err(refused)
}

/// What is common to all: an order without a price.
fn base(visit: &Visit<'_>, fields: &Fields) -> Result<Ticket, Refused> {
    let (instrument, one) = ticket::spot(visit, required(fields, "instId")?)?;
    let side = ticket::side(fields)?;
    let id = ticket::id(fields, "algoClOrdId", 32)?;
    let mut notes = ticket::notes(fields, &REPEATED);
    notes.extend(ticket::notes(fields, &["orderPx"]));
    notes.push(("algoOrdType", required(fields, "ordType")?.to_owned()));
    Ok(Ticket {
        account: visit.account,
        instrument,
        client_id: id.map_or_else(|| ticket::made_id(visit), client_id),
        side,
        price: None,
        size: ticket::size(one, fields, side, fields.get("tgtCcy").is_some())?,
        force: Force::Gtc,
        post_only: false,
        trigger: None,
        expires: None,
        prevention: Prevention::ExpireMaker,
        notes,
    })
}

/// What one of two prices is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leg {
    Profit,
    Loss,
}

/// Waits for one price, and trades at another.
fn leg(one: &Instrument, fields: &Fields, base: Ticket, leg: Leg) -> Result<Ticket, Refused> {
    let (trigger, price) = match leg {
        Leg::Profit => ("tpTriggerPx", "tpOrdPx"),
        Leg::Loss => ("slTriggerPx", "slOrdPx"),
    };
    let rises = (base.side == Side::Sell) == (leg == Leg::Profit);
    Ok(Ticket {
        price: limit(one, fields, price)?,
        trigger: Some(Trigger {
            price: ticket::price(one, fields, trigger)?,
            rises,
            trail: None,
        }),
        ..base
    })
}

/// Waits for a price on either side of the market.
fn triggered(
    one: &Instrument,
    fields: &Fields,
    base: Ticket,
    last: i64,
) -> Result<Ticket, Refused> {
    let price = ticket::price(one, fields, "triggerPx")?;
    Ok(Ticket {
        price: limit(one, fields, "orderPx")?,
        trigger: Some(Trigger {
            price,
            rises: price > last,
            trail: None,
        }),
        ..base
    })
}

/// Follows the market at a distance, until that turns.
fn following(
    one: &Instrument,
    fields: &Fields,
    base: Ticket,
    last: i64,
) -> Result<Ticket, Refused> {
    let trail = match (fields.get("callbackRatio"), fields.get("callbackSpread")) {
        (Some(ratio), _) => {
            let ratio = Amount::parse(ratio).and_then(|ratio| ratio.steps(4));
            ratio.ok_or_else(|| Refused::parameter("callbackRatio"))?
        }
        (None, Some(_)) => ticket::price(one, fields, "callbackSpread")? * 10_000 / last,
        (None, None) => return Err(Refused::missing("callbackRatio")),
    };
    let distance = last * trail / 10_000;
    let rises = base.side == Side::Buy;
    Ok(Ticket {
        trigger: Some(Trigger {
            price: if rises {
                last + distance
            } else {
                last - distance
            },
            rises,
            trail: Some(trail),
        }),
        ..base
    })
}

/// None for the market's price.
fn limit(one: &Instrument, fields: &Fields, name: &str) -> Result<Option<i64>, Refused> {
    match required(fields, name)? {
        MARKET => Ok(None),
        _ => ticket::price(one, fields, name).map(Some),
    }
}

/// Two orders that exclude each other; they are told as the first.
fn pair(visit: &mut Visit<'_>, first: Ticket, mut second: Ticket) -> Result<i64, Refused> {
    second.client_id.push_str("-loss");
    for (name, value) in &mut second.notes {
        if *name == "algoOrdType" {
            value.clear();
        }
    }
    let wanted = Wanted {
        client_id: first.client_id.clone(),
        leader: None,
        others: vec![first, second],
        sized_by_leader: false,
    };
    let list = visit
        .house
        .place_list(wanted, visit.desk.now)
        .map_err(refused)?;
    let list = visit.house.list(list).expect("it was just placed");
    Ok(list.orders[0])
}

fn refused(refusal: Refusal) -> Refused {
    match refusal {
        Refusal::Duplicate(_) => {
            Refused::new("51065", "Client order ID for algo order already exists.")
        }
        other => other.into(),
    }
}
