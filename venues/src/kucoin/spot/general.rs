//! The venue's clock, and the caller as the venue sees it.
//!
//! In: nothing. Out: one value each. Invariant: a bare value of the venue is the one field of a struct.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, PUBLIC};
use crate::limits::Charge;
use crate::types::{Milliseconds, Text};

impl PublicRestClient {
    /// Time of the venue's clock. *Unverified.*
    pub async fn get_server_time(
        &self,
        request: ServerTimeRequest,
    ) -> Result<Response<ServerTime>, KucoinError> {
        self.rest.call(request).await
    }

    /// Address from which the venue sees the caller.
    pub async fn get_client_ip_address(
        &self,
        request: ClientIpAddressRequest,
    ) -> Result<Response<ClientIpAddress>, KucoinError> {
        self.rest.call(request).await
    }
}

/// Server time. Weight 3.
///
/// <https://www.kucoin.com/docs-new/rest/spot-trading/market-data/get-server-time>
#[derive(Debug, Clone, Default, Serialize)]
pub struct ServerTimeRequest {}

impl Endpoint for ServerTimeRequest {
    type Response = ServerTime;
    const PATH: &'static str = "/api/v1/timestamp";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 3)];
}

/// Time of the venue's clock. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ServerTime {
    /// Time.
    pub time: Milliseconds,
}

/// Client IP address. Weight 0.
///
/// <https://www.kucoin.com/docs-new/api-3471123>
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClientIpAddressRequest {}

impl Endpoint for ClientIpAddressRequest {
    type Response = ClientIpAddress;
    const PATH: &'static str = "/api/v1/my-ip";
    const COST: &'static [Charge] = &[];
}

/// Address from which the venue sees the caller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClientIpAddress {
    /// Address.
    pub ip: Text,
}
