//! Order books, and what a call auction would give.
//!
//! In: an instrument and a depth. Out: both sides, best first. Invariant: a level is an array whose length depends on
//! the endpoint: four items from the order book, three from the full one.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text, open_enum, positional};

impl PublicRestClient {
    /// Order book of an instrument, up to 400 levels a side, as of at most 50 ms ago.
    pub async fn get_order_book(
        &self,
        request: OrderBookRequest,
    ) -> Result<Response<OrderBook>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Order book of an instrument, up to 5,000 levels a side, renewed once a second.
    pub async fn get_full_order_book(
        &self,
        request: FullOrderBookRequest,
    ) -> Result<Response<FullOrderBook>, OkxError> {
        self.rest.call_one(request).await
    }

    /// What the call auction of an instrument would give, or gave.
    pub async fn get_call_auction_details(
        &self,
        request: CallAuctionDetailsRequest,
    ) -> Result<Response<CallAuctionDetails>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Order book. 40 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-order-book>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderBookRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// Levels a side: up to 400, 1 by default (`sz`).
    #[serde(rename = "sz")]
    pub size: Option<u32>,
}

static ORDER_BOOK: Budget = per_two_seconds("market/books", 40);

impl Endpoint for OrderBookRequest {
    type Response = OrderBook;
    const PATH: &'static str = "/api/v5/market/books";
    const COST: &'static [Charge] = &[Charge::constant(&ORDER_BOOK, 1)];
}

/// Order book of an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrderBook {
    /// Sell orders, lowest price first (`asks`).
    pub asks: Vec<OrderBookLevel>,
    /// Buy orders, highest price first (`bids`).
    pub bids: Vec<OrderBookLevel>,
    /// Time of the order book (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

positional! {
    /// All orders of one price.
    pub struct OrderBookLevel {
        /// Price.
        pub price: Decimal,
        /// Size: in the base currency for spot and margin, in contracts for derivatives.
        pub size: Decimal,
        /// No longer used by the venue: always 0.
        pub liquidated_orders: Decimal,
        /// Number of orders.
        pub order_count: u64,
    }
}

/// Full order book. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-full-order-book>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FullOrderBookRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// Levels a side: up to 5,000, 1 by default (`sz`).
    #[serde(rename = "sz")]
    pub size: Option<u32>,
}

static FULL_ORDER_BOOK: Budget = per_two_seconds("market/books-full", 10);

impl Endpoint for FullOrderBookRequest {
    type Response = FullOrderBook;
    const PATH: &'static str = "/api/v5/market/books-full";
    const COST: &'static [Charge] = &[Charge::constant(&FULL_ORDER_BOOK, 1)];
}

/// Full order book of an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FullOrderBook {
    /// Sell orders, lowest price first (`asks`).
    pub asks: Vec<FullOrderBookLevel>,
    /// Buy orders, highest price first (`bids`).
    pub bids: Vec<FullOrderBookLevel>,
    /// Time of the order book (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

positional! {
    /// All orders of one price in the full order book.
    pub struct FullOrderBookLevel {
        /// Price.
        pub price: Decimal,
        /// Size: in the base currency for spot and margin, in contracts for derivatives.
        pub size: Decimal,
        /// Number of orders.
        pub order_count: u64,
    }
}

open_enum! {
    /// Trading state of a symbol.
    pub enum AuctionState {
        /// The call auction is on.
        CallAuction = "call_auction",
        /// Orders are matched as they come.
        ContinuousTrading = "continuous_trading",
    }
}

/// Call auction details. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-call-auction-details>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallAuctionDetailsRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
}

static CALL_AUCTION_DETAILS: Budget = per_two_seconds("market/call-auction-details", 20);

impl Endpoint for CallAuctionDetailsRequest {
    type Response = CallAuctionDetails;
    const PATH: &'static str = "/api/v5/market/call-auction-details";
    const COST: &'static [Charge] = &[Charge::constant(&CALL_AUCTION_DETAILS, 1)];
}

/// What a call auction would give, or gave when it is over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallAuctionDetails {
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Equilibrium price (`eqPx`).
    #[serde(rename = "eqPx")]
    pub eq_price: Option<Decimal>,
    /// Matched size of both sides in the base currency (`matchedSz`).
    #[serde(rename = "matchedSz")]
    pub matched_size: Option<Decimal>,
    /// Unmatched size (`unmatchedSz`).
    #[serde(rename = "unmatchedSz")]
    pub unmatched_size: Option<Decimal>,
    /// End of the call auction (`auctionEndTime`).
    pub auction_end_time: Option<Milliseconds>,
    /// Trading state (`state`).
    pub state: Option<AuctionState>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}
