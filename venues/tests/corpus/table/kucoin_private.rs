//! Replies to KuCoin's private calls.

use venues::kucoin::Kucoin;
use venues::kucoin::spot::*;

use super::{Entry, Held, one};

const fn private(
    product: &'static str,
    method: &'static str,
    path: &'static str,
    held: Held,
) -> Entry {
    Entry {
        venue: "kucoin",
        product,
        method,
        path,
        within: "/data",
        held,
        unheld: &[],
        unrecorded: false,
    }
}

pub const ENTRIES: &[Entry] = &[
    private(
        "spot",
        "GET",
        "/api/v3/market/orderbook/level2",
        one::<Kucoin, OrderBook>,
    ),
    private("spot", "POST", "/api/v1/hf/orders", one::<Kucoin, OrderIds>),
    private(
        "spot",
        "POST",
        "/api/v1/hf/orders/sync",
        one::<Kucoin, SyncOrder>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "POST",
            "/api/v1/hf/orders/test",
            one::<Kucoin, OrderIds>,
        )
    },
    private(
        "spot",
        "POST",
        "/api/v1/hf/orders/multi",
        one::<Kucoin, Vec<BatchOrder>>,
    ),
    private(
        "spot",
        "POST",
        "/api/v1/hf/orders/multi/sync",
        one::<Kucoin, Vec<BatchSyncOrder>>,
    ),
    private(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/{orderId}",
        one::<Kucoin, CancelledOrder>,
    ),
    private(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/client-order/{clientOid}",
        one::<Kucoin, CancelledClientOrder>,
    ),
    private(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/sync/{orderId}",
        one::<Kucoin, SyncCancelledOrder>,
    ),
    private(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/sync/client-order/{clientOid}",
        one::<Kucoin, SyncCancelledClientOrder>,
    ),
    private(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/cancel/{orderId}",
        one::<Kucoin, PartlyCancelledOrder>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "DELETE",
            "/api/v1/hf/orders",
            one::<Kucoin, CancelAllResult>,
        )
    },
    private(
        "spot",
        "DELETE",
        "/api/v1/hf/orders/cancelAll",
        one::<Kucoin, CancelledSymbols>,
    ),
    private(
        "spot",
        "POST",
        "/api/v1/hf/orders/alter",
        one::<Kucoin, ModifiedOrder>,
    ),
    private(
        "spot",
        "DELETE",
        "/api/v1/order/client-order/{clientOid}",
        one::<Kucoin, CancelledOldOrder>,
    ),
    private(
        "spot",
        "GET",
        "/api/v1/hf/orders/{orderId}",
        one::<Kucoin, Order>,
    ),
    private(
        "spot",
        "GET",
        "/api/v1/hf/orders/client-order/{clientOid}",
        one::<Kucoin, Order>,
    ),
    private(
        "spot",
        "GET",
        "/api/v1/hf/orders/active/symbols",
        one::<Kucoin, SymbolsWithOpenOrder>,
    ),
    private(
        "spot",
        "GET",
        "/api/v1/hf/orders/active",
        one::<Kucoin, Vec<Order>>,
    ),
    private(
        "spot",
        "GET",
        "/api/v1/hf/orders/active/page",
        one::<Kucoin, OrderPage>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "GET",
            "/api/v1/hf/orders/done",
            one::<Kucoin, ClosedOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..private("spot", "GET", "/api/v1/hf/fills", one::<Kucoin, Fills>)
    },
    private(
        "spot",
        "GET",
        "/api/v1/hf/orders/dead-cancel-all/query",
        one::<Kucoin, Dcp>,
    ),
    private(
        "spot",
        "POST",
        "/api/v1/hf/orders/dead-cancel-all",
        one::<Kucoin, DcpTimes>,
    ),
    private(
        "spot",
        "GET",
        "/api/v1/stop-order",
        one::<Kucoin, StopOrderPage>,
    ),
    private(
        "spot",
        "GET",
        "/api/v1/stop-order/{orderId}",
        one::<Kucoin, StopOrder>,
    ),
    private(
        "spot",
        "GET",
        "/api/v1/stop-order/queryOrderByClientOid",
        one::<Kucoin, Vec<StopOrder>>,
    ),
    private(
        "spot",
        "DELETE",
        "/api/v1/stop-order/cancel",
        one::<Kucoin, CancelledOrders>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "POST",
            "/api/v3/hf/margin/stop-order",
            one::<Kucoin, OrderIds>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/stop-order/cancel-by-id",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/stop-order/cancel-by-clientOid",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/stop-order/cancel",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "GET",
            "/api/v3/hf/margin/stop-orders",
            one::<Kucoin, StopOrderPage>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "GET",
            "/api/v3/hf/margin/stop-order/orderId",
            one::<Kucoin, StopOrder>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "GET",
            "/api/v3/hf/margin/stop-order/clientOid",
            one::<Kucoin, StopOrder>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "POST",
            "/api/v3/hf/margin/oco-order",
            one::<Kucoin, OcoOrderId>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/oco-order/cancel-by-id",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/oco-order/cancel-by-clientOid",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "DELETE",
            "/api/v3/hf/margin/oco-order/cancel",
            one::<Kucoin, CancelledOrders>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "GET",
            "/api/v3/hf/margin/oco-order/clientOid",
            one::<Kucoin, OcoOrder>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "spot",
            "GET",
            "/api/v3/hf/margin/oco-order/detail/orderId",
            one::<Kucoin, OcoOrderDetail>,
        )
    },
    private(
        "account",
        "GET",
        "/api/v2/user-info",
        one::<Kucoin, AccountInfo>,
    ),
    private(
        "account",
        "GET",
        "/api/v1/user/api-key",
        one::<Kucoin, ApikeyInfo>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "account",
            "GET",
            "/api/v1/hf/accounts/opened",
            one::<Kucoin, SpotAccountType>,
        )
    },
    private(
        "account",
        "GET",
        "/api/v1/accounts",
        one::<Kucoin, Vec<SpotAccount>>,
    ),
    private(
        "account",
        "GET",
        "/api/v1/accounts/{accountId}",
        one::<Kucoin, SpotAccountDetail>,
    ),
    private(
        "account",
        "GET",
        "/api/v3/margin/accounts",
        one::<Kucoin, CrossMarginAccount>,
    ),
    private(
        "account",
        "GET",
        "/api/v3/isolated/accounts",
        one::<Kucoin, IsolatedMarginAccount>,
    ),
    private(
        "account",
        "GET",
        "/api/v1/accounts/ledgers",
        one::<Kucoin, LedgerPage>,
    ),
    private(
        "account",
        "GET",
        "/api/v1/hf/accounts/ledgers",
        one::<Kucoin, Vec<LedgerEntry>>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "account",
            "GET",
            "/api/v3/hf/margin/account/ledgers",
            one::<Kucoin, Vec<LedgerEntry>>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "account",
            "GET",
            "/api/v3/deposit-addresses",
            one::<Kucoin, Vec<DepositAddress>>,
        )
    },
    private(
        "account",
        "GET",
        "/api/v1/deposits",
        one::<Kucoin, DepositPage>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "account",
            "GET",
            "/api/v1/withdrawals/quotas",
            one::<Kucoin, WithdrawalQuotas>,
        )
    },
    private(
        "account",
        "GET",
        "/api/v1/withdrawals",
        one::<Kucoin, WithdrawalPage>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "account",
            "GET",
            "/api/v1/withdrawals/{withdrawalId}",
            one::<Kucoin, WithdrawalDetail>,
        )
    },
    private(
        "account",
        "GET",
        "/api/v1/base-fee",
        one::<Kucoin, BasicFee>,
    ),
    // The host for futures answers with one symbol in place of a list.
    private("account", "GET", "/api/v1/trade-fees", |body| {
        one::<Kucoin, Vec<SpotActualFee>>(body).or_else(|_| one::<Kucoin, SpotActualFee>(body))
    }),
    private(
        "account",
        "GET",
        "/api/v1/accounts/transferable",
        one::<Kucoin, TransferQuotas>,
    ),
    private(
        "account",
        "POST",
        "/api/v3/accounts/universal-transfer",
        one::<Kucoin, FlexTransfer>,
    ),
];
