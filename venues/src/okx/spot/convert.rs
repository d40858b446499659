//! Easy convert: small balances become one of the great currencies.
//!
//! In: currencies. Out: what became of them. Invariant: a conversion goes by a price of the venue's, not by the order book.

use serde::{Deserialize, Serialize};

use super::{PrivateRestClient, TransferAccount};
use crate::http::{Endpoint, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// What can be converted, and into what.
    pub async fn get_easy_convert_currency_list(
        &self,
        request: EasyConvertCurrencyListRequest,
    ) -> Result<Response<EasyConvertCurrencies>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Converts up to 5 currencies.
    pub async fn easy_convert(
        &self,
        request: EasyConvertRequest,
    ) -> Result<Response<Vec<EasyConversion>>, OkxError> {
        self.rest.call(request).await
    }

    /// Conversions of 7 days, newest first.
    pub async fn get_easy_convert_history(
        &self,
        request: EasyConvertHistoryRequest,
    ) -> Result<Response<Vec<EasyConversion>>, OkxError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Account to convert in.
    pub enum ConvertSource {
        /// The trading account.
        Trading = "1",
        /// The funding account.
        Funding = "2",
    }
}

open_enum! {
    /// State of a conversion or a repayment.
    pub enum ConversionStatus {
        /// It goes on.
        Running = "running",
        /// It is done.
        Filled = "filled",
        /// It has failed.
        Failed = "failed",
    }
}

/// Easy convert currency list. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-easy-convert-currency-list>
#[derive(Debug, Clone, Default, Serialize)]
pub struct EasyConvertCurrencyListRequest {
    /// Account to convert in; the trading account by default (`source`).
    pub source: Option<ConvertSource>,
}

static TRADE_EASY_CONVERT_CURRENCY_LIST: Budget =
    per_account("trade/easy-convert-currency-list", 1, 2);

impl Endpoint for EasyConvertCurrencyListRequest {
    type Response = EasyConvertCurrencies;
    const PATH: &'static str = "/api/v5/trade/easy-convert-currency-list";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_EASY_CONVERT_CURRENCY_LIST, 1)];
    const SIGNED: bool = true;
}

/// Place easy convert. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-place-easy-convert>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EasyConvertRequest {
    /// Currencies to convert, up to 5 (`fromCcys`).
    pub from_ccys: Vec<String>,
    /// Currency that they become (`toCcy`).
    pub to_ccy: String,
    /// Account to convert in; the trading account by default (`source`).
    pub source: Option<ConvertSource>,
}

static TRADE_EASY_CONVERT: Budget = per_account("trade/easy-convert", 1, 2);

impl Endpoint for EasyConvertRequest {
    type Response = Vec<EasyConversion>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/easy-convert";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_EASY_CONVERT, 1)];
    const SIGNED: bool = true;
}

/// Easy convert history. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-easy-convert-history>
#[derive(Debug, Clone, Default, Serialize)]
pub struct EasyConvertHistoryRequest {
    /// Only those older than this (`after`).
    pub after: Option<Milliseconds>,
    /// Only those newer than this (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_EASY_CONVERT_HISTORY: Budget = per_account("trade/easy-convert-history", 1, 2);

impl Endpoint for EasyConvertHistoryRequest {
    type Response = Vec<EasyConversion>;
    const PATH: &'static str = "/api/v5/trade/easy-convert-history";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_EASY_CONVERT_HISTORY, 1)];
    const SIGNED: bool = true;
}

/// What can be converted, and into what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EasyConvertCurrencies {
    /// Currencies that can be converted (`fromData`). *Unverified.*
    #[serde(default)]
    pub from_data: Vec<ConvertibleCurrency>,
    /// Currencies that they can become (`toCcy`). *Unverified.*
    #[serde(default)]
    pub to_ccy: Vec<Text>,
}

/// A currency that can be converted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConvertibleCurrency {
    /// Amount (`fromAmt`). *Unverified.*
    pub from_amt: Option<Decimal>,
    /// Currency (`fromCcy`). *Unverified.*
    pub from_ccy: Text,
}

/// A conversion. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EasyConversion {
    /// Amount that was converted (`fillFromSz`).
    #[serde(rename = "fillFromSz")]
    pub fill_from_size: Option<Decimal>,
    /// Amount that it became (`fillToSz`).
    #[serde(rename = "fillToSz")]
    pub fill_to_size: Option<Decimal>,
    /// Currency that is converted (`fromCcy`).
    pub from_ccy: Option<Text>,
    /// State (`status`).
    pub status: Option<ConversionStatus>,
    /// Currency that it becomes (`toCcy`).
    pub to_ccy: Option<Text>,
    /// Account that it went to (`acct`).
    pub acct: Option<TransferAccount>,
    /// Time of the last change (`uTime`).
    #[serde(rename = "uTime")]
    pub update_time: Option<Milliseconds>,
}
