//! Binance's replies to signed and keyed calls.

use venues::binance::Binance;
use venues::binance::spot::*;

use super::{Entry, Held, binance, one};

const fn with(method: &'static str, path: &'static str, held: Held) -> Entry {
    Entry {
        method,
        ..binance(path, held)
    }
}

pub const ENTRIES: &[Entry] = &[
    binance("/api/v3/account", one::<Binance, Account>),
    binance(
        "/api/v3/account/commission",
        one::<Binance, AccountCommission>,
    ),
    Entry {
        unrecorded: true,
        ..binance("/api/v3/myTrades", one::<Binance, Vec<MyTrade>>)
    },
    Entry {
        unrecorded: true,
        ..binance("/api/v3/myAllocations", one::<Binance, Vec<Allocation>>)
    },
    binance(
        "/api/v3/myPreventedMatches",
        one::<Binance, Vec<PreventedMatch>>,
    ),
    binance("/api/v3/myFilters", one::<Binance, MyFilters>),
    binance("/api/v3/rateLimit/order", one::<Binance, Vec<RateLimit>>),
    binance(
        "/api/v3/historicalBlockTrades",
        one::<Binance, Vec<BlockTrade>>,
    ),
    binance("/api/v3/order", one::<Binance, Order>),
    binance("/api/v3/openOrders", one::<Binance, Vec<Order>>),
    binance("/api/v3/allOrders", one::<Binance, Vec<Order>>),
    binance("/api/v3/order/amendments", one::<Binance, Vec<Amendment>>),
    binance("/api/v3/orderList", one::<Binance, OrderList>),
    binance("/api/v3/allOrderList", one::<Binance, Vec<OrderList>>),
    binance("/api/v3/openOrderList", one::<Binance, Vec<OrderList>>),
    with("POST", "/api/v3/order", one::<Binance, OrderReport>),
    with("POST", "/api/v3/order/test", one::<Binance, OrderTest>),
    with("POST", "/api/v3/sor/order", one::<Binance, OrderReport>),
    with("POST", "/api/v3/sor/order/test", one::<Binance, OrderTest>),
    with(
        "PUT",
        "/api/v3/order/amend/keepPriority",
        one::<Binance, AmendedOrder>,
    ),
    with("DELETE", "/api/v3/order", one::<Binance, CancelledOrder>),
    with(
        "DELETE",
        "/api/v3/openOrders",
        one::<Binance, Vec<CancelledEntry>>,
    ),
    with(
        "DELETE",
        "/api/v3/orderList",
        one::<Binance, CancelledOrderList>,
    ),
    with(
        "POST",
        "/api/v3/order/cancelReplace",
        one::<Binance, ReplacedOrder>,
    ),
    with(
        "POST",
        "/api/v3/orderList/oco",
        one::<Binance, PlacedOrderList>,
    ),
    with(
        "POST",
        "/api/v3/orderList/oto",
        one::<Binance, PlacedOrderList>,
    ),
    with(
        "POST",
        "/api/v3/orderList/opo",
        one::<Binance, PlacedOrderList>,
    ),
    with(
        "POST",
        "/api/v3/orderList/otoco",
        one::<Binance, PlacedOrderList>,
    ),
    with(
        "POST",
        "/api/v3/orderList/opoco",
        one::<Binance, PlacedOrderList>,
    ),
    Entry {
        unrecorded: true,
        ..with("POST", "/api/v3/order/oco", one::<Binance, PlacedOrderList>)
    },
];
