//! KuCoin's private operations: method, path, weight, pool, and what they cannot do without.
//!
//! Source: <https://www.kucoin.com/docs-new/rate-limit> and the page of each operation. Invariant: one line for each.

use super::{
    accounts, alter, cancel, dcp, deposits, fees, ledgers, margin, oco, place, queries, stop,
    transfers, withdrawals,
};
use crate::charge::Charge;
use crate::exchange::Answer;
use crate::kucoin::market;
use crate::private::{Operation, Visit};
use crate::trading::Right::{self, Read, Trade, Transfer};
use http::Method;

/// Weight of a trading account in 30 seconds.
const fn spot(weight: u32) -> Charge {
    Charge::new(("", "spot"), weight, 4_000, 30_000)
}

/// Weight of an account's funds and settings in 30 seconds.
const fn management(weight: u32) -> Charge {
    Charge::new(("", "management"), weight, 2_000, 30_000)
}

type Do = fn(&mut Visit<'_>) -> Answer;
type Needs = &'static [&'static str];

const fn get(path: &'static str, charge: Charge, needs: Needs, answer: Do) -> Operation {
    one(Method::GET, path, Read, charge, needs, answer)
}

const fn post(path: &'static str, charge: Charge, needs: Needs, answer: Do) -> Operation {
    one(Method::POST, path, Trade, charge, needs, answer)
}

const fn delete(path: &'static str, charge: Charge, needs: Needs, answer: Do) -> Operation {
    one(Method::DELETE, path, Trade, charge, needs, answer)
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

const SYMBOL: Needs = &["symbol"];
const CURRENCY: Needs = &["currency"];
const ORDER: Needs = &["side", "symbol", "type"];
const STOP: Needs = &["side", "symbol", "stopPrice"];
const OCO: Needs = &[
    "symbol",
    "side",
    "price",
    "size",
    "stopPrice",
    "limitPrice",
    "clientOid",
];
const MOVE: Needs = &[
    "clientOid",
    "currency",
    "amount",
    "fromAccountType",
    "type",
    "toAccountType",
];

#[rustfmt::skip]
pub static OPERATIONS: &[Operation] = &[
    // Orders.
    post("/api/v1/hf/orders", spot(1), ORDER, place::add),
    post("/api/v1/hf/orders/sync", spot(1), ORDER, place::add_sync),
    post("/api/v1/hf/orders/test", spot(1), ORDER, place::test),
    post("/api/v1/hf/orders/multi", spot(1), &["orderList"], place::batch),
    post("/api/v1/hf/orders/multi/sync", spot(1), &["orderList"], place::batch_sync),
    post("/api/v1/hf/orders/alter", spot(1), SYMBOL, alter::alter),
    delete("/api/v1/hf/orders", spot(2), SYMBOL, cancel::all_of_symbol),
    delete("/api/v1/hf/orders/cancelAll", spot(30), &[], cancel::all),
    delete("/api/v1/hf/orders/client-order/*", spot(1), SYMBOL, cancel::by_client_id),
    delete("/api/v1/hf/orders/sync/client-order/*", spot(1), SYMBOL, cancel::by_client_id_sync),
    delete("/api/v1/hf/orders/sync/*", spot(1), SYMBOL, cancel::by_id_sync),
    delete("/api/v1/hf/orders/cancel/*", spot(2), &["symbol", "cancelSize"], cancel::part),
    delete("/api/v1/hf/orders/*", spot(1), SYMBOL, cancel::by_id),
    delete("/api/v1/order/client-order/*", spot(3), &[], cancel::by_client_id_old),
    get("/api/v1/hf/orders/active", spot(2), SYMBOL, queries::open),
    get("/api/v1/hf/orders/active/page", spot(2), SYMBOL, queries::open_page),
    get("/api/v1/hf/orders/active/symbols", spot(2), &[], queries::open_symbols),
    get("/api/v1/hf/orders/done", spot(2), SYMBOL, queries::done),
    get("/api/v1/hf/orders/client-order/*", spot(2), SYMBOL, queries::by_client_id),
    get("/api/v1/hf/orders/dead-cancel-all/query", spot(2), &[], dcp::get),
    post("/api/v1/hf/orders/dead-cancel-all", spot(2), &["timeout"], dcp::set),
    get("/api/v1/hf/orders/*", spot(2), SYMBOL, queries::by_id),
    get("/api/v1/hf/fills", spot(2), SYMBOL, queries::fills),
    // The whole book is for those who have a key.
    get("/api/v3/market/orderbook/level2", spot(3), SYMBOL, |visit| market::full_book(visit.desk, visit.call)),
    // Orders that wait for a price.
    post("/api/v1/stop-order", spot(1), STOP, stop::add),
    get("/api/v1/stop-order", spot(8), &[], stop::list),
    get("/api/v1/stop-order/queryOrderByClientOid", spot(3), &["clientOid"], stop::by_client_id),
    delete("/api/v1/stop-order/cancel", spot(3), &[], stop::cancel_batch),
    get("/api/v1/stop-order/*", spot(3), &[], stop::by_id),
    post("/api/v3/hf/margin/stop-order", spot(1), STOP, stop::add_margin),
    get("/api/v3/hf/margin/stop-orders", spot(8), &[], stop::list_margin),
    get("/api/v3/hf/margin/stop-order/orderId", spot(3), &["orderId"], stop::by_id_margin),
    get("/api/v3/hf/margin/stop-order/clientOid", spot(3), &["clientOid"], stop::by_client_id_margin),
    delete("/api/v3/hf/margin/stop-order/cancel", spot(3), &["tradeType"], stop::cancel_batch_margin),
    delete("/api/v3/hf/margin/stop-order/cancel-by-id", spot(3), &["orderId"], stop::cancel_by_id_margin),
    delete("/api/v3/hf/margin/stop-order/cancel-by-clientOid", spot(5), &["clientOid"], stop::cancel_by_client_id_margin),
    // Pairs of orders of which one cancels the other.
    post("/api/v3/hf/margin/oco-order", spot(2), OCO, oco::add),
    get("/api/v3/hf/margin/oco-order/clientOid", spot(2), &["clientOid"], oco::by_client_id),
    get("/api/v3/hf/margin/oco-order/detail/orderId", spot(2), &["orderId"], oco::by_id),
    delete("/api/v3/hf/margin/oco-order/cancel", spot(3), &[], oco::cancel_batch),
    delete("/api/v3/hf/margin/oco-order/cancel-by-id", spot(3), &["orderId"], oco::cancel_by_id),
    delete("/api/v3/hf/margin/oco-order/cancel-by-clientOid", spot(3), &["clientOid"], oco::cancel_by_client_id),
    // Accounts.
    get("/api/v2/user-info", management(20), &[], accounts::summary),
    get("/api/v1/user/api-key", management(20), &[], accounts::key),
    get("/api/v1/hf/accounts/opened", spot(30), &[], accounts::is_high_frequency),
    get("/api/v1/accounts", management(5), &[], accounts::list),
    get("/api/v1/accounts/ledgers", management(2), &[], ledgers::of_funds),
    get("/api/v1/accounts/transferable", management(20), &["currency", "type"], accounts::transferable),
    get("/api/v1/accounts/*", management(5), &[], accounts::detail),
    get("/api/v1/hf/accounts/ledgers", spot(2), &[], ledgers::of_trading),
    get("/api/v3/hf/margin/account/ledgers", spot(2), &[], ledgers::of_margin),
    get("/api/v3/margin/accounts", spot(15), &[], margin::cross),
    get("/api/v3/isolated/accounts", spot(15), &[], margin::isolated),
    get("/api/v1/base-fee", spot(3), &[], fees::basic),
    get("/api/v1/trade-fees", spot(3), &["symbols"], fees::actual),
    // Funds.
    one(Method::POST, "/api/v3/accounts/universal-transfer", Transfer, management(4), MOVE, transfers::universal),
    get("/api/v3/deposit-addresses", management(5), CURRENCY, deposits::addresses),
    get("/api/v1/deposits", management(5), CURRENCY, deposits::list),
    get("/api/v1/withdrawals", management(20), CURRENCY, withdrawals::list),
    get("/api/v1/withdrawals/quotas", management(20), CURRENCY, withdrawals::quotas),
    get("/api/v1/withdrawals/*", management(20), &[], withdrawals::by_id),
];
