//! Positions.
//!
//! In: a filter. Out: positions as they are, or as they were closed. Invariant: spot has no positions; what is held is a balance.

use serde::{Deserialize, Serialize};

use super::{InstrumentType, MarginMode, PositionSide, PrivateRestClient, TriggerPriceType};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// Open positions.
    pub async fn get_positions(
        &self,
        request: PositionsRequest,
    ) -> Result<Response<Vec<Position>>, OkxError> {
        self.rest.call(request).await
    }

    /// Positions of 3 months that were closed, newest first.
    pub async fn get_positions_history(
        &self,
        request: PositionsHistoryRequest,
    ) -> Result<Response<Vec<PositionHistory>>, OkxError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// How a position was closed.
    pub enum ClosingType {
        /// A part of it.
        Partially = "1",
        /// All of it.
        Fully = "2",
        /// By liquidation.
        Liquidation = "3",
        /// A part of it by liquidation.
        PartialLiquidation = "4",
        /// A part of it by automatic deleveraging.
        AdlPartially = "5",
        /// All of it by automatic deleveraging.
        AdlFully = "6",
    }
}

/// Positions. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-positions>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PositionsRequest {
    /// Of one type of instrument only (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Of these instruments only, up to 10 with commas between (`instId`).
    pub inst_id: Option<String>,
    /// Of these ids only, up to 20 with commas between (`posId`).
    pub pos_id: Option<String>,
}

static ACCOUNT_POSITIONS: Budget = per_account("account/positions", 10, 2);

impl Endpoint for PositionsRequest {
    type Response = Vec<Position>;
    const PATH: &'static str = "/api/v5/account/positions";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_POSITIONS, 1)];
    const SIGNED: bool = true;
}

/// Positions history. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-positions-history>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PositionsHistoryRequest {
    /// Of one type of instrument only (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Of one instrument only, `BTC-USD-SWAP` (`instId`).
    pub inst_id: Option<String>,
    /// Of one kind of margin only (`mgnMode`).
    pub mgn_mode: Option<MarginMode>,
    /// Closed in one way only (`type`).
    pub r#type: Option<ClosingType>,
    /// Of one id only (`posId`).
    pub pos_id: Option<String>,
    /// Only those that changed before this (`after`).
    pub after: Option<Milliseconds>,
    /// Only those that changed after this (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static ACCOUNT_POSITIONS_HISTORY: Budget = per_account("account/positions-history", 10, 2);

impl Endpoint for PositionsHistoryRequest {
    type Response = Vec<PositionHistory>;
    const PATH: &'static str = "/api/v5/account/positions-history";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_POSITIONS_HISTORY, 1)];
    const SIGNED: bool = true;
}

/// An open position.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// Rank in the queue of automatic deleveraging, 0 to 5 (`adl`).
    pub adl: Option<Decimal>,
    /// Part of the position that can be closed (`availPos`).
    pub avail_pos: Option<Decimal>,
    /// Average price of opening (`avgPx`).
    #[serde(rename = "avgPx")]
    pub avg_price: Option<Decimal>,
    /// Time when it was created (`cTime`).
    #[serde(rename = "cTime")]
    pub create_time: Option<Milliseconds>,
    /// Currency of the margin (`ccy`).
    pub ccy: Option<Text>,
    /// Delta by Black and Scholes, in US dollars; options only (`deltaBS`).
    #[serde(rename = "deltaBS")]
    pub delta_bs: Option<Decimal>,
    /// Delta in the currency; options only (`deltaPA`).
    #[serde(rename = "deltaPA")]
    pub delta_pa: Option<Decimal>,
    /// Gamma by Black and Scholes, in US dollars; options only (`gammaBS`).
    #[serde(rename = "gammaBS")]
    pub gamma_bs: Option<Decimal>,
    /// Gamma in the currency; options only (`gammaPA`).
    #[serde(rename = "gammaPA")]
    pub gamma_pa: Option<Decimal>,
    /// Initial margin (`imr`).
    pub imr: Option<Decimal>,
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Type of the instrument (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Interest that is owed (`interest`).
    pub interest: Option<Decimal>,
    /// Price of the margin's currency in US dollars (`usdPx`).
    #[serde(rename = "usdPx")]
    pub usd_price: Option<Decimal>,
    /// Last traded price (`last`).
    #[serde(rename = "last")]
    pub price: Option<Decimal>,
    /// Leverage (`lever`).
    pub lever: Option<Decimal>,
    /// Liabilities (`liab`).
    pub liab: Option<Decimal>,
    /// Currency of the liabilities (`liabCcy`).
    pub liab_ccy: Option<Text>,
    /// Price of liquidation, estimated (`liqPx`).
    #[serde(rename = "liqPx")]
    pub liq_price: Option<Decimal>,
    /// Mark price (`markPx`).
    #[serde(rename = "markPx")]
    pub mark_price: Option<Decimal>,
    /// Margin (`margin`).
    pub margin: Option<Decimal>,
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: Option<MarginMode>,
    /// Margin ratio (`mgnRatio`).
    pub mgn_ratio: Option<Decimal>,
    /// Maintenance margin (`mmr`).
    pub mmr: Option<Decimal>,
    /// Value in US dollars (`notionalUsd`).
    pub notional_usd: Option<Decimal>,
    /// Value of the option (`optVal`).
    pub opt_val: Option<Decimal>,
    /// Time of the last push (`pTime`).
    #[serde(rename = "pTime")]
    pub push_time: Option<Milliseconds>,
    /// Size of the position (`pos`).
    pub pos: Option<Decimal>,
    /// Size of the hedged position (`hedgedPos`).
    pub hedged_pos: Option<Decimal>,
    /// Currency of the position; margin only (`posCcy`).
    pub pos_ccy: Option<Text>,
    /// Id of the position (`posId`).
    pub pos_id: Option<Text>,
    /// Side of the position (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// Theta by Black and Scholes, in US dollars; options only (`thetaBS`).
    #[serde(rename = "thetaBS")]
    pub theta_bs: Option<Decimal>,
    /// Theta in the currency; options only (`thetaPA`).
    #[serde(rename = "thetaPA")]
    pub theta_pa: Option<Decimal>,
    /// Id of the last trade (`tradeId`).
    pub trade_id: Option<Text>,
    /// Time of the last change (`uTime`).
    #[serde(rename = "uTime")]
    pub update_time: Option<Milliseconds>,
    /// Unrealised profit or loss by the mark price (`upl`).
    pub upl: Option<Decimal>,
    /// Unrealised profit or loss as a share (`uplRatio`).
    pub upl_ratio: Option<Decimal>,
    /// Vega by Black and Scholes, in US dollars; options only (`vegaBS`).
    #[serde(rename = "vegaBS")]
    pub vega_bs: Option<Decimal>,
    /// Vega in the currency; options only (`vegaPA`).
    #[serde(rename = "vegaPA")]
    pub vega_pa: Option<Decimal>,
    /// Balance of the base currency; no longer used by the venue (`baseBal`). *Unverified.*
    pub base_bal: Option<Decimal>,
    /// What was borrowed of the base currency; no longer used by the venue (`baseBorrowed`). *Unverified.*
    pub base_borrowed: Option<Decimal>,
    /// Interest on it; no longer used by the venue (`baseInterest`). *Unverified.*
    pub base_interest: Option<Decimal>,
    /// Break-even price (`bePx`). *Unverified.*
    #[serde(rename = "bePx")]
    pub be_price: Option<Decimal>,
    /// Id of another business that it belongs to (`bizRefId`). *Unverified.*
    pub biz_ref_id: Option<Text>,
    /// Type of another business that it belongs to (`bizRefType`). *Unverified.*
    pub biz_ref_type: Option<Text>,
    /// Spot that offsets risk, as the user set it (`clSpotInUseAmt`). *Unverified.*
    pub cl_spot_in_use_amt: Option<Decimal>,
    /// Algo orders that close it (`closeOrderAlgo`). *Unverified.*
    #[serde(default)]
    pub close_order_algo: Vec<CloseOrderAlgo>,
    /// Fees so far; negative when they were paid (`fee`). *Unverified.*
    pub fee: Option<Decimal>,
    /// Funding fees so far (`fundingFee`). *Unverified.*
    pub funding_fee: Option<Decimal>,
    /// Index price (`idxPx`). *Unverified.*
    #[serde(rename = "idxPx")]
    pub idx_price: Option<Decimal>,
    /// Penalty of liquidation so far (`liqPenalty`). *Unverified.*
    pub liq_penalty: Option<Decimal>,
    /// Largest spot that may offset risk (`maxSpotInUseAmt`). *Unverified.*
    pub max_spot_in_use_amt: Option<Decimal>,
    /// Value of open orders that close it, of isolated margin (`pendingCloseOrdLiabVal`). *Unverified.*
    pub pending_close_ord_liab_val: Option<Decimal>,
    /// Profit or loss of what was closed (`pnl`). *Unverified.*
    pub pnl: Option<Decimal>,
    /// Balance of the quote currency; no longer used by the venue (`quoteBal`). *Unverified.*
    pub quote_bal: Option<Decimal>,
    /// What was borrowed of the quote currency; no longer used by the venue (`quoteBorrowed`). *Unverified.*
    pub quote_borrowed: Option<Decimal>,
    /// Interest on it; no longer used by the venue (`quoteInterest`). *Unverified.*
    pub quote_interest: Option<Decimal>,
    /// Profit or loss that is realised (`realizedPnl`). *Unverified.*
    pub realized_pnl: Option<Decimal>,
    /// Spot that offsets risk (`spotInUseAmt`). *Unverified.*
    pub spot_in_use_amt: Option<Decimal>,
    /// Currency of the spot that offsets risk (`spotInUseCcy`). *Unverified.*
    pub spot_in_use_ccy: Option<Text>,
    /// Unrealised profit or loss by the last price (`uplLastPx`). *Unverified.*
    #[serde(rename = "uplLastPx")]
    pub upl_last_price: Option<Decimal>,
    /// The same as a share (`uplRatioLastPx`). *Unverified.*
    #[serde(rename = "uplRatioLastPx")]
    pub upl_ratio_last_price: Option<Decimal>,
    /// Average price that settlements do not change (`nonSettleAvgPx`). *Unverified.*
    #[serde(rename = "nonSettleAvgPx")]
    pub non_settle_avg_price: Option<Decimal>,
    /// Profit or loss that is settled (`settledPnl`). *Unverified.*
    pub settled_pnl: Option<Decimal>,
}

/// An algo order that closes a position.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CloseOrderAlgo {
    /// The venue's id of the algo order (`algoId`). *Unverified.*
    pub algo_id: Option<Text>,
    /// Price that triggers the stop loss (`slTriggerPx`). *Unverified.*
    #[serde(rename = "slTriggerPx")]
    pub sl_trigger_price: Option<Decimal>,
    /// Which price triggers the stop loss (`slTriggerPxType`). *Unverified.*
    #[serde(rename = "slTriggerPxType")]
    pub sl_trigger_price_type: Option<TriggerPriceType>,
    /// Price that triggers taking profit (`tpTriggerPx`). *Unverified.*
    #[serde(rename = "tpTriggerPx")]
    pub tp_trigger_price: Option<Decimal>,
    /// Which price triggers taking profit (`tpTriggerPxType`). *Unverified.*
    #[serde(rename = "tpTriggerPxType")]
    pub tp_trigger_price_type: Option<TriggerPriceType>,
    /// Share of the position to close (`closeFraction`). *Unverified.*
    pub close_fraction: Option<Decimal>,
}

/// A position that was closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PositionHistory {
    /// Time when it was created (`cTime`).
    #[serde(rename = "cTime")]
    pub create_time: Option<Milliseconds>,
    /// Currency of the margin (`ccy`).
    pub ccy: Option<Text>,
    /// Average price of closing (`closeAvgPx`).
    #[serde(rename = "closeAvgPx")]
    pub close_avg_price: Option<Decimal>,
    /// Size that was closed (`closeTotalPos`).
    pub close_total_pos: Option<Decimal>,
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Type of the instrument (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Leverage (`lever`).
    pub lever: Option<Decimal>,
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: Option<MarginMode>,
    /// Average price of opening (`openAvgPx`).
    #[serde(rename = "openAvgPx")]
    pub open_avg_price: Option<Decimal>,
    /// Largest size (`openMaxPos`).
    pub open_max_pos: Option<Decimal>,
    /// Profit or loss without fees (`pnl`).
    pub pnl: Option<Decimal>,
    /// Profit or loss as a share (`pnlRatio`).
    pub pnl_ratio: Option<Decimal>,
    /// Id of the position (`posId`).
    pub pos_id: Option<Text>,
    /// Side of the position (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// Price of the liquidation or the deleveraging (`triggerPx`).
    #[serde(rename = "triggerPx")]
    pub trigger_price: Option<Decimal>,
    /// How it was closed (`type`).
    pub r#type: Option<ClosingType>,
    /// Time when it was closed (`uTime`).
    #[serde(rename = "uTime")]
    pub update_time: Option<Milliseconds>,
    /// Underlying (`uly`).
    pub uly: Option<Text>,
    /// Profit or loss with fees (`realizedPnl`). *Unverified.*
    pub realized_pnl: Option<Decimal>,
    /// Fee and rebate; negative when it was paid (`fee`). *Unverified.*
    pub fee: Option<Decimal>,
    /// Funding fees so far (`fundingFee`). *Unverified.*
    pub funding_fee: Option<Decimal>,
    /// Penalty of liquidation so far (`liqPenalty`). *Unverified.*
    pub liq_penalty: Option<Decimal>,
    /// Direction of the position: `long` or `short` (`direction`). *Unverified.*
    pub direction: Option<Text>,
}
