//! The account itself: its wallets, its key, its level.
//!
//! Source: <https://www.kucoin.com/docs-new/rest/account-info/account-funding/get-account-list-spot>.
//! Invariant: an account of KuCoin is one coin in one wallet, and has an id of its own.

use super::refused::Refused;
use super::ticket::invalid;
use crate::exchange::Answer;
use crate::json::Json;
use crate::kucoin::ok;
use crate::market::seed_of;
use crate::private::Visit;
use crate::trading::{Balance, Right, Wallet};

/// Wallets that are listed here; margin has lists of its own.
const LISTED: [Wallet; 2] = [Wallet("main"), Wallet("trade")];

pub fn list(visit: &mut Visit<'_>) -> Answer {
    let kind = visit.fields.get("type");
    if kind.is_some_and(|kind| !["main", "trade", "option"].contains(&kind)) {
        return Err(invalid("type").into());
    }
    let coin = visit.fields.get("currency");
    let held = held(visit).filter(|(wallet, asset, _)| {
        kind.is_none_or(|kind| kind == wallet.0) && coin.is_none_or(|coin| coin == *asset)
    });
    ok(&Json::array(|json| {
        for (wallet, asset, balance) in held {
            json.object_item(|json| {
                json.field("id", &id(visit, wallet, asset));
                json.field("currency", asset).field("type", wallet.0);
                write(json, balance);
            });
        }
    }))
}

pub fn detail(visit: &mut Visit<'_>) -> Answer {
    let wanted = visit.call.last_segment();
    let found = held(visit).find(|(wallet, asset, _)| id(visit, *wallet, asset) == wanted);
    match found {
        Some((_, asset, balance)) => ok(&Json::object(|json| {
            json.field("currency", asset);
            write(json, balance);
        })),
        None => Err(Refused::parameter("account not exist").into()),
    }
}

/// What of a coin can be moved out of a wallet.
pub fn transferable(visit: &mut Visit<'_>) -> Answer {
    let coin = visit.fields.get("currency").unwrap_or_default();
    let kind = visit.fields.get("type").unwrap_or_default();
    let wallet = super::transfers::wallet(visit, kind).ok_or_else(|| invalid("type"))?;
    let balance = visit
        .house
        .account(visit.account)
        .balances
        .get(wallet, coin);
    ok(&Json::object(|json| {
        json.field("currency", coin);
        write(json, balance);
        json.field("transferable", balance.free());
    }))
}

pub fn is_high_frequency(_: &mut Visit<'_>) -> Answer {
    ok(true)
}

pub fn summary(_: &mut Visit<'_>) -> Answer {
    const COUNTS: [&str; 5] = [
        "subQuantity",
        "spotSubQuantity",
        "marginSubQuantity",
        "futuresSubQuantity",
        "optionSubQuantity",
    ];
    const MOST: [&str; 5] = [
        "maxSpotSubQuantity",
        "maxMarginSubQuantity",
        "maxFuturesSubQuantity",
        "maxOptionSubQuantity",
        "level",
    ];
    ok(&Json::object(|json| {
        for name in COUNTS.iter().chain(&MOST) {
            json.field(name, 0);
        }
        json.field("maxSubQuantity", 5)
            .field("maxDefaultSubQuantity", 5);
    }))
}

/// The key that signed this call.
pub fn key(visit: &mut Visit<'_>) -> Answer {
    let id = visit.call.header("kc-api-key").unwrap_or_default();
    let key = visit.house.key(id).expect("a key that signed is there");
    let rights = [
        (Right::Read, "General"),
        (Right::Trade, "Spot,Margin"),
        (Right::Transfer, "InnerTransfer"),
    ];
    let rights = rights.into_iter().filter(|(right, _)| key.may(*right));
    let rights: Vec<&str> = rights.map(|(_, name)| name).collect();
    let account = visit.house.account(visit.account);
    ok(&Json::object(|json| {
        json.field("remark", &account.name).field("apiKey", id);
        json.field("apiVersion", 3);
        json.field("permission", &rights.join(","))
            .field("ipWhitelist", "");
        json.field("createdAt", visit.desk.market().genesis);
        json.field("uid", account.uid).field("isMaster", true);
    }))
}

fn held<'a>(visit: &'a Visit<'_>) -> impl Iterator<Item = (Wallet, &'a str, Balance)> {
    let balances = &visit.house.account(visit.account).balances;
    balances
        .all()
        .filter(|(wallet, _, _)| LISTED.contains(wallet))
}

fn id(visit: &Visit<'_>, wallet: Wallet, asset: &str) -> String {
    let uid = visit.house.account(visit.account).uid;
    let rest = seed_of(seed_of(uid.unsigned_abs(), wallet.0), asset);
    format!("{uid:08x}{rest:016x}")
}

fn write(json: &mut Json, balance: Balance) {
    json.field("balance", balance.total());
    json.field("available", balance.free());
    json.field("holds", balance.locked());
}
