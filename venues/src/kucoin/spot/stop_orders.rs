//! Stop orders.
//!
//! In: ids, or a symbol and a window of time. Out: the stop orders that wait or were triggered. Invariant: a stop order becomes an
//! order of another id once it is triggered.

use serde::{Deserialize, Serialize};

use super::{OrderType, PrivateRestClient, SelfTradePrevention, Side, TimeInForce, TradeType};
use crate::http::{Endpoint, Method, Response};
use crate::kucoin::{Found, KucoinError, Optional, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Nanoseconds, Text, open_enum};

impl PrivateRestClient {
    /// Stop orders that wait, in pages.
    pub async fn get_stop_orders_list(
        &self,
        request: StopOrdersListRequest,
    ) -> Result<Response<StopOrderPage>, KucoinError> {
        self.rest.call(request).await
    }

    /// A stop order, by the id that the venue gave it.
    pub async fn get_stop_order_by_order_id(
        &self,
        request: StopOrderByOrderIdRequest,
    ) -> Result<Response<StopOrder>, KucoinError> {
        self.rest.call_as(request, Found).await
    }

    /// Stop orders, by the client's own id.
    pub async fn get_stop_order_by_client_oid(
        &self,
        request: StopOrderByClientOidRequest,
    ) -> Result<Response<Vec<StopOrder>>, KucoinError> {
        self.rest.call_as(request, Optional).await
    }

    /// Cancels stop orders: those of these ids, or all of a symbol.
    pub async fn batch_cancel_stop_order(
        &self,
        request: BatchCancelStopOrderRequest,
    ) -> Result<Response<CancelledOrders>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// When a stop order is triggered.
    pub enum StopType {
        /// When the price falls to the stop price or below.
        Loss = "loss",
        /// When the price rises to the stop price or above.
        Entry = "entry",
        /// As part of a pair of which one cancels the other.
        Oco = "oco",
        /// Either of the first two; in queries.
        Stop = "stop",
    }
}

open_enum! {
    /// State of a stop order.
    pub enum StopOrderStatus {
        /// It waits for its trigger.
        New = "NEW",
        /// It was triggered.
        Triggered = "TRIGGERED",
    }
}

open_enum! {
    /// Type of a stop order, in queries.
    pub enum StopOrderType {
        /// Limit.
        Limit = "limit",
        /// Market.
        Market = "market",
        /// Limit, with a trigger.
        LimitStop = "limit_stop",
        /// Market, with a trigger.
        MarketStop = "market_stop",
        /// Limit, of a pair.
        LimitOco = "limit_oco",
        /// Market, of a pair.
        MarketOco = "market_oco",
    }
}

open_enum! {
    /// Who placed an order.
    pub enum TradeSource {
        /// The user.
        User = "USER",
        /// The margin system.
        MarginSystem = "MARGIN_SYSTEM",
    }
}

/// Stop orders list. Weight 8.
///
/// <https://www.kucoin.com/docs-new/api-3470338>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StopOrdersListRequest {
    /// Of one symbol only, `BTC-USDT` (`symbol`).
    pub symbol: Option<String>,
    /// Of one side only (`side`).
    pub side: Option<Side>,
    /// Of one type only (`type`).
    pub r#type: Option<StopOrderType>,
    /// Of one account only (`tradeType`).
    pub trade_type: Option<TradeType>,
    /// Not older than this (`startAt`).
    pub start_at: Option<Milliseconds>,
    /// Not newer than this (`endAt`).
    pub end_at: Option<Milliseconds>,
    /// Page to return, from 1 (`currentPage`).
    pub current_page: Option<u32>,
    /// Of these ids only, with commas between (`orderIds`).
    pub order_ids: Option<String>,
    /// Orders a page: 10 to 500, 50 by default (`pageSize`).
    pub page_size: Option<u32>,
    /// Of one kind of trigger only (`stop`).
    pub stop: Option<StopType>,
}

impl Endpoint for StopOrdersListRequest {
    type Response = StopOrderPage;
    const PATH: &'static str = "/api/v1/stop-order";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 8)];
    const SIGNED: bool = true;
}

/// Stop order by order ID. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470339>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StopOrderByOrderIdRequest {
    /// The venue's id of the order; goes into the path (`orderId`).
    pub order_id: String,
}

impl Endpoint for StopOrderByOrderIdRequest {
    type Response = StopOrder;
    const PATH: &'static str = "/api/v1/stop-order/{orderId}";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Stop order by client OID. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470340>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StopOrderByClientOidRequest {
    /// The client's own id of the order (`clientOid`).
    pub client_oid: String,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Option<String>,
}

impl Endpoint for StopOrderByClientOidRequest {
    type Response = Vec<StopOrder>;
    const PATH: &'static str = "/api/v1/stop-order/queryOrderByClientOid";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Batch cancel stop orders. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470337>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchCancelStopOrderRequest {
    /// Of one symbol only, `BTC-USDT` (`symbol`).
    pub symbol: Option<String>,
    /// Of one account only (`tradeType`).
    pub trade_type: Option<TradeType>,
    /// Of these ids only, with commas between (`orderIds`).
    pub order_ids: Option<String>,
}

impl Endpoint for BatchCancelStopOrderRequest {
    type Response = CancelledOrders;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/stop-order/cancel";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// One page of stop orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StopOrderPage {
    /// Number of this page (`currentPage`).
    pub current_page: Option<u32>,
    /// Orders a page (`pageSize`).
    pub page_size: Option<u32>,
    /// Orders on all pages (`totalNum`).
    pub total_num: Option<u64>,
    /// Number of pages (`totalPage`).
    pub total_page: Option<u32>,
    /// Orders of this page (`items`).
    #[serde(default)]
    pub items: Vec<StopOrder>,
}

/// A stop order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StopOrder {
    /// The venue's id of the order (`id`).
    pub id: Text,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Option<Text>,
    /// Id of the user (`userId`).
    pub user_id: Option<Text>,
    /// State (`status`).
    pub status: Option<StopOrderStatus>,
    /// Type of the order (`type`).
    pub r#type: Option<OrderType>,
    /// Buy or sell (`side`).
    pub side: Option<Side>,
    /// Price; of a market order absent or 0 (`price`).
    pub price: Option<Decimal>,
    /// Size in the base currency (`size`).
    pub size: Option<Decimal>,
    /// Size in the quote currency, of a market order that was placed with it (`funds`).
    pub funds: Option<Decimal>,
    /// What happens when the order meets one of the same user (`stp`).
    pub stp: Option<SelfTradePrevention>,
    /// How long the order is valid (`timeInForce`).
    pub time_in_force: Option<TimeInForce>,
    /// Seconds after which it is cancelled, with `GTT`; none for 0 or less (`cancelAfter`).
    pub cancel_after: Option<i64>,
    /// Whether it may only be a maker (`postOnly`).
    pub post_only: Option<bool>,
    /// Whether it is hidden from the order book (`hidden`).
    pub hidden: Option<bool>,
    /// Whether only a part of it is seen in the order book (`iceberg`).
    pub iceberg: Option<bool>,
    /// Part of an iceberg order that is seen (`visibleSize`).
    pub visible_size: Option<Decimal>,
    /// Where the order came from, `API` (`channel`).
    pub channel: Option<Text>,
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Option<Text>,
    /// Remark that the order was placed with (`remark`).
    pub remark: Option<Text>,
    /// Tag that the order was placed with (`tags`).
    pub tags: Option<Text>,
    /// Time when it was placed (`orderTime`).
    pub order_time: Option<Nanoseconds>,
    /// Domain, `kucoin` (`domainId`).
    pub domain_id: Option<Text>,
    /// Who placed it (`tradeSource`).
    pub trade_source: Option<TradeSource>,
    /// Account that it trades with (`tradeType`).
    pub trade_type: Option<TradeType>,
    /// Currency of the fee (`feeCurrency`).
    pub fee_currency: Option<Text>,
    /// Taker fee as a share (`takerFeeRate`).
    pub taker_fee_rate: Option<Decimal>,
    /// Maker fee as a share (`makerFeeRate`).
    pub maker_fee_rate: Option<Decimal>,
    /// Time when it was created (`createdAt`).
    pub created_at: Option<Milliseconds>,
    /// When the order is triggered (`stop`).
    pub stop: Option<StopType>,
    /// Time when it was triggered (`stopTriggerTime`).
    pub stop_trigger_time: Option<Milliseconds>,
    /// Price that triggers the order (`stopPrice`).
    pub stop_price: Option<Decimal>,
    /// Id of the related order (`relatedNo`).
    pub related_no: Option<Text>,
    /// Limit price of the stop order in a pair (`limitPrice`).
    pub limit_price: Option<Decimal>,
    /// Of the activation, which the venue does not document (`pop`).
    pub pop: Option<Text>,
    /// Condition of the activation, which the venue does not document (`activateCondition`).
    pub activate_condition: Option<Text>,
}

/// Orders that are cancelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelledOrders {
    /// Ids of the orders that are cancelled (`cancelledOrderIds`).
    #[serde(default)]
    pub cancelled_order_ids: Vec<Text>,
}
