//! What an account chose: its position mode, the coin of its fees, the coin that it settles in.
//!
//! Source: <https://www.okx.com/docs-v5/en/#trading-account-rest-api-set-position-mode>. Invariant: what is set is told by the account's
//! configuration.

use super::ticket::one_of;
use crate::exchange::Answer;
use crate::okx;
use crate::private::Visit;

pub fn position_mode(visit: &mut Visit<'_>) -> Answer {
    set(visit, "posMode", &["long_short_mode", "net_mode"])
}

pub fn fee_type(visit: &mut Visit<'_>) -> Answer {
    set(visit, "feeType", &["0", "1"])
}

pub const SETTLED_IN: [&str; 3] = ["USD", "USDC", "USDG"];

pub fn settle_currency(visit: &mut Visit<'_>) -> Answer {
    set(visit, "settleCcy", &SETTLED_IN)
}

/// What an account chose; none where it never did.
pub fn chosen<'a>(visit: &'a Visit<'_>, name: &str) -> Option<&'a str> {
    let settings = &visit.house.account(visit.account).settings;
    settings.get(name).map(String::as_str)
}

fn set(visit: &mut Visit<'_>, name: &'static str, choices: &[&str]) -> Answer {
    let value = one_of(&visit.fields, name, choices)?.to_owned();
    let answer = okx::one(|json| {
        json.field(name, &value);
    });
    choose(visit, name.to_owned(), value);
    answer
}

pub fn choose(visit: &mut Visit<'_>, name: String, value: String) {
    visit.house.accounts[visit.account]
        .settings
        .insert(name, value);
}
