//! Trades of an account, newest first.
//!
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-transaction-details-last-3-days>.
//! Invariant: a fee is negative, and in the coin that the trade brought.

use super::order::{client_id, kind, side};
use super::page::{self, is, span};
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::{Json, Quoted};
use crate::okx;
use crate::private::Visit;
use crate::trading::{House, Order, Trade};

/// Of spot trades these are always empty.
const EMPTY: [&str; 7] = [
    "fillPxVol",
    "fillPxUsd",
    "fillFwdPx",
    "fillMarkVol",
    "fillMarkPx",
    "fillIdxPx",
    "tag",
];

pub fn list(visit: &mut Visit<'_>) -> Answer {
    let span = span(visit)?;
    let trades = visit.house.trades.iter().rev().filter_map(|trade| {
        let order = visit.house.order(trade.order)?;
        let fits = order.ticket.account == visit.account
            && is(visit, "instType", kind(order))
            && is(visit, "instId", &visit.house.instrument_of(order).id)
            && is(visit, "ordId", &order.id.to_string())
            && span(trade.time);
        fits.then_some((trade, order))
    });
    let trades = page::of(visit, trades, |(trade, _)| trade.id)?;
    okx::ok(&Json::array(|json| {
        for (trade, order) in trades {
            json.object_item(|json| write(json, &visit.house, trade, order));
        }
    }))
}

fn write(json: &mut Json, house: &House, trade: &Trade, of: &Order) {
    let one = house.instrument_of(of);
    let fees = house.account(of.ticket.account).fees;
    let nothing = Amount::new(0, 0);
    let rate = if trade.maker {
        fees.maker_rate()
    } else {
        fees.taker_rate()
    };
    json.field("instType", kind(of)).field("instId", &one.id);
    json.field("tradeId", Quoted(trade.id))
        .field("billId", Quoted(trade.id));
    json.field("ordId", Quoted(of.id))
        .field("clOrdId", client_id(of));
    json.field("fillPx", one.price(trade.price));
    json.field("fillSz", one.quantity(trade.quantity));
    json.field("fillTime", Quoted(trade.time))
        .field("fillPnl", "0");
    json.field("side", side(of.ticket.side))
        .field("posSide", "net");
    json.field("execType", if trade.maker { "M" } else { "T" });
    json.field(
        "subType",
        if side(of.ticket.side) == "buy" {
            "1"
        } else {
            "2"
        },
    );
    json.field("feeCcy", &trade.fee_asset)
        .field("fee", nothing.minus(trade.fee()));
    json.field("feeRate", nothing.minus(rate))
        .field("tradeQuoteCcy", &one.quote);
    for name in EMPTY {
        json.field(name, of.ticket.note(name).unwrap_or_default());
    }
    json.field("ts", Quoted(trade.time));
}
