//! What Binance says of an account.

use crate::amount::Amount;
use crate::binance::access::access;
use crate::binance::general::EXCHANGE_FILTERS;
use crate::binance::{DIGITS, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Raw};
use crate::trading::{Fees, Right};

pub fn account(desk: &Desk<'_>, call: &Call) -> Answer {
    let (parameters, account) = access(desk, call, Right::Read, &["omitZeroBalances"])?;
    let all = parameters.get("omitZeroBalances") != Some("true");
    let house = desk.house();
    let account = house.account(account);
    let fees = account.fees;
    let updated = account.bills.last().map_or(0, |bill| bill.time);
    ok(Json::object(|json| {
        // In parts per ten thousand, as it was once.
        json.field("makerCommission", fees.maker / 100)
            .field("takerCommission", fees.taker / 100)
            .field("buyerCommission", 0)
            .field("sellerCommission", 0);
        json.object_field("commissionRates", |json| rates(json, fees));
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

pub fn commission(desk: &Desk<'_>, call: &Call) -> Answer {
    let (parameters, account) = access(desk, call, Right::Read, &["symbol"])?;
    let symbol = parameters.symbol()?;
    let fees = desk.house().account(account).fees;
    let none = Fees { maker: 0, taker: 0 };
    ok(Json::object(|json| {
        json.field("symbol", &symbol.id);
        for (name, fees) in [
            ("standardCommission", fees),
            ("specialCommission", none),
            ("taxCommission", none),
        ] {
            json.object_field(name, |json| rates(json, fees));
        }
        discount(json);
    }))
}

fn rates(json: &mut Json, fees: Fees) {
    json.field("maker", fees.maker_rate().fixed(DIGITS))
        .field("taker", fees.taker_rate().fixed(DIGITS))
        .field("buyer", Amount::new(0, 0).fixed(DIGITS))
        .field("seller", Amount::new(0, 0).fixed(DIGITS));
}

/// Nobody here pays with the venue's own coin.
pub fn discount(json: &mut Json) {
    json.object_field("discount", |json| {
        json.field("enabledForAccount", false)
            .field("enabledForSymbol", false)
            .field("discountAsset", "BNB")
            .field("discount", Amount::new(75, 2).fixed(DIGITS));
    });
}

/// How many orders were placed in the spans that are limited.
pub fn order_counts(desk: &Desk<'_>, call: &Call) -> Answer {
    let (_, account) = access(desk, call, Right::Read, &[])?;
    let counts = desk.branch.exchange.limits.order_counts(account, desk.now);
    ok(Json::array(|json| {
        for (limit, count) in counts {
            json.object_item(|json| {
                json.field("rateLimitType", "ORDERS")
                    .field("interval", limit.interval)
                    .field("intervalNum", limit.number)
                    .field("limit", i64::from(limit.most))
                    .field("count", i64::from(count));
            });
        }
    }))
}

/// The limits of this account; those of the symbol are in `exchangeInfo`.
pub fn my_filters(desk: &Desk<'_>, call: &Call) -> Answer {
    let (parameters, _) = access(desk, call, Right::Read, &["symbol"])?;
    parameters.symbol()?;
    ok(Json::object(|json| {
        json.field("exchangeFilters", Raw(EXCHANGE_FILTERS))
            .field("symbolFilters", Raw(SYMBOL_FILTERS))
            .field("assetFilters", Raw(ASSET_FILTERS));
    }))
}

const SYMBOL_FILTERS: &str = r#"[{"filterType":"MAX_NUM_ORDER_LISTS","maxNumOrderLists":18}]"#;
const ASSET_FILTERS: &str =
    r#"[{"filterType":"MAX_ASSET","asset":"USDT","limit":"900000000.00000000"}]"#;
