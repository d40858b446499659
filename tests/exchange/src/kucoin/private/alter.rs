//! Changing an order: the venue cancels it and places another in its place.
//!
//! In: either id, and a price or a size. Out: the new order's id.
//! Source: <https://www.kucoin.com/docs-new/rest/spot-trading/orders/modify-order>. Invariant: the new order keeps the client's id.

use super::order::{id, is_plain, number};
use super::refused::Refused;
use super::ticket;
use crate::exchange::Answer;
use crate::json::Json;
use crate::kucoin::ok;
use crate::private::Visit;
use crate::trading::{Order, Size};

pub fn alter(visit: &mut Visit<'_>) -> Answer {
    let order = find(visit)?;
    let one = visit.house.instrument_of(order);
    let mut ticket = order.ticket.clone();
    let fields = &visit.fields;
    if fields.has("newPrice") {
        ticket.price = Some(ticket::price(one, fields, "newPrice")?);
    }
    if fields.has("newSize") {
        ticket.size = Size::Base(ticket::lots(one, fields, "newSize")?);
    } else {
        ticket.size = Size::Base(order.rest());
    }
    if !fields.has("newPrice") && !fields.has("newSize") {
        return Err(Refused::parameter("Either newPrice or newSize must be provided.").into());
    }
    let old = order.id;
    let client_id = ticket.note("clientOid").map(str::to_owned);
    let new = visit
        .house
        .exchange(visit.account, old, ticket, visit.desk.now)
        .map_err(Refused::from)?;
    ok(&Json::object(|json| {
        json.field("newOrderId", &id(new))
            .field("clientOid", client_id.as_ref());
    }))
}

fn find<'a>(visit: &'a Visit<'_>) -> Result<&'a Order, Refused> {
    let fields = &visit.fields;
    let order = match (fields.get("orderId"), fields.get("clientOid")) {
        (Some(id), _) => number(id).and_then(|number| visit.house.order(number)),
        (None, Some(client_id)) => visit.house.order_of_client(visit.account, client_id),
        (None, None) => {
            return Err(Refused::parameter(
                "Either orderId or clientOid must be provided.",
            ));
        }
    };
    let fits = |order: &&Order| {
        let of = &visit.house.instrument_of(order).id;
        order.ticket.account == visit.account && fields.get("symbol") == Some(of)
    };
    let order = order
        .filter(fits)
        .filter(|order| order.is_open() && is_plain(order));
    order.ok_or_else(|| Refused::parameter("order_not_exist_or_not_allow_to_cancel"))
}
