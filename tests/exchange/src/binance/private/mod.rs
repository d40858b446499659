//! What Binance does for accounts.
//!
//! In: signed requests. Out: replies in the venue's words. Invariant: every route checks who asks before it looks at anything.

mod account;
mod cancel;
pub mod filters;
mod list;
mod list_old;
mod list_query;
mod place;
mod query;
mod refused;
mod report;
mod ticket;

use crate::binance::market;
use crate::call::Call;
use crate::exchange::{Answer, Branch, Desk, Endpoint, route};
use axum::Router;
use http::Method;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Branch>> {
    type Cost = fn(&Call) -> u32;
    type Function = fn(&Desk<'_>, &Call) -> Answer;
    let get = |cost: Cost, answer: Function| Endpoint::private(Method::GET, cost, answer);
    let post = |answer: Function| Endpoint::private(Method::POST, |_| 1, answer);
    let delete = |answer: Function| Endpoint::private(Method::DELETE, |_| 1, answer);
    let test = |answer: Function| Endpoint::private(Method::POST, place::test_cost, answer);
    let put = |answer: Function| Endpoint::private(Method::PUT, |_| 4, answer);
    let paths = [
        ("account", vec![get(|_| 20, account::account)]),
        ("account/commission", vec![get(|_| 20, account::commission)]),
        (
            "historicalBlockTrades",
            vec![get(|_| 25, market::historical_block_trades)],
        ),
        ("rateLimit/order", vec![get(|_| 40, account::order_counts)]),
        ("myFilters", vec![get(|_| 40, account::my_filters)]),
        (
            "order",
            vec![
                get(|_| 4, query::order),
                post(place::new_order),
                delete(cancel::cancel),
            ],
        ),
        ("order/test", vec![test(place::order_test)]),
        ("sor/order", vec![post(place::sor_order)]),
        ("sor/order/test", vec![test(place::sor_order_test)]),
        ("order/cancelReplace", vec![post(cancel::cancel_replace)]),
        ("order/amend/keepPriority", vec![put(cancel::amend)]),
        ("order/amendments", vec![get(|_| 4, query::amendments)]),
        (
            "openOrders",
            vec![
                get(query::open_cost, query::open_orders),
                delete(cancel::cancel_all),
            ],
        ),
        ("allOrders", vec![get(|_| 20, query::all_orders)]),
        ("myTrades", vec![get(query::trades_cost, query::my_trades)]),
        ("myAllocations", vec![get(|_| 20, query::my_allocations)]),
        (
            "myPreventedMatches",
            vec![get(query::prevented_cost, query::prevented_matches)],
        ),
        ("order/oco", vec![post(list_old::oco)]),
        ("orderList/oco", vec![post(list::oco)]),
        ("orderList/oto", vec![post(list::oto)]),
        ("orderList/otoco", vec![post(list::otoco)]),
        ("orderList/opo", vec![post(list::opo)]),
        ("orderList/opoco", vec![post(list::opoco)]),
        (
            "orderList",
            vec![get(|_| 4, list_query::query), delete(list::cancel)],
        ),
        ("allOrderList", vec![get(|_| 20, list_query::all)]),
        ("openOrderList", vec![get(|_| 6, list_query::open)]),
    ];
    paths
        .into_iter()
        .fold(Router::new(), |router, (path, methods)| {
            router.route(&format!("/api/v3/{path}"), route(methods))
        })
}
