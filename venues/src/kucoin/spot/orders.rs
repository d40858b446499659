//! Placing orders.
//!
//! In: an order, or up to 20 of them. Out: the ids that it is known by; with `_sync`, what became of it as well. Invariant: an
//! order is never sent without an id of the client's own; one is made when none is given.

use serde::{Deserialize, Serialize};

use super::{PrivateRestClient, Side};
use crate::http::{Endpoint, ItemFailure, Method, Response};
use crate::kucoin::{self, KucoinError, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// Places an order.
    pub async fn add_order(
        &self,
        request: AddOrderRequest,
    ) -> Result<Response<OrderIds>, KucoinError> {
        self.rest.call(request).await
    }

    /// Places an order and waits until it is matched or in the order book.
    pub async fn add_order_sync(
        &self,
        request: AddOrderSyncRequest,
    ) -> Result<Response<SyncOrder>, KucoinError> {
        self.rest.call(request).await
    }

    /// Has the venue check an order as if it were placed; nothing is traded.
    pub async fn add_order_test(
        &self,
        request: AddOrderTestRequest,
    ) -> Result<Response<OrderIds>, KucoinError> {
        self.rest.call(request).await
    }

    /// Places up to 20 limit orders; each of them is taken or refused by itself, see `failure()`.
    pub async fn batch_add_orders(
        &self,
        request: BatchAddOrdersRequest,
    ) -> Result<Response<Vec<BatchOrder>>, KucoinError> {
        self.rest.call(request).await
    }

    /// Places up to 20 limit orders and waits until they are matched or in the order book; each of them is taken or
    /// refused by itself, see `failure()`.
    pub async fn batch_add_orders_sync(
        &self,
        request: BatchAddOrdersSyncRequest,
    ) -> Result<Response<Vec<BatchSyncOrder>>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Type of an order.
    pub enum OrderType {
        /// At a price or a better one.
        Limit = "limit",
        /// At any price.
        Market = "market",
    }
}

open_enum! {
    /// How long an order is valid.
    pub enum TimeInForce {
        /// Until it is cancelled.
        Gtc = "GTC",
        /// Until it is cancelled, or for a time.
        Gtt = "GTT",
        /// For what can be traded at once.
        Ioc = "IOC",
        /// At once in full, or not at all.
        Fok = "FOK",
    }
}

open_enum! {
    /// What happens when an order meets one of the same user.
    pub enum SelfTradePrevention {
        /// Both are made smaller, the smaller one is cancelled.
        Dc = "DC",
        /// The older one is cancelled.
        Co = "CO",
        /// The newer one is cancelled.
        Cn = "CN",
        /// Both are cancelled.
        Cb = "CB",
    }
}

open_enum! {
    /// Whether an order is still open.
    pub enum OrderStatus {
        /// It is in the order book, or on its way there.
        Open = "open",
        /// It is filled or cancelled.
        Done = "done",
    }
}

/// Makes a request that has the parameters of an order.
macro_rules! order {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// Buy or sell (`side`).
            pub side: Side,
            /// Symbol, `BTC-USDT` (`symbol`).
            pub symbol: String,
            /// Limit or market (`type`).
            pub r#type: OrderType,
            /// The client's own id of the order, up to 40 letters, digits, `_` and `-`; made when absent (`clientOid`).
            pub client_oid: Option<String>,
            /// Remark of up to 20 letters (`remark`).
            pub remark: Option<String>,
            /// What happens when the order meets one of the same user (`stp`).
            pub stp: Option<SelfTradePrevention>,
            /// Price; of limit orders (`price`).
            pub price: Option<Decimal>,
            /// Size in the base currency (`size`).
            pub size: Option<Decimal>,
            /// How long the order is valid; until it is cancelled by default (`timeInForce`).
            pub time_in_force: Option<TimeInForce>,
            /// Refuse the order if it would be a taker (`postOnly`).
            pub post_only: Option<bool>,
            /// Hide the order from the order book (`hidden`).
            pub hidden: Option<bool>,
            /// Show only a part of the order in the order book (`iceberg`).
            pub iceberg: Option<bool>,
            /// Part of an iceberg order that is shown (`visibleSize`).
            pub visible_size: Option<Decimal>,
            /// Tag of up to 20 letters (`tags`).
            pub tags: Option<String>,
            /// Seconds after which it is cancelled, with `GTT` (`cancelAfter`).
            pub cancel_after: Option<i64>,
            /// Size in the quote currency; of market orders, in place of `size` (`funds`).
            pub funds: Option<Decimal>,
            /// Refuse the order if it comes this many milliseconds after `client_timestamp` (`allowMaxTimeWindow`).
            pub allow_max_time_window: Option<u64>,
            /// Time of the order by the client's clock (`clientTimestamp`).
            pub client_timestamp: Option<Milliseconds>,
        }
    };
}

order! {
    /// Add order. Weight 1.
    ///
    /// <https://www.kucoin.com/docs-new/api-3470188>
    AddOrderRequest
}

impl Endpoint for AddOrderRequest {
    type Response = OrderIds;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/hf/orders";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clientOid"];
}

order! {
    /// Add order sync. Weight 1.
    ///
    /// <https://www.kucoin.com/docs-new/api-3470170>
    AddOrderSyncRequest
}

impl Endpoint for AddOrderSyncRequest {
    type Response = SyncOrder;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/hf/orders/sync";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clientOid"];
}

order! {
    /// Add order test. Weight 1.
    ///
    /// <https://www.kucoin.com/docs-new/api-3470187>
    AddOrderTestRequest
}

impl Endpoint for AddOrderTestRequest {
    type Response = OrderIds;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/hf/orders/test";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
    const CHANGES: bool = false;
    const CLIENT_IDS: &'static [&'static str] = &["clientOid"];
}

/// Batch add orders. Weight 1.
///
/// <https://www.kucoin.com/docs-new/api-3470168>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchAddOrdersRequest {
    /// The orders (`orderList`).
    pub order_list: Vec<AddOrderRequest>,
}

impl Endpoint for BatchAddOrdersRequest {
    type Response = Vec<BatchOrder>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/hf/orders/multi";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clientOid"];
}

/// Batch add orders sync. Weight 1.
///
/// <https://www.kucoin.com/docs-new/api-3470169>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchAddOrdersSyncRequest {
    /// The orders (`orderList`).
    pub order_list: Vec<AddOrderRequest>,
}

impl Endpoint for BatchAddOrdersSyncRequest {
    type Response = Vec<BatchSyncOrder>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/hf/orders/multi/sync";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clientOid"];
}

/// Ids that an order is known by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderIds {
    /// The venue's id of the order (`orderId`).
    pub order_id: Text,
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Option<Text>,
}

/// An order and what became of it so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SyncOrder {
    /// The venue's id of the order (`orderId`).
    pub order_id: Text,
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Option<Text>,
    /// Time when the order was placed (`orderTime`).
    pub order_time: Option<Milliseconds>,
    /// Size that was ordered (`originSize`).
    pub origin_size: Option<Decimal>,
    /// Size that was traded (`dealSize`).
    pub deal_size: Option<Decimal>,
    /// Size that is still open (`remainSize`).
    pub remain_size: Option<Decimal>,
    /// Size that was cancelled (`canceledSize`).
    pub canceled_size: Option<Decimal>,
    /// Whether the order is still open (`status`).
    pub status: Option<OrderStatus>,
    /// Time when it was matched (`matchTime`).
    pub match_time: Option<Milliseconds>,
}

/// What became of one order of several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchOrder {
    /// The venue's id of the order; absent when it was refused (`orderId`).
    pub order_id: Option<Text>,
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Option<Text>,
    /// Whether the venue took this order (`success`).
    pub success: bool,
    /// Why it did not (`failMsg`).
    pub fail_msg: Option<Text>,
}

impl BatchOrder {
    /// Why the venue did not take it; `None` when it did.
    pub fn failure(&self) -> Option<ItemFailure> {
        kucoin::failure(self.success, self.fail_msg.as_ref())
    }
}

/// What became of one order of several, and of its size so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchSyncOrder {
    /// The venue's id of the order; absent when it was refused (`orderId`).
    pub order_id: Option<Text>,
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Option<Text>,
    /// Time when the order was placed (`orderTime`).
    pub order_time: Option<Milliseconds>,
    /// Size that was ordered (`originSize`).
    pub origin_size: Option<Decimal>,
    /// Size that was traded (`dealSize`).
    pub deal_size: Option<Decimal>,
    /// Size that is still open (`remainSize`).
    pub remain_size: Option<Decimal>,
    /// Size that was cancelled (`canceledSize`).
    pub canceled_size: Option<Decimal>,
    /// Whether the order is still open (`status`).
    pub status: Option<OrderStatus>,
    /// Time when it was matched (`matchTime`).
    pub match_time: Option<Milliseconds>,
    /// Whether the venue took this order (`success`).
    pub success: bool,
    /// Why it did not (`failMsg`).
    pub fail_msg: Option<Text>,
}

impl BatchSyncOrder {
    /// Why the venue did not take it; `None` when it did.
    pub fn failure(&self) -> Option<ItemFailure> {
        kucoin::failure(self.success, self.fail_msg.as_ref())
    }
}
