//! Paying back debts with other coins: nobody has debts here.
//!
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-one-click-repay-currency-list>. Invariant: what is not owed
//! cannot be paid back.

use super::balance::held;
use super::refused::Refused;
use crate::exchange::Answer;
use crate::json::{Json, Raw};
use crate::okx;
use crate::private::Visit;

pub fn currencies(visit: &mut Visit<'_>) -> Answer {
    let debt_type = visit.fields.get("debtType").unwrap_or("cross");
    okx::one(|json| {
        json.field("debtType", debt_type);
        debts(json, visit);
    })
}

pub fn currencies_v2(visit: &mut Visit<'_>) -> Answer {
    okx::one(|json| debts(json, visit))
}

fn debts(json: &mut Json, visit: &Visit<'_>) {
    json.field("debtData", Raw("[]"));
    json.array_field("repayData", |json| {
        for (coin, balance) in held(visit) {
            json.object_item(|json| {
                json.field("repayCcy", coin)
                    .field("repayAmt", balance.free());
            });
        }
    });
}

pub fn history(_: &mut Visit<'_>) -> Answer {
    okx::ok(&Json::array(|_| ()))
}

pub fn repay(_: &mut Visit<'_>) -> Answer {
    Err(Refused::new("51732", "There is no debt to repay.").into())
}
