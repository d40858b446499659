//! Orders that end, or are replaced, or get smaller, by the wish of their account.

use super::filters;
use super::place::detail;
use super::refused;
use super::report;
use super::ticket::{Asked, ORDER, checked_id, lots, made_id};
use crate::binance::access::access;
use crate::binance::parameters::{Parameters, mandatory};
use crate::binance::{CONTENT_TYPE, error, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Raw};
use crate::reply::Reply;
use crate::trading::{AccountId, Change, House, Order, Right, Status};
use http::StatusCode;

pub fn cancel(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = [
        "symbol",
        "orderId",
        "origClientOrderId",
        "newClientOrderId",
        "cancelRestrictions",
    ];
    let (parameters, account) = access(desk, call, Right::Trade, &known)?;
    let mut house = desk.house();
    let id = named(
        &parameters,
        &house,
        account,
        ["orderId", "origClientOrderId"],
    )?;
    let id = id.ok_or_else(refused::cancel)?;
    let json = one(
        desk,
        &mut house,
        &parameters,
        account,
        id,
        "newClientOrderId",
    )?;
    ok(json)
}

/// The orders of a symbol that are not over; those of a list are told together.
pub fn cancel_all(desk: &Desk<'_>, call: &Call) -> Answer {
    let (parameters, account) = access(desk, call, Right::Trade, &["symbol"])?;
    let symbol = parameters.symbol()?;
    let mut house = desk.house();
    let open = house.open_orders_of(account);
    let here = open.filter(|order| house.instrument_of(order).id == symbol.id);
    let ids: Vec<i64> = here.map(|order| order.id).collect();
    if ids.is_empty() {
        return Err(refused::cancel());
    }
    let mut lists = Vec::new();
    let mut ended = Vec::new();
    for id in ids {
        // An order of a list may have ended with another.
        let _ = house.cancel(account, id, desk.now);
        match house.order(id).and_then(|order| order.list) {
            Some(list) if lists.contains(&list) => {}
            Some(list) => lists.push(list),
            None => ended.push(id),
        }
    }
    let cancel_id = made_id(&house, "cancel");
    ok(Json::array(|json| {
        for order in ended.iter().filter_map(|id| house.order(*id)) {
            json.object_item(|json| report::cancelled(json, &house, order, &cancel_id));
        }
        for list in lists.iter().filter_map(|id| house.list(*id)) {
            json.object_item(|json| super::list::ended(json, &house, list, &cancel_id));
        }
    }))
}

pub fn cancel_replace(desk: &Desk<'_>, call: &Call) -> Answer {
    let own = [
        "cancelReplaceMode",
        "cancelNewClientOrderId",
        "cancelOrigClientOrderId",
        "cancelOrderId",
        "cancelRestrictions",
        "orderRateLimitExceededMode",
    ];
    let known = [&ORDER[..], &own].concat();
    let (parameters, account) = access(desk, call, Right::Trade, &known)?;
    let goes_on = match parameters.required("cancelReplaceMode")? {
        "STOP_ON_FAILURE" => false,
        "ALLOW_FAILURE" => true,
        _ => {
            return Err(error(
                -1100,
                "Illegal characters found in parameter 'cancelReplaceMode'.",
            ));
        }
    };
    let counts = desk.charge_orders(account, 1);
    let cancels_at_least = parameters.get("orderRateLimitExceededMode") == Some("CANCEL_ONLY");
    let counts = match counts {
        Err(refusal) if !cancels_at_least => return Err(refusal),
        counts => counts,
    };
    let mut house = desk.house();
    let ticket = Asked::new(&parameters, account).ticket(desk, &house)?;
    filters::check(desk, &house, &ticket)?;
    let detail = detail(&parameters)?;
    let names = ["cancelOrderId", "cancelOrigClientOrderId"];
    let cancelled = match named(&parameters, &house, account, names)? {
        Some(id) => one(
            desk,
            &mut house,
            &parameters,
            account,
            id,
            "cancelNewClientOrderId",
        ),
        None => Err(refused::cancel()),
    };
    let placed = match (&cancelled, counts) {
        (Err(_), _) if !goes_on => None,
        (_, Err(refusal)) => Some(Err(refusal)),
        (_, Ok(_)) => Some(house.place(ticket, desk.now).map_err(refused::new_order)),
    };
    let placed = placed.map(|result| {
        result.map(|id| {
            Json::object(|json| {
                if let Some(order) = house.order(id) {
                    report::new_order(json, &house, order, detail);
                }
            })
        })
    });
    replaced(&cancelled, placed.as_ref())
}

/// Quantity of an order that stays where it is in the book.
pub fn amend(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = [
        "symbol",
        "newQty",
        "orderId",
        "origClientOrderId",
        "newClientOrderId",
    ];
    let (parameters, account) = access(desk, call, Right::Trade, &known)?;
    let symbol = parameters.symbol()?;
    let quantity = parameters
        .amount("newQty")?
        .ok_or_else(|| mandatory("newQty"))?;
    let quantity = lots(symbol, "newQty", quantity)?;
    let mut house = desk.house();
    let id = named(
        &parameters,
        &house,
        account,
        ["orderId", "origClientOrderId"],
    )?;
    let order = id.and_then(|id| house.order(id));
    let order = order.ok_or_else(|| refused::amend(crate::trading::Refusal::Unknown))?;
    if order.is_open() && order.quantity <= quantity {
        return Err(error(
            -2038,
            "The requested action would change no state; rejecting.",
        ));
    }
    let (id, before) = (order.id, order.ticket.client_id.clone());
    let client_id = match parameters.get("newClientOrderId") {
        Some(client_id) => checked_id("newClientOrderId", client_id)?,
        None => made_id(&house, "amend"),
    };
    let change = Change {
        quantity: Some(quantity),
        client_id: Some(client_id),
        ..Change::default()
    };
    house
        .amend(account, id, &change, desk.now)
        .map_err(refused::amend)?;
    let order = house.order(id).ok_or_else(refused::no_order)?;
    ok(Json::object(|json| {
        json.field("transactTime", order.updated)
            .field(
                "executionId",
                order.amendments.last().map_or(0, |last| last.id),
            )
            .object_field("amendedOrder", |json| {
                report::amended(json, &house, order, &before)
            });
    }))
}

/// The order that the parameters name, by number or by client id.
pub fn named(
    parameters: &Parameters<'_>,
    house: &House,
    account: AccountId,
    [number, client_id]: [&str; 2],
) -> Result<Option<i64>, Reply> {
    let symbol = parameters.symbol()?;
    let by_number = parameters.integer(number)?;
    let order = match (by_number, parameters.get(client_id)) {
        (None, None) => {
            let message = format!(
                "Param '{client_id}' or '{number}' must be sent, but both were empty/null!"
            );
            return Err(error(-1102, &message));
        }
        (Some(id), _) => house.order(id),
        (None, Some(id)) => house.order_of_client(account, id),
    };
    let own = |order: &&Order| {
        order.ticket.account == account && house.instrument_of(order).id == symbol.id
    };
    Ok(order.filter(own).map(|order| order.id))
}

/// Cancels one order, if it is as the request wants it; one of a list is told with it.
fn one(
    desk: &Desk<'_>,
    house: &mut House,
    parameters: &Parameters<'_>,
    account: AccountId,
    id: i64,
    name: &str,
) -> Result<Json, Reply> {
    let wanted = match parameters.get("cancelRestrictions") {
        None => None,
        Some("ONLY_NEW") => Some(Status::New),
        Some("ONLY_PARTIALLY_FILLED") => Some(Status::PartiallyFilled),
        Some(_) => return Err(error(-1145, "Invalid cancelRestrictions")),
    };
    let order = house
        .order(id)
        .filter(|order| order.is_open())
        .ok_or_else(refused::cancel)?;
    if wanted.is_some_and(|wanted| wanted != order.status) {
        return Err(error(
            -2011,
            "Order was not canceled due to cancel restrictions.",
        ));
    }
    let cancel_id = match parameters.get(name) {
        Some(cancel_id) => checked_id(name, cancel_id)?,
        None => made_id(house, "cancel"),
    };
    house
        .cancel(account, id, desk.now)
        .map_err(|_| refused::cancel())?;
    let order = house.order(id).ok_or_else(refused::cancel)?;
    Ok(Json::object(|json| {
        match order.list.and_then(|list| house.list(list)) {
            Some(list) => super::list::ended(json, house, list, &cancel_id),
            None => report::cancelled(json, house, order, &cancel_id),
        }
    }))
}

/// What became of both halves of a replacement.
fn replaced(cancelled: &Result<Json, Reply>, placed: Option<&Result<Json, Reply>>) -> Answer {
    let word = |fine: bool| if fine { "SUCCESS" } else { "FAILURE" };
    let part = |json: &mut Json, name: &str, result: Option<&Result<Json, Reply>>| match result {
        None => _ = json.field(name, None::<i64>),
        Some(Ok(value)) => _ = json.field(name, value),
        Some(Err(reply)) => {
            let body = reply.whole_body();
            json.field(name, Raw(&String::from_utf8_lossy(&body)));
        }
    };
    let both = Json::object(|json| {
        let new = placed.map_or("NOT_ATTEMPTED", |result| word(result.is_ok()));
        json.field("cancelResult", word(cancelled.is_ok()))
            .field("newOrderResult", new);
        part(json, "cancelResponse", Some(cancelled));
        part(json, "newOrderResponse", placed);
    });
    let failed = |code, words: &str, status| {
        let json = Json::object(|json| {
            json.field("code", code)
                .field("msg", words)
                .field("data", &both);
        });
        Err(Reply::new(status, CONTENT_TYPE, json.into_bytes()))
    };
    match (cancelled, placed) {
        (Ok(_), Some(Ok(_))) => ok(both),
        (Err(_), None | Some(Err(_))) => failed(
            -2022,
            "Order cancel-replace failed.",
            StatusCode::BAD_REQUEST,
        ),
        _ => failed(
            -2021,
            "Order cancel-replace partially failed.",
            StatusCode::CONFLICT,
        ),
    }
}
