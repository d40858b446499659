//! Money that went out, and how much more may.
//!
//! Source: <https://www.kucoin.com/docs-new/rest/account-info/withdrawals/get-withdrawal-history>. Invariant: nothing goes out of
//! this exchange; each account has one withdrawal of the time before, so that there is something to tell.

use super::page::{numbered, span};
use super::refused::Refused;
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::{Json, Raw};
use crate::kucoin::general::chains;
use crate::kucoin::ok;
use crate::private::Visit;

/// The one withdrawal of the time before.
const ID: &str = "63564dbbd17bef0001900001";
const COIN: &str = "XRP";
const STATUS: &str = "SUCCESS";
/// What may go out in a day, in the coin of the quota.
const QUOTA: Amount = Amount::new(1_000_000, 0);

pub fn list(visit: &mut Visit<'_>) -> Answer {
    let is = |name, value| visit.fields.get(name).is_none_or(|wanted| wanted == value);
    let time = visit.desk.market().genesis;
    let known = is("currency", COIN) && is("status", STATUS) && span(&visit.fields)?(time);
    let items = if known { [()].as_slice() } else { &[] };
    numbered(
        &visit.fields,
        "currentPage",
        (50, 500),
        items,
        |json, ()| {
            common(json, time);
            json.field("chain", "xrp")
                .field("updatedAt", time + 132_000);
        },
    )
}

pub fn by_id(visit: &mut Visit<'_>) -> Answer {
    if visit.call.last_segment() != ID {
        return Err(Refused::parameter("The withdrawal does not exist.").into());
    }
    let uid = visit.house.account(visit.account).uid;
    ok(&Json::object(|json| {
        common(json, visit.desk.market().genesis);
        json.field("uid", uid).field("chainId", "xrp");
        json.field("chainName", "XRP").field("currencyName", COIN);
        for name in [
            "failureReason",
            "failureReasonMsg",
            "addressRemark",
            "taxDescription",
        ] {
            json.field(name, None::<&str>);
        }
        json.field("cancelType", "NON_CANCELABLE")
            .field("taxes", Raw("[]"));
        json.field("returnStatus", "NOT_RETURN");
        json.field("returnAmount", None::<&str>);
        json.field("returnCurrency", COIN);
    }))
}

fn common(json: &mut Json, time: i64) {
    json.field("id", ID).field("currency", COIN);
    json.field("status", STATUS).field("memo", "1919537769");
    json.field("address", "rLocalExchange000000000000000000")
        .field("isInner", false);
    json.field("amount", "20.50000000")
        .field("fee", "0.50000000");
    json.field("walletTxId", "00000000000000000000000000000001");
    json.field("createdAt", time).field("remark", "before");
}

pub fn quotas(visit: &mut Visit<'_>) -> Answer {
    let name = visit.fields.get("currency").unwrap_or_default();
    let wanted = visit.fields.get("chain");
    let known = chains(name);
    let chain = known
        .iter()
        .find(|chain| wanted.is_none_or(|id| id == chain.chain_id));
    let chain = chain.ok_or_else(|| Refused::new("260210", "withdraw.disabled"))?;
    let main = visit.house.rules.wallets[0];
    let balance = visit.house.account(visit.account).balances.get(main, name);
    ok(&Json::object(|json| {
        json.field("currency", name)
            .field("limitBTCAmount", "15.79");
        json.field("usedBTCAmount", "0.00")
            .field("quotaCurrency", "USDT");
        json.field("limitQuotaCurrencyAmount", QUOTA)
            .field("usedQuotaCurrencyAmount", "0");
        json.field("remainAmount", QUOTA)
            .field("availableAmount", balance.free());
        json.field("withdrawMinFee", &chain.withdrawal_min_fee)
            .field("innerWithdrawMinFee", "0");
        json.field("withdrawMinSize", &chain.withdrawal_min_size);
        json.field("isWithdrawEnabled", true)
            .field("precision", chain.withdraw_precision);
        json.field("chain", &chain.chain_name)
            .field("reason", None::<&str>);
        json.field("lockedAmount", balance.locked());
    }))
}
