//! Changing orders, one or several.
//!
//! In: ids, a size or a price. Out: the ids. Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-amend-order>.
//! Invariant: the order keeps its ids; one that cannot be changed is cancelled only where that was asked for.

use super::each::{AMENDED, Item, tell};
use super::refused::Refused;
use super::{items, order, ticket};
use crate::exchange::Answer;
use crate::fields::Fields;
use crate::private::Visit;
use crate::trading::{Change, Refusal};

pub fn one(visit: &mut Visit<'_>) -> Answer {
    let fields = std::mem::take(&mut visit.fields);
    let item = item(visit, &fields);
    tell(visit, &AMENDED, &[item])
}

pub fn several(visit: &mut Visit<'_>) -> Answer {
    let items: Vec<Item> = items(visit)?
        .iter()
        .map(|fields| item(visit, fields))
        .collect();
    tell(visit, &AMENDED, &items)
}

fn item(visit: &mut Visit<'_>, fields: &Fields) -> Item {
    let changed = change(visit, fields);
    if changed.is_err() && fields.get("cxlOnFail") == Some("true") {
        let order = order::find(visit, fields).map(|order| order.id);
        // What cannot be cancelled either is over.
        let _ = order.map(|order| visit.house.cancel(visit.account, order, visit.desk.now));
    }
    let sent = |name| fields.get(name).unwrap_or_default().to_owned();
    Item {
        id: changed
            .as_ref()
            .map_or_else(|_| sent("ordId"), i64::to_string),
        client_id: sent("clOrdId"),
        repeated: sent("reqId"),
        refused: changed.err(),
    }
}

fn change(visit: &mut Visit<'_>, fields: &Fields) -> Result<i64, Refused> {
    let order = order::find(visit, fields)?;
    let (number, one) = (order.id, visit.house.instrument_of(order));
    if !fields.has("newSz") && !fields.has("newPx") {
        let message = "You must enter a price, quantity, or TP/SL.";
        return Err(Refused::new("51500", message));
    }
    let size = fields
        .has("newSz")
        .then(|| ticket::lots(one, fields, "newSz"));
    let price = fields
        .has("newPx")
        .then(|| ticket::price(one, fields, "newPx"));
    let change = Change {
        quantity: size.transpose()?,
        price: price.transpose()?,
        ..Change::default()
    };
    let now = visit.desk.now;
    let changed = visit.house.amend(visit.account, number, &change, now);
    changed.map(|()| number).map_err(|refusal| match refusal {
        Refusal::Unknown | Refusal::Over => Refused::new(
            "51503",
            "Order modification failed as the order has been filled, canceled or does not exist.",
        ),
        Refusal::Insufficient => Refused::new(
            "51502",
            "Order modification failed due to insufficient balance.",
        ),
        other => other.into(),
    })
}
