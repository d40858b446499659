//! KuCoin's private calls: orders, accounts and funds of the owner of a key.
//!
//! In: a signed call. Out: what its operation says. Source of paths, weights and codes: <https://www.kucoin.com/docs-new>.
//! Invariant: who calls is known before anything is done, and nothing is said of other accounts.

mod accounts;
mod alter;
mod cancel;
mod dcp;
mod deposits;
mod fees;
mod ledgers;
mod margin;
mod oco;
mod order;
mod page;
mod place;
mod queries;
mod refused;
mod stop;
mod table;
mod ticket;
mod transfers;
mod withdrawals;

use super::{error, missing, signature};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::fields::Fields;
use crate::private::{Operation, Visit, operation};
use crate::reply::Reply;
use http::{Method, StatusCode};

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
    let (venue, account) = (desk.branch.venue, key.account);
    let limits = &desk.branch.exchange.limits;
    let headers = limits.charge_account(venue, account, &operation.charge, ("", 1), desk.now)?;
    let mut visit = Visit {
        desk,
        call,
        fields: fields(call)?,
        house,
        account,
    };
    let absent = operation.needs.iter().find(|name| !visit.fields.has(name));
    let mut reply = match absent {
        Some(name) => missing(name),
        None => (operation.answer)(&mut visit).unwrap_or_else(|refusal| refusal),
    };
    reply.headers.extend(headers);
    Ok(reply)
}

/// The client id of an order whose client sent none.
fn made_id(visit: &Visit<'_>) -> String {
    format!("made-{}", visit.house.next_order())
}

fn fields(call: &Call) -> Result<Fields, Reply> {
    if call.head.method != Method::POST {
        return Ok(Fields::of_query(&call.parameters));
    }
    let is_json = |kind: &str| kind.starts_with("application/json");
    if !call.header("content-type").is_some_and(is_json) {
        let message = "Unsupported Media Type";
        return Err(error(StatusCode::UNSUPPORTED_MEDIA_TYPE, "415000", message));
    }
    let fields = serde_json::from_slice(&call.head.body).ok();
    fields.and_then(Fields::of_json).ok_or_else(|| {
        error(
            StatusCode::BAD_REQUEST,
            "400100",
            "The body is no JSON object",
        )
    })
}
