//! Instruments: what can be traded, and the rules of an order.
//!
//! In: a type of instrument. Out: its instruments with their increments and bounds. Invariant: sizes are in the base
//! currency for spot and margin, in contracts for derivatives.

use serde::{Deserialize, Serialize};

use super::{OptionType, PublicRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PublicRestClient {
    /// Instruments of a type and their trading rules.
    pub async fn get_instruments(
        &self,
        request: InstrumentsRequest,
    ) -> Result<Response<Vec<Instrument>>, OkxError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Type of an instrument.
    pub enum InstrumentType {
        /// Spot.
        Spot = "SPOT",
        /// Margin.
        Margin = "MARGIN",
        /// Perpetual futures.
        Swap = "SWAP",
        /// Expiry futures.
        Futures = "FUTURES",
        /// Options.
        Option = "OPTION",
        /// Event contracts.
        Events = "EVENTS",
    }
}

open_enum! {
    /// State of an instrument.
    pub enum InstrumentState {
        /// It is traded.
        Live = "live",
        /// Trading is suspended.
        Suspend = "suspend",
        /// It is listed, and not traded yet.
        Preopen = "preopen",
        /// A test pair that cannot be traded.
        Test = "test",
        /// It is rebased and cannot be traded; swaps only.
        Rebase = "rebase",
        /// Only post-only orders are accepted; swaps only.
        PostOnly = "post_only",
        /// It is being settled; event contracts only.
        Settling = "settling",
    }
}

open_enum! {
    /// Currency a contract is settled in.
    pub enum ContractType {
        /// The quote currency.
        Linear = "linear",
        /// The base currency.
        Inverse = "inverse",
    }
}

open_enum! {
    /// Name of a delivery date.
    pub enum InstrumentAlias {
        /// This week.
        ThisWeek = "this_week",
        /// Next week.
        NextWeek = "next_week",
        /// This month.
        ThisMonth = "this_month",
        /// Next month.
        NextMonth = "next_month",
        /// This quarter.
        Quarter = "quarter",
        /// Next quarter.
        NextQuarter = "next_quarter",
        /// The quarter after the next.
        ThirdQuarter = "third_quarter",
        /// These five years.
        ThisFiveYears = "this_five_years",
        /// The next five years.
        NextFiveYears = "next_five_years",
    }
}

open_enum! {
    /// How trading of a new instrument opens.
    pub enum OpenType {
        /// At a fixed price.
        FixPrice = "fix_price",
        /// With a phase of quotes.
        PreQuote = "pre_quote",
        /// With a call auction.
        CallAuction = "call_auction",
    }
}

open_enum! {
    /// Rules that an instrument is traded by.
    pub enum RuleType {
        /// Normal trading.
        Normal = "normal",
        /// Pre-market trading.
        PreMarket = "pre_market",
        /// Pre-market trading of a contract that is rebased.
        RebaseContract = "rebase_contract",
        /// Futures in the style of perpetual ones.
        Xperp = "xperp",
    }
}

open_enum! {
    /// Class of an instrument's base asset.
    pub enum InstrumentCategory {
        /// Cryptocurrencies.
        Crypto = "1",
        /// Stocks.
        Stocks = "3",
        /// Commodities.
        Commodities = "4",
        /// Foreign exchange.
        Forex = "5",
        /// Bonds.
        Bonds = "6",
    }
}

/// Instruments. 20 requests in 2 seconds for each type.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-instruments>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstrumentsRequest {
    /// Instrument type (`instType`).
    pub inst_type: InstrumentType,
    /// Series, `BTC-ABOVE-DAILY`; needed for event contracts (`seriesId`).
    pub series_id: Option<String>,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument family only, `BTC-USD`; needed for options (`instFamily`).
    pub inst_family: Option<String>,
    /// One instrument only (`instId`).
    pub inst_id: Option<String>,
}

static INSTRUMENTS: Budget = per_two_seconds("public/instruments", 20);

impl Endpoint for InstrumentsRequest {
    type Response = Vec<Instrument>;
    const PATH: &'static str = "/api/v5/public/instruments";
    const COST: &'static [Charge] = &[Charge::constant(&INSTRUMENTS, 1).keyed("instType")];
}

/// An instrument and its trading rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Instrument {
    /// Instrument type (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Series; event contracts only (`seriesId`).
    pub series_id: Option<Text>,
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: Text,
    /// Underlying, `BTC-USD`; not of spot (`uly`).
    pub uly: Option<Text>,
    /// Instrument family, `BTC-USD`; not of spot (`instFamily`).
    pub inst_family: Option<Text>,
    /// Category of the currency; no longer used by the venue (`category`).
    pub category: Option<Text>,
    /// Base currency; spot and margin only (`baseCcy`).
    pub base_ccy: Option<Text>,
    /// Quote currency; spot and margin only (`quoteCcy`).
    pub quote_ccy: Option<Text>,
    /// Currency of settlement and margin; derivatives only (`settleCcy`).
    pub settle_ccy: Option<Text>,
    /// Value of a contract in `ct_val_ccy`; derivatives only (`ctVal`).
    pub ct_val: Option<Decimal>,
    /// Multiplier of a contract; derivatives only (`ctMult`).
    pub ct_mult: Option<Decimal>,
    /// Currency of a contract's value; derivatives only (`ctValCcy`).
    pub ct_val_ccy: Option<Text>,
    /// Call or put; options only (`optType`).
    pub opt_type: Option<OptionType>,
    /// Strike price; options only (`stk`).
    pub stk: Option<Decimal>,
    /// Time of the listing (`listTime`).
    pub list_time: Option<Milliseconds>,
    /// Time when continuous trading starts, if an auction or a phase of quotes comes before it (`contTdSwTime`).
    pub cont_td_sw_time: Option<Milliseconds>,
    /// Time when a pre-market swap becomes a normal one (`preMktSwTime`).
    pub pre_mkt_sw_time: Option<Milliseconds>,
    /// Time of delivery or exercise, or of the delisting (`expTime`).
    pub exp_time: Option<Milliseconds>,
    /// Largest leverage; not of spot and options (`lever`).
    pub lever: Option<Decimal>,
    /// Step of the price (`tickSz`).
    #[serde(rename = "tickSz")]
    pub tick_size: Option<Decimal>,
    /// Step of the size (`lotSz`).
    #[serde(rename = "lotSz")]
    pub lot_size: Option<Decimal>,
    /// Smallest size of an order (`minSz`).
    #[serde(rename = "minSz")]
    pub min_size: Option<Decimal>,
    /// Linear or inverse; futures and swaps only (`ctType`).
    pub ct_type: Option<ContractType>,
    /// Delivery date by name; futures only (`alias`).
    pub alias: Option<InstrumentAlias>,
    /// State (`state`).
    pub state: Option<InstrumentState>,
    /// How trading opens; spot and margin only (`openType`).
    pub open_type: Option<OpenType>,
    /// Largest size of a limit order (`maxLmtSz`).
    #[serde(rename = "maxLmtSz")]
    pub max_lmt_size: Option<Decimal>,
    /// Largest value of a limit order in US dollars (`maxLmtAmt`).
    pub max_lmt_amt: Option<Decimal>,
    /// Largest size of a market order; in USDT for spot and margin (`maxMktSz`).
    #[serde(rename = "maxMktSz")]
    pub max_mkt_size: Option<Decimal>,
    /// Largest value of a market order in US dollars; spot and margin only (`maxMktAmt`).
    pub max_mkt_amt: Option<Decimal>,
    /// Largest size of a TWAP order (`maxTwapSz`).
    #[serde(rename = "maxTwapSz")]
    pub max_twap_size: Option<Decimal>,
    /// Largest size of an iceberg order (`maxIcebergSz`).
    #[serde(rename = "maxIcebergSz")]
    pub max_iceberg_size: Option<Decimal>,
    /// Largest size of a trigger order (`maxTriggerSz`).
    #[serde(rename = "maxTriggerSz")]
    pub max_trigger_size: Option<Decimal>,
    /// Largest size of a stop market order; in USDT for spot and margin (`maxStopSz`).
    #[serde(rename = "maxStopSz")]
    pub max_stop_size: Option<Decimal>,
    /// Rules it is traded by (`ruleType`).
    pub rule_type: Option<RuleType>,
    /// End of the call auction; replaced by `cont_td_sw_time` (`auctionEndTime`).
    pub auction_end_time: Option<Milliseconds>,
    /// Whether expiry futures are settled daily (`futureSettlement`).
    pub future_settlement: Option<bool>,
    /// Currencies it can be traded in (`tradeQuoteCcyList`).
    #[serde(default)]
    pub trade_quote_ccy_list: Vec<Text>,
    /// Number of the instrument, for simple binary encoding (`instIdCode`).
    pub inst_id_code: Option<u64>,
    /// Class of the base asset (`instCategory`).
    pub inst_category: Option<InstrumentCategory>,
    /// Largest position in US dollars (`posLmtAmt`).
    pub pos_lmt_amt: Option<Decimal>,
    /// Largest position as a percentage of the open interest (`posLmtPct`).
    pub pos_lmt_pct: Option<Decimal>,
    /// What a long position may still grow by; of accounts only (`longPosRemainingQuota`).
    pub long_pos_remaining_quota: Option<Decimal>,
    /// What a short position may still grow by; of accounts only (`shortPosRemainingQuota`).
    pub short_pos_remaining_quota: Option<Decimal>,
    /// Largest open interest of the whole venue in US dollars (`maxPlatOILmt`).
    #[serde(rename = "maxPlatOILmt")]
    pub max_plat_open_interest_lmt: Option<Decimal>,
    /// The same in the base currency (`maxPlatOICoinLmt`). *Unverified.*
    #[serde(rename = "maxPlatOICoinLmt")]
    pub max_plat_open_interest_coin_lmt: Option<Decimal>,
    /// Whether the account may make enhanced liquidity: `0` no, `1` yes by API, `2` yes; of accounts only (`elp`).
    pub elp: Option<Text>,
    /// The same by its new name (`rpi`). *Unverified.*
    pub rpi: Option<Text>,
    /// Group of trading fees (`groupId`).
    pub group_id: Option<Text>,
    /// Price limit of the first minutes after the listing, as a share (`initPxLmtPct`).
    #[serde(rename = "initPxLmtPct")]
    pub init_price_lmt_pct: Option<Decimal>,
    /// Price limit of normal trading, as a share (`floatPxLmtPct`).
    #[serde(rename = "floatPxLmtPct")]
    pub float_price_lmt_pct: Option<Decimal>,
    /// Largest price limit, as a share (`maxPxLmtPct`).
    #[serde(rename = "maxPxLmtPct")]
    pub max_price_lmt_pct: Option<Decimal>,
    /// How often a series repeats, `DAILY`; event contracts only (`freq`). *Unverified.*
    pub freq: Option<Text>,
    /// How an event is decided, `PRICE_ABOVE`; event contracts only (`method`). *Unverified.*
    pub method: Option<Text>,
    /// Changes to come (`upcChg`).
    #[serde(default)]
    pub upc_chg: Vec<InstrumentChange>,
}

/// A change of an instrument to come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InstrumentChange {
    /// Field that changes, by its name on the wire: `tickSz`, `minSz`, `maxMktSz` (`param`).
    pub param: Option<Text>,
    /// Its new value (`newValue`).
    pub new_value: Option<Text>,
    /// Time of the change (`effTime`).
    pub eff_time: Option<Milliseconds>,
}
