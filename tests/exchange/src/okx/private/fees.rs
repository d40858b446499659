//! What an account pays for its trades.
//!
//! Source: <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-fee-rates>. Invariant: it is what trades are charged, as a
//! negative rate.

use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::Quoted;
use crate::okx::{self, InstType};
use crate::private::Visit;

pub fn rates(visit: &mut Visit<'_>) -> Answer {
    InstType::of(visit.call)?;
    let kind = visit.fields.get("instType").unwrap_or_default();
    let fees = visit.house.account(visit.account).fees;
    let nothing = Amount::new(0, 0);
    let (maker, taker) = (
        nothing.minus(fees.maker_rate()),
        nothing.minus(fees.taker_rate()),
    );
    okx::one(|json| {
        json.field("instType", kind).field("level", "Lv1");
        json.field("maker", maker).field("taker", taker);
        for name in [
            "makerU",
            "takerU",
            "makerUSDC",
            "takerUSDC",
            "delivery",
            "exercise",
            "settle",
        ] {
            json.field(name, "");
        }
        json.field("category", "1").field("ruleType", "normal");
        json.array_field("feeGroup", |json| {
            json.object_item(|json| {
                json.field("taker", taker)
                    .field("maker", maker)
                    .field("groupId", "1");
            });
        });
        json.field("ts", Quoted(visit.desk.now));
    })
}
