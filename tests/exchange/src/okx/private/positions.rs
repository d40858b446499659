//! Positions and their risk: nobody trades contracts or borrows here, so there is none.
//!
//! Source: <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-positions>. Invariant: what is told fits an account that only
//! holds coins.

use super::balance::{held, worth};
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::{Json, Quoted, Raw};
use crate::okx;
use crate::private::Visit;

pub fn none(_: &mut Visit<'_>) -> Answer {
    okx::ok(&Json::array(|_| ()))
}

pub fn risk(visit: &mut Visit<'_>) -> Answer {
    let worth = |coin: &str, amount: Amount| worth(visit, coin, amount);
    let total = held(visit).map(|(coin, one)| worth(coin, one.total()));
    let total = total.fold(Amount::new(0, 0), Amount::plus);
    okx::one(|json| {
        json.field("adjEq", total);
        json.array_field("balData", |json| {
            for (coin, balance) in held(visit) {
                json.object_item(|json| {
                    json.field("ccy", coin).field("eq", balance.total());
                    json.field("disEq", worth(coin, balance.total()));
                });
            }
        });
        json.field("posData", Raw("[]"))
            .field("ts", Quoted(visit.desk.now));
    })
}

pub fn risk_state(visit: &mut Visit<'_>) -> Answer {
    okx::one(|json| {
        json.field("atRisk", false).field("atRiskIdx", Raw("[]"));
        json.field("atRiskMgn", Raw("[]"))
            .field("ts", Quoted(visit.desk.now));
    })
}
