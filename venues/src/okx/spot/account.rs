//! Configuration of the account.
//!
//! In: a setting. Out: the account as it is set. Invariant: what is set holds for all instruments of the account, but leverage, which
//! belongs to an instrument or a currency.

use serde::{Deserialize, Serialize};

use super::{Instrument, InstrumentType, PrivateRestClient, SelfTradePrevention};
use crate::http::{Endpoint, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Text, open_enum};

impl PrivateRestClient {
    /// How the account is set.
    pub async fn get_account_config(
        &self,
        request: AccountConfigRequest,
    ) -> Result<Response<AccountConfig>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Instruments of a type that the account can trade, and their rules.
    pub async fn get_account_instruments(
        &self,
        request: AccountInstrumentsRequest,
    ) -> Result<Response<Vec<Instrument>>, OkxError> {
        self.rest.call(request).await
    }

    /// Sets how positions are kept.
    pub async fn set_position_mode(
        &self,
        request: SetPositionModeRequest,
    ) -> Result<Response<PositionModeResult>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Sets the currency of spot fees.
    pub async fn set_fee_type(
        &self,
        request: SetFeeTypeRequest,
    ) -> Result<Response<FeeTypeResult>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Sets the currency of settlement.
    pub async fn set_settle_currency(
        &self,
        request: SetSettleCurrencyRequest,
    ) -> Result<Response<SettleCurrencyResult>, OkxError> {
        self.rest.call_one(request).await
    }
}

open_enum! {
    /// Account mode.
    pub enum AccountMode {
        /// Spot.
        Spot = "1",
        /// Spot and futures.
        Futures = "2",
        /// Several currencies as margin.
        MultiCurrencyMargin = "3",
        /// Portfolio margin.
        PortfolioMargin = "4",
    }
}

open_enum! {
    /// How positions are kept.
    pub enum PositionMode {
        /// Long and short apart.
        LongShortMode = "long_short_mode",
        /// As one.
        NetMode = "net_mode",
    }
}

open_enum! {
    /// How positions share margin.
    pub enum MarginMode {
        /// All together.
        Cross = "cross",
        /// Each by itself.
        Isolated = "isolated",
    }
}

open_enum! {
    /// How Greeks are said.
    pub enum GreeksType {
        /// In the currency.
        Pa = "PA",
        /// In US dollars.
        Bs = "BS",
    }
}

open_enum! {
    /// Currency of spot fees.
    pub enum FeeType {
        /// The currency that is received.
        Received = "0",
        /// The quote currency.
        Quote = "1",
    }
}

/// Account configuration. 5 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-configuration>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AccountConfigRequest {}

static ACCOUNT_CONFIG: Budget = per_account("account/config", 5, 2);

impl Endpoint for AccountConfigRequest {
    type Response = AccountConfig;
    const PATH: &'static str = "/api/v5/account/config";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_CONFIG, 1)];
    const SIGNED: bool = true;
}

/// Instruments of the account. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-instruments>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountInstrumentsRequest {
    /// Instrument type (`instType`).
    pub inst_type: InstrumentType,
    /// Series; event contracts only (`seriesId`).
    pub series_id: Option<String>,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument family only, `BTC-USD` (`instFamily`).
    pub inst_family: Option<String>,
    /// Of one instrument only, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
}

static ACCOUNT_INSTRUMENTS: Budget = per_account("account/instruments", 20, 2);

impl Endpoint for AccountInstrumentsRequest {
    type Response = Vec<Instrument>;
    const PATH: &'static str = "/api/v5/account/instruments";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_INSTRUMENTS, 1)];
    const SIGNED: bool = true;
}

/// Set position mode. 5 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-set-position-mode>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetPositionModeRequest {
    /// How positions are kept (`posMode`).
    pub pos_mode: PositionMode,
}

static ACCOUNT_SET_POSITION_MODE: Budget = per_account("account/set-position-mode", 5, 2);

impl Endpoint for SetPositionModeRequest {
    type Response = PositionModeResult;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/account/set-position-mode";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_SET_POSITION_MODE, 1)];
    const SIGNED: bool = true;
}

/// Set fee type. 5 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-set-fee-type>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetFeeTypeRequest {
    /// Currency of spot fees (`feeType`).
    pub fee_type: FeeType,
}

static ACCOUNT_SET_FEE_TYPE: Budget = per_account("account/set-fee-type", 5, 2);

impl Endpoint for SetFeeTypeRequest {
    type Response = FeeTypeResult;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/account/set-fee-type";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_SET_FEE_TYPE, 1)];
    const SIGNED: bool = true;
}

/// Set settle currency. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-set-settle-currency>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetSettleCurrencyRequest {
    /// Currency of settlement (`settleCcy`).
    pub settle_ccy: String,
}

static ACCOUNT_SET_SETTLE_CURRENCY: Budget = per_account("account/set-settle-currency", 20, 2);

impl Endpoint for SetSettleCurrencyRequest {
    type Response = SettleCurrencyResult;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/account/set-settle-currency";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_SET_SETTLE_CURRENCY, 1)];
    const SIGNED: bool = true;
}

/// How an account is set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountConfig {
    /// Account mode (`acctLv`).
    pub acct_lv: Option<AccountMode>,
    /// Whether it borrows on its own (`autoLoan`).
    pub auto_loan: Option<bool>,
    /// How isolated margin of contracts is moved: `automatic` or `autonomy` (`ctIsoMode`).
    pub ct_iso_mode: Option<Text>,
    /// How Greeks are said (`greeksType`).
    pub greeks_type: Option<GreeksType>,
    /// Fee tier, `Lv1` (`level`).
    pub level: Option<Text>,
    /// Fee tier for the time being (`levelTmp`).
    pub level_tmp: Option<Text>,
    /// How isolated margin is moved: `auto_transfers_ccy`, `automatic` or `quick_margin` (`mgnIsoMode`).
    pub mgn_iso_mode: Option<Text>,
    /// Position mode (`posMode`).
    pub pos_mode: Option<PositionMode>,
    /// Which spot offsets risk; no longer used by the venue (`spotOffsetType`).
    pub spot_offset_type: Option<Text>,
    /// Strategy: `0` general, `1` delta neutral (`stgyType`).
    pub stgy_type: Option<Text>,
    /// Id of the account (`uid`).
    pub uid: Text,
    /// Remark of the key (`label`).
    pub label: Option<Text>,
    /// Role in copy trading: `0` user, `1` lead trader, `2` copy trader (`roleType`).
    pub role_type: Option<Text>,
    /// Instruments of a lead trader (`traderInsts`).
    #[serde(default)]
    pub trader_insts: Vec<Text>,
    /// Role in spot copy trading: `0` user, `1` lead trader, `2` copy trader (`spotRoleType`).
    pub spot_role_type: Option<Text>,
    /// Instruments of a spot lead trader (`spotTraderInsts`).
    #[serde(default)]
    pub spot_trader_insts: Vec<Text>,
    /// Whether options may be traded: `0` or `1` (`opAuth`).
    pub op_auth: Option<Text>,
    /// Level of the identity check, `0` to `3` (`kycLv`).
    pub kyc_lv: Option<Text>,
    /// Addresses that may use the key, with commas between (`ip`).
    pub ip: Option<Text>,
    /// What the key may do: `read_only`, `trade`, `withdraw`, with commas between (`perm`).
    pub perm: Option<Text>,
    /// Id of the main account (`mainUid`).
    pub main_uid: Option<Text>,
    /// How discounts are counted: `0` or `1` (`discountType`).
    pub discount_type: Option<Text>,
    /// Whether spot may borrow (`enableSpotBorrow`).
    pub enable_spot_borrow: Option<bool>,
    /// Whether it repays on its own (`spotBorrowAutoRepay`).
    pub spot_borrow_auto_repay: Option<bool>,
    /// Currency of spot fees (`feeType`).
    pub fee_type: Option<FeeType>,
    /// Currency of settlement (`settleCcy`).
    pub settle_ccy: Option<Text>,
    /// Currencies of settlement to choose from (`settleCcyList`).
    #[serde(default)]
    pub settle_ccy_list: Vec<Text>,
    /// What happens when orders meet those of the same account (`acctStpMode`). *Unverified.*
    pub acct_stp_mode: Option<SelfTradePrevention>,
    /// Type of the account, as a number of the venue's: `0` main, `1` sub-account (`type`). *Unverified.*
    pub r#type: Option<Text>,
    /// Margin ratio that warns of liquidation (`liquidationGear`). *Unverified.*
    pub liquidation_gear: Option<Text>,
}

/// How positions are kept now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PositionModeResult {
    /// Position mode (`posMode`).
    pub pos_mode: Option<PositionMode>,
}

/// The currency of spot fees now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeeTypeResult {
    /// Currency of spot fees (`feeType`).
    pub fee_type: Option<FeeType>,
}

/// The currency of settlement now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SettleCurrencyResult {
    /// Currency of settlement (`settleCcy`).
    pub settle_ccy: Option<Text>,
}
