//! Bills of the funding account: every change of a balance.
//!
//! In: a filter. Out: bills, newest first. Invariant: a bill has the balance behind the change.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// Bills of the funding account of a month, newest first.
    pub async fn get_asset_bills(
        &self,
        request: AssetBillsRequest,
    ) -> Result<Response<Vec<FundingBill>>, OkxError> {
        self.rest.call(request).await
    }

    /// Bills of the funding account since 2021, newest first.
    pub async fn get_asset_bills_history(
        &self,
        request: AssetBillsHistoryRequest,
    ) -> Result<Response<Vec<FundingBill>>, OkxError> {
        self.rest.call(request).await
    }
}

/// Asset bills details. 6 requests in a second.
///
/// <https://www.okx.com/docs-v5/en/#funding-account-rest-api-asset-bills-details>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AssetBillsRequest {
    /// Of one currency only (`ccy`).
    pub ccy: Option<String>,
    /// Of one type only, by its number (`type`).
    pub r#type: Option<String>,
    /// Of one transfer only, by the client's own id (`clientId`).
    pub client_id: Option<String>,
    /// Only those older than this (`after`).
    pub after: Option<Milliseconds>,
    /// Only those newer than this (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static ASSET_BILLS: Budget = per_account("asset/bills", 6, 1);

impl Endpoint for AssetBillsRequest {
    type Response = Vec<FundingBill>;
    const PATH: &'static str = "/api/v5/asset/bills";
    const COST: &'static [Charge] = &[Charge::constant(&ASSET_BILLS, 1)];
    const SIGNED: bool = true;
}

/// Asset bills history. 1 request in a second.
///
/// <https://www.okx.com/docs-v5/en/#funding-account-rest-api-asset-bills-history>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AssetBillsHistoryRequest {
    /// Of one currency only (`ccy`).
    pub ccy: Option<String>,
    /// Of one type only, by its number (`type`).
    pub r#type: Option<String>,
    /// Of one transfer only, by the client's own id (`clientId`).
    pub client_id: Option<String>,
    /// Only those older than this time or bill id, by `paging_type` (`after`).
    pub after: Option<String>,
    /// Only those newer than this time or bill id, by `paging_type` (`before`).
    pub before: Option<String>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
    /// What `after` and `before` are; a time by default (`pagingType`).
    pub paging_type: Option<BillPaging>,
}

static ASSET_BILLS_HISTORY: Budget = per_account("asset/bills-history", 1, 1);

impl Endpoint for AssetBillsHistoryRequest {
    type Response = Vec<FundingBill>;
    const PATH: &'static str = "/api/v5/asset/bills-history";
    const COST: &'static [Charge] = &[Charge::constant(&ASSET_BILLS_HISTORY, 1)];
    const SIGNED: bool = true;
}

open_enum! {
    /// What bills are paged by.
    pub enum BillPaging {
        /// Their time, in milliseconds.
        Time = "1",
        /// Their id.
        BillId = "2",
    }
}

/// A change of a balance of the funding account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FundingBill {
    /// Id of the bill (`billId`).
    pub bill_id: Text,
    /// Currency (`ccy`).
    pub ccy: Text,
    /// The client's own id of the transfer (`clientId`).
    pub client_id: Option<Text>,
    /// Change of the balance (`balChg`).
    pub bal_chg: Option<Decimal>,
    /// Balance (`bal`).
    pub bal: Option<Decimal>,
    /// Type, as a number of the venue's (`type`).
    pub r#type: Option<Text>,
    /// Notes (`notes`).
    pub notes: Option<Text>,
    /// Time of the change (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}
