//! Placing orders, one or several.
//!
//! In: the fields of orders. Out: their ids. Source:
//! <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-place-multiple-orders>. Invariant: each is taken or refused by itself.

use super::each::{Item, ORDER, tell};
use super::refused::Refused;
use super::{items, ticket};
use crate::exchange::Answer;
use crate::fields::Fields;
use crate::private::Visit;

pub fn one(visit: &mut Visit<'_>) -> Answer {
    let fields = std::mem::take(&mut visit.fields);
    let item = item(visit, &fields);
    tell(visit, &ORDER, &[item])
}

pub fn several(visit: &mut Visit<'_>) -> Answer {
    let items: Vec<Item> = items(visit)?
        .iter()
        .map(|fields| item(visit, fields))
        .collect();
    tell(visit, &ORDER, &items)
}

fn item(visit: &mut Visit<'_>, fields: &Fields) -> Item {
    let placed = place(visit, fields);
    let text = |name| fields.get(name).unwrap_or_default().to_owned();
    Item {
        id: placed.as_ref().map_or(String::new(), i64::to_string),
        client_id: text("clOrdId"),
        repeated: text("tag"),
        refused: placed.err(),
    }
}

fn place(visit: &mut Visit<'_>, fields: &Fields) -> Result<i64, Refused> {
    let ticket = ticket::read(visit, fields)?;
    let (side, place) = (ticket.side, ticket.instrument);
    let placed = visit
        .house
        .place(ticket, visit.desk.now)
        .map_err(Refused::from);
    placed.map_err(|refused| match refused.code {
        "51008" => {
            let coin = side.pays(visit.house.instrument(place));
            let message = format!("Order failed. Insufficient {coin} balance in account.");
            Refused::new("51008", message)
        }
        _ => refused,
    })
}
