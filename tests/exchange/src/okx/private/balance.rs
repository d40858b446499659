//! What the trading account holds, and what it is worth.
//!
//! Source: <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-balance>. Invariant: a coin's balance is what is available
//! and what open orders hold; nothing is borrowed.

use super::page::is;
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::{Json, Quoted};
use crate::okx;
use crate::private::Visit;
use crate::trading::Balance;

/// Of an account without margin these are nothing, or empty.
const NOTHING: [&str; 17] = [
    "borrowFroz",
    "crossLiab",
    "fixedBal",
    "interest",
    "isoEq",
    "isoLiab",
    "isoUpl",
    "liab",
    "maxLoan",
    "rewardBal",
    "smtSyncEq",
    "spotCopyTradingEq",
    "spotIsoBal",
    "stgyEq",
    "twap",
    "upl",
    "uplLiab",
];
const EMPTY: [&str; 15] = [
    "accAvgPx",
    "clSpotInUseAmt",
    "colBorrAutoConversion",
    "imr",
    "maxSpotInUse",
    "mgnRatio",
    "mmr",
    "notionalLever",
    "openAvgPx",
    "spotInUseAmt",
    "spotUpl",
    "spotUplRatio",
    "totalPnl",
    "totalPnlRatio",
    "colRes",
];
const EMPTY_OF_ALL: [&str; 13] = [
    "frpType",
    "delta",
    "deltaLever",
    "deltaNeutralStatus",
    "imr",
    "mgnRatio",
    "mmr",
    "notionalUsd",
    "notionalUsdForBorrow",
    "notionalUsdForFutures",
    "notionalUsdForOption",
    "notionalUsdForSwap",
    "upl",
];

pub fn trading(visit: &mut Visit<'_>) -> Answer {
    let held: Vec<(&str, Balance)> = held(visit).collect();
    let worth = held
        .iter()
        .map(|(coin, one)| worth(visit, coin, one.total()));
    let total = worth.fold(Amount::new(0, 0), Amount::plus);
    okx::one(|json| {
        json.field("uTime", Quoted(visit.desk.now))
            .field("totalEq", total);
        json.field("adjEq", "").field("availEq", "");
        for name in ["isoEq", "ordFroz", "borrowFroz", "spotCopyTradingEq"] {
            json.field(name, "0");
        }
        json.array_field("details", |json| {
            for (coin, balance) in &held {
                json.object_item(|json| write(json, visit, coin, *balance));
            }
        });
        for name in EMPTY_OF_ALL {
            json.field(name, "");
        }
    })
}

/// Coins of the trading account that are asked for.
pub fn held<'a>(visit: &'a Visit<'_>) -> impl Iterator<Item = (&'a str, Balance)> {
    let trading = visit.house.rules.trading;
    let balances = &visit.house.account(visit.account).balances;
    balances
        .of(trading)
        .filter(|(coin, _)| is(visit, "ccy", coin))
}

fn write(json: &mut Json, visit: &Visit<'_>, coin: &str, balance: Balance) {
    let total = balance.total();
    let worth = worth(visit, coin, total);
    json.field("ccy", coin)
        .field("cashBal", total)
        .field("eq", total);
    json.field("eqUsd", worth).field("disEq", worth);
    json.field("availBal", balance.free())
        .field("availEq", balance.free());
    json.field("frozenBal", balance.locked())
        .field("ordFrozen", balance.locked());
    json.field("spotBal", total)
        .field("collateralEnabled", false);
    for name in NOTHING {
        json.field(name, "0");
    }
    for name in EMPTY {
        json.field(name, "");
    }
    json.field("uTime", Quoted(visit.desk.now));
}

/// In US dollars, at the last price of the coin.
pub fn worth(visit: &Visit<'_>, coin: &str, amount: Amount) -> Amount {
    let amount = amount.rescale(8);
    match visit.desk.listing().place(&format!("{coin}-USDT")) {
        Some(place) => {
            let last = visit
                .house
                .instrument(place)
                .price(visit.house.last_price(place));
            amount.times(last).rescale(8)
        }
        None if coin.starts_with("USD") => amount,
        None => Amount::new(0, 0),
    }
}
