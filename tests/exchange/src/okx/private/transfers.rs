//! Money that is moved: between the own wallets, or between accounts of one owner.
//!
//! In: a coin, an amount, from where to where. Out: the number of the transfer, or its state. Source:
//! <https://www.okx.com/docs-v5/en/#funding-account-rest-api-funds-transfer>. Invariant: a client id moves money once.

use super::bills::{FUNDING, TRADING};
use super::refused::Refused;
use super::ticket::{self, required};
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::{Json, Quoted};
use crate::okx;
use crate::private::Visit;
use crate::trading::{AccountId, Refusal, SCALE, Transfer, Wallet};

/// Before the id of a transfer whose client sent none.
const MADE: &str = "made-";

pub fn own(visit: &mut Visit<'_>) -> Answer {
    if !matches!(visit.fields.get("type"), None | Some("0")) {
        // The account of the key has no sub-accounts, and is none.
        return Err(Refused::parameter("subAcct").into());
    }
    let number = transfer(visit, visit.account, visit.account)?;
    let transfer = find(visit, |one| one.id == number)?;
    okx::one(|json| common(json, transfer))
}

/// Between two accounts of the exchange, by their names.
pub fn between_accounts(visit: &mut Visit<'_>) -> Answer {
    let named = |name| {
        let wanted = required(&visit.fields, name)?;
        let found = visit
            .house
            .accounts
            .iter()
            .position(|one| one.name == wanted);
        found.ok_or_else(|| Refused::parameter(name))
    };
    let (from, to) = (named("fromSubAccount")?, named("toSubAccount")?);
    let number = transfer(visit, from, to)?;
    okx::one(|json| {
        json.field("transId", Quoted(number));
    })
}

pub fn state(visit: &mut Visit<'_>) -> Answer {
    let fields = &visit.fields;
    let transfer = match (fields.get("transId"), fields.get("clientId")) {
        (Some(id), _) => find(visit, |one| one.id.to_string() == id)?,
        (None, Some(id)) => find(visit, |one| one.client_id == id)?,
        (None, None) => return Err(Refused::missing("transId").into()),
    };
    okx::one(|json| {
        common(json, transfer);
        json.field("type", "0").field("state", "success");
        for name in ["subAcct", "instId", "toInstId"] {
            json.field(name, "");
        }
    })
}

/// The id that the client gave; empty where it gave none.
pub fn client_id(transfer: &Transfer) -> &str {
    match transfer.client_id.starts_with(MADE) {
        true => "",
        false => &transfer.client_id,
    }
}

fn transfer(visit: &mut Visit<'_>, from: AccountId, to: AccountId) -> Result<i64, Refused> {
    let fields = &visit.fields;
    let amount = Amount::parse(required(fields, "amt")?).filter(|amount| amount.is_positive());
    let amount = amount.ok_or_else(|| Refused::parameter("amt"))?;
    let wallet = |name| match ticket::one_of(fields, name, &[FUNDING, TRADING]) {
        Ok(FUNDING) => Ok(visit.house.rules.wallets[0]),
        Ok(_) => Ok(visit.house.rules.trading),
        Err(refused) => Err(refused),
    };
    let (source, target) = (wallet("from")?, wallet("to")?);
    if source == target && from == to {
        return Err(Refused::parameter("to"));
    }
    let id = ticket::id(fields, "clientId", 32)?;
    let made = || format!("{MADE}{}", visit.house.transfers.len());
    let transfer = Transfer {
        id: 0,
        account: from,
        client_id: id.map_or_else(made, str::to_owned),
        asset: required(fields, "ccy")?.to_owned(),
        amount: 0,
        from: source,
        to: target,
        receiver: to,
        time: visit.desk.now,
    };
    visit
        .house
        .transfer(transfer, amount)
        .map_err(|refusal| match refusal {
            Refusal::Insufficient => Refused::new("58350", "Insufficient balance"),
            Refusal::Duplicate(_) => Refused::new("50071", "clientId already exists"),
            other => other.into(),
        })
}

fn find<'a>(
    visit: &'a Visit<'_>,
    is_wanted: impl Fn(&Transfer) -> bool,
) -> Result<&'a Transfer, Refused> {
    let mut transfers = visit.house.transfers.iter();
    let found = transfers.find(|one| one.account == visit.account && is_wanted(one));
    found.ok_or_else(|| Refused::new("58129", "The transfer does not exist"))
}

fn common(json: &mut Json, transfer: &Transfer) {
    let named = |wallet: Wallet| {
        if wallet.0 == "funding" {
            FUNDING
        } else {
            TRADING
        }
    };
    json.field("transId", Quoted(transfer.id))
        .field("ccy", &transfer.asset);
    json.field("clientId", client_id(transfer));
    json.field("from", named(transfer.from))
        .field("to", named(transfer.to));
    json.field("amt", Amount::new(transfer.amount, SCALE));
}
