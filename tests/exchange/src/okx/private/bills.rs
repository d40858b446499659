//! Every change of the trading account, newest first.
//!
//! Source: <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-bills-details-last-7-days>. Invariant: the balance of a line is
//! that of the line before it and what changed.

use super::order::{client_id, kind, side};
use super::page::{self, is, span};
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::{Json, Quoted};
use crate::okx;
use crate::private::Visit;
use crate::trading::{Bill, Order, Reason, Trade};

const EMPTY: [&str; 12] = [
    "earnAmt",
    "earnApr",
    "fillFwdPx",
    "fillIdxPx",
    "fillMarkPx",
    "fillMarkVol",
    "fillPxUsd",
    "fillPxVol",
    "mgnMode",
    "notes",
    "tag",
    "interest",
];
/// Wallets as bills name them.
pub const FUNDING: &str = "6";
pub const TRADING: &str = "18";

pub fn list(visit: &mut Visit<'_>) -> Answer {
    let span = span(visit)?;
    let trading = visit.house.rules.trading;
    let bills = visit.house.account(visit.account).bills.iter().rev();
    let bills = bills.filter(|bill| {
        let (kind, sub_kind) = kinds(visit, bill);
        bill.wallet == trading
            && is(visit, "ccy", &bill.asset)
            && is(visit, "type", kind)
            && is(visit, "subType", sub_kind)
            && span(bill.time)
    });
    let bills = page::of(visit, bills, |bill| bill.id)?;
    okx::ok(&Json::array(|json| {
        for bill in bills {
            json.object_item(|json| write(json, visit, bill));
        }
    }))
}

/// A code and what it is called.
type Code = (&'static str, &'static str);

const TYPES: [(Code, [Code; 2]); 2] = [
    (
        ("1", "Transfer"),
        [("11", "Transfer in"), ("12", "Transfer out")],
    ),
    (("2", "Trade"), [("1", "Buy"), ("2", "Sell")]),
];

/// The kinds of bills that there are here.
pub fn types(visit: &mut Visit<'_>) -> Answer {
    okx::ok(&Json::array(|json| {
        for ((kind, name), details) in TYPES
            .iter()
            .filter(|((kind, _), _)| is(visit, "type", kind))
        {
            json.object_item(|json| {
                json.field("type", *kind).field("typeDesc", *name);
                json.array_field("subTypeDetails", |json| {
                    for (kind, name) in details {
                        json.object_item(|json| {
                            json.field("subType", *kind).field("subTypeDesc", *name);
                        });
                    }
                });
            });
        }
    }))
}

/// The trade that a bill is for, with its order.
fn trade<'a>(visit: &'a Visit<'_>, bill: &Bill) -> Option<(&'a Trade, &'a Order)> {
    let Reason::Trade(place) = bill.reason else {
        return None;
    };
    let trade = &visit.house.trades[place];
    Some((trade, visit.house.order(trade.order)?))
}

fn kinds(visit: &Visit<'_>, bill: &Bill) -> (&'static str, &'static str) {
    match trade(visit, bill) {
        Some((_, order)) if side(order.ticket.side) == "buy" => ("2", "1"),
        Some(_) => ("2", "2"),
        None if bill.change().units < 0 => ("1", "12"),
        None => ("1", "11"),
    }
}

fn write(json: &mut Json, visit: &Visit<'_>, bill: &Bill) {
    let (kind_of, sub_kind) = kinds(visit, bill);
    json.field("billId", Quoted(bill.id))
        .field("ccy", &bill.asset);
    json.field("bal", bill.balance())
        .field("balChg", bill.change());
    json.field("type", kind_of).field("subType", sub_kind);
    json.field("fee", Amount::new(0, 0).minus(bill.fee()))
        .field("pnl", "0");
    json.field("posBal", "0").field("posBalChg", "0");
    let (from, to) = match sub_kind {
        "11" => (FUNDING, TRADING),
        "12" => (TRADING, FUNDING),
        _ => ("", ""),
    };
    json.field("from", from).field("to", to);
    match trade(visit, bill) {
        Some((trade, order)) => {
            let one = visit.house.instrument_of(order);
            json.field("instId", &one.id).field("instType", kind(order));
            json.field("ordId", Quoted(order.id))
                .field("clOrdId", client_id(order));
            json.field("tradeId", Quoted(trade.id))
                .field("px", one.price(trade.price));
            json.field("sz", one.quantity(trade.quantity));
            json.field("execType", if trade.maker { "M" } else { "T" });
            json.field("fillTime", Quoted(trade.time));
        }
        None => {
            json.field("sz", bill.change());
            for name in [
                "instId", "instType", "ordId", "clOrdId", "tradeId", "px", "execType", "fillTime",
            ] {
                json.field(name, "");
            }
        }
    }
    for name in EMPTY {
        json.field(name, "");
    }
    json.field("ts", Quoted(bill.time));
}
