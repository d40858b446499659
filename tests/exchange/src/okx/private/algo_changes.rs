//! Changing and cancelling orders of algorithms that wait.
//!
//! In: ids, and what shall be different. Out: the ids. Source:
//! <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-post-amend-algo-order>. Invariant: what was triggered is an order,
//! and no algorithm to change.

use super::algo_order::find;
use super::each::{AMENDED_ALGO, CANCELLED_ALGO, Item, tell};
use super::refused::Refused;
use super::{items, ticket};
use crate::exchange::Answer;
use crate::fields::Fields;
use crate::private::Visit;
use crate::trading::{Change, Order};

pub fn cancel(visit: &mut Visit<'_>) -> Answer {
    let items = items(visit)?;
    let items: Vec<Item> = items
        .iter()
        .map(|fields| {
            let cancelled = cancel_one(visit, fields);
            item(fields, "", cancelled)
        })
        .collect();
    tell(visit, &CANCELLED_ALGO, &items)
}

fn cancel_one(visit: &mut Visit<'_>, fields: &Fields) -> Result<i64, Refused> {
    let algo = find(visit, fields)?;
    let number = algo.id;
    // Of a pair the other may be the one that still waits.
    let list = algo.list.and_then(|list| visit.house.list(list));
    let orders = list.map_or_else(|| vec![number], |list| list.orders.clone());
    let is_open = |id: &&i64| visit.house.order(**id).is_some_and(Order::is_open);
    let open = orders.iter().find(is_open).copied().ok_or_else(over)?;
    let now = visit.desk.now;
    visit.house.cancel(visit.account, open, now)?;
    Ok(number)
}

pub fn amend(visit: &mut Visit<'_>) -> Answer {
    let fields = std::mem::take(&mut visit.fields);
    let changed = change(visit, &fields);
    let item = item(&fields, "reqId", changed);
    tell(visit, &AMENDED_ALGO, &[item])
}

fn change(visit: &mut Visit<'_>, fields: &Fields) -> Result<i64, Refused> {
    let algo = find(visit, fields)?;
    let one = visit.house.instrument_of(algo);
    if !algo.is_open() || algo.ticket.trigger.is_none() {
        return Err(over());
    }
    let first = |names: [&'static str; 3]| names.into_iter().find(|name| fields.has(name));
    let triggers = first(["newTriggerPx", "newTpTriggerPx", "newSlTriggerPx"]);
    let prices = first(["newOrdPx", "newTpOrdPx", "newSlOrdPx"]);
    let prices = prices.filter(|name| fields.get(name) != Some("-1"));
    let trigger = triggers.map(|name| ticket::price(one, fields, name));
    let price = prices.map(|name| ticket::price(one, fields, name));
    let size = fields
        .has("newSz")
        .then(|| ticket::lots(one, fields, "newSz"));
    let change = Change {
        quantity: size.transpose()?,
        price: price.transpose()?,
        trigger: trigger.transpose()?,
        ..Change::default()
    };
    let (number, now) = (algo.id, visit.desk.now);
    visit.house.amend(visit.account, number, &change, now)?;
    Ok(number)
}

fn over() -> Refused {
    Refused::new(
        "51400",
        "Cancellation failed as the order has been filled, canceled or does not exist.",
    )
}

fn item(fields: &Fields, repeated: &str, done: Result<i64, Refused>) -> Item {
    let sent = |name| fields.get(name).unwrap_or_default().to_owned();
    Item {
        id: done
            .as_ref()
            .map_or_else(|_| sent("algoId"), i64::to_string),
        client_id: sent("algoClOrdId"),
        repeated: sent(repeated),
        refused: done.err(),
    }
}
