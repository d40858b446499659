//! Replies to OKX's private calls. A list that is documented to have one item is read as such.

use venues::okx::Okx;
use venues::okx::spot::*;

use super::{Entry, Held, one};

const fn private(
    product: &'static str,
    method: &'static str,
    path: &'static str,
    held: Held,
) -> Entry {
    Entry {
        venue: "okx",
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
        "trade",
        "POST",
        "/api/v5/trade/order",
        one::<Okx, [OrderResult; 1]>,
    ),
    private(
        "trade",
        "POST",
        "/api/v5/trade/batch-orders",
        one::<Okx, Vec<OrderResult>>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "trade",
            "POST",
            "/api/v5/trade/order-precheck",
            one::<Okx, [OrderPrecheck; 1]>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "trade",
            "POST",
            "/api/v5/trade/cancel-order",
            one::<Okx, [CancelOrderResult; 1]>,
        )
    },
    private(
        "trade",
        "POST",
        "/api/v5/trade/cancel-batch-orders",
        one::<Okx, Vec<CancelOrderResult>>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "trade",
            "POST",
            "/api/v5/trade/mass-cancel",
            one::<Okx, [MassCancelResult; 1]>,
        )
    },
    private(
        "trade",
        "POST",
        "/api/v5/trade/cancel-all-after",
        one::<Okx, [CancelAllAfter; 1]>,
    ),
    private(
        "trade",
        "POST",
        "/api/v5/trade/close-position",
        one::<Okx, [ClosedPosition; 1]>,
    ),
    private(
        "trade",
        "POST",
        "/api/v5/trade/amend-order",
        one::<Okx, [AmendOrderResult; 1]>,
    ),
    private(
        "trade",
        "POST",
        "/api/v5/trade/amend-batch-orders",
        one::<Okx, Vec<AmendOrderResult>>,
    ),
    private(
        "trade",
        "GET",
        "/api/v5/trade/order",
        one::<Okx, [Order; 1]>,
    ),
    private(
        "trade",
        "GET",
        "/api/v5/trade/orders-pending",
        one::<Okx, Vec<Order>>,
    ),
    private(
        "trade",
        "GET",
        "/api/v5/trade/orders-history",
        one::<Okx, Vec<Order>>,
    ),
    private(
        "trade",
        "GET",
        "/api/v5/trade/orders-history-archive",
        one::<Okx, Vec<Order>>,
    ),
    private("trade", "GET", "/api/v5/trade/fills", one::<Okx, Vec<Fill>>),
    private(
        "trade",
        "GET",
        "/api/v5/trade/fills-history",
        one::<Okx, Vec<Fill>>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "trade",
            "POST",
            "/api/v5/trade/fills-archive",
            one::<Okx, [ArchiveApplication; 1]>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "trade",
            "GET",
            "/api/v5/trade/fills-archive",
            one::<Okx, [ArchiveFile; 1]>,
        )
    },
    private(
        "trade",
        "GET",
        "/api/v5/trade/easy-convert-currency-list",
        one::<Okx, [EasyConvertCurrencies; 1]>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "trade",
            "POST",
            "/api/v5/trade/easy-convert",
            one::<Okx, Vec<EasyConversion>>,
        )
    },
    private(
        "trade",
        "GET",
        "/api/v5/trade/easy-convert-history",
        one::<Okx, Vec<EasyConversion>>,
    ),
    private(
        "trade",
        "GET",
        "/api/v5/trade/one-click-repay-currency-list",
        one::<Okx, Vec<RepayCurrencies>>,
    ),
    private(
        "trade",
        "POST",
        "/api/v5/trade/one-click-repay",
        one::<Okx, Vec<Repayment>>,
    ),
    private(
        "trade",
        "GET",
        "/api/v5/trade/one-click-repay-history",
        one::<Okx, Vec<Repayment>>,
    ),
    private(
        "trade",
        "GET",
        "/api/v5/trade/one-click-repay-currency-list-v2",
        one::<Okx, Vec<RepayCurrenciesV2>>,
    ),
    private(
        "trade",
        "POST",
        "/api/v5/trade/one-click-repay-v2",
        one::<Okx, [RepaymentV2; 1]>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "trade",
            "GET",
            "/api/v5/trade/one-click-repay-history-v2",
            one::<Okx, Vec<RepaymentHistoryV2>>,
        )
    },
    private(
        "trade",
        "POST",
        "/api/v5/trade/order-algo",
        one::<Okx, [AlgoOrderResult; 1]>,
    ),
    private(
        "trade",
        "POST",
        "/api/v5/trade/cancel-algos",
        one::<Okx, Vec<AlgoOrderResult>>,
    ),
    private(
        "trade",
        "POST",
        "/api/v5/trade/cancel-advance-algos",
        one::<Okx, Vec<AlgoOrderResult>>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "trade",
            "POST",
            "/api/v5/trade/amend-algos",
            one::<Okx, [AmendAlgoOrderResult; 1]>,
        )
    },
    private(
        "trade",
        "GET",
        "/api/v5/trade/order-algo",
        one::<Okx, [AlgoOrder; 1]>,
    ),
    private(
        "trade",
        "GET",
        "/api/v5/trade/orders-algo-pending",
        one::<Okx, Vec<AlgoOrder>>,
    ),
    private(
        "trade",
        "GET",
        "/api/v5/trade/orders-algo-history",
        one::<Okx, Vec<AlgoOrder>>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/config",
        one::<Okx, [AccountConfig; 1]>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/instruments",
        one::<Okx, Vec<Instrument>>,
    ),
    private(
        "account",
        "POST",
        "/api/v5/account/set-position-mode",
        one::<Okx, [PositionModeResult; 1]>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "account",
            "POST",
            "/api/v5/account/set-fee-type",
            one::<Okx, [FeeTypeResult; 1]>,
        )
    },
    private(
        "account",
        "POST",
        "/api/v5/account/set-settle-currency",
        one::<Okx, [SettleCurrencyResult; 1]>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/leverage-info",
        one::<Okx, Vec<Leverage>>,
    ),
    private(
        "account",
        "POST",
        "/api/v5/account/set-leverage",
        one::<Okx, Vec<Leverage>>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/balance",
        one::<Okx, [AccountBalance; 1]>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/positions",
        one::<Okx, Vec<Position>>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/positions-history",
        one::<Okx, Vec<PositionHistory>>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/account-position-risk",
        one::<Okx, [PositionRisk; 1]>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/risk-state",
        one::<Okx, [RiskState; 1]>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/bills",
        one::<Okx, Vec<Bill>>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/bills-archive",
        one::<Okx, Vec<Bill>>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "account",
            "GET",
            "/api/v5/account/subtypes",
            one::<Okx, Vec<BillType>>,
        )
    },
    Entry {
        unrecorded: true,
        ..private(
            "account",
            "POST",
            "/api/v5/account/bills-history-archive",
            one::<Okx, [BillsFile; 1]>,
        )
    },
    private(
        "account",
        "GET",
        "/api/v5/account/bills-history-archive",
        one::<Okx, [BillsFile; 1]>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/max-size",
        one::<Okx, Vec<MaxOrderSize>>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "account",
            "GET",
            "/api/v5/account/max-avail-size",
            one::<Okx, Vec<MaxAvailSize>>,
        )
    },
    private(
        "account",
        "GET",
        "/api/v5/account/max-loan",
        one::<Okx, Vec<MaxLoan>>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/max-withdrawal",
        one::<Okx, Vec<MaxWithdrawal>>,
    ),
    private(
        "account",
        "GET",
        "/api/v5/account/trade-fee",
        one::<Okx, [FeeRates; 1]>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "trade",
            "GET",
            "/api/v5/trade/account-rate-limit",
            one::<Okx, [AccountRateLimit; 1]>,
        )
    },
    private(
        "asset",
        "GET",
        "/api/v5/asset/currencies",
        one::<Okx, Vec<Currency>>,
    ),
    private(
        "asset",
        "GET",
        "/api/v5/asset/balances",
        one::<Okx, Vec<FundingBalance>>,
    ),
    private(
        "asset",
        "GET",
        "/api/v5/asset/non-tradable-assets",
        one::<Okx, Vec<NonTradableAsset>>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "asset",
            "GET",
            "/api/v5/asset/asset-valuation",
            one::<Okx, [AssetValuation; 1]>,
        )
    },
    private(
        "asset",
        "GET",
        "/api/v5/asset/bills",
        one::<Okx, Vec<FundingBill>>,
    ),
    private(
        "asset",
        "GET",
        "/api/v5/asset/bills-history",
        one::<Okx, Vec<FundingBill>>,
    ),
    Entry {
        unrecorded: true,
        ..private(
            "asset",
            "POST",
            "/api/v5/asset/transfer",
            one::<Okx, [FundsTransfer; 1]>,
        )
    },
    private(
        "asset",
        "GET",
        "/api/v5/asset/transfer-state",
        one::<Okx, [FundsTransferState; 1]>,
    ),
    private(
        "asset",
        "POST",
        "/api/v5/asset/subaccount/transfer",
        one::<Okx, [SubAccountTransfer; 1]>,
    ),
];
