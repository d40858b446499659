//! Disconnection protection: orders are cancelled unless the client says in time that it is there.
//!
//! In: a time-out. Out: when orders will be cancelled. Invariant: each request starts the time anew.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Method, Response};
use crate::kucoin::{KucoinError, Optional, SPOT};
use crate::limits::Charge;
use crate::types::{Seconds, Text};

impl PrivateRestClient {
    /// What the disconnection protection is set to; all fields are absent when it is not.
    pub async fn get_dcp(&self, request: DcpRequest) -> Result<Response<Dcp>, KucoinError> {
        self.rest.call_as(request, Optional).await
    }

    /// Sets the disconnection protection, or starts its time anew.
    pub async fn set_dcp(&self, request: SetDcpRequest) -> Result<Response<DcpTimes>, KucoinError> {
        self.rest.call(request).await
    }
}

/// DCP. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470172>
#[derive(Debug, Clone, Default, Serialize)]
pub struct DcpRequest {}

impl Endpoint for DcpRequest {
    type Response = Dcp;
    const PATH: &'static str = "/api/v1/hf/orders/dead-cancel-all/query";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Set DCP. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470173>
#[derive(Debug, Clone, Default, Serialize)]
pub struct SetDcpRequest {
    /// Seconds until orders are cancelled, 5 to 86400; -1 for never (`timeout`).
    pub timeout: i64,
    /// Up to 50 symbols with commas between; all by default (`symbols`).
    pub symbols: Option<String>,
}

impl Endpoint for SetDcpRequest {
    type Response = DcpTimes;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/hf/orders/dead-cancel-all";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// What the disconnection protection is set to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Dcp {
    /// Seconds until orders are cancelled; -1 for never (`timeout`).
    pub timeout: Option<i64>,
    /// Symbols with commas between; all when absent (`symbols`).
    pub symbols: Option<Text>,
    /// Time at the venue (`currentTime`).
    pub current_time: Option<Seconds>,
    /// Time when orders will be cancelled (`triggerTime`).
    pub trigger_time: Option<Seconds>,
}

/// When orders will be cancelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DcpTimes {
    /// Time at the venue (`currentTime`).
    pub current_time: Option<Seconds>,
    /// Time when orders will be cancelled (`triggerTime`).
    pub trigger_time: Option<Seconds>,
}
