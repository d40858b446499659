//! The funding account: what it holds, what coins there are, what everything is worth.
//!
//! Source: <https://www.okx.com/docs-v5/en/#funding-account-rest-api-get-balance>. Invariant: nothing goes in or out of this exchange,
//! so the limits of networks are only told.

use super::balance::worth;
use super::page::is;
use super::refused::Refused;
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::{Json, Quoted};
use crate::okx;
use crate::private::Visit;
use crate::trading::Wallet;
use std::collections::BTreeSet;

pub fn balances(visit: &mut Visit<'_>) -> Answer {
    let funding = visit.house.rules.wallets[0];
    let balances = &visit.house.account(visit.account).balances;
    let held = balances
        .of(funding)
        .filter(|(coin, _)| is(visit, "ccy", coin));
    okx::ok(&Json::array(|json| {
        for (coin, balance) in held {
            json.object_item(|json| {
                json.field("ccy", coin).field("bal", balance.total());
                json.field("frozenBal", balance.locked());
                json.field("availBal", balance.free());
            });
        }
    }))
}

/// Every coin that is traded, on one network each.
pub fn currencies(visit: &mut Visit<'_>) -> Answer {
    let coins = visit
        .desk
        .listing()
        .spot()
        .flat_map(|one| [&one.base, &one.quote]);
    let coins: BTreeSet<&String> = coins.filter(|coin| is(visit, "ccy", coin)).collect();
    okx::ok(&Json::array(|json| {
        for coin in coins {
            json.object_item(|json| currency(json, coin));
        }
    }))
}

fn currency(json: &mut Json, coin: &str) {
    json.field("ccy", coin).field("name", coin);
    json.field("chain", &format!("{coin}-Local"))
        .field("ctAddr", "");
    json.field("logoLink", "https://www.okx.com/icon.png");
    for name in ["canDep", "canWd", "canInternal", "mainNet"] {
        json.field(name, true);
    }
    json.field("needTag", false);
    for name in [
        "depEstOpenTime",
        "wdEstOpenTime",
        "depQuotaFixed",
        "usedDepQuotaFixed",
        "depQuoteDailyLayer2",
    ] {
        json.field(name, "");
    }
    json.field("minDep", "0.0001")
        .field("minWd", "0.001")
        .field("minInternal", "0.0001");
    json.field("maxWd", "500").field("wdTickSz", "8");
    json.field("wdQuota", "10000000").field("usedWdQuota", "0");
    for name in [
        "fee",
        "minFee",
        "maxFee",
        "minFeeForCtAddr",
        "maxFeeForCtAddr",
    ] {
        json.field(name, "0.0002");
    }
    json.field("burningFeeRate", "")
        .field("minDepArrivalConfirm", "1");
    json.field("minWdUnlockConfirm", "3");
}

/// All coins can be traded.
pub fn not_tradable(_: &mut Visit<'_>) -> Answer {
    okx::ok(&Json::array(|_| ()))
}

/// What each wallet is worth, in a coin.
pub fn valuation(visit: &mut Visit<'_>) -> Answer {
    let coin = visit.fields.get("ccy").unwrap_or("BTC");
    let one = worth(visit, coin, Amount::new(1, 0));
    if !one.is_positive() {
        return Err(Refused::parameter("ccy").into());
    }
    let account = visit.house.account(visit.account);
    let of = |wallet: Wallet| {
        let held = account.balances.of(wallet);
        let worth = held.map(|(coin, balance)| worth(visit, coin, balance.total()));
        worth.fold(Amount::new(0, 0), Amount::plus).divide(one, 8)
    };
    let (funding, trading) = (
        of(visit.house.rules.wallets[0]),
        of(visit.house.rules.trading),
    );
    okx::one(|json| {
        json.object_field("details", |json| {
            json.field("funding", funding).field("trading", trading);
            json.field("classic", "0").field("earn", "0");
        });
        json.field("totalBal", funding.plus(trading));
        json.field("ts", Quoted(visit.desk.now));
    })
}
