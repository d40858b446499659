//! Order books, also during a call auction.
//!
//! In: a symbol and a depth. Out: both sides, best first. Invariant: a level is an array, `[price, size]`.

use serde::{Deserialize, Serialize};

use super::{PrivateRestClient, PublicRestClient};
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, PUBLIC, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, positional};

impl PublicRestClient {
    /// The best 20 or 100 levels of each side of the order book.
    pub async fn get_part_order_book(
        &self,
        request: PartOrderBookRequest,
    ) -> Result<Response<OrderBook>, KucoinError> {
        self.rest.call(request).await
    }

    /// The best 20 or 100 levels of each side of the order book of a call auction.
    pub async fn get_call_auction_part_order_book(
        &self,
        request: CallAuctionPartOrderBookRequest,
    ) -> Result<Response<OrderBook>, KucoinError> {
        self.rest.call(request).await
    }

    /// What a call auction would give if it ended now.
    pub async fn get_call_auction_info(
        &self,
        request: CallAuctionInfoRequest,
    ) -> Result<Response<CallAuctionInfo>, KucoinError> {
        self.rest.call(request).await
    }
}

impl PrivateRestClient {
    /// All levels of the order book.
    pub async fn get_full_order_book(
        &self,
        request: FullOrderBookRequest,
    ) -> Result<Response<OrderBook>, KucoinError> {
        self.rest.call(request).await
    }
}

/// Part order book. Weight 2, or 4 for 100 levels.
///
/// <https://www.kucoin.com/docs-new/api-3470165>
#[derive(Debug, Clone, Default, Serialize)]
pub struct PartOrderBookRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// Levels a side: 20 or 100; goes into the path (`size`).
    pub size: u32,
}

impl Endpoint for PartOrderBookRequest {
    type Response = OrderBook;
    const PATH: &'static str = "/api/v1/market/orderbook/level2_{size}";
    const COST: &'static [Charge] = &[Charge::steps(&PUBLIC, "size", 20, &[(20, 2), (100, 4)])];
}

/// Full order book. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470164>
#[derive(Debug, Clone, Default, Serialize)]
pub struct FullOrderBookRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
}

impl Endpoint for FullOrderBookRequest {
    type Response = OrderBook;
    const PATH: &'static str = "/api/v3/market/orderbook/level2";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Order book of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrderBook {
    /// Time of the snapshot (`time`).
    pub time: Option<Milliseconds>,
    /// Sequence number of the last change (`sequence`).
    pub sequence: Option<Text>,
    /// Buy orders, highest price first (`bids`).
    pub bids: Vec<OrderBookLevel>,
    /// Sell orders, lowest price first (`asks`).
    pub asks: Vec<OrderBookLevel>,
}

positional! {
    /// All orders of one price.
    pub struct OrderBookLevel {
        /// Price.
        pub price: Decimal,
        /// Size of all orders at this price.
        pub size: Decimal,
    }
}

/// Call auction part order book. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3471564>
#[derive(Debug, Clone, Default, Serialize)]
pub struct CallAuctionPartOrderBookRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// Levels a side: 20 or 100; goes into the path (`size`).
    pub size: u32,
}

impl Endpoint for CallAuctionPartOrderBookRequest {
    type Response = OrderBook;
    const PATH: &'static str = "/api/v1/market/orderbook/callauction/level2_{size}";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 2)];
}

/// Call auction info. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3471565>
#[derive(Debug, Clone, Default, Serialize)]
pub struct CallAuctionInfoRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
}

impl Endpoint for CallAuctionInfoRequest {
    type Response = CallAuctionInfo;
    const PATH: &'static str = "/api/v1/market/callauctionData";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 2)];
}

/// What a call auction would give if it ended now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallAuctionInfo {
    /// Symbol (`symbol`).
    pub symbol: Option<Text>,
    /// Estimated price (`estimatedPrice`).
    pub estimated_price: Option<Decimal>,
    /// Estimated size (`estimatedSize`).
    pub estimated_size: Option<Decimal>,
    /// Lowest price of a sell order (`sellOrderRangeLowPrice`).
    pub sell_order_range_low_price: Option<Decimal>,
    /// Highest price of a sell order (`sellOrderRangeHighPrice`).
    pub sell_order_range_high_price: Option<Decimal>,
    /// Lowest price of a buy order (`buyOrderRangeLowPrice`).
    pub buy_order_range_low_price: Option<Decimal>,
    /// Highest price of a buy order (`buyOrderRangeHighPrice`).
    pub buy_order_range_high_price: Option<Decimal>,
    /// Time of the estimate (`time`).
    pub time: Option<Milliseconds>,
}
