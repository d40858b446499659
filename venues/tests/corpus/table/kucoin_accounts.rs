//! KuCoin's replies to questions for accounts, and to transfers between them.

use venues::kucoin::Kucoin;
use venues::kucoin::spot::*;

use super::kucoin::entry;
use super::{Entry, one};

pub const ENTRIES: &[Entry] = &[
    entry(
        "account",
        "GET",
        "/api/v2/user-info",
        one::<Kucoin, AccountInfo>,
    ),
    entry(
        "account",
        "GET",
        "/api/v1/user/api-key",
        one::<Kucoin, ApikeyInfo>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "account",
            "GET",
            "/api/v1/hf/accounts/opened",
            one::<Kucoin, SpotAccountType>,
        )
    },
    entry(
        "account",
        "GET",
        "/api/v1/accounts",
        one::<Kucoin, Vec<SpotAccount>>,
    ),
    entry(
        "account",
        "GET",
        "/api/v1/accounts/{accountId}",
        one::<Kucoin, SpotAccountDetail>,
    ),
    entry(
        "account",
        "GET",
        "/api/v3/margin/accounts",
        one::<Kucoin, CrossMarginAccount>,
    ),
    entry(
        "account",
        "GET",
        "/api/v3/isolated/accounts",
        one::<Kucoin, IsolatedMarginAccount>,
    ),
    entry(
        "account",
        "GET",
        "/api/v1/accounts/ledgers",
        one::<Kucoin, LedgerPage>,
    ),
    entry(
        "account",
        "GET",
        "/api/v1/hf/accounts/ledgers",
        one::<Kucoin, Vec<LedgerEntry>>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "account",
            "GET",
            "/api/v3/hf/margin/account/ledgers",
            one::<Kucoin, Vec<LedgerEntry>>,
        )
    },
    Entry {
        unrecorded: true,
        ..entry(
            "account",
            "GET",
            "/api/v3/deposit-addresses",
            one::<Kucoin, Vec<DepositAddress>>,
        )
    },
    entry(
        "account",
        "GET",
        "/api/v1/deposits",
        one::<Kucoin, DepositPage>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "account",
            "GET",
            "/api/v1/withdrawals/quotas",
            one::<Kucoin, WithdrawalQuotas>,
        )
    },
    entry(
        "account",
        "GET",
        "/api/v1/withdrawals",
        one::<Kucoin, WithdrawalPage>,
    ),
    Entry {
        unrecorded: true,
        ..entry(
            "account",
            "GET",
            "/api/v1/withdrawals/{withdrawalId}",
            one::<Kucoin, WithdrawalDetail>,
        )
    },
    entry(
        "account",
        "GET",
        "/api/v1/base-fee",
        one::<Kucoin, BasicFee>,
    ),
    // The host for futures answers with one symbol in place of a list.
    entry("account", "GET", "/api/v1/trade-fees", |body| {
        one::<Kucoin, Vec<SpotActualFee>>(body).or_else(|_| one::<Kucoin, SpotActualFee>(body))
    }),
    entry(
        "account",
        "GET",
        "/api/v1/accounts/transferable",
        one::<Kucoin, TransferQuotas>,
    ),
    entry(
        "account",
        "POST",
        "/api/v3/accounts/universal-transfer",
        one::<Kucoin, FlexTransfer>,
    ),
];
