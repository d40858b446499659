//! Money that came in, and where more can be sent.
//!
//! Source: <https://www.kucoin.com/docs-new/rest/account-info/deposit/get-deposit-history>. Invariant: what a test paid in is told
//! as a deposit that arrived; an address is a pure function of account, coin and network.

use super::page::{numbered, span};
use super::refused::Refused;
use crate::exchange::Answer;
use crate::json::Json;
use crate::kucoin::general::chains;
use crate::kucoin::ok;
use crate::market::seed_of;
use crate::private::Visit;
use crate::trading::{Bill, Reason};

pub fn list(visit: &mut Visit<'_>) -> Answer {
    let span = span(&visit.fields)?;
    let coin = visit.fields.get("currency");
    let status = visit.fields.get("status");
    let bills = visit.house.account(visit.account).bills.iter().rev();
    let bills: Vec<&Bill> = bills
        .filter(|bill| {
            bill.reason == Reason::Deposit
                && coin == Some(bill.asset.as_str())
                && status.is_none_or(|status| status == "SUCCESS")
                && span(bill.time)
        })
        .collect();
    numbered(
        &visit.fields,
        "currentPage",
        (50, 500),
        &bills,
        |json, bill| {
            json.field("currency", &bill.asset);
            json.field("chain", &bill.asset.to_lowercase());
            json.field("status", "SUCCESS");
            json.field("address", &address(visit, &bill.asset, ""));
            json.field("memo", "").field("isInner", true);
            json.field("amount", bill.change()).field("fee", "0");
            json.field("walletTxId", None::<&str>);
            json.field("createdAt", bill.time)
                .field("updatedAt", bill.time);
            json.field("remark", "Deposit").field("arrears", false);
        },
    )
}

/// One address for each network, or for the one that is asked for.
pub fn addresses(visit: &mut Visit<'_>) -> Answer {
    let name = visit.fields.get("currency").unwrap_or_default();
    let wanted = visit.fields.get("chain");
    let mut chains = chains(name);
    chains.retain(|chain| wanted.is_none_or(|id| id == chain.chain_id));
    if chains.is_empty() {
        return Err(Refused::new("260200", "deposit.disabled").into());
    }
    ok(&Json::array(|json| {
        for chain in &chains {
            json.object_item(|json| {
                json.field("address", &address(visit, name, &chain.chain_id));
                json.field("memo", "").field("chainId", &chain.chain_id);
                json.field("to", "MAIN").field("expirationDate", 0);
                json.field("currency", name).field("contractAddress", "");
                json.field("chainName", &chain.chain_name);
            });
        }
    }))
}

fn address(visit: &Visit<'_>, coin: &str, chain: &str) -> String {
    let uid = visit.house.account(visit.account).uid.unsigned_abs();
    let (first, second) = (seed_of(uid, coin), seed_of(seed_of(uid, coin), chain));
    format!("0x{first:016x}{second:016x}")
}
