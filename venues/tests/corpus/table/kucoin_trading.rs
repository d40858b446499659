//! KuCoin's replies to calls that trade, and to questions for what was traded.

use venues::kucoin::Kucoin;
use venues::kucoin::spot::*;

use super::kucoin::entry;
use super::{Entry, one};

pub const ENTRIES: &[Entry] = &[
    entry(
        "spot",
        "GET",
        "/api/v3/market/orderbook/level2",
        one::<Kucoin, OrderBook>,
    ),
    entry("spot", "POST", "/api/v1/hf/orders", one::<Kucoin, OrderIds>),
    entry(
        "spot",
        "POST",
        "/api/v1/hf/orders/sync",
        one::<Kucoin, SyncOrder>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "POST",
            "/api/v1/hf/orders/test",
            one::<Kucoin, OrderIds>,
        )
    },
    entry(
        "spot",
        "POST",
        "/api/v1/hf/orders/multi",
        one::<Kucoin, Vec<BatchOrder>>,
    ),
    entry(
        "spot",
        "POST",
        "/api/v1/hf/orders/multi/sync",
        one::<Kucoin, Vec<BatchSyncOrder>>,
    ),
    entry(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/{orderId}",
        one::<Kucoin, CancelledOrder>,
    ),
    entry(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/client-order/{clientOid}",
        one::<Kucoin, CancelledClientOrder>,
    ),
    entry(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/sync/{orderId}",
        one::<Kucoin, SyncCancelledOrder>,
    ),
    entry(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/sync/client-order/{clientOid}",
        one::<Kucoin, SyncCancelledClientOrder>,
    ),
    entry(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/cancel/{orderId}",
        one::<Kucoin, PartlyCancelledOrder>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "DELETE",
            "/api/v1/hf/orders",
            one::<Kucoin, CancelAllResult>,
        )
    },
    entry(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/cancelAll",
        one::<Kucoin, CancelledSymbols>,
    ),
    entry(
        "spot",
        "POST",
        "/api/v1/hf/orders/alter",
        one::<Kucoin, ModifiedOrder>,
    ),
    entry(
        "spot",
        "DELETE",
        "/api/v1/order/client-order/{clientOid}",
        one::<Kucoin, CancelledOldOrder>,
    ),
    entry(
        "spot",
        "GET",
        "/api/v1/hf/orders/{orderId}",
        one::<Kucoin, Order>,
    ),
    entry(
        "spot",
        "GET",
        "/api/v1/hf/orders/client-order/{clientOid}",
        one::<Kucoin, Order>,
    ),
    entry(
        "spot",
        "GET",
        "/api/v1/hf/orders/active/symbols",
        one::<Kucoin, SymbolsWithOpenOrder>,
    ),
    entry(
        "spot",
        "GET",
        "/api/v1/hf/orders/active",
        one::<Kucoin, Vec<Order>>,
    ),
    entry(
        "spot",
        "GET",
        "/api/v1/hf/orders/active/page",
        one::<Kucoin, OrderPage>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "GET",
            "/api/v1/hf/orders/done",
            one::<Kucoin, ClosedOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry("spot", "GET", "/api/v1/hf/fills", one::<Kucoin, Fills>)
    },
    entry(
        "spot",
        "GET",
        "/api/v1/hf/orders/dead-cancel-all/query",
        one::<Kucoin, Dcp>,
    ),
    entry(
        "spot",
        "POST",
        "/api/v1/hf/orders/dead-cancel-all",
        one::<Kucoin, DcpTimes>,
    ),
    entry(
        "spot",
        "GET",
        "/api/v1/stop-order",
        one::<Kucoin, StopOrderPage>,
    ),
    entry(
        "spot",
        "GET",
        "/api/v1/stop-order/{orderId}",
        one::<Kucoin, StopOrder>,
    ),
    entry(
        "spot",
        "GET",
        "/api/v1/stop-order/queryOrderByClientOid",
        one::<Kucoin, Vec<StopOrder>>,
    ),
    entry(
        "spot",
        "DELETE",
        "/api/v1/stop-order/cancel",
        one::<Kucoin, CancelledOrders>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "POST",
            "/api/v3/hf/margin/stop-order",
            one::<Kucoin, OrderIds>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/stop-order/cancel-by-id",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/stop-order/cancel-by-clientOid",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/stop-order/cancel",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "GET",
            "/api/v3/hf/margin/stop-orders",
            one::<Kucoin, StopOrderPage>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "GET",
            "/api/v3/hf/margin/stop-order/orderId",
            one::<Kucoin, StopOrder>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "GET",
            "/api/v3/hf/margin/stop-order/clientOid",
            one::<Kucoin, StopOrder>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "POST",
            "/api/v3/hf/margin/oco-order",
            one::<Kucoin, OcoOrderId>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/oco-order/cancel-by-id",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/oco-order/cancel-by-clientOid",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/oco-order/cancel",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "GET",
            "/api/v3/hf/margin/oco-order/clientOid",
            one::<Kucoin, OcoOrder>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "spot",
            "GET",
            "/api/v3/hf/margin/oco-order/detail/orderId",
            one::<Kucoin, OcoOrderDetail>,
        )
    },
];
