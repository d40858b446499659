//! The user, the key and the accounts.
//!
//! In: nothing, or an account's id. Out: balances and what the user may do. Invariant: each account holds one currency; what is
//! held is part of its balance and not of what is available.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, MANAGEMENT, Optional, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// Level of the user and its sub-accounts.
    pub async fn get_account_info(
        &self,
        request: AccountInfoRequest,
    ) -> Result<Response<AccountInfo>, KucoinError> {
        self.rest.call(request).await
    }

    /// What the key may do.
    pub async fn get_apikey_info(
        &self,
        request: ApikeyInfoRequest,
    ) -> Result<Response<ApikeyInfo>, KucoinError> {
        self.rest.call(request).await
    }

    /// Whether the account trades by the interface for high frequency.
    pub async fn get_spot_account_type(
        &self,
        request: SpotAccountTypeRequest,
    ) -> Result<Response<SpotAccountType>, KucoinError> {
        self.rest.call(request).await
    }

    /// Accounts with their balances.
    pub async fn get_spot_account_list(
        &self,
        request: SpotAccountListRequest,
    ) -> Result<Response<Vec<SpotAccount>>, KucoinError> {
        self.rest.call_as(request, Optional).await
    }

    /// An account with its balance.
    pub async fn get_spot_account_detail(
        &self,
        request: SpotAccountDetailRequest,
    ) -> Result<Response<SpotAccountDetail>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Type of an account.
    pub enum AccountType {
        /// Funding: deposits and withdrawals.
        Main = "main",
        /// Trading.
        Trade = "trade",
        /// Options.
        Option = "option",
    }
}

/// Account info. Weight 20.
///
/// <https://www.kucoin.com/docs-new/api-3470119>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AccountInfoRequest {}

impl Endpoint for AccountInfoRequest {
    type Response = AccountInfo;
    const PATH: &'static str = "/api/v2/user-info";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 20)];
    const SIGNED: bool = true;
}

/// API key info. Weight 20.
///
/// <https://www.kucoin.com/docs-new/api-3470130>
#[derive(Debug, Clone, Default, Serialize)]
pub struct ApikeyInfoRequest {}

impl Endpoint for ApikeyInfoRequest {
    type Response = ApikeyInfo;
    const PATH: &'static str = "/api/v1/user/api-key";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 20)];
    const SIGNED: bool = true;
}

/// Spot account type. Weight 30.
///
/// <https://www.kucoin.com/docs-new/api-3470120>
#[derive(Debug, Clone, Default, Serialize)]
pub struct SpotAccountTypeRequest {}

impl Endpoint for SpotAccountTypeRequest {
    type Response = SpotAccountType;
    const PATH: &'static str = "/api/v1/hf/accounts/opened";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 30)];
    const SIGNED: bool = true;
}

/// Spot account list. Weight 5.
///
/// <https://www.kucoin.com/docs-new/api-3470125>
#[derive(Debug, Clone, Default, Serialize)]
pub struct SpotAccountListRequest {
    /// Of one currency only, `USDT` (`currency`).
    pub currency: Option<String>,
    /// Of one type only (`type`).
    pub r#type: Option<AccountType>,
}

impl Endpoint for SpotAccountListRequest {
    type Response = Vec<SpotAccount>;
    const PATH: &'static str = "/api/v1/accounts";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 5)];
    const SIGNED: bool = true;
}

/// Spot account detail. Weight 5.
///
/// <https://www.kucoin.com/docs-new/api-3470126>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpotAccountDetailRequest {
    /// Id of the account; goes into the path (`accountId`).
    pub account_id: String,
}

impl Endpoint for SpotAccountDetailRequest {
    type Response = SpotAccountDetail;
    const PATH: &'static str = "/api/v1/accounts/{accountId}";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 5)];
    const SIGNED: bool = true;
}

/// Level of the user and its sub-accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountInfo {
    /// Level of the user (`level`).
    pub level: Option<u32>,
    /// Number of sub-accounts (`subQuantity`).
    pub sub_quantity: Option<u32>,
    /// Sub-accounts that may trade spot (`spotSubQuantity`).
    pub spot_sub_quantity: Option<u32>,
    /// Sub-accounts that may trade on margin (`marginSubQuantity`).
    pub margin_sub_quantity: Option<u32>,
    /// Sub-accounts that may trade futures (`futuresSubQuantity`).
    pub futures_sub_quantity: Option<u32>,
    /// Sub-accounts that may trade options (`optionSubQuantity`).
    pub option_sub_quantity: Option<u32>,
    /// Largest number of sub-accounts (`maxSubQuantity`).
    pub max_sub_quantity: Option<u32>,
    /// Of these, by the user's level (`maxDefaultSubQuantity`).
    pub max_default_sub_quantity: Option<u32>,
    /// Of these, further ones that may trade spot (`maxSpotSubQuantity`).
    pub max_spot_sub_quantity: Option<u32>,
    /// Of these, further ones that may trade on margin (`maxMarginSubQuantity`).
    pub max_margin_sub_quantity: Option<u32>,
    /// Of these, further ones that may trade futures (`maxFuturesSubQuantity`).
    pub max_futures_sub_quantity: Option<u32>,
    /// Of these, further ones that may trade options (`maxOptionSubQuantity`).
    pub max_option_sub_quantity: Option<u32>,
}

/// A key and what it may do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApikeyInfo {
    /// Remark of the key (`remark`).
    pub remark: Option<Text>,
    /// The key's public part (`apiKey`).
    pub api_key: Option<Text>,
    /// Version of the key (`apiVersion`).
    pub api_version: Option<u32>,
    /// What the key may do, with commas between: `General,Spot` (`permission`).
    pub permission: Option<Text>,
    /// Addresses that may use the key, with commas between (`ipWhitelist`).
    pub ip_whitelist: Option<Text>,
    /// Time when the key was created (`createdAt`).
    pub created_at: Option<Milliseconds>,
    /// Id of the user, as it is shown (`uid`).
    pub uid: Option<u64>,
    /// Whether it belongs to the master account (`isMaster`).
    pub is_master: Option<bool>,
    /// Name of the sub-account (`subName`).
    pub sub_name: Option<Text>,
}

/// Whether the account trades by the interface for high frequency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SpotAccountType {
    /// Whether it does.
    pub is_high_frequency: bool,
}

/// An account of one currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpotAccount {
    /// Id of the account (`id`).
    pub id: Option<Text>,
    /// Currency, `USDT` (`currency`).
    pub currency: Text,
    /// Type (`type`).
    pub r#type: Option<AccountType>,
    /// Balance (`balance`).
    pub balance: Decimal,
    /// What can be traded or withdrawn (`available`).
    pub available: Option<Decimal>,
    /// What is held by orders or withdrawals (`holds`).
    pub holds: Option<Decimal>,
}

/// Balance of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpotAccountDetail {
    /// Currency, `USDT` (`currency`).
    pub currency: Text,
    /// Balance (`balance`).
    pub balance: Decimal,
    /// What can be traded or withdrawn (`available`).
    pub available: Option<Decimal>,
    /// What is held by orders or withdrawals (`holds`).
    pub holds: Option<Decimal>,
}
