//! What the account may trade: largest sizes, loans and withdrawals, how many orders, and its fees.
//!
//! In: an instrument or a currency. Out: the largest amounts, or fees as shares. Invariant: a fee is negative when it is paid.

use serde::{Deserialize, Serialize};

use super::{FeeRates, InstrumentType, MarginMode, PrivateRestClient, RuleType, Side, TradeMode};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Largest sizes of orders.
    pub async fn get_max_order_size(
        &self,
        request: MaxOrderSizeRequest,
    ) -> Result<Response<Vec<MaxOrderSize>>, OkxError> {
        self.rest.call(request).await
    }

    /// What is available for orders.
    pub async fn get_max_avail_size(
        &self,
        request: MaxAvailSizeRequest,
    ) -> Result<Response<Vec<MaxAvailSize>>, OkxError> {
        self.rest.call(request).await
    }

    /// Largest loans for an instrument.
    pub async fn get_max_loan(
        &self,
        request: MaxLoanRequest,
    ) -> Result<Response<Vec<MaxLoan>>, OkxError> {
        self.rest.call(request).await
    }

    /// What can be transferred out of the trading account.
    pub async fn get_max_withdrawal(
        &self,
        request: MaxWithdrawalRequest,
    ) -> Result<Response<Vec<MaxWithdrawal>>, OkxError> {
        self.rest.call(request).await
    }

    /// Fees of a type of instrument.
    pub async fn get_fee_rates(
        &self,
        request: FeeRatesRequest,
    ) -> Result<Response<FeeRates>, OkxError> {
        self.rest.call_one(request).await
    }

    /// How many orders the account may send.
    pub async fn get_account_rate_limit(
        &self,
        request: AccountRateLimitRequest,
    ) -> Result<Response<AccountRateLimit>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Maximum order quantity. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-maximum-order-quantity>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MaxOrderSizeRequest {
    /// Instruments, up to 5 with commas between, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// What the order trades with (`tdMode`).
    pub td_mode: TradeMode,
    /// Currency of the margin; of cross margin in the mode for spot and futures (`ccy`).
    pub ccy: Option<String>,
    /// Price to count with; the market's by default (`px`).
    #[serde(rename = "px")]
    pub price: Option<Decimal>,
    /// Leverage to count with; the account's by default (`leverage`).
    pub leverage: Option<Decimal>,
    /// Count without spot that offsets risk (`unSpotOffset`).
    pub un_spot_offset: Option<bool>,
    /// Outcome to trade, `yes` or `no`; event contracts only (`outcome`).
    pub outcome: Option<String>,
}

static ACCOUNT_MAX_SIZE: Budget = per_account("account/max-size", 20, 2);

impl Endpoint for MaxOrderSizeRequest {
    type Response = Vec<MaxOrderSize>;
    const PATH: &'static str = "/api/v5/account/max-size";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_MAX_SIZE, 1)];
    const SIGNED: bool = true;
}

/// Maximum available balance or equity. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-maximum-available-balance-equity>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MaxAvailSizeRequest {
    /// Instruments, up to 5 with commas between, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// What the order trades with (`tdMode`).
    pub td_mode: TradeMode,
    /// Currency of the margin; of cross margin in the mode for spot and futures (`ccy`).
    pub ccy: Option<String>,
    /// Count orders that make a position smaller only (`reduceOnly`).
    pub reduce_only: Option<bool>,
    /// Count without spot that offsets risk (`unSpotOffset`).
    pub un_spot_offset: Option<bool>,
}

static ACCOUNT_MAX_AVAIL_SIZE: Budget = per_account("account/max-avail-size", 20, 2);

impl Endpoint for MaxAvailSizeRequest {
    type Response = Vec<MaxAvailSize>;
    const PATH: &'static str = "/api/v5/account/max-avail-size";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_MAX_AVAIL_SIZE, 1)];
    const SIGNED: bool = true;
}

/// Maximum loan of instrument. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-the-maximum-loan-of-instrument>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MaxLoanRequest {
    /// Instruments, up to 5 with commas between, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: MarginMode,
    /// Currency of the margin (`mgnCcy`).
    pub mgn_ccy: Option<String>,
    /// Currency to borrow; of spot (`ccy`).
    pub ccy: Option<String>,
}

static ACCOUNT_MAX_LOAN: Budget = per_account("account/max-loan", 20, 2);

impl Endpoint for MaxLoanRequest {
    type Response = Vec<MaxLoan>;
    const PATH: &'static str = "/api/v5/account/max-loan";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_MAX_LOAN, 1)];
    const SIGNED: bool = true;
}

/// Maximum withdrawals. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-maximum-withdrawals>
#[derive(Debug, Clone, Default, Serialize)]
pub struct MaxWithdrawalRequest {
    /// Of these currencies only, up to 20 with commas between (`ccy`).
    pub ccy: Option<String>,
}

static ACCOUNT_MAX_WITHDRAWAL: Budget = per_account("account/max-withdrawal", 20, 2);

impl Endpoint for MaxWithdrawalRequest {
    type Response = Vec<MaxWithdrawal>;
    const PATH: &'static str = "/api/v5/account/max-withdrawal";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_MAX_WITHDRAWAL, 1)];
    const SIGNED: bool = true;
}

/// Fee rates. 5 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-fee-rates>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeeRatesRequest {
    /// Instrument type (`instType`).
    pub inst_type: InstrumentType,
    /// Of one instrument only, `BTC-USDT`; spot and margin (`instId`).
    pub inst_id: Option<String>,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument family only, `BTC-USD` (`instFamily`).
    pub inst_family: Option<String>,
    /// Of one group of instruments only (`groupId`).
    pub group_id: Option<String>,
    /// Of one kind of rules only (`ruleType`).
    pub rule_type: Option<RuleType>,
}

static ACCOUNT_TRADE_FEE: Budget = per_account("account/trade-fee", 5, 2);

impl Endpoint for FeeRatesRequest {
    type Response = FeeRates;
    const PATH: &'static str = "/api/v5/account/trade-fee";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_TRADE_FEE, 1)];
    const SIGNED: bool = true;
}

/// Account rate limit. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-account-rate-limit>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AccountRateLimitRequest {}

static TRADE_ACCOUNT_RATE_LIMIT: Budget = per_account("trade/account-rate-limit", 1, 2);

impl Endpoint for AccountRateLimitRequest {
    type Response = AccountRateLimit;
    const PATH: &'static str = "/api/v5/trade/account-rate-limit";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ACCOUNT_RATE_LIMIT, 1)];
    const SIGNED: bool = true;
}

/// How many orders the account may send. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountRateLimit {
    /// Orders in 2 seconds that the account may send (`accRateLimit`).
    pub acc_rate_limit: Option<Decimal>,
    /// Fill ratio of the account over 7 days (`fillRatio`).
    pub fill_ratio: Option<Decimal>,
    /// Fill ratio of the main account and its sub-accounts over 7 days (`mainFillRatio`).
    pub main_fill_ratio: Option<Decimal>,
    /// Orders in 2 seconds that the account may send from the next day on (`nextAccRateLimit`).
    pub next_acc_rate_limit: Option<Decimal>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// Largest sizes of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MaxOrderSize {
    /// Currency of the margin (`ccy`).
    pub ccy: Option<Text>,
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Largest size to buy (`maxBuy`).
    pub max_buy: Option<Decimal>,
    /// Largest size to sell (`maxSell`).
    pub max_sell: Option<Decimal>,
}

/// What is available for an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MaxAvailSize {
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// What is available to buy with (`availBuy`).
    pub avail_buy: Option<Decimal>,
    /// What is available to sell with (`availSell`).
    pub avail_sell: Option<Decimal>,
}

/// Largest loan for an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MaxLoan {
    /// Instrument (`instId`).
    pub inst_id: Option<Text>,
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: Option<MarginMode>,
    /// Currency of the margin (`mgnCcy`).
    pub mgn_ccy: Option<Text>,
    /// Largest loan (`maxLoan`).
    pub max_loan: Option<Decimal>,
    /// Currency (`ccy`).
    pub ccy: Option<Text>,
    /// Side of the order that it is for (`side`).
    pub side: Option<Side>,
}

/// What can be transferred out of the trading account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MaxWithdrawal {
    /// Currency (`ccy`).
    pub ccy: Text,
    /// Largest withdrawal without borrowing (`maxWd`).
    pub max_wd: Option<Decimal>,
    /// Largest withdrawal with borrowing (`maxWdEx`).
    pub max_wd_ex: Option<Decimal>,
    /// Largest withdrawal without borrowing, where spot offsets risk (`spotOffsetMaxWd`).
    pub spot_offset_max_wd: Option<Decimal>,
    /// Largest withdrawal with borrowing, where spot offsets risk (`spotOffsetMaxWdEx`).
    pub spot_offset_max_wd_ex: Option<Decimal>,
}
