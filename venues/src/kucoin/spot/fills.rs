//! Trades of the account.
//!
//! In: a symbol and a window of time. Out: trades, newest first. Invariant: a trade belongs to one order; an order may have many.

use serde::{Deserialize, Serialize};

use super::{OrderType, PrivateRestClient, Side, TradeType};
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// The account's trades of a symbol, newest first: the venue's other *Get Trade History*.
    pub async fn get_fills(&self, request: FillsRequest) -> Result<Response<Fills>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Side of a trade by liquidity.
    pub enum Liquidity {
        /// It took liquidity.
        Taker = "taker",
        /// It made liquidity.
        Maker = "maker",
    }
}

/// Trade history. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470180>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FillsRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// Of one order only (`orderId`).
    pub order_id: Option<String>,
    /// Of one side only (`side`).
    pub side: Option<Side>,
    /// Of one type of order only (`type`).
    pub r#type: Option<OrderType>,
    /// Only those after this item of the last reply (`lastId`).
    pub last_id: Option<u64>,
    /// At most this many: up to 100, 20 by default (`limit`).
    pub limit: Option<u32>,
    /// Not older than this (`startAt`).
    pub start_at: Option<Milliseconds>,
    /// Not newer than this (`endAt`).
    pub end_at: Option<Milliseconds>,
}

impl Endpoint for FillsRequest {
    type Response = Fills;
    const PATH: &'static str = "/api/v1/hf/fills";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Trades of the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fills {
    /// The trades (`items`).
    #[serde(default)]
    pub items: Vec<Fill>,
    /// Id of the last one, to go on from (`lastId`).
    pub last_id: Option<u64>,
}

/// A trade of the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fill {
    /// Id of the item (`id`).
    pub id: Option<u64>,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Text,
    /// Id of the trade (`tradeId`).
    pub trade_id: Option<u64>,
    /// The venue's id of the order (`orderId`).
    pub order_id: Text,
    /// Id of the order on the other side (`counterOrderId`).
    pub counter_order_id: Option<Text>,
    /// Bought or sold (`side`).
    pub side: Option<Side>,
    /// Maker or taker (`liquidity`).
    pub liquidity: Option<Liquidity>,
    /// Whether it was made a taker (`forceTaker`).
    pub force_taker: Option<bool>,
    /// Price (`price`).
    pub price: Decimal,
    /// Size in the base currency (`size`).
    pub size: Decimal,
    /// Size in the quote currency (`funds`).
    pub funds: Option<Decimal>,
    /// Fee (`fee`).
    pub fee: Option<Decimal>,
    /// Fee as a share (`feeRate`).
    pub fee_rate: Option<Decimal>,
    /// Currency of the fee (`feeCurrency`).
    pub fee_currency: Option<Text>,
    /// Type of the stop order that it comes from (`stop`).
    pub stop: Option<Text>,
    /// Account that it trades with (`tradeType`).
    pub trade_type: Option<TradeType>,
    /// Tax as a share (`taxRate`).
    pub tax_rate: Option<Decimal>,
    /// Tax, for users in some countries (`tax`).
    pub tax: Option<Decimal>,
    /// Type of the order (`type`).
    pub r#type: Option<OrderType>,
    /// Time when it was created (`createdAt`).
    pub created_at: Option<Milliseconds>,
}
