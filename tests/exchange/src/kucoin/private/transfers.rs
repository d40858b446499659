//! Money that is moved between the account's own wallets.
//!
//! Source: <https://www.kucoin.com/docs-new/rest/account-info/transfer/flex-transfer>. Invariant: a client id moves money once.

use super::order::id;
use super::refused::Refused;
use super::ticket::{invalid, required};
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::Json;
use crate::kucoin::ok;
use crate::private::Visit;
use crate::trading::{Transfer, Wallet};

pub fn universal(visit: &mut Visit<'_>) -> Answer {
    let transfer = read(visit)?;
    let amount = required(&visit.fields, "amount")?;
    let amount = Amount::parse(amount).filter(|amount| amount.is_positive());
    let amount = amount.ok_or_else(|| invalid("amount"))?;
    let number = visit.house.transfer(transfer, amount);
    let number = number.map_err(Refused::from)?;
    ok(&Json::object(|json| {
        json.field("orderId", &id(number));
    }))
}

fn read(visit: &Visit<'_>) -> Result<Transfer, Refused> {
    let fields = &visit.fields;
    match required(fields, "type")? {
        "INTERNAL" => {}
        // The local exchange has no sub-accounts.
        "PARENT_TO_SUB" | "SUB_TO_PARENT" => {
            return Err(Refused::parameter("The sub-account does not exist."));
        }
        _ => return Err(invalid("type")),
    }
    let wallet = |name| {
        let found = wallet(visit, required(fields, name)?);
        found.ok_or_else(|| invalid(name))
    };
    let (from, to) = (wallet("fromAccountType")?, wallet("toAccountType")?);
    if from == to {
        return Err(invalid("toAccountType"));
    }
    Ok(Transfer {
        id: 0,
        account: visit.account,
        client_id: required(fields, "clientOid")?.to_owned(),
        asset: required(fields, "currency")?.to_owned(),
        amount: 0,
        from,
        to,
        receiver: visit.account,
        time: visit.desk.now,
    })
}

/// The wallet that the venue calls so.
pub fn wallet(visit: &Visit<'_>, name: &str) -> Option<Wallet> {
    match name {
        "MAIN" | "TRADE" | "MARGIN" | "ISOLATED" => visit.house.wallet(&name.to_lowercase()),
        "MARGIN_V2" => visit.house.wallet("margin"),
        "ISOLATED_V2" => visit.house.wallet("isolated"),
        _ => None,
    }
}
