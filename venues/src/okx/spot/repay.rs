//! One-click repay: debts are repaid with other currencies of the account.
//!
//! In: currencies. Out: what became of the debts. Invariant: the operations with `_v2` are for the mode for spot, the others for
//! accounts with several currencies as margin.

use serde::{Deserialize, Serialize};

use super::{ConversionStatus, OrderState, OrderType, PrivateRestClient, Side};
use crate::http::{Endpoint, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// What is owed, and what it can be repaid with.
    pub async fn get_one_click_repay_currency_list(
        &self,
        request: OneClickRepayCurrencyListRequest,
    ) -> Result<Response<Vec<RepayCurrencies>>, OkxError> {
        self.rest.call(request).await
    }

    /// Repays up to 5 debts.
    pub async fn one_click_repay(
        &self,
        request: OneClickRepayRequest,
    ) -> Result<Response<Vec<Repayment>>, OkxError> {
        self.rest.call(request).await
    }

    /// Repayments of 7 days, newest first.
    pub async fn get_one_click_repay_history(
        &self,
        request: OneClickRepayHistoryRequest,
    ) -> Result<Response<Vec<Repayment>>, OkxError> {
        self.rest.call(request).await
    }

    /// What is owed, and what it can be repaid with.
    pub async fn get_one_click_repay_currency_list_v2(
        &self,
        request: OneClickRepayCurrencyListV2Request,
    ) -> Result<Response<Vec<RepayCurrenciesV2>>, OkxError> {
        self.rest.call(request).await
    }

    /// Repays a debt.
    pub async fn one_click_repay_v2(
        &self,
        request: OneClickRepayV2Request,
    ) -> Result<Response<RepaymentV2>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Repayments of 7 days, newest first.
    pub async fn get_one_click_repay_history_v2(
        &self,
        request: OneClickRepayHistoryV2Request,
    ) -> Result<Response<Vec<RepaymentHistoryV2>>, OkxError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Margin that a debt is of.
    pub enum DebtType {
        /// Cross margin.
        Cross = "cross",
        /// Isolated margin.
        Isolated = "isolated",
    }
}

/// One-click repay currency list. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-one-click-repay-currency-list>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OneClickRepayCurrencyListRequest {
    /// Of one kind of margin only (`debtType`).
    pub debt_type: Option<DebtType>,
}

static TRADE_ONE_CLICK_REPAY_CURRENCY_LIST: Budget =
    per_account("trade/one-click-repay-currency-list", 1, 2);

impl Endpoint for OneClickRepayCurrencyListRequest {
    type Response = Vec<RepayCurrencies>;
    const PATH: &'static str = "/api/v5/trade/one-click-repay-currency-list";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ONE_CLICK_REPAY_CURRENCY_LIST, 1)];
    const SIGNED: bool = true;
}

/// Trade one-click repay. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-trade-one-click-repay>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OneClickRepayRequest {
    /// Currencies that are owed, up to 5 (`debtCcys`).
    pub debt_ccys: Vec<String>,
    /// Currency to repay with (`repayCcy`).
    pub repay_ccy: String,
}

static TRADE_ONE_CLICK_REPAY: Budget = per_account("trade/one-click-repay", 1, 2);

impl Endpoint for OneClickRepayRequest {
    type Response = Vec<Repayment>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/one-click-repay";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ONE_CLICK_REPAY, 1)];
    const SIGNED: bool = true;
}

/// One-click repay history. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-one-click-repay-history>
#[derive(Debug, Clone, Default, Serialize)]
pub struct OneClickRepayHistoryRequest {
    /// Only those older than this (`after`).
    pub after: Option<Milliseconds>,
    /// Only those newer than this (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_ONE_CLICK_REPAY_HISTORY: Budget = per_account("trade/one-click-repay-history", 1, 2);

impl Endpoint for OneClickRepayHistoryRequest {
    type Response = Vec<Repayment>;
    const PATH: &'static str = "/api/v5/trade/one-click-repay-history";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ONE_CLICK_REPAY_HISTORY, 1)];
    const SIGNED: bool = true;
}

/// One-click repay currency list, new. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-one-click-repay-currency-list-new>
#[derive(Debug, Clone, Default, Serialize)]
pub struct OneClickRepayCurrencyListV2Request {}

static TRADE_ONE_CLICK_REPAY_CURRENCY_LIST_V2: Budget =
    per_account("trade/one-click-repay-currency-list-v2", 1, 2);

impl Endpoint for OneClickRepayCurrencyListV2Request {
    type Response = Vec<RepayCurrenciesV2>;
    const PATH: &'static str = "/api/v5/trade/one-click-repay-currency-list-v2";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ONE_CLICK_REPAY_CURRENCY_LIST_V2, 1)];
    const SIGNED: bool = true;
}

/// Trade one-click repay, new. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-trade-one-click-repay-new>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OneClickRepayV2Request {
    /// Currency that is owed (`debtCcy`).
    pub debt_ccy: String,
    /// Currencies to repay with, the first one first (`repayCcyList`).
    pub repay_ccy_list: Vec<String>,
}

static TRADE_ONE_CLICK_REPAY_V2: Budget = per_account("trade/one-click-repay-v2", 1, 2);

impl Endpoint for OneClickRepayV2Request {
    type Response = RepaymentV2;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/one-click-repay-v2";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ONE_CLICK_REPAY_V2, 1)];
    const SIGNED: bool = true;
}

/// One-click repay history, new. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-one-click-repay-history-new>
#[derive(Debug, Clone, Default, Serialize)]
pub struct OneClickRepayHistoryV2Request {
    /// Only those older than this (`after`).
    pub after: Option<Milliseconds>,
    /// Only those newer than this (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_ONE_CLICK_REPAY_HISTORY_V2: Budget =
    per_account("trade/one-click-repay-history-v2", 1, 2);

impl Endpoint for OneClickRepayHistoryV2Request {
    type Response = Vec<RepaymentHistoryV2>;
    const PATH: &'static str = "/api/v5/trade/one-click-repay-history-v2";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ONE_CLICK_REPAY_HISTORY_V2, 1)];
    const SIGNED: bool = true;
}

/// What is owed, and what it can be repaid with. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepayCurrencies {
    /// Currencies that are owed (`debtData`).
    #[serde(default)]
    pub debt_data: Vec<DebtCurrency>,
    /// Margin that the debt is of (`debtType`).
    pub debt_type: Option<DebtType>,
    /// Currencies to repay with (`repayData`).
    #[serde(default)]
    pub repay_data: Vec<RepayCurrency>,
}

/// What is owed, and what it can be repaid with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepayCurrenciesV2 {
    /// Currencies that are owed (`debtData`).
    #[serde(default)]
    pub debt_data: Vec<DebtCurrency>,
    /// Currencies to repay with (`repayData`).
    #[serde(default)]
    pub repay_data: Vec<RepayCurrency>,
}

/// A currency that is owed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DebtCurrency {
    /// Currency that is owed (`debtCcy`).
    pub debt_ccy: Option<Text>,
    /// Amount that is owed (`debtAmt`).
    pub debt_amt: Option<Decimal>,
}

/// A currency to repay with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepayCurrency {
    /// Currency to repay with (`repayCcy`).
    pub repay_ccy: Option<Text>,
    /// Amount to repay with (`repayAmt`).
    pub repay_amt: Option<Decimal>,
}

/// A repayment. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Repayment {
    /// Currency that is owed (`debtCcy`).
    pub debt_ccy: Option<Text>,
    /// Amount of the debt that was repaid (`fillDebtSz`).
    #[serde(rename = "fillDebtSz")]
    pub fill_debt_size: Option<Decimal>,
    /// Amount that it was repaid with (`fillRepaySz`).
    #[serde(rename = "fillRepaySz")]
    pub fill_repay_size: Option<Decimal>,
    /// Currency to repay with (`repayCcy`).
    pub repay_ccy: Option<Text>,
    /// State (`status`).
    pub status: Option<ConversionStatus>,
    /// Time of the last change (`uTime`).
    #[serde(rename = "uTime")]
    pub update_time: Option<Milliseconds>,
}

/// A repayment that was begun.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepaymentV2 {
    /// Currency that is owed (`debtCcy`).
    pub debt_ccy: Option<Text>,
    /// Currencies to repay with, the first one first (`repayCcyList`).
    #[serde(default)]
    pub repay_ccy_list: Vec<Text>,
    /// Time when it was begun (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// A repayment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepaymentHistoryV2 {
    /// Currency that is owed (`debtCcy`).
    pub debt_ccy: Option<Text>,
    /// Currencies to repay with, the first one first (`repayCcyList`).
    #[serde(default)]
    pub repay_ccy_list: Vec<Text>,
    /// Amount of the debt that was repaid (`fillDebtSz`).
    #[serde(rename = "fillDebtSz")]
    pub fill_debt_size: Option<Decimal>,
    /// State (`status`).
    pub status: Option<ConversionStatus>,
    /// Orders that it was done by (`ordIdInfo`).
    #[serde(default)]
    pub ord_id_info: Vec<RepayOrder>,
}

/// An order that a repayment was done by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepayOrder {
    /// The venue's id of the order (`ordId`).
    pub ord_id: Option<Text>,
    /// Instrument (`instId`).
    pub inst_id: Option<Text>,
    /// Type of the order (`ordType`).
    pub ord_type: Option<OrderType>,
    /// Buy or sell (`side`).
    pub side: Option<Side>,
    /// Price (`px`).
    #[serde(rename = "px")]
    pub price: Option<Decimal>,
    /// Size: in the base currency for spot, in contracts for derivatives; see `tgt_ccy` for market orders (`sz`).
    #[serde(rename = "sz")]
    pub size: Option<Decimal>,
    /// State (`state`).
    pub state: Option<OrderState>,
    /// Price of the last trade (`fillPx`).
    #[serde(rename = "fillPx")]
    pub fill_price: Option<Decimal>,
    /// Size of the last trade (`fillSz`).
    #[serde(rename = "fillSz")]
    pub fill_size: Option<Decimal>,
    /// Time when it was created (`cTime`).
    #[serde(rename = "cTime")]
    pub create_time: Option<Milliseconds>,
}
