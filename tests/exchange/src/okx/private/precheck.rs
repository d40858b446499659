//! What an order would do to an account, without placing it.
//!
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-order-precheck>. Invariant: nothing is changed.

use super::refused::Refused;
use super::ticket;
use crate::exchange::Answer;
use crate::okx;
use crate::private::Visit;

const NUMBERS: [&str; 10] = [
    "adjEq",
    "adjEqChg",
    "availBal",
    "availBalChg",
    "imr",
    "imrChg",
    "liab",
    "liabChg",
    "liabChgCcy",
    "liqPx",
];
const OTHERS: [&str; 8] = [
    "liqPxDiff",
    "liqPxDiffRatio",
    "mgnRatio",
    "mgnRatioChg",
    "mmr",
    "mmrChg",
    "posBal",
    "posBalChg",
];

/// Of an account without margin all figures are empty.
pub fn check(visit: &mut Visit<'_>) -> Answer {
    let ticket = ticket::read(visit, &visit.fields)?;
    let checked = visit.house.check(ticket, visit.desk.now);
    checked.map_err(Refused::from)?;
    okx::one(|json| {
        for name in NUMBERS.iter().chain(&OTHERS) {
            json.field(name, "");
        }
        json.field("type", "");
    })
}
