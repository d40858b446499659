//! Balance of the trading account.
//!
//! In: currencies, or none for all. Out: what there is, and what of it is available. Invariant: values without a currency of their own
//! are in US dollars; a value that the account's mode does not have is absent.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Balance of the trading account.
    pub async fn get_account_balance(
        &self,
        request: AccountBalanceRequest,
    ) -> Result<Response<AccountBalance>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Balance. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-balance>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AccountBalanceRequest {
    /// Of these currencies only, up to 20 with commas between (`ccy`).
    pub ccy: Option<String>,
}

static ACCOUNT_BALANCE: Budget = per_account("account/balance", 10, 2);

impl Endpoint for AccountBalanceRequest {
    type Response = AccountBalance;
    const PATH: &'static str = "/api/v5/account/balance";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_BALANCE, 1)];
    const SIGNED: bool = true;
}

/// Balance of the trading account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountBalance {
    /// Equity in US dollars, adjusted (`adjEq`).
    pub adj_eq: Option<Decimal>,
    /// One for each currency (`details`).
    #[serde(default)]
    pub details: Vec<CurrencyBalance>,
    /// Initial margin, in US dollars (`imr`).
    pub imr: Option<Decimal>,
    /// Equity on isolated margin, in US dollars (`isoEq`).
    pub iso_eq: Option<Decimal>,
    /// Margin ratio (`mgnRatio`).
    pub mgn_ratio: Option<Decimal>,
    /// Maintenance margin, in US dollars (`mmr`).
    pub mmr: Option<Decimal>,
    /// Value of positions in US dollars (`notionalUsd`).
    pub notional_usd: Option<Decimal>,
    /// Value of loans in US dollars (`notionalUsdForBorrow`).
    pub notional_usd_for_borrow: Option<Decimal>,
    /// Value of expiry futures in US dollars (`notionalUsdForFutures`).
    pub notional_usd_for_futures: Option<Decimal>,
    /// Value of options in US dollars (`notionalUsdForOption`).
    pub notional_usd_for_option: Option<Decimal>,
    /// Value of perpetual futures in US dollars (`notionalUsdForSwap`).
    pub notional_usd_for_swap: Option<Decimal>,
    /// Margin that open orders freeze, in US dollars (`ordFroz`).
    pub ord_froz: Option<Decimal>,
    /// Equity of the account in US dollars (`totalEq`).
    pub total_eq: Option<Decimal>,
    /// Time of the last change (`uTime`).
    #[serde(rename = "uTime")]
    pub update_time: Option<Milliseconds>,
    /// Equity in spot copy trading (`spotCopyTradingEq`).
    pub spot_copy_trading_eq: Option<Decimal>,
    /// Unrealised profit or loss, in US dollars (`upl`).
    pub upl: Option<Decimal>,
    /// Kind of forced repayment: `0`, `1` or `2` (`frpType`).
    pub frp_type: Option<Text>,
    /// Delta in US dollars (`delta`).
    pub delta: Option<Decimal>,
    /// Delta leverage (`deltaLever`).
    pub delta_lever: Option<Decimal>,
    /// State of the delta neutral strategy, as a number of the venue's (`deltaNeutralStatus`).
    pub delta_neutral_status: Option<Text>,
    /// Margin that loans take, in US dollars (`borrowFroz`). *Unverified.*
    pub borrow_froz: Option<Decimal>,
    /// Equity that is available, in US dollars (`availEq`). *Unverified.*
    pub avail_eq: Option<Decimal>,
}

/// Balance of a currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CurrencyBalance {
    /// What is available (`availBal`).
    pub avail_bal: Option<Decimal>,
    /// Equity that is available (`availEq`).
    pub avail_eq: Option<Decimal>,
    /// Cash (`cashBal`).
    pub cash_bal: Option<Decimal>,
    /// Currency (`ccy`).
    pub ccy: Text,
    /// Liabilities on cross margin (`crossLiab`).
    pub cross_liab: Option<Decimal>,
    /// Discounted equity in US dollars (`disEq`).
    pub dis_eq: Option<Decimal>,
    /// Equity (`eq`).
    #[serde(rename = "eq")]
    pub equity: Option<Decimal>,
    /// Equity in US dollars (`eqUsd`).
    pub eq_usd: Option<Decimal>,
    /// What is frozen (`frozenBal`).
    pub frozen_bal: Option<Decimal>,
    /// Interest (`interest`).
    pub interest: Option<Decimal>,
    /// Equity on isolated margin (`isoEq`).
    pub iso_eq: Option<Decimal>,
    /// Liabilities on isolated margin (`isoLiab`).
    pub iso_liab: Option<Decimal>,
    /// Unrealised profit or loss on isolated margin (`isoUpl`).
    pub iso_upl: Option<Decimal>,
    /// Liabilities (`liab`).
    pub liab: Option<Decimal>,
    /// Largest loan (`maxLoan`).
    pub max_loan: Option<Decimal>,
    /// Margin ratio (`mgnRatio`).
    pub mgn_ratio: Option<Decimal>,
    /// Leverage of the currency (`notionalLever`).
    pub notional_lever: Option<Decimal>,
    /// Margin that open orders freeze (`ordFrozen`).
    pub ord_frozen: Option<Decimal>,
    /// Risk of forced repayment, 0 to 5 (`twap`).
    pub twap: Option<Decimal>,
    /// Time of the last change (`uTime`).
    #[serde(rename = "uTime")]
    pub update_time: Option<Milliseconds>,
    /// Unrealised profit or loss (`upl`).
    pub upl: Option<Decimal>,
    /// Liabilities from unrealised losses (`uplLiab`).
    pub upl_liab: Option<Decimal>,
    /// Equity in trading bots (`stgyEq`).
    pub stgy_eq: Option<Decimal>,
    /// Spot balance (`spotBal`).
    pub spot_bal: Option<Decimal>,
    /// Average price of opening (`openAvgPx`).
    #[serde(rename = "openAvgPx")]
    pub open_avg_price: Option<Decimal>,
    /// Average price over all time (`accAvgPx`).
    #[serde(rename = "accAvgPx")]
    pub acc_avg_price: Option<Decimal>,
    /// Unrealised profit or loss of spot (`spotUpl`).
    pub spot_upl: Option<Decimal>,
    /// The same as a share (`spotUplRatio`).
    pub spot_upl_ratio: Option<Decimal>,
    /// Profit or loss of spot over all time (`totalPnl`).
    pub total_pnl: Option<Decimal>,
    /// The same as a share (`totalPnlRatio`).
    pub total_pnl_ratio: Option<Decimal>,
    /// Margin that loans take (`borrowFroz`). *Unverified.*
    pub borrow_froz: Option<Decimal>,
    /// Balance that cannot be transferred, of copy trading (`fixedBal`). *Unverified.*
    pub fixed_bal: Option<Decimal>,
    /// Initial margin (`imr`). *Unverified.*
    pub imr: Option<Decimal>,
    /// Maintenance margin (`mmr`). *Unverified.*
    pub mmr: Option<Decimal>,
    /// Balance of trial funds (`rewardBal`). *Unverified.*
    pub reward_bal: Option<Decimal>,
    /// Spot that offsets risk (`spotInUseAmt`). *Unverified.*
    pub spot_in_use_amt: Option<Decimal>,
    /// Spot that offsets risk, as the user set it (`clSpotInUseAmt`). *Unverified.*
    pub cl_spot_in_use_amt: Option<Decimal>,
    /// Largest spot that may offset risk (`maxSpotInUseAmt`). *Unverified.*
    pub max_spot_in_use_amt: Option<Decimal>,
    /// Spot balance of copy trading (`spotIsoBal`). *Unverified.*
    pub spot_iso_bal: Option<Decimal>,
    /// Whether it is collateral (`collateralEnabled`). *Unverified.*
    pub collateral_enabled: Option<bool>,
    /// Equity in smart sync copy trading (`smtSyncEq`). *Unverified.*
    pub smt_sync_eq: Option<Decimal>,
    /// Equity in spot copy trading (`spotCopyTradingEq`). *Unverified.*
    pub spot_copy_trading_eq: Option<Decimal>,
    /// Largest spot that may offset risk (`maxSpotInUse`). *Unverified.*
    pub max_spot_in_use: Option<Decimal>,
    /// Auto lending: `unsupported`, `off`, `pending` or `active` (`autoLendStatus`). *Unverified.*
    pub auto_lend_status: Option<Text>,
    /// Amount that is lent (`autoLendMtAmt`). *Unverified.*
    pub auto_lend_mt_amt: Option<Decimal>,
    /// Whether the platform restricts it as collateral, as a number of the venue's (`colRes`). *Unverified.*
    pub col_res: Option<Text>,
    /// Whether the platform restricts it as collateral; replaced by `col_res` (`collateralRestrict`). *Unverified.*
    pub collateral_restrict: Option<bool>,
    /// Risk of automatic conversion, 0 to 5 (`colBorrAutoConversion`). *Unverified.*
    pub col_borr_auto_conversion: Option<Text>,
    /// Kind of forced repayment: `0`, `1` or `2` (`frpType`). *Unverified.*
    pub frp_type: Option<Text>,
}
