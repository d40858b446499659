//! OKX's private calls: orders, accounts and funds of the owner of a key.
//!
//! In: a signed call. Out: what its operation says. Source of paths, limits and codes: <https://www.okx.com/docs-v5/en/>.
//! Invariant: who calls is known before anything is done, and nothing is said of other accounts.

mod account;
mod algo;
mod algo_changes;
mod algo_order;
mod algo_queries;
mod amend;
mod archive;
mod balance;
mod bills;
mod cancel;
mod convert;
mod each;
mod fees;
mod fills;
mod funding;
mod funding_bills;
mod leverage;
mod order;
mod page;
mod place;
mod positions;
mod precheck;
mod queries;
mod refused;
mod repay;
mod settings;
mod sizes;
mod table;
mod ticket;
mod transfers;

use super::{bad, error, signature};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::fields::Fields;
use crate::private::{Operation, Visit, operation};
use crate::reply::Reply;
use crate::trading::Right;
use http::{Method, StatusCode};
use refused::Refused;
use serde_json::{Value, json};

/// What the items of a body that is a list are called.
const ITEMS: &str = "<body>";
/// So many items at once.
const BATCH: usize = 20;

/// What a private call is answered; none for a path that is no private one.
pub fn answer(desk: &Desk<'_>, call: &Call) -> Option<Answer> {
    let operation = operation(table::OPERATIONS, call)?;
    Some(carry_out(desk, call, operation))
}

fn carry_out(desk: &Desk<'_>, call: &Call, operation: &Operation) -> Answer {
    let id = signature::key(call)?;
    let house = desk.house();
    let key = house.key(id);
    signature::check(call, key, desk.now)?;
    let key = key.expect("a key that was checked is there");
    signature::permit(key, operation.right)?;
    let account = key.account;
    let mut visit = Visit {
        desk,
        call,
        fields: fields(call)?,
        house,
        account,
    };
    let items = visit
        .fields
        .list(ITEMS)
        .map_or(1, |items| items.len() as u32);
    let of = operation.charge.key(&visit.fields).to_owned();
    let limits = &desk.branch.exchange.limits;
    let charge = &operation.charge;
    limits.charge_account(desk.branch.venue, account, charge, (&of, items), desk.now)?;
    for name in operation.needs {
        if !visit.fields.has(name) {
            return Err(Refused::missing(name).into());
        }
    }
    if operation.right == Right::Trade {
        signature::in_time(call, desk.now)?;
    }
    (operation.answer)(&mut visit)
}

/// The parameters of a query, or the members of a body; the items of a list are [`ITEMS`].
fn fields(call: &Call) -> Result<Fields, Reply> {
    if call.head.method != Method::POST {
        return Ok(Fields::of_query(&call.parameters));
    }
    let refuse = |code, message| Err(error(StatusCode::BAD_REQUEST, code, message));
    let is_json = |kind: &str| kind.starts_with("application/json");
    if !call.header("content-type").is_some_and(is_json) {
        let message = "Invalid Content-Type. Please use \"application/json\".";
        return refuse("50006", message);
    }
    let body = match serde_json::from_slice(&call.head.body) {
        Ok(items @ Value::Array(_)) => json!({ ITEMS: items }),
        Ok(object @ Value::Object(_)) => object,
        _ if call.head.body.is_empty() => json!({}),
        _ => return refuse("50002", "JSON syntax error"),
    };
    Ok(Fields::of_json(body).unwrap_or_default())
}

/// The items of a call that takes several.
fn items(visit: &Visit<'_>) -> Result<Vec<Fields>, Reply> {
    let items = visit.fields.list(ITEMS).unwrap_or_default();
    match items.len() {
        1..=BATCH => Ok(items),
        _ => Err(bad("body")),
    }
}
