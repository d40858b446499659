//! The account itself: its configuration, and what it may trade.
//!
//! Source: <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-configuration>. Invariant: it holds coins and borrows
//! nothing.

use super::settings::{SETTLED_IN, chosen};
use crate::exchange::Answer;
use crate::json::Raw;
use crate::okx::{self, instruments};
use crate::private::Visit;
use crate::trading::Right;

const EMPTY: [&str; 4] = ["ip", "levelTmp", "spotOffsetType", "opAuth"];

pub fn configuration(visit: &mut Visit<'_>) -> Answer {
    let account = visit.house.account(visit.account);
    let uid = account.uid.to_string();
    let id = visit.call.header("ok-access-key").unwrap_or_default();
    let key = visit.house.key(id).expect("a key that signed is there");
    let rights = [
        (Right::Read, "read_only"),
        (Right::Trade, "trade"),
        (Right::Transfer, "withdraw"),
    ];
    let rights = rights.into_iter().filter(|(right, _)| key.may(*right));
    let rights: Vec<&str> = rights.map(|(_, name)| name).collect();
    okx::one(|json| {
        json.field("uid", &uid).field("mainUid", &uid);
        json.field("label", &account.name)
            .field("perm", &rights.join(","));
        json.field("acctLv", "1")
            .field("acctStpMode", "cancel_maker");
        json.field("posMode", chosen(visit, "posMode").unwrap_or("net_mode"));
        json.field("feeType", chosen(visit, "feeType").unwrap_or("0"));
        json.field("settleCcy", chosen(visit, "settleCcy").unwrap_or("USD"));
        json.array_field("settleCcyList", |json| {
            for coin in SETTLED_IN {
                json.item(coin);
            }
        });
        for name in ["autoLoan", "enableSpotBorrow", "spotBorrowAutoRepay"] {
            json.field(name, false);
        }
        for name in ["ctIsoMode", "mgnIsoMode"] {
            json.field(name, "automatic");
        }
        for name in [
            "roleType",
            "spotRoleType",
            "stgyType",
            "type",
            "discountType",
        ] {
            json.field(name, "0");
        }
        for name in ["traderInsts", "spotTraderInsts"] {
            json.field(name, Raw("[]"));
        }
        for name in EMPTY {
            json.field(name, "");
        }
        json.field("greeksType", "PA").field("level", "Lv1");
        json.field("kycLv", "3").field("liquidationGear", "-1");
    })
}

/// The same as everybody is told.
pub fn instruments(visit: &mut Visit<'_>) -> Answer {
    instruments::instruments(visit.desk, visit.call)
}

/// How many orders all sub-accounts may send in two seconds.
pub fn rate_limit(visit: &mut Visit<'_>) -> Answer {
    okx::one(|json| {
        json.field("accRateLimit", "1000").field("fillRatio", "");
        json.field("mainFillRatio", "")
            .field("nextAccRateLimit", "");
        json.field("ts", crate::json::Quoted(visit.desk.now));
    })
}
