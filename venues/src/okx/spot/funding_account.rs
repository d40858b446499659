//! The funding account: currencies and balances.
//!
//! In: currencies, or none for all. Out: what can be deposited and withdrawn, and what there is. Invariant: fees and limits belong to a
//! chain of a currency.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Currencies that the account can hold, one for each chain.
    pub async fn get_currencies(
        &self,
        request: CurrenciesRequest,
    ) -> Result<Response<Vec<Currency>>, OkxError> {
        self.rest.call(request).await
    }

    /// Balances of the funding account.
    pub async fn get_balances(
        &self,
        request: BalancesRequest,
    ) -> Result<Response<Vec<FundingBalance>>, OkxError> {
        self.rest.call(request).await
    }

    /// Balances that cannot be traded.
    pub async fn get_non_tradable_assets(
        &self,
        request: NonTradableAssetsRequest,
    ) -> Result<Response<Vec<NonTradableAsset>>, OkxError> {
        self.rest.call(request).await
    }

    /// Value of all accounts.
    pub async fn get_asset_valuation(
        &self,
        request: AssetValuationRequest,
    ) -> Result<Response<AssetValuation>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Currencies. 6 requests in a second.
///
/// <https://www.okx.com/docs-v5/en/#funding-account-rest-api-get-currencies>
#[derive(Debug, Clone, Default, Serialize)]
pub struct CurrenciesRequest {
    /// Of these currencies only, up to 20 with commas between (`ccy`).
    pub ccy: Option<String>,
}

static ASSET_CURRENCIES: Budget = per_account("asset/currencies", 6, 1);

impl Endpoint for CurrenciesRequest {
    type Response = Vec<Currency>;
    const PATH: &'static str = "/api/v5/asset/currencies";
    const COST: &'static [Charge] = &[Charge::constant(&ASSET_CURRENCIES, 1)];
    const SIGNED: bool = true;
}

/// Balance of the funding account. 6 requests in a second.
///
/// <https://www.okx.com/docs-v5/en/#funding-account-rest-api-get-balance>
#[derive(Debug, Clone, Default, Serialize)]
pub struct BalancesRequest {
    /// Of these currencies only, up to 20 with commas between (`ccy`).
    pub ccy: Option<String>,
}

static ASSET_BALANCES: Budget = per_account("asset/balances", 6, 1);

impl Endpoint for BalancesRequest {
    type Response = Vec<FundingBalance>;
    const PATH: &'static str = "/api/v5/asset/balances";
    const COST: &'static [Charge] = &[Charge::constant(&ASSET_BALANCES, 1)];
    const SIGNED: bool = true;
}

/// Non-tradable assets. 6 requests in a second.
///
/// <https://www.okx.com/docs-v5/en/#funding-account-rest-api-get-non-tradable-assets>
#[derive(Debug, Clone, Default, Serialize)]
pub struct NonTradableAssetsRequest {
    /// Of these currencies only, up to 20 with commas between (`ccy`).
    pub ccy: Option<String>,
}

static ASSET_NON_TRADABLE_ASSETS: Budget = per_account("asset/non-tradable-assets", 6, 1);

impl Endpoint for NonTradableAssetsRequest {
    type Response = Vec<NonTradableAsset>;
    const PATH: &'static str = "/api/v5/asset/non-tradable-assets";
    const COST: &'static [Charge] = &[Charge::constant(&ASSET_NON_TRADABLE_ASSETS, 1)];
    const SIGNED: bool = true;
}

/// Account asset valuation. 1 request in a second.
///
/// <https://www.okx.com/docs-v5/en/#funding-account-rest-api-get-account-asset-valuation>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AssetValuationRequest {
    /// Currency to value them in; BTC by default (`ccy`).
    pub ccy: Option<String>,
}

static ASSET_ASSET_VALUATION: Budget = per_account("asset/asset-valuation", 1, 1);

impl Endpoint for AssetValuationRequest {
    type Response = AssetValuation;
    const PATH: &'static str = "/api/v5/asset/asset-valuation";
    const COST: &'static [Charge] = &[Charge::constant(&ASSET_ASSET_VALUATION, 1)];
    const SIGNED: bool = true;
}

/// A currency on a chain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Currency {
    /// Currency (`ccy`).
    pub ccy: Text,
    /// Name (`name`).
    pub name: Option<Text>,
    /// Where its logo is (`logoLink`).
    pub logo_link: Option<Text>,
    /// Chain (`chain`).
    pub chain: Option<Text>,
    /// Last letters of the contract's address (`ctAddr`).
    pub ct_addr: Option<Text>,
    /// Whether it can be deposited (`canDep`).
    pub can_dep: Option<bool>,
    /// Whether it can be withdrawn (`canWd`).
    pub can_wd: Option<bool>,
    /// Whether it can be transferred within the venue (`canInternal`).
    pub can_internal: Option<bool>,
    /// When deposits open again, estimated (`depEstOpenTime`).
    pub dep_est_open_time: Option<Milliseconds>,
    /// When withdrawals open again, estimated (`wdEstOpenTime`).
    pub wd_est_open_time: Option<Milliseconds>,
    /// Smallest deposit (`minDep`).
    pub min_dep: Option<Decimal>,
    /// Smallest withdrawal (`minWd`).
    pub min_wd: Option<Decimal>,
    /// Smallest transfer within the venue (`minInternal`).
    pub min_internal: Option<Decimal>,
    /// Largest withdrawal without borrowing (`maxWd`).
    pub max_wd: Option<Decimal>,
    /// Digits after the point of a withdrawal (`wdTickSz`).
    #[serde(rename = "wdTickSz")]
    pub wd_tick_size: Option<u32>,
    /// What can be withdrawn within 24 hours, in US dollars (`wdQuota`).
    pub wd_quota: Option<Decimal>,
    /// What was withdrawn of it, in US dollars (`usedWdQuota`).
    pub used_wd_quota: Option<Decimal>,
    /// Fee of a withdrawal (`fee`).
    pub fee: Option<Decimal>,
    /// Smallest fee of a withdrawal; no longer used by the venue (`minFee`).
    pub min_fee: Option<Decimal>,
    /// Largest fee of a withdrawal; no longer used by the venue (`maxFee`).
    pub max_fee: Option<Decimal>,
    /// Smallest fee of a withdrawal to a contract; no longer used by the venue (`minFeeForCtAddr`).
    pub min_fee_for_ct_addr: Option<Decimal>,
    /// Largest fee of a withdrawal to a contract; no longer used by the venue (`maxFeeForCtAddr`).
    pub max_fee_for_ct_addr: Option<Decimal>,
    /// Fee of burning as a share (`burningFeeRate`).
    pub burning_fee_rate: Option<Decimal>,
    /// Whether it is the currency's main chain (`mainNet`).
    pub main_net: Option<bool>,
    /// Whether a memo or tag is needed (`needTag`).
    pub need_tag: Option<bool>,
    /// Confirmations until a deposit can be traded (`minDepArrivalConfirm`).
    pub min_dep_arrival_confirm: Option<u32>,
    /// Confirmations until a deposit can be withdrawn (`minWdUnlockConfirm`).
    pub min_wd_unlock_confirm: Option<u32>,
    /// What can be deposited within a time, in US dollars (`depQuotaFixed`).
    pub dep_quota_fixed: Option<Decimal>,
    /// What was deposited of it, in US dollars (`usedDepQuotaFixed`).
    pub used_dep_quota_fixed: Option<Decimal>,
    /// What can be deposited a day by a second layer (`depQuoteDailyLayer2`).
    pub dep_quote_daily_layer_2: Option<Decimal>,
}

/// Balance of a currency in the funding account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FundingBalance {
    /// What is available (`availBal`).
    pub avail_bal: Option<Decimal>,
    /// Balance (`bal`).
    pub bal: Decimal,
    /// Currency (`ccy`).
    pub ccy: Text,
    /// What is frozen (`frozenBal`).
    pub frozen_bal: Option<Decimal>,
}

/// A balance that cannot be traded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NonTradableAsset {
    /// Currency (`ccy`).
    pub ccy: Text,
    /// Name (`name`).
    pub name: Option<Text>,
    /// Where its logo is (`logoLink`).
    pub logo_link: Option<Text>,
    /// Balance (`bal`).
    pub bal: Option<Decimal>,
    /// Whether it can be withdrawn (`canWd`).
    pub can_wd: Option<bool>,
    /// Chain (`chain`).
    pub chain: Option<Text>,
    /// Smallest withdrawal (`minWd`).
    pub min_wd: Option<Decimal>,
    /// Whether all of it must be withdrawn at once (`wdAll`).
    pub wd_all: Option<bool>,
    /// Fee of a withdrawal (`fee`).
    pub fee: Option<Decimal>,
    /// Last letters of the contract's address (`ctAddr`).
    pub ct_addr: Option<Text>,
    /// Digits after the point of a withdrawal (`wdTickSz`).
    #[serde(rename = "wdTickSz")]
    pub wd_tick_size: Option<u32>,
    /// Whether a memo or tag is needed (`needTag`).
    pub need_tag: Option<bool>,
    /// Fee of burning as a share (`burningFeeRate`).
    pub burning_fee_rate: Option<Decimal>,
    /// Currency of the fee (`feeCcy`).
    pub fee_ccy: Option<Text>,
}

/// Value of all accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AssetValuation {
    /// By account (`details`).
    pub details: Option<AssetValuationDetails>,
    /// All of it (`totalBal`).
    pub total_bal: Option<Decimal>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// Value of each account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssetValuationDetails {
    /// In the classic account; no longer used by the venue (`classic`).
    pub classic: Option<Decimal>,
    /// In the earn account (`earn`).
    pub earn: Option<Decimal>,
    /// In the funding account (`funding`).
    pub funding: Option<Decimal>,
    /// In the trading account (`trading`).
    pub trading: Option<Decimal>,
}
