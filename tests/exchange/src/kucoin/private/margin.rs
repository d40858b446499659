//! Margin accounts: what is held in them. Nobody lends here, so nothing is owed.
//!
//! Source: <https://www.kucoin.com/docs-new/rest/account-info/account-funding/get-account-cross-margin>.
//! Invariant: total is what is available and what is held.

use super::ticket;
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::Json;
use crate::kucoin::ok;
use crate::market::Instrument;
use crate::private::Visit;
use crate::trading::{Balance, Wallet};

const MARGIN: Wallet = Wallet("margin");
const QUOTES: [&str; 3] = ["USDT", "KCS", "BTC"];

pub fn cross(visit: &mut Visit<'_>) -> Answer {
    let quote = quote(visit)?;
    let balances = &visit.house.account(visit.account).balances;
    let sum = balances
        .of(MARGIN)
        .map(|(coin, one)| worth(visit, coin, one.total(), quote));
    let sum = sum.fold(Amount::new(0, 0), Amount::plus);
    ok(&Json::object(|json| {
        json.field("totalAssetOfQuoteCurrency", sum);
        json.field("totalLiabilityOfQuoteCurrency", "0");
        json.field("debtRatio", "0").field("status", "EFFECTIVE");
        json.array_field("accounts", |json| {
            for (coin, balance) in balances.of(MARGIN) {
                json.object_item(|json| asset(json, coin, balance));
            }
        });
    }))
}

/// One account for each symbol of a coin that people know; isolated ones hold nothing here.
pub fn isolated(visit: &mut Visit<'_>) -> Answer {
    quote(visit)?;
    let wanted = visit.fields.get("symbol");
    if let Some(symbol) = wanted {
        ticket::instrument(visit.desk, symbol)?;
    }
    let lent = |one: &&Instrument| one.is_known() && wanted.is_none_or(|id| id == one.id);
    ok(&Json::object(|json| {
        json.field("totalAssetOfQuoteCurrency", "0");
        json.field("totalLiabilityOfQuoteCurrency", "0");
        json.field("timestamp", visit.desk.now);
        json.array_field("assets", |json| {
            for one in visit.desk.listing().spot().filter(lent) {
                json.object_item(|json| {
                    json.field("symbol", &one.id).field("status", "EFFECTIVE");
                    json.field("debtRatio", "0");
                    for (name, coin) in [("baseAsset", &one.base), ("quoteAsset", &one.quote)] {
                        json.object_field(name, |json| asset(json, coin, Balance::default()));
                    }
                });
            }
        });
    }))
}

fn asset(json: &mut Json, coin: &str, balance: Balance) {
    json.field("currency", coin).field("total", balance.total());
    json.field("available", balance.free())
        .field("hold", balance.locked());
    for name in [
        "liability",
        "liabilityPrincipal",
        "liabilityInterest",
        "maxBorrowSize",
    ] {
        json.field(name, "0");
    }
    json.field("borrowEnabled", true)
        .field("transferInEnabled", true);
}

fn quote<'a>(visit: &'a Visit<'_>) -> Result<&'a str, crate::reply::Reply> {
    let quote = visit.fields.get("quoteCurrency").unwrap_or("USDT");
    match QUOTES.contains(&quote) {
        true => Ok(quote),
        false => Err(ticket::invalid("quoteCurrency").into()),
    }
}

/// What an amount of a coin is worth at its last price, where it trades for the quote coin.
fn worth(visit: &Visit<'_>, coin: &str, amount: Amount, quote: &str) -> Amount {
    if coin == quote {
        return amount;
    }
    match visit.desk.listing().get(&format!("{coin}-{quote}")) {
        Some(one) => {
            let last = one.trade(one.last_slot(visit.desk.step())).price;
            amount.rescale(8).times(one.price(last)).rescale(8)
        }
        None => Amount::new(0, 0),
    }
}
