//! Lists of orders that depend on each other.
//!
//! In: parameters with a prefix for each order. Out: the list with its orders. Invariant: each kind of list is a [`Shape`],
//! and all are placed by one function.

use super::filters;
use super::refused;
use super::report::{self, Detail};
use super::ticket::{Asked, checked_id, made_id, side};
use crate::binance::access::access;
use crate::binance::parameters::{Parameters, mandatory};
use crate::binance::{error, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::Json;
use crate::reply::Reply;
use crate::trading::{AccountId, House, List, Right, Ticket, Wanted};

/// What may be said of each order, after its prefix.
const EACH: [&str; 12] = [
    "Type",
    "ClientOrderId",
    "Price",
    "StopPrice",
    "TrailingDelta",
    "IcebergQty",
    "TimeInForce",
    "StrategyId",
    "StrategyType",
    "PegPriceType",
    "PegOffsetType",
    "PegOffsetValue",
];
/// What is said of the list.
pub(super) const ALL: [&str; 4] = [
    "symbol",
    "listClientOrderId",
    "newOrderRespType",
    "selfTradePreventionMode",
];

/// A kind of list.
struct Shape {
    /// The order that comes first.
    leader: Option<&'static str>,
    /// Those that come with or after it.
    others: &'static [&'static str],
    /// Names of their side and quantity; no quantity where it is what the leader brings.
    side: &'static str,
    quantity: Option<&'static str>,
}

const OCO: Shape = Shape {
    leader: None,
    others: &["above", "below"],
    side: "side",
    quantity: Some("quantity"),
};
const OTO: Shape = Shape {
    leader: Some("working"),
    others: &["pending"],
    side: "pendingSide",
    quantity: Some("pendingQuantity"),
};
const OTOCO: Shape = Shape {
    others: &["pendingAbove", "pendingBelow"],
    ..OTO
};

pub fn oco(desk: &Desk<'_>, call: &Call) -> Answer {
    place(desk, call, &OCO)
}

pub fn oto(desk: &Desk<'_>, call: &Call) -> Answer {
    place(desk, call, &OTO)
}

pub fn otoco(desk: &Desk<'_>, call: &Call) -> Answer {
    place(desk, call, &OTOCO)
}

pub fn opo(desk: &Desk<'_>, call: &Call) -> Answer {
    place(
        desk,
        call,
        &Shape {
            quantity: None,
            ..OTO
        },
    )
}

pub fn opoco(desk: &Desk<'_>, call: &Call) -> Answer {
    place(
        desk,
        call,
        &Shape {
            quantity: None,
            ..OTOCO
        },
    )
}

fn place(desk: &Desk<'_>, call: &Call, shape: &Shape) -> Answer {
    let known = shape.names();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let (parameters, account) = access(desk, call, Right::Trade, &known)?;
    let orders = shape.others.len() + usize::from(shape.leader.is_some());
    let counts = desk.charge_orders(account, orders as u32)?;
    let mut house = desk.house();
    let leader = shape.leader.map(|prefix| {
        shape
            .leader(&parameters, account, prefix)?
            .ticket(desk, &house)
    });
    let leader = leader.transpose()?;
    let others = shape.others(desk, &house, &parameters, account)?;
    let sized = shape.quantity.is_none();
    let mut reply = placed(desk, &mut house, &parameters, (leader, others), sized)?;
    reply.headers.extend(counts);
    Ok(reply)
}

impl Shape {
    /// All parameters that it knows.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = ALL.map(String::from).into();
        for prefix in self.leader.iter().chain(self.others) {
            names.extend(EACH.iter().map(|name| format!("{prefix}{name}")));
        }
        names.push(self.side.into());
        names.extend(self.quantity.map(String::from));
        if let Some(prefix) = self.leader {
            names.extend(["Side", "Quantity"].map(|name| format!("{prefix}{name}")));
        }
        names
    }

    fn leader<'a>(
        &self,
        parameters: &'a Parameters<'a>,
        account: AccountId,
        prefix: &'a str,
    ) -> Result<Asked<'a>, Reply> {
        let kind = parameters.required("workingType")?;
        if !matches!(kind, "LIMIT" | "LIMIT_MAKER") {
            return Err(error(-1116, "Invalid orderType."));
        }
        Ok(Asked {
            prefix,
            ..Asked::new(parameters, account)
        })
    }

    fn others(
        &self,
        desk: &Desk<'_>,
        house: &House,
        parameters: &Parameters<'_>,
        account: AccountId,
    ) -> Result<Vec<Ticket>, Reply> {
        let side = side(parameters.required(self.side)?)?;
        let quantity = self.quantity.unwrap_or("workingQuantity");
        let quantity = parameters
            .amount(quantity)?
            .ok_or_else(|| mandatory(quantity))?;
        // The second of two may be left out where the first stands for both.
        let asked = self.others.iter().filter(|prefix| {
            self.leader.is_none()
                || !prefix.ends_with("Below")
                || parameters.get(&format!("{prefix}Type")).is_some()
        });
        let ticket = |prefix: &&str| {
            let asked = Asked {
                prefix,
                side: Some(side),
                quantity: Some(quantity),
                ..Asked::new(parameters, account)
            };
            asked.ticket(desk, house)
        };
        asked.map(ticket).collect()
    }
}

pub(super) fn placed(
    desk: &Desk<'_>,
    house: &mut House,
    parameters: &Parameters<'_>,
    (leader, others): (Option<Ticket>, Vec<Ticket>),
    sized_by_leader: bool,
) -> Answer {
    for ticket in leader.iter().chain(&others) {
        filters::check(desk, house, ticket)?;
    }
    let name = "listClientOrderId";
    let client_id = match parameters.get(name) {
        Some(client_id) => checked_id(name, client_id)?,
        None => made_id(house, "list"),
    };
    let wanted = Wanted {
        client_id,
        leader,
        others,
        sized_by_leader,
    };
    let id = house
        .place_list(wanted, desk.now)
        .map_err(refused::new_order)?;
    let list = house.list(id).ok_or_else(refused::no_order)?;
    ok(Json::object(|json| {
        report::list(json, house, list);
        json.array_field("orderReports", |json| {
            for order in list.orders.iter().filter_map(|id| house.order(*id)) {
                json.object_item(|json| report::new_order(json, house, order, Detail::Result));
            }
        });
    }))
}

pub fn cancel(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = [
        "symbol",
        "orderListId",
        "listClientOrderId",
        "newClientOrderId",
    ];
    let (parameters, account) = access(desk, call, Right::Trade, &known)?;
    let symbol = parameters.symbol()?;
    let mut house = desk.house();
    let list = named(&parameters, &house, account, "listClientOrderId")?;
    let list = list.filter(|list| house.instrument(list.instrument).id == symbol.id);
    let list = list.filter(|list| !list.over).ok_or_else(refused::cancel)?;
    let (id, orders) = (list.id, list.orders.clone());
    for order in orders {
        // The first one takes the others with it.
        let _ = house.cancel(account, order, desk.now);
    }
    let cancel_id = match parameters.get("newClientOrderId") {
        Some(cancel_id) => checked_id("newClientOrderId", cancel_id)?,
        None => made_id(&house, "cancel"),
    };
    let list = house.list(id).ok_or_else(refused::cancel)?;
    ok(Json::object(|json| ended(json, &house, list, &cancel_id)))
}

/// A list that was cancelled.
pub fn ended(json: &mut Json, house: &House, list: &List, cancel_id: &str) {
    report::list(json, house, list);
    json.array_field("orderReports", |json| {
        for order in list.orders.iter().filter_map(|id| house.order(*id)) {
            json.object_item(|json| report::cancelled(json, house, order, cancel_id));
        }
    });
}

/// The list that the parameters name, by number or by client id.
pub(super) fn named<'a>(
    parameters: &Parameters<'_>,
    house: &'a House,
    account: AccountId,
    client_id: &str,
) -> Result<Option<&'a List>, Reply> {
    let list = match (
        parameters.integer("orderListId")?,
        parameters.get(client_id),
    ) {
        (None, None) => return Err(mandatory("orderListId")),
        (Some(id), _) => house.list(id),
        (None, Some(client_id)) => house.list_of_client(account, client_id),
    };
    Ok(list.filter(|list| list.account == account))
}
