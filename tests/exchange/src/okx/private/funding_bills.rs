//! Every change of the funding account, newest first.
//!
//! Source: <https://www.okx.com/docs-v5/en/#funding-account-rest-api-asset-bills-details>. Invariant: the balance of a line is that of
//! the line before it and what changed.

use super::page::{self, is};
use crate::exchange::Answer;
use crate::json::{Json, Quoted};
use crate::okx;
use crate::private::Visit;
use crate::trading::{Bill, Reason};

pub fn list(visit: &mut Visit<'_>) -> Answer {
    let funding = visit.house.rules.wallets[0];
    let bills = visit.house.account(visit.account).bills.iter().rev();
    let bills = bills.filter(|bill| {
        bill.wallet == funding
            && is(visit, "ccy", &bill.asset)
            && is(visit, "type", kind(bill))
            && is(visit, "clientId", client_id(visit, bill))
    });
    let bills = page::of(visit, bills, |bill| bill.time)?;
    okx::ok(&Json::array(|json| {
        for bill in bills {
            json.object_item(|json| {
                json.field("billId", Quoted(bill.id))
                    .field("ccy", &bill.asset);
                json.field("clientId", client_id(visit, bill));
                json.field("balChg", bill.change())
                    .field("bal", bill.balance());
                json.field("type", kind(bill)).field("notes", "");
                json.field("ts", Quoted(bill.time));
            });
        }
    }))
}

/// A deposit, or money from or to the trading account.
fn kind(bill: &Bill) -> &'static str {
    match bill.reason {
        Reason::Deposit => "1",
        _ if bill.change().units < 0 => "131",
        _ => "130",
    }
}

fn client_id<'a>(visit: &'a Visit<'_>, bill: &Bill) -> &'a str {
    match bill.reason {
        Reason::Transfer(place) => super::transfers::client_id(&visit.house.transfers[place]),
        Reason::Deposit | Reason::Trade(_) => "",
    }
}
