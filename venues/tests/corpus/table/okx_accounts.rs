//! OKX's replies to questions for accounts, and to transfers between them. A list that is documented to have one item is read as such.

use venues::okx::Okx;
use venues::okx::spot::*;

use super::okx::entry;
use super::{Entry, one};

pub const ENTRIES: &[Entry] = &[
    entry(
        "account",
        "GET",
        "/api/v5/account/config",
        one::<Okx, [AccountConfig; 1]>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/instruments",
        one::<Okx, Vec<Instrument>>,
    ),
    entry(
        "account",
        "POST",
        "/api/v5/account/set-position-mode",
        one::<Okx, [PositionModeResult; 1]>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "account",
            "POST",
            "/api/v5/account/set-fee-type",
            one::<Okx, [FeeTypeResult; 1]>,
        )
    },
    entry(
        "account",
        "POST",
        "/api/v5/account/set-settle-currency",
        one::<Okx, [SettleCurrencyResult; 1]>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/leverage-info",
        one::<Okx, Vec<Leverage>>,
    ),
    entry(
        "account",
        "POST",
        "/api/v5/account/set-leverage",
        one::<Okx, Vec<Leverage>>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/balance",
        one::<Okx, [AccountBalance; 1]>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/positions",
        one::<Okx, Vec<Position>>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/positions-history",
        one::<Okx, Vec<PositionHistory>>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/account-position-risk",
        one::<Okx, [PositionRisk; 1]>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/risk-state",
        one::<Okx, [RiskState; 1]>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/bills",
        one::<Okx, Vec<Bill>>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/bills-archive",
        one::<Okx, Vec<Bill>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "account",
            "GET",
            "/api/v5/account/subtypes",
            one::<Okx, Vec<BillType>>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "account",
            "POST",
            "/api/v5/account/bills-history-archive",
            one::<Okx, [BillsFile; 1]>,
        )
    },
    entry(
        "account",
        "GET",
        "/api/v5/account/bills-history-archive",
        one::<Okx, [BillsFile; 1]>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/max-size",
        one::<Okx, Vec<MaxOrderSize>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "account",
            "GET",
            "/api/v5/account/max-avail-size",
            one::<Okx, Vec<MaxAvailSize>>,
        )
    },
    entry(
        "account",
        "GET",
        "/api/v5/account/max-loan",
        one::<Okx, Vec<MaxLoan>>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/max-withdrawal",
        one::<Okx, Vec<MaxWithdrawal>>,
    ),
    entry(
        "account",
        "GET",
        "/api/v5/account/trade-fee",
        one::<Okx, [FeeRates; 1]>,
    ),
    entry(
        "asset",
        "GET",
        "/api/v5/asset/currencies",
        one::<Okx, Vec<Currency>>,
    ),
    entry(
        "asset",
        "GET",
        "/api/v5/asset/balances",
        one::<Okx, Vec<FundingBalance>>,
    ),
    entry(
        "asset",
        "GET",
        "/api/v5/asset/non-tradable-assets",
        one::<Okx, Vec<NonTradableAsset>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "asset",
            "GET",
            "/api/v5/asset/asset-valuation",
            one::<Okx, [AssetValuation; 1]>,
        )
    },
    entry(
        "asset",
        "GET",
        "/api/v5/asset/bills",
        one::<Okx, Vec<FundingBill>>,
    ),
    entry(
        "asset",
        "GET",
        "/api/v5/asset/bills-history",
        one::<Okx, Vec<FundingBill>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "asset",
            "POST",
            "/api/v5/asset/transfer",
            one::<Okx, [FundsTransfer; 1]>,
        )
    },
    entry(
        "asset",
        "GET",
        "/api/v5/asset/transfer-state",
        one::<Okx, [FundsTransferState; 1]>,
    ),
    entry(
        "asset",
        "POST",
        "/api/v5/asset/subaccount/transfer",
        one::<Okx, [SubAccountTransfer; 1]>,
    ),
];
