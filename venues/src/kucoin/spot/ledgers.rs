//! Ledgers: every change of a balance.
//!
//! In: a currency, a direction, a window of time. Out: changes, newest first. Invariant: a change has the balance behind it.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, MANAGEMENT, Optional, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// Changes of the funding and trading accounts, in pages.
    pub async fn get_spot_ledger(
        &self,
        request: SpotLedgerRequest,
    ) -> Result<Response<LedgerPage>, KucoinError> {
        self.rest.call(request).await
    }

    /// Changes of the trading account.
    pub async fn get_spot_hf_ledger(
        &self,
        request: SpotHfLedgerRequest,
    ) -> Result<Response<Vec<LedgerEntry>>, KucoinError> {
        self.rest.call_as(request, Optional).await
    }

    /// Changes of the margin accounts.
    pub async fn get_margin_hf_ledger(
        &self,
        request: MarginHfLedgerRequest,
    ) -> Result<Response<Vec<LedgerEntry>>, KucoinError> {
        self.rest.call_as(request, Optional).await
    }
}

open_enum! {
    /// Direction of a change.
    pub enum LedgerDirection {
        /// The balance grew.
        In = "in",
        /// The balance shrank.
        Out = "out",
    }
}

open_enum! {
    /// What a change of the trading account was for.
    pub enum HfLedgerType {
        /// A trade.
        TradeExchange = "TRADE_EXCHANGE",
        /// A transfer between accounts.
        Transfer = "TRANSFER",
        /// A transfer with a sub-account.
        SubTransfer = "SUB_TRANSFER",
        /// Fees that were returned.
        ReturnedFees = "RETURNED_FEES",
        /// Fees that were deducted.
        DeductionFees = "DEDUCTION_FEES",
        /// Anything else.
        Other = "OTHER",
    }
}

/// Spot ledger. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470121>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpotLedgerRequest {
    /// Of these currencies only, up to 10 with commas between (`currency`).
    pub currency: Option<String>,
    /// Of one direction only (`direction`).
    pub direction: Option<LedgerDirection>,
    /// Of one kind only (`bizType`).
    pub biz_type: Option<String>,
    /// Not older than this (`startAt`).
    pub start_at: Option<Milliseconds>,
    /// Not newer than this (`endAt`).
    pub end_at: Option<Milliseconds>,
    /// Page to return, from 1 (`currentPage`).
    pub current_page: Option<u32>,
    /// Changes a page: 10 to 500, 50 by default (`pageSize`).
    pub page_size: Option<u32>,
}

impl Endpoint for SpotLedgerRequest {
    type Response = LedgerPage;
    const PATH: &'static str = "/api/v1/accounts/ledgers";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 2)];
    const SIGNED: bool = true;
}

/// Spot HF ledger. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470122>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpotHfLedgerRequest {
    /// Of these currencies only, up to 10 with commas between (`currency`).
    pub currency: Option<String>,
    /// Of one direction only (`direction`).
    pub direction: Option<LedgerDirection>,
    /// Of one kind only (`bizType`).
    pub biz_type: Option<HfLedgerType>,
    /// Only those after this item of the last reply (`lastId`).
    pub last_id: Option<u64>,
    /// At most this many: up to 200, 100 by default (`limit`).
    pub limit: Option<u32>,
    /// Not older than this (`startAt`).
    pub start_at: Option<Milliseconds>,
    /// Not newer than this (`endAt`).
    pub end_at: Option<Milliseconds>,
}

impl Endpoint for SpotHfLedgerRequest {
    type Response = Vec<LedgerEntry>;
    const PATH: &'static str = "/api/v1/hf/accounts/ledgers";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Margin HF ledger. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470123>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarginHfLedgerRequest {
    /// Of these currencies only, up to 10 with commas between (`currency`).
    pub currency: Option<String>,
    /// Of one direction only (`direction`).
    pub direction: Option<LedgerDirection>,
    /// Of one kind only (`bizType`).
    pub biz_type: Option<String>,
    /// Only those after this item of the last reply (`lastId`).
    pub last_id: Option<u64>,
    /// At most this many: up to 200, 100 by default (`limit`).
    pub limit: Option<u32>,
    /// Not older than this (`startAt`).
    pub start_at: Option<Milliseconds>,
    /// Not newer than this (`endAt`).
    pub end_at: Option<Milliseconds>,
}

impl Endpoint for MarginHfLedgerRequest {
    type Response = Vec<LedgerEntry>;
    const PATH: &'static str = "/api/v3/hf/margin/account/ledgers";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// One page of changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LedgerPage {
    /// Number of this page (`currentPage`).
    pub current_page: Option<u32>,
    /// Changes a page (`pageSize`).
    pub page_size: Option<u32>,
    /// Changes on all pages (`totalNum`).
    pub total_num: Option<u64>,
    /// Number of pages (`totalPage`).
    pub total_page: Option<u32>,
    /// Changes of this page (`items`).
    #[serde(default)]
    pub items: Vec<LedgerEntry>,
}

/// A change of a balance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LedgerEntry {
    /// Id of the change (`id`).
    pub id: Option<Text>,
    /// Currency, `USDT` (`currency`).
    pub currency: Text,
    /// Amount (`amount`).
    pub amount: Decimal,
    /// Fee (`fee`).
    pub fee: Option<Decimal>,
    /// Tax, for users in some countries (`tax`).
    pub tax: Option<Decimal>,
    /// Balance behind the change (`balance`).
    pub balance: Option<Decimal>,
    /// Account, `TRADE_HF` (`accountType`).
    pub account_type: Option<Text>,
    /// What it was for, such as a trade or a transfer (`bizType`).
    pub biz_type: Option<Text>,
    /// In or out (`direction`).
    pub direction: Option<LedgerDirection>,
    /// Time of the change (`createdAt`).
    pub created_at: Option<Milliseconds>,
    /// More of it, as JSON in a text (`context`).
    pub context: Option<Text>,
}
