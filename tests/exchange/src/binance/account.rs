//! What Binance says of an account.

use super::access::access;
use super::{DIGITS, ok};
use crate::amount::Amount;
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Raw};
use crate::trading::Right;

/// Commission rates are parts per million here, and in the old fields parts per ten thousand.
const PER_MILLION: u8 = 6;

pub fn account(desk: &Desk<'_>, call: &Call) -> Answer {
    let (parameters, account) = access(desk, call, Right::Read, &["omitZeroBalances"])?;
    let all = parameters.get("omitZeroBalances") != Some("true");
    let house = desk.house();
    let account = house.account(account);
    let fees = account.fees;
    let updated = account.bills.last().map_or(0, |bill| bill.time);
    ok(Json::object(|json| {
        json.field("makerCommission", fees.maker / 100)
            .field("takerCommission", fees.taker / 100)
            .field("buyerCommission", 0)
            .field("sellerCommission", 0);
        let rates = Json::object(|json| {
            for (name, rate) in [
                ("maker", fees.maker),
                ("taker", fees.taker),
                ("buyer", 0),
                ("seller", 0),
            ] {
                json.field(name, Amount::new(rate.into(), PER_MILLION).fixed(DIGITS));
            }
        });
        json.field("commissionRates", &rates);
        json.field("canTrade", true)
            .field("canWithdraw", true)
            .field("canDeposit", true)
            .field("brokered", false)
            .field("requireSelfTradePrevention", false)
            .field("preventSor", false)
            .field("updateTime", updated)
            .field("accountType", "SPOT");
        json.array_field("balances", |json| {
            for (asset, balance) in account.balances.of(house.rules.trading) {
                if all || balance.total().is_positive() {
                    json.object_item(|json| {
                        json.field("asset", asset)
                            .field("free", balance.free().fixed(DIGITS))
                            .field("locked", balance.locked().fixed(DIGITS));
                    });
                }
            }
        });
        json.field("permissions", Raw(r#"["SPOT"]"#))
            .field("uid", account.uid);
    }))
}
