//! Block trading: its volume.
//!
//! In: an instrument, or a type of instrument. Out: the block volume of 24 hours. Invariant: block trades are not part
//! of the order books' volume.

use serde::{Deserialize, Serialize};

use super::{InstrumentType, PublicRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text};

impl PublicRestClient {
    /// Block volume of all instruments of a type over 24 hours.
    pub async fn get_block_tickers(
        &self,
        request: BlockTickersRequest,
    ) -> Result<Response<Vec<BlockTicker>>, OkxError> {
        self.rest.call(request).await
    }

    /// Block volume of an instrument over 24 hours.
    pub async fn get_block_ticker(
        &self,
        request: BlockTickerRequest,
    ) -> Result<Response<BlockTicker>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Block tickers. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#block-trading-rest-api-get-block-tickers>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockTickersRequest {
    /// Instrument type (`instType`).
    pub inst_type: InstrumentType,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument family only, `BTC-USD` (`instFamily`).
    pub inst_family: Option<String>,
}

static BLOCK_TICKERS: Budget = per_two_seconds("market/block-tickers", 20);

impl Endpoint for BlockTickersRequest {
    type Response = Vec<BlockTicker>;
    const PATH: &'static str = "/api/v5/market/block-tickers";
    const COST: &'static [Charge] = &[Charge::constant(&BLOCK_TICKERS, 1)];
}

/// Block ticker. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#block-trading-rest-api-get-block-ticker>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockTickerRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
}

static BLOCK_TICKER: Budget = per_two_seconds("market/block-ticker", 20);

impl Endpoint for BlockTickerRequest {
    type Response = BlockTicker;
    const PATH: &'static str = "/api/v5/market/block-ticker";
    const COST: &'static [Charge] = &[Charge::constant(&BLOCK_TICKER, 1)];
}

/// Block volume of an instrument over 24 hours. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockTicker {
    /// Instrument type (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Option<Text>,
    /// Volume: in the quote currency for spot, in the base currency for derivatives (`volCcy24h`).
    pub vol_ccy_24h: Option<Decimal>,
    /// Volume: in the base currency for spot, in contracts for derivatives (`vol24h`).
    pub vol_24h: Option<Decimal>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}
