//! OKX's private operations: method, path, how often, and what they cannot do without.
//!
//! Source: <https://www.okx.com/docs-v5/en/> at each operation. Invariant: one line for each.

use super::{
    account, algo, algo_changes, algo_queries, amend, archive, balance, bills, cancel, convert,
    fees, fills, funding, funding_bills, leverage, place, positions, precheck, queries, repay,
    settings, sizes, transfers,
};
use crate::charge::Charge;
use crate::exchange::Answer;
use crate::private::{Operation, Visit};
use crate::trading::Right::{self, Read, Trade, Transfer};
use http::Method;

type Do = fn(&mut Visit<'_>) -> Answer;
type Needs = &'static [&'static str];

/// How often an account may call.
struct Often {
    calls: u32,
    seconds: i64,
    keyed: bool,
}

const fn each(calls: u32, seconds: i64) -> Often {
    Often {
        calls,
        seconds,
        keyed: false,
    }
}

/// Counted for each instrument by itself.
const fn by_instrument(calls: u32, seconds: i64) -> Often {
    Often {
        keyed: true,
        ..each(calls, seconds)
    }
}

const fn get(path: &'static str, often: Often, needs: Needs, answer: Do) -> Operation {
    let charge = charge("GET", path, often);
    one(Method::GET, path, Read, charge, needs, answer)
}

const fn post(
    path: &'static str,
    right: Right,
    often: Often,
    needs: Needs,
    answer: Do,
) -> Operation {
    let charge = charge("POST", path, often);
    one(Method::POST, path, right, charge, needs, answer)
}

const fn charge(method: &'static str, path: &'static str, often: Often) -> Charge {
    let charge = Charge::new((method, path), 1, often.calls, often.seconds * 1_000);
    if often.keyed {
        charge.keyed("instId")
    } else {
        charge
    }
}

const fn one(
    method: Method,
    path: &'static str,
    right: Right,
    charge: Charge,
    needs: Needs,
    answer: Do,
) -> Operation {
    Operation {
        method,
        path,
        needs,
        right,
        charge,
        answer,
    }
}

const NONE: Needs = &[];
const ORDER: Needs = &["instId", "tdMode", "side", "ordType", "sz"];
const ITEMS: Needs = &[super::ITEMS];
const MOVE: Needs = &["ccy", "amt", "from", "to"];
const BETWEEN: Needs = &["ccy", "amt", "from", "to", "fromSubAccount", "toSubAccount"];
const QUARTER: Needs = &["year", "quarter"];

#[rustfmt::skip]
pub static OPERATIONS: &[Operation] = &[
    // Orders.
    post("/api/v5/trade/order", Trade, by_instrument(60, 2), ORDER, place::one),
    post("/api/v5/trade/batch-orders", Trade, each(300, 2), ITEMS, place::several),
    post("/api/v5/trade/cancel-order", Trade, by_instrument(60, 2), NONE, cancel::one),
    post("/api/v5/trade/cancel-batch-orders", Trade, each(300, 2), ITEMS, cancel::several),
    post("/api/v5/trade/amend-order", Trade, by_instrument(60, 2), &["instId"], amend::one),
    post("/api/v5/trade/amend-batch-orders", Trade, each(300, 2), ITEMS, amend::several),
    post("/api/v5/trade/close-position", Trade, by_instrument(20, 2), &["instId", "mgnMode"], cancel::close_position),
    post("/api/v5/trade/mass-cancel", Trade, each(5, 2), &["instType", "instFamily"], cancel::mass),
    post("/api/v5/trade/cancel-all-after", Trade, each(1, 1), &["timeOut"], cancel::after),
    post("/api/v5/trade/order-precheck", Read, each(5, 2), ORDER, precheck::check),
    get("/api/v5/trade/order", by_instrument(60, 2), NONE, queries::one),
    get("/api/v5/trade/orders-pending", each(60, 2), NONE, queries::open),
    get("/api/v5/trade/orders-history", each(40, 2), &["instType"], queries::history),
    get("/api/v5/trade/orders-history-archive", each(20, 2), &["instType"], queries::history),
    get("/api/v5/trade/fills", each(60, 2), NONE, fills::list),
    get("/api/v5/trade/fills-history", each(10, 2), NONE, fills::list),
    post("/api/v5/trade/fills-archive", Read, each(10, 86_400), QUARTER, archive::apply),
    get("/api/v5/trade/fills-archive", each(10, 2), QUARTER, archive::fetch),
    get("/api/v5/trade/account-rate-limit", each(1, 2), NONE, account::rate_limit),
    // Orders of algorithms.
    post("/api/v5/trade/order-algo", Trade, each(20, 2), ORDER, algo::place),
    post("/api/v5/trade/amend-algos", Trade, each(20, 2), &["instId"], algo_changes::amend),
    post("/api/v5/trade/cancel-algos", Trade, each(20, 2), ITEMS, algo_changes::cancel),
    post("/api/v5/trade/cancel-advance-algos", Trade, each(20, 2), ITEMS, algo_changes::cancel),
    get("/api/v5/trade/order-algo", each(20, 2), NONE, algo_queries::one),
    get("/api/v5/trade/orders-algo-pending", each(20, 2), &["ordType"], algo_queries::waiting),
    get("/api/v5/trade/orders-algo-history", each(20, 2), &["ordType"], algo_queries::history),
    // Conversions and debts.
    get("/api/v5/trade/easy-convert-currency-list", each(1, 2), NONE, convert::currencies),
    post("/api/v5/trade/easy-convert", Trade, each(1, 2), &["fromCcys", "toCcy"], convert::convert),
    get("/api/v5/trade/easy-convert-history", each(1, 2), NONE, convert::history),
    get("/api/v5/trade/one-click-repay-currency-list", each(1, 2), NONE, repay::currencies),
    post("/api/v5/trade/one-click-repay", Trade, each(1, 2), &["debtCcys", "repayCcy"], repay::repay),
    get("/api/v5/trade/one-click-repay-history", each(1, 2), NONE, repay::history),
    get("/api/v5/trade/one-click-repay-currency-list-v2", each(1, 2), NONE, repay::currencies_v2),
    post("/api/v5/trade/one-click-repay-v2", Trade, each(1, 2), &["debtCcy", "repayCcyList"], repay::repay),
    get("/api/v5/trade/one-click-repay-history-v2", each(1, 2), NONE, repay::history),
    // The trading account.
    get("/api/v5/account/balance", each(10, 2), NONE, balance::trading),
    get("/api/v5/account/config", each(5, 2), NONE, account::configuration),
    get("/api/v5/account/instruments", each(20, 2), &["instType"], account::instruments),
    get("/api/v5/account/trade-fee", each(5, 2), &["instType"], fees::rates),
    get("/api/v5/account/max-size", each(20, 2), &["instId", "tdMode"], sizes::order),
    get("/api/v5/account/max-avail-size", each(20, 2), &["instId", "tdMode"], sizes::available),
    get("/api/v5/account/max-loan", each(20, 2), &["instId", "mgnMode"], sizes::loan),
    get("/api/v5/account/max-withdrawal", each(20, 2), NONE, sizes::withdrawal),
    get("/api/v5/account/positions", each(10, 2), NONE, positions::none),
    get("/api/v5/account/positions-history", each(10, 2), NONE, positions::none),
    get("/api/v5/account/account-position-risk", each(10, 2), NONE, positions::risk),
    get("/api/v5/account/risk-state", each(10, 2), NONE, positions::risk_state),
    get("/api/v5/account/leverage-info", each(20, 2), &["mgnMode"], leverage::get),
    post("/api/v5/account/set-leverage", Trade, each(20, 2), &["lever", "mgnMode"], leverage::set),
    post("/api/v5/account/set-position-mode", Trade, each(5, 2), &["posMode"], settings::position_mode),
    post("/api/v5/account/set-fee-type", Trade, each(5, 2), &["feeType"], settings::fee_type),
    post("/api/v5/account/set-settle-currency", Trade, each(20, 2), &["settleCcy"], settings::settle_currency),
    get("/api/v5/account/bills", each(5, 1), NONE, bills::list),
    get("/api/v5/account/bills-archive", each(5, 2), NONE, bills::list),
    get("/api/v5/account/subtypes", each(5, 2), NONE, bills::types),
    post("/api/v5/account/bills-history-archive", Read, each(12, 86_400), QUARTER, archive::apply),
    get("/api/v5/account/bills-history-archive", each(10, 2), QUARTER, archive::fetch),
    // The funding account.
    get("/api/v5/asset/balances", each(6, 1), NONE, funding::balances),
    get("/api/v5/asset/currencies", each(6, 1), NONE, funding::currencies),
    get("/api/v5/asset/non-tradable-assets", each(6, 1), NONE, funding::not_tradable),
    get("/api/v5/asset/asset-valuation", each(1, 1), NONE, funding::valuation),
    get("/api/v5/asset/bills", each(6, 1), NONE, funding_bills::list),
    get("/api/v5/asset/bills-history", each(1, 1), NONE, funding_bills::list),
    post("/api/v5/asset/transfer", Transfer, each(2, 1), MOVE, transfers::own),
    get("/api/v5/asset/transfer-state", each(1, 1), NONE, transfers::state),
    post("/api/v5/asset/subaccount/transfer", Transfer, each(1, 1), BETWEEN, transfers::between_accounts),
];
