//! Cancelling orders: one, several, all of a kind, or all when nothing is heard for a while.
//!
//! In: ids. Out: the ids. Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-cancel-order>.
//! Invariant: an order that is over cannot be cancelled.

use super::each::{CANCELLED, Item, tell};
use super::refused::Refused;
use super::{items, order, ticket};
use crate::exchange::Answer;
use crate::fields::Fields;
use crate::json::Quoted;
use crate::okx;
use crate::private::Visit;
use crate::trading::Protection;

pub fn one(visit: &mut Visit<'_>) -> Answer {
    let fields = std::mem::take(&mut visit.fields);
    let item = item(visit, &fields);
    tell(visit, &CANCELLED, &[item])
}

pub fn several(visit: &mut Visit<'_>) -> Answer {
    let items: Vec<Item> = items(visit)?
        .iter()
        .map(|fields| item(visit, fields))
        .collect();
    tell(visit, &CANCELLED, &items)
}

fn item(visit: &mut Visit<'_>, fields: &Fields) -> Item {
    let found = order::find(visit, fields).map(|order| order.id);
    let now = visit.desk.now;
    let result = found
        .clone()
        .and_then(|number| Ok(visit.house.cancel(visit.account, number, now)?));
    let sent = |name| fields.get(name).unwrap_or_default().to_owned();
    let known = found.ok().and_then(|number| visit.house.order(number));
    Item {
        id: known.map_or_else(|| sent("ordId"), |order| order.id.to_string()),
        client_id: known.map_or_else(
            || sent("clOrdId"),
            |order| order::client_id(order).to_owned(),
        ),
        repeated: String::new(),
        refused: result.err(),
    }
}

/// For options under market maker protection; nobody has one here, so there is nothing to cancel.
pub fn mass(visit: &mut Visit<'_>) -> Answer {
    ticket::one_of(&visit.fields, "instType", &["OPTION"])?;
    okx::one(|json| {
        json.field("result", true);
    })
}

/// Sets when all orders are cancelled, unless it is set again before; 0 takes it away.
pub fn after(visit: &mut Visit<'_>) -> Answer {
    let now = visit.desk.now;
    let timeout = visit
        .fields
        .get("timeOut")
        .and_then(|text| text.parse::<i64>().ok());
    let protection = match timeout {
        Some(0) => None,
        Some(seconds @ 10..=120) => Some(Protection {
            timeout: seconds * 1_000,
            at: now + seconds * 1_000,
            symbols: Vec::new(),
        }),
        _ => return Err(Refused::parameter("timeOut").into()),
    };
    let tag = ticket::id(&visit.fields, "tag", 16)?.unwrap_or_default();
    let at = protection.as_ref().map_or(0, |one| one.at);
    visit.house.protect(visit.account, protection);
    okx::one(|json| {
        json.field("triggerTime", Quoted(at)).field("tag", tag);
        json.field("ts", Quoted(now));
    })
}

/// Closes what is held of a contract; nobody has one here.
pub fn close_position(visit: &mut Visit<'_>) -> Answer {
    ticket::one_of(&visit.fields, "mgnMode", &["cross", "isolated"])?;
    let instrument = visit.fields.get("instId").unwrap_or_default();
    if visit.desk.listing().get(instrument).is_none() {
        return Err(ticket::unknown_instrument().into());
    }
    Err(Refused::new("51023", "Position doesn't exist.").into())
}
