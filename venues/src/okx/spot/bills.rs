//! Bills of the trading account: every change of a balance.
//!
//! In: a filter. Out: bills, newest first, or a file of them. Invariant: a bill has the balance behind the change.

use serde::{Deserialize, Serialize};

use super::{
    ContractType, ExecutionType, FileState, InstrumentType, MarginMode, PrivateRestClient, Quarter,
    TransferAccount,
};
use crate::http::{Endpoint, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Bills of 7 days, newest first.
    pub async fn get_account_bills(
        &self,
        request: AccountBillsRequest,
    ) -> Result<Response<Vec<Bill>>, OkxError> {
        self.rest.call(request).await
    }

    /// Bills of 3 months, newest first.
    pub async fn get_account_bills_archive(
        &self,
        request: AccountBillsArchiveRequest,
    ) -> Result<Response<Vec<Bill>>, OkxError> {
        self.rest.call(request).await
    }

    /// Numbers of the types of bills, with their names.
    pub async fn get_bill_type(
        &self,
        request: BillTypeRequest,
    ) -> Result<Response<Vec<BillType>>, OkxError> {
        self.rest.call(request).await
    }

    /// Asks for a file of the bills of a quarter.
    pub async fn apply_bills(
        &self,
        request: ApplyBillsRequest,
    ) -> Result<Response<BillsFile>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Where the file of the bills of a quarter is.
    pub async fn get_bills_history_archive(
        &self,
        request: BillsHistoryArchiveRequest,
    ) -> Result<Response<BillsFile>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Bills details, last 7 days. 5 requests in a second.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-bills-details-last-7-days>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountBillsRequest {
    /// Of one type of instrument only (`instType`). *Unverified.*
    pub inst_type: Option<InstrumentType>,
    /// Of one instrument only, `BTC-USDT` (`instId`). *Unverified.*
    pub inst_id: Option<String>,
    /// Of one currency only (`ccy`). *Unverified.*
    pub ccy: Option<String>,
    /// Of one kind of margin only (`mgnMode`). *Unverified.*
    pub mgn_mode: Option<MarginMode>,
    /// Linear or inverse contracts only (`ctType`). *Unverified.*
    pub ct_type: Option<ContractType>,
    /// Of one type only, by its number; see `get_bill_type` (`type`). *Unverified.*
    pub r#type: Option<String>,
    /// Of one kind within the type only, by its number (`subType`). *Unverified.*
    pub sub_type: Option<String>,
    /// Only those older than this bill id (`after`). *Unverified.*
    pub after: Option<String>,
    /// Only those newer than this bill id (`before`). *Unverified.*
    pub before: Option<String>,
    /// Not older than this (`begin`). *Unverified.*
    pub begin: Option<Milliseconds>,
    /// Not newer than this (`end`). *Unverified.*
    pub end: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`). *Unverified.*
    pub limit: Option<u32>,
}

static ACCOUNT_BILLS: Budget = per_account("account/bills", 5, 1);

impl Endpoint for AccountBillsRequest {
    type Response = Vec<Bill>;
    const PATH: &'static str = "/api/v5/account/bills";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_BILLS, 1)];
    const SIGNED: bool = true;
}

/// Bills details, last 3 months. 5 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-bills-details-last-3-months>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountBillsArchiveRequest {
    /// Of one type of instrument only (`instType`). *Unverified.*
    pub inst_type: Option<InstrumentType>,
    /// Of one instrument only, `BTC-USDT` (`instId`). *Unverified.*
    pub inst_id: Option<String>,
    /// Of one currency only (`ccy`). *Unverified.*
    pub ccy: Option<String>,
    /// Of one kind of margin only (`mgnMode`). *Unverified.*
    pub mgn_mode: Option<MarginMode>,
    /// Linear or inverse contracts only (`ctType`). *Unverified.*
    pub ct_type: Option<ContractType>,
    /// Of one type only, by its number; see `get_bill_type` (`type`). *Unverified.*
    pub r#type: Option<String>,
    /// Of one kind within the type only, by its number (`subType`). *Unverified.*
    pub sub_type: Option<String>,
    /// Only those older than this bill id (`after`). *Unverified.*
    pub after: Option<String>,
    /// Only those newer than this bill id (`before`). *Unverified.*
    pub before: Option<String>,
    /// Not older than this (`begin`). *Unverified.*
    pub begin: Option<Milliseconds>,
    /// Not newer than this (`end`). *Unverified.*
    pub end: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`). *Unverified.*
    pub limit: Option<u32>,
}

static ACCOUNT_BILLS_ARCHIVE: Budget = per_account("account/bills-archive", 5, 2);

impl Endpoint for AccountBillsArchiveRequest {
    type Response = Vec<Bill>;
    const PATH: &'static str = "/api/v5/account/bills-archive";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_BILLS_ARCHIVE, 1)];
    const SIGNED: bool = true;
}

/// Bill types. 5 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-bill-subtypes>
#[derive(Debug, Clone, Default, Serialize)]
pub struct BillTypeRequest {
    /// Of these types only, with commas between (`type`).
    pub r#type: Option<String>,
}

static ACCOUNT_SUBTYPES: Budget = per_account("account/subtypes", 5, 2);

impl Endpoint for BillTypeRequest {
    type Response = Vec<BillType>;
    const PATH: &'static str = "/api/v5/account/subtypes";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_SUBTYPES, 1)];
    const SIGNED: bool = true;
}

/// Apply bills details, since 2021. 12 requests in a day.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-apply-bills-details-since-2021>
#[derive(Debug, Clone, Serialize)]
pub struct ApplyBillsRequest {
    /// Year, `2024` (`year`).
    pub year: String,
    /// Quarter (`quarter`).
    pub quarter: Quarter,
    /// Of one kind of account only, as a number of the venue's (`type`).
    pub r#type: Option<String>,
}

static ACCOUNT_BILLS_HISTORY_ARCHIVE_APPLY: Budget =
    per_account("account/bills-history-archive (POST)", 12, 86400);

impl Endpoint for ApplyBillsRequest {
    type Response = BillsFile;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/account/bills-history-archive";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_BILLS_HISTORY_ARCHIVE_APPLY, 1)];
    const SIGNED: bool = true;
}

/// Bills details, since 2021. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-bills-details-since-2021>
#[derive(Debug, Clone, Serialize)]
pub struct BillsHistoryArchiveRequest {
    /// Year, `2024` (`year`).
    pub year: String,
    /// Quarter (`quarter`).
    pub quarter: Quarter,
    /// Of one kind of account only, as a number of the venue's (`type`).
    pub r#type: Option<String>,
}

static ACCOUNT_BILLS_HISTORY_ARCHIVE: Budget = per_account("account/bills-history-archive", 10, 2);

impl Endpoint for BillsHistoryArchiveRequest {
    type Response = BillsFile;
    const PATH: &'static str = "/api/v5/account/bills-history-archive";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_BILLS_HISTORY_ARCHIVE, 1)];
    const SIGNED: bool = true;
}

/// A change of a balance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bill {
    /// Balance (`bal`).
    pub bal: Option<Decimal>,
    /// Change of the balance (`balChg`).
    pub bal_chg: Option<Decimal>,
    /// Id of the bill (`billId`).
    pub bill_id: Text,
    /// Currency (`ccy`).
    pub ccy: Option<Text>,
    /// Taker or maker (`execType`).
    pub exec_type: Option<ExecutionType>,
    /// Fee and rebate; negative when it was paid (`fee`).
    pub fee: Option<Decimal>,
    /// Account that it comes from (`from`).
    pub from: Option<TransferAccount>,
    /// Instrument (`instId`).
    pub inst_id: Option<Text>,
    /// Type of the instrument (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: Option<MarginMode>,
    /// Notes (`notes`).
    pub notes: Option<Text>,
    /// The venue's id of the order (`ordId`).
    pub ord_id: Option<Text>,
    /// Profit or loss (`pnl`).
    pub pnl: Option<Decimal>,
    /// Balance of the position (`posBal`).
    pub pos_bal: Option<Decimal>,
    /// Change of the position's balance (`posBalChg`).
    pub pos_bal_chg: Option<Decimal>,
    /// Kind within the type, as a number of the venue's (`subType`).
    pub sub_type: Option<Text>,
    /// Size (`sz`).
    #[serde(rename = "sz")]
    pub size: Option<Decimal>,
    /// Account that it goes to (`to`).
    pub to: Option<TransferAccount>,
    /// Time when the balance was changed (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
    /// Type, as a number of the venue's; see `get_bill_type` (`type`).
    pub r#type: Option<Text>,
    /// Amount of automatic earning (`earnAmt`).
    pub earn_amt: Option<Decimal>,
    /// Yearly rate of automatic earning, as a share (`earnApr`).
    pub earn_apr: Option<Decimal>,
    /// The client's own id of the order (`clOrdId`). *Unverified.*
    pub cl_ord_id: Option<Text>,
    /// Forward price of the trade; options only (`fillFwdPx`). *Unverified.*
    #[serde(rename = "fillFwdPx")]
    pub fill_fwd_price: Option<Decimal>,
    /// Index price of the trade (`fillIdxPx`). *Unverified.*
    #[serde(rename = "fillIdxPx")]
    pub fill_idx_price: Option<Decimal>,
    /// Mark price of the trade (`fillMarkPx`). *Unverified.*
    #[serde(rename = "fillMarkPx")]
    pub fill_mark_price: Option<Decimal>,
    /// Mark volatility of the trade; options only (`fillMarkVol`). *Unverified.*
    pub fill_mark_vol: Option<Decimal>,
    /// Price of the trade in US dollars; options only (`fillPxUsd`). *Unverified.*
    #[serde(rename = "fillPxUsd")]
    pub fill_price_usd: Option<Decimal>,
    /// Implied volatility of the trade; options only (`fillPxVol`). *Unverified.*
    #[serde(rename = "fillPxVol")]
    pub fill_price_vol: Option<Decimal>,
    /// Time of the trade (`fillTime`). *Unverified.*
    pub fill_time: Option<Milliseconds>,
    /// Interest (`interest`). *Unverified.*
    pub interest: Option<Decimal>,
    /// Price, or what the type has in its place (`px`). *Unverified.*
    #[serde(rename = "px")]
    pub price: Option<Decimal>,
    /// Tag (`tag`). *Unverified.*
    pub tag: Option<Text>,
    /// Id of the trade (`tradeId`). *Unverified.*
    pub trade_id: Option<Text>,
}

/// A type of bills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillType {
    /// Type, as a number of the venue's (`type`).
    pub r#type: Option<Text>,
    /// Name of the type (`typeDesc`).
    pub type_desc: Option<Text>,
    /// Kinds within the type (`subTypeDetails`).
    #[serde(default)]
    pub sub_type_details: Vec<BillSubType>,
}

/// A kind of bills within a type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillSubType {
    /// Kind, as a number of the venue's (`subType`).
    pub sub_type: Option<Text>,
    /// Name of the kind (`subTypeDesc`).
    pub sub_type_desc: Option<Text>,
}

/// A file of bills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillsFile {
    /// Where the file is (`fileHref`).
    pub file_href: Option<Text>,
    /// Whether the file is there already (`result`).
    pub result: Option<bool>,
    /// State (`state`).
    pub state: Option<FileState>,
    /// Time when it was asked for (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}
