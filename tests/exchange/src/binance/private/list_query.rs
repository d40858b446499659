//! Order lists as they are told.
//!
//! In: an id, times, or nothing. Out: one list, or several. Invariant: an account sees its own lists alone.

use super::list::named;
use super::report;
use crate::binance::access::access;
use crate::binance::{error, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::Json;
use crate::trading::{House, List, Right};

pub fn query(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = ["orderListId", "origClientOrderId"];
    let (parameters, account) = access(desk, call, Right::Read, &known)?;
    let house = desk.house();
    let list = named(&parameters, &house, account, "origClientOrderId")?;
    let list = list.ok_or_else(|| error(-2018, "Order list does not exist."))?;
    ok(Json::object(|json| report::list(json, &house, list)))
}

pub fn all(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = ["fromId", "startTime", "endTime", "limit"];
    let (parameters, account) = access(desk, call, Right::Read, &known)?;
    let limit = parameters.limit(500, 1_000)?;
    let from = parameters.integer("fromId")?.unwrap_or(0);
    let times = parameters.times()?;
    let house = desk.house();
    written(
        &house,
        |list| list.account == account && list.id >= from && times.contains(&list.created),
        limit,
    )
}

pub fn open(desk: &Desk<'_>, call: &Call) -> Answer {
    let (_, account) = access(desk, call, Right::Read, &[])?;
    let house = desk.house();
    written(
        &house,
        |list| list.account == account && !list.over,
        usize::MAX,
    )
}

fn written(house: &House, wanted: impl Fn(&&List) -> bool, most: usize) -> Answer {
    ok(Json::array(|json| {
        for list in house.lists.iter().filter(wanted).take(most) {
            json.object_item(|json| report::list(json, house, list));
        }
    }))
}
