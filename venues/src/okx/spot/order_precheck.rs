//! What an order would do, before it is placed.
//!
//! In: an order. Out: what it would change in the account. Invariant: nothing is placed.

use serde::{Deserialize, Serialize};

use super::{
    AttachAlgoOrderRequest, OrderType, PositionSide, PrivateRestClient, Side, TargetCurrency,
    TradeMode,
};
use crate::http::{Endpoint, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Text};

impl PrivateRestClient {
    /// What an order would change in the account; nothing is placed. For accounts with several currencies as margin.
    pub async fn order_precheck(
        &self,
        request: OrderPrecheckRequest,
    ) -> Result<Response<OrderPrecheck>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Order precheck. 5 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-order-precheck>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderPrecheckRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// What to trade with (`tdMode`).
    pub td_mode: TradeMode,
    /// Buy or sell (`side`).
    pub side: Side,
    /// Type of the order (`ordType`).
    pub ord_type: OrderType,
    /// Size: in the base currency for spot, in contracts for derivatives; see `tgt_ccy` for market orders (`sz`).
    #[serde(rename = "sz")]
    pub size: Decimal,
    /// Side of the position; where long and short are kept apart (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// Price; of all types but market (`px`).
    #[serde(rename = "px")]
    pub price: Option<Decimal>,
    /// Only make a position smaller; not for spot (`reduceOnly`).
    pub reduce_only: Option<bool>,
    /// What the size of a spot market order is in; a purchase's is the quote currency by default (`tgtCcy`).
    pub tgt_ccy: Option<TargetCurrency>,
    /// Outcome that is traded, `yes` or `no`; event contracts only (`outcome`).
    pub outcome: Option<String>,
    /// Orders that take profit or stop a loss once this one is filled (`attachAlgoOrds`).
    pub attach_algo_ords: Option<Vec<AttachAlgoOrderRequest>>,
}

static TRADE_ORDER_PRECHECK: Budget = per_account("trade/order-precheck", 5, 2);

impl Endpoint for OrderPrecheckRequest {
    type Response = OrderPrecheck;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/order-precheck";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ORDER_PRECHECK, 1)];
    const SIGNED: bool = true;
    const CHANGES: bool = false;
}

/// What an order would change in the account. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderPrecheck {
    /// Equity in US dollars, adjusted (`adjEq`).
    pub adj_eq: Option<Decimal>,
    /// Change of the adjusted equity (`adjEqChg`).
    pub adj_eq_chg: Option<Decimal>,
    /// Initial margin (`imr`).
    pub imr: Option<Decimal>,
    /// Change of the initial margin (`imrChg`).
    pub imr_chg: Option<Decimal>,
    /// Maintenance margin (`mmr`).
    pub mmr: Option<Decimal>,
    /// Change of the maintenance margin (`mmrChg`).
    pub mmr_chg: Option<Decimal>,
    /// Margin ratio (`mgnRatio`).
    pub mgn_ratio: Option<Decimal>,
    /// Change of the margin ratio (`mgnRatioChg`).
    pub mgn_ratio_chg: Option<Decimal>,
    /// What is available (`availBal`).
    pub avail_bal: Option<Decimal>,
    /// Change of what is available (`availBalChg`).
    pub avail_bal_chg: Option<Decimal>,
    /// Price of liquidation, estimated (`liqPx`).
    #[serde(rename = "liqPx")]
    pub liq_price: Option<Decimal>,
    /// Distance of the liquidation price from the mark price (`liqPxDiff`).
    #[serde(rename = "liqPxDiff")]
    pub liq_price_diff: Option<Decimal>,
    /// The same as a share (`liqPxDiffRatio`).
    #[serde(rename = "liqPxDiffRatio")]
    pub liq_price_diff_ratio: Option<Decimal>,
    /// Balance of the position (`posBal`).
    pub pos_bal: Option<Decimal>,
    /// Change of the position's balance (`posBalChg`).
    pub pos_bal_chg: Option<Decimal>,
    /// Liabilities (`liab`).
    pub liab: Option<Decimal>,
    /// Change of the liabilities (`liabChg`).
    pub liab_chg: Option<Decimal>,
    /// Currency of the change of liabilities (`liabChgCcy`).
    pub liab_chg_ccy: Option<Text>,
    /// Unit of the change of what is available: `1` the order's currency, `2` US dollars (`type`).
    pub r#type: Option<Text>,
}
