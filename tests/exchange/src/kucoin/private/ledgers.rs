//! Every change of a balance, newest first.
//!
//! Source: <https://www.kucoin.com/docs-new/rest/account-info/account-funding/get-account-ledgers-spot-margin>.
//! Invariant: the balance of a line is that of the line before it and what changed.

use super::order;
use super::page::{After, numbered, span};
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::{Json, Quoted};
use crate::kucoin::ok;
use crate::private::Visit;
use crate::reply::Reply;
use crate::trading::{Bill, Reason, Wallet};

/// Of the wallets that are no high-frequency ones, in pages.
pub fn of_funds(visit: &mut Visit<'_>) -> Answer {
    let span = span(&visit.fields)?;
    let all = bills(visit, |wallet| wallet.0 != "margin")?;
    let bills: Vec<&Bill> = all.filter(|bill| span(bill.time)).collect();
    numbered(
        &visit.fields,
        "currentPage",
        (50, 500),
        &bills,
        |json, bill| {
            json.field("id", &bill.id.to_string());
            write(json, visit, bill);
            json.field("accountType", &account_type(bill.wallet, ""));
            json.field("createdAt", bill.time);
        },
    )
}

pub fn of_trading(visit: &mut Visit<'_>) -> Answer {
    let bills = after(visit, |wallet| wallet.0 == "trade")?;
    ok(&Json::array(|json| {
        for bill in bills {
            json.object_item(|json| {
                json.field("id", &bill.id.to_string());
                write(json, visit, bill);
                json.field("accountType", &account_type(bill.wallet, "_HF"));
                json.field("createdAt", Quoted(bill.time)).field("tax", "0");
            });
        }
    }))
}

pub fn of_margin(visit: &mut Visit<'_>) -> Answer {
    let bills = after(visit, |wallet| wallet.0 == "margin")?;
    ok(&Json::array(|json| {
        for bill in bills {
            json.object_item(|json| {
                json.field("id", bill.id);
                write(json, visit, bill);
                json.field("accountType", "MARGIN_V2");
                json.field("createdAt", bill.time).field("tax", "0");
            });
        }
    }))
}

fn after<'a>(visit: &'a Visit<'_>, is_of: fn(Wallet) -> bool) -> Result<Vec<&'a Bill>, Reply> {
    let (after, span) = (After::of(&visit.fields, 100, 200)?, span(&visit.fields)?);
    let bills = bills(visit, is_of)?.filter(|bill| span(bill.time));
    Ok(after.next(bills, |bill| bill.id))
}

/// Those of a coin, a direction and a kind of business, newest first.
fn bills<'a>(
    visit: &'a Visit<'_>,
    is_of: fn(Wallet) -> bool,
) -> Result<impl Iterator<Item = &'a Bill>, Reply> {
    let is = |name, value: &str| {
        let wanted = visit.fields.get(name);
        wanted.is_none_or(|wanted| wanted.split(',').any(|one| one == value))
    };
    let bills = visit.house.account(visit.account).bills.iter().rev();
    Ok(bills.filter(move |bill| {
        is_of(bill.wallet)
            && is("currency", &bill.asset)
            && is("direction", direction(bill))
            && is("bizType", business(bill))
    }))
}

fn write(json: &mut Json, visit: &Visit<'_>, bill: &Bill) {
    let change = bill.change();
    let change = if change.units < 0 {
        Amount::new(0, 0).minus(change)
    } else {
        change
    };
    json.field("currency", &bill.asset).field("amount", change);
    json.field("fee", bill.fee())
        .field("balance", bill.balance());
    json.field("bizType", business(bill))
        .field("direction", direction(bill));
    json.field("context", &context(visit, bill));
}

/// What the change was for, as JSON in a text.
fn context(visit: &Visit<'_>, bill: &Bill) -> String {
    let house = &visit.house;
    let Reason::Trade(place) = bill.reason else {
        return String::new();
    };
    let trade = &house.trades[place];
    let symbol = house
        .order(trade.order)
        .map(|order| &house.instrument_of(order).id);
    let json = Json::object(|json| {
        json.field("symbol", symbol);
        json.field("orderId", &order::id(trade.order));
        json.field("tradeId", Quoted(trade.id));
    });
    String::from_utf8_lossy(&json.into_bytes()).into_owned()
}

fn direction(bill: &Bill) -> &'static str {
    if bill.change().units < 0 { "out" } else { "in" }
}

fn business(bill: &Bill) -> &'static str {
    match bill.reason {
        Reason::Deposit => "DEPOSIT",
        Reason::Trade(_) => "TRADE_EXCHANGE",
        Reason::Transfer(_) => "TRANSFER",
    }
}

fn account_type(wallet: Wallet, suffix: &str) -> String {
    format!("{}{suffix}", wallet.0.to_uppercase())
}
