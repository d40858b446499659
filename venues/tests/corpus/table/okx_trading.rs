//! OKX's replies to calls that trade, and to questions for what was traded. A list that is documented to have one item is read as such.

use venues::okx::Okx;
use venues::okx::spot::*;

use super::okx::entry;
use super::{Entry, one};

pub const ENTRIES: &[Entry] = &[
    entry(
        "trade",
        "POST",
        "/api/v5/trade/order",
        one::<Okx, [OrderResult; 1]>,
    ),
    entry(
        "trade",
        "POST",
        "/api/v5/trade/batch-orders",
        one::<Okx, Vec<OrderResult>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "trade",
            "POST",
            "/api/v5/trade/order-precheck",
            one::<Okx, [OrderPrecheck; 1]>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "trade",
            "POST",
            "/api/v5/trade/cancel-order",
            one::<Okx, [CancelOrderResult; 1]>,
        )
    },
    entry(
        "trade",
        "POST",
        "/api/v5/trade/cancel-batch-orders",
        one::<Okx, Vec<CancelOrderResult>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "trade",
            "POST",
            "/api/v5/trade/mass-cancel",
            one::<Okx, [MassCancelResult; 1]>,
        )
    },
    entry(
        "trade",
        "POST",
        "/api/v5/trade/cancel-all-after",
        one::<Okx, [CancelAllAfter; 1]>,
    ),
    entry(
        "trade",
        "POST",
        "/api/v5/trade/close-position",
        one::<Okx, [ClosedPosition; 1]>,
    ),
    entry(
        "trade",
        "POST",
        "/api/v5/trade/amend-order",
        one::<Okx, [AmendOrderResult; 1]>,
    ),
    entry(
        "trade",
        "POST",
        "/api/v5/trade/amend-batch-orders",
        one::<Okx, Vec<AmendOrderResult>>,
    ),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/order",
        one::<Okx, [Order; 1]>,
    ),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/orders-pending",
        one::<Okx, Vec<Order>>,
    ),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/orders-history",
        one::<Okx, Vec<Order>>,
    ),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/orders-history-archive",
        one::<Okx, Vec<Order>>,
    ),
    entry("trade", "GET", "/api/v5/trade/fills", one::<Okx, Vec<Fill>>),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/fills-history",
        one::<Okx, Vec<Fill>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "trade",
            "POST",
            "/api/v5/trade/fills-archive",
            one::<Okx, [ArchiveApplication; 1]>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "trade",
            "GET",
            "/api/v5/trade/fills-archive",
            one::<Okx, [ArchiveFile; 1]>,
        )
    },
    entry(
        "trade",
        "GET",
        "/api/v5/trade/easy-convert-currency-list",
        one::<Okx, [EasyConvertCurrencies; 1]>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "trade",
            "POST",
            "/api/v5/trade/easy-convert",
            one::<Okx, Vec<EasyConversion>>,
        )
    },
    entry(
        "trade",
        "GET",
        "/api/v5/trade/easy-convert-history",
        one::<Okx, Vec<EasyConversion>>,
    ),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/one-click-repay-currency-list",
        one::<Okx, Vec<RepayCurrencies>>,
    ),
    entry(
        "trade",
        "POST",
        "/api/v5/trade/one-click-repay",
        one::<Okx, Vec<Repayment>>,
    ),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/one-click-repay-history",
        one::<Okx, Vec<Repayment>>,
    ),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/one-click-repay-currency-list-v2",
        one::<Okx, Vec<RepayCurrenciesV2>>,
    ),
    entry(
        "trade",
        "POST",
        "/api/v5/trade/one-click-repay-v2",
        one::<Okx, [RepaymentV2; 1]>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "trade",
            "GET",
            "/api/v5/trade/one-click-repay-history-v2",
            one::<Okx, Vec<RepaymentHistoryV2>>,
        )
    },
    entry(
        "trade",
        "POST",
        "/api/v5/trade/order-algo",
        one::<Okx, [AlgoOrderResult; 1]>,
    ),
    entry(
        "trade",
        "POST",
        "/api/v5/trade/cancel-algos",
        one::<Okx, Vec<AlgoOrderResult>>,
    ),
    entry(
        "trade",
        "POST",
        "/api/v5/trade/cancel-advance-algos",
        one::<Okx, Vec<AlgoOrderResult>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "trade",
            "POST",
            "/api/v5/trade/amend-algos",
            one::<Okx, [AmendAlgoOrderResult; 1]>,
        )
    },
    entry(
        "trade",
        "GET",
        "/api/v5/trade/order-algo",
        one::<Okx, [AlgoOrder; 1]>,
    ),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/orders-algo-pending",
        one::<Okx, Vec<AlgoOrder>>,
    ),
    entry(
        "trade",
        "GET",
        "/api/v5/trade/orders-algo-history",
        one::<Okx, Vec<AlgoOrder>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "trade",
            "GET",
            "/api/v5/trade/account-rate-limit",
            one::<Okx, [AccountRateLimit; 1]>,
        )
    },
];
