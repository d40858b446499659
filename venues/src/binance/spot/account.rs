//! The account: balances, commissions, filters and limits.

use serde::{Deserialize, Serialize};

use super::{Filter, PrivateRestClient, RateLimit};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Balances, rights and commissions of the account.
    pub async fn get_account(
        &self,
        request: AccountRequest,
    ) -> Result<Response<Account>, BinanceError> {
        self.rest.call(request).await
    }

    /// Commission rates of the account for a symbol.
    pub async fn get_account_commission(
        &self,
        request: AccountCommissionRequest,
    ) -> Result<Response<AccountCommission>, BinanceError> {
        self.rest.call(request).await
    }

    /// Filters that hold for the account and a symbol.
    pub async fn get_my_filters(
        &self,
        request: MyFiltersRequest,
    ) -> Result<Response<MyFilters>, BinanceError> {
        self.rest.call(request).await
    }

    /// How many orders the account has placed within its limits.
    pub async fn get_rate_limit_order(
        &self,
        request: RateLimitOrderRequest,
    ) -> Result<Response<Vec<RateLimit>>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Balances, rights and commissions of the account. Weight 20.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#get-account>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountRequest {
    /// Leave out assets of which the account has nothing.
    pub omit_zero_balances: Option<bool>,
}

impl Endpoint for AccountRequest {
    type Response = Account;
    const PATH: &'static str = "/api/v3/account";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 20)];
    const SIGNED: bool = true;
}

/// Commission rates of the account for a symbol. Weight 20.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#account-commission>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AccountCommissionRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
}

impl Endpoint for AccountCommissionRequest {
    type Response = AccountCommission;
    const PATH: &'static str = "/api/v3/account/commission";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 20)];
    const SIGNED: bool = true;
}

/// Filters that hold for the account and a symbol. Weight 40.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#my-filters>
#[derive(Debug, Clone, Default, Serialize)]
pub struct MyFiltersRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
}

impl Endpoint for MyFiltersRequest {
    type Response = MyFilters;
    const PATH: &'static str = "/api/v3/myFilters";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 40)];
    const SIGNED: bool = true;
}

/// How many orders the account has placed within its limits. Weight 40.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#rate-limit-order>
#[derive(Debug, Clone, Default, Serialize)]
pub struct RateLimitOrderRequest {}

impl Endpoint for RateLimitOrderRequest {
    type Response = Vec<RateLimit>;
    const PATH: &'static str = "/api/v3/rateLimit/order";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 40)];
    const SIGNED: bool = true;
}

/// Balances, rights and commissions of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Maker's commission in basis points; superseded by `commission_rates`.
    pub maker_commission: Option<i64>,
    /// Taker's commission in basis points; superseded by `commission_rates`.
    pub taker_commission: Option<i64>,
    /// Buyer's commission in basis points; superseded by `commission_rates`.
    pub buyer_commission: Option<i64>,
    /// Seller's commission in basis points; superseded by `commission_rates`.
    pub seller_commission: Option<i64>,
    /// Commission rates.
    pub commission_rates: Option<CommissionRates>,
    /// Whether it may trade.
    pub can_trade: Option<bool>,
    /// Whether it may withdraw.
    pub can_withdraw: Option<bool>,
    /// Whether it may deposit.
    pub can_deposit: Option<bool>,
    /// Whether it belongs to a broker.
    pub brokered: Option<bool>,
    /// Whether its orders must prevent trades with its own.
    pub require_self_trade_prevention: Option<bool>,
    /// Whether smart order routing is off.
    pub prevent_sor: Option<bool>,
    /// When it was last changed.
    pub update_time: Option<Milliseconds>,
    /// Kind of account.
    pub account_type: Option<Text>,
    /// What it holds, by asset.
    pub balances: Vec<Balance>,
    /// What it may trade.
    pub permissions: Option<Vec<Text>>,
    /// Its number.
    pub uid: Option<u64>,
}

/// What an account holds of an asset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Balance {
    /// The asset.
    pub asset: Text,
    /// What can be used.
    pub free: Decimal,
    /// What open orders hold.
    pub locked: Decimal,
}

/// Rates of commission, as fractions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CommissionRates {
    /// As a maker.
    pub maker: Option<Decimal>,
    /// As a taker.
    pub taker: Option<Decimal>,
    /// As a buyer.
    pub buyer: Option<Decimal>,
    /// As a seller.
    pub seller: Option<Decimal>,
}

/// Commission rates of an account for a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountCommission {
    /// The symbol.
    pub symbol: Text,
    /// Standard rates.
    pub standard_commission: Option<CommissionRates>,
    /// Special rates.
    pub special_commission: Option<CommissionRates>,
    /// Taxes.
    pub tax_commission: Option<CommissionRates>,
    /// Discount on the standard rates.
    pub discount: Option<CommissionDiscount>,
}

/// Discount on commissions that are paid in a certain asset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CommissionDiscount {
    /// Whether the account has it.
    pub enabled_for_account: Option<bool>,
    /// Whether the symbol has it.
    pub enabled_for_symbol: Option<bool>,
    /// The asset that pays.
    pub discount_asset: Option<Text>,
    /// The standard rate is multiplied by it.
    pub discount: Option<Decimal>,
}

/// Filters that hold for an account and a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MyFilters {
    /// Filters of the whole venue.
    pub exchange_filters: Vec<Filter>,
    /// Filters of the symbol.
    pub symbol_filters: Vec<Filter>,
    /// Filters of assets.
    pub asset_filters: Option<Vec<AssetFilter>>,
    /// The venue's limits.
    pub rate_limits: Option<Vec<RateLimit>>,
}

/// A filter of an asset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AssetFilter {
    /// Which rule it is.
    pub filter_type: Text,
    /// The asset.
    pub asset: Option<Text>,
    /// Exponent of the quantities of this filter, where the venue sends integers.
    pub qty_exponent: Option<i32>,
    /// `MAX_ASSET`: most of the asset that an order may move.
    pub limit: Option<Decimal>,
}
