//! Trades of the account.
//!
//! In: a filter. Out: trades, newest first, or a file of them. Invariant: a trade belongs to one order; an order may have many.

use serde::{Deserialize, Serialize};

use super::{InstrumentType, PositionSide, PrivateRestClient, Side};
use crate::http::{Endpoint, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// Trades of 3 days, newest first.
    pub async fn get_fills(&self, request: FillsRequest) -> Result<Response<Vec<Fill>>, OkxError> {
        self.rest.call(request).await
    }

    /// Trades of 3 months, newest first.
    pub async fn get_fills_history(
        &self,
        request: FillsHistoryRequest,
    ) -> Result<Response<Vec<Fill>>, OkxError> {
        self.rest.call(request).await
    }

    /// Asks for a file of the trades of a quarter.
    pub async fn apply_fills_archive(
        &self,
        request: ApplyFillsArchiveRequest,
    ) -> Result<Response<ArchiveApplication>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Where the file of the trades of a quarter is.
    pub async fn get_fills_archive(
        &self,
        request: FillsArchiveRequest,
    ) -> Result<Response<ArchiveFile>, OkxError> {
        self.rest.call_one(request).await
    }
}

open_enum! {
    /// Side of a trade by liquidity.
    pub enum ExecutionType {
        /// Taker.
        Taker = "T",
        /// Maker.
        Maker = "M",
    }
}

open_enum! {
    /// Quarter of a year.
    pub enum Quarter {
        /// January to March.
        Q1 = "Q1",
        /// April to June.
        Q2 = "Q2",
        /// July to September.
        Q3 = "Q3",
        /// October to December.
        Q4 = "Q4",
    }
}

open_enum! {
    /// State of a file that was asked for.
    pub enum FileState {
        /// It is being made.
        Ongoing = "ongoing",
        /// It can be fetched.
        Finished = "finished",
        /// It could not be made.
        Failed = "failed",
    }
}

/// Transaction details, last 3 days. 60 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-transaction-details-last-3-days>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FillsRequest {
    /// Of one type of instrument only (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument only, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
    /// Of one order only (`ordId`).
    pub ord_id: Option<String>,
    /// Only those older than this bill id (`after`).
    pub after: Option<String>,
    /// Only those newer than this bill id (`before`).
    pub before: Option<String>,
    /// Not older than this (`begin`).
    pub begin: Option<Milliseconds>,
    /// Not newer than this (`end`).
    pub end: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_FILLS: Budget = per_account("trade/fills", 60, 2);

impl Endpoint for FillsRequest {
    type Response = Vec<Fill>;
    const PATH: &'static str = "/api/v5/trade/fills";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_FILLS, 1)];
    const SIGNED: bool = true;
}

/// Transaction details, last 3 months. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-transaction-details-last-3-months>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FillsHistoryRequest {
    /// Of one type of instrument only (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument only, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
    /// Of one order only (`ordId`).
    pub ord_id: Option<String>,
    /// Only those older than this bill id (`after`).
    pub after: Option<String>,
    /// Only those newer than this bill id (`before`).
    pub before: Option<String>,
    /// Not older than this (`begin`).
    pub begin: Option<Milliseconds>,
    /// Not newer than this (`end`).
    pub end: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_FILLS_HISTORY: Budget = per_account("trade/fills-history", 10, 2);

impl Endpoint for FillsHistoryRequest {
    type Response = Vec<Fill>;
    const PATH: &'static str = "/api/v5/trade/fills-history";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_FILLS_HISTORY, 1)];
    const SIGNED: bool = true;
}

/// Apply for transaction details, last 2 years. 10 requests in a day. *Unverified.*
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-apply-for-transaction-details-last-2-years>
#[derive(Debug, Clone, Default, Serialize)]
pub struct ApplyFillsArchiveRequest {
    /// Year, `2024` (`year`).
    pub year: Option<String>,
    /// Quarter (`quarter`).
    pub quarter: Option<Quarter>,
}

static TRADE_FILLS_ARCHIVE_APPLY: Budget = per_account("trade/fills-archive (POST)", 10, 86400);

impl Endpoint for ApplyFillsArchiveRequest {
    type Response = ArchiveApplication;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/fills-archive";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_FILLS_ARCHIVE_APPLY, 1)];
    const SIGNED: bool = true;
}

/// Transaction details, last 2 years. 10 requests in 2 seconds. *Unverified.*
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-transaction-details-last-2-years>
#[derive(Debug, Clone, Default, Serialize)]
pub struct FillsArchiveRequest {
    /// Year, `2024` (`year`).
    pub year: Option<String>,
    /// Quarter (`quarter`).
    pub quarter: Option<Quarter>,
}

static TRADE_FILLS_ARCHIVE: Budget = per_account("trade/fills-archive", 10, 2);

impl Endpoint for FillsArchiveRequest {
    type Response = ArchiveFile;
    const PATH: &'static str = "/api/v5/trade/fills-archive";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_FILLS_ARCHIVE, 1)];
    const SIGNED: bool = true;
}

/// A trade of the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fill {
    /// Type of the instrument (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Id of the trade (`tradeId`).
    pub trade_id: Option<Text>,
    /// The venue's id of the order (`ordId`).
    pub ord_id: Text,
    /// The client's own id of the order (`clOrdId`).
    pub cl_ord_id: Option<Text>,
    /// Id of the bill (`billId`).
    pub bill_id: Option<Text>,
    /// Tag of the order (`tag`).
    pub tag: Option<Text>,
    /// Price (`fillPx`).
    #[serde(rename = "fillPx")]
    pub fill_price: Option<Decimal>,
    /// Size (`fillSz`).
    #[serde(rename = "fillSz")]
    pub fill_size: Option<Decimal>,
    /// Buy or sell (`side`).
    pub side: Option<Side>,
    /// Side of the position (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// Taker or maker (`execType`).
    pub exec_type: Option<ExecutionType>,
    /// Currency of the fee (`feeCcy`).
    pub fee_ccy: Option<Text>,
    /// Fee and rebate; negative when it was paid (`fee`).
    pub fee: Option<Decimal>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
    /// Implied volatility of the trade; options only (`fillPxVol`). *Unverified.*
    #[serde(rename = "fillPxVol")]
    pub fill_price_vol: Option<Decimal>,
    /// Forward price of the trade; options only (`fillFwdPx`). *Unverified.*
    #[serde(rename = "fillFwdPx")]
    pub fill_fwd_price: Option<Decimal>,
    /// Profit or loss of what the trade closed (`fillPnl`). *Unverified.*
    pub fill_pnl: Option<Decimal>,
    /// Fee as a share (`feeRate`). *Unverified.*
    pub fee_rate: Option<Decimal>,
    /// Price of the trade in US dollars; options only (`fillPxUsd`). *Unverified.*
    #[serde(rename = "fillPxUsd")]
    pub fill_price_usd: Option<Decimal>,
    /// Kind within the type, as a number of the venue's (`subType`). *Unverified.*
    pub sub_type: Option<Text>,
    /// Mark volatility of the trade; options only (`fillMarkVol`). *Unverified.*
    pub fill_mark_vol: Option<Decimal>,
    /// Time of the trade (`fillTime`). *Unverified.*
    pub fill_time: Option<Milliseconds>,
    /// Index price of the trade (`fillIdxPx`). *Unverified.*
    #[serde(rename = "fillIdxPx")]
    pub fill_idx_price: Option<Decimal>,
    /// Mark price of the trade (`fillMarkPx`). *Unverified.*
    #[serde(rename = "fillMarkPx")]
    pub fill_mark_price: Option<Decimal>,
    /// Quote currency that it is traded in (`tradeQuoteCcy`). *Unverified.*
    pub trade_quote_ccy: Option<Text>,
}

/// What became of a request for a file. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArchiveApplication {
    /// Whether the file is there already (`result`).
    pub result: Option<bool>,
    /// Time when the venue handled it (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// A file that was asked for. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveFile {
    /// Where the file is (`fileHref`).
    pub file_href: Option<Text>,
    /// State (`state`).
    pub state: Option<FileState>,
    /// Time when it was asked for (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}
