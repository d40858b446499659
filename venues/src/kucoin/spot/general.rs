//! What the venue says without being asked about a market: its markets, and the caller as it sees it.
//!
//! In: nothing. Out: a list or one value. Invariant: a bare value of the venue is the one field of a struct.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, PUBLIC};
use crate::limits::Charge;
use crate::types::Text;

impl PublicRestClient {
    /// Names of the markets, by which `get_all_symbols` can be narrowed.
    pub async fn get_market_list(
        &self,
        request: MarketListRequest,
    ) -> Result<Response<Vec<Text>>, KucoinError> {
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

/// Market list. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470166>
#[derive(Debug, Clone, Default, Serialize)]
pub struct MarketListRequest {}

impl Endpoint for MarketListRequest {
    type Response = Vec<Text>;
    const PATH: &'static str = "/api/v1/markets";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 3)];
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
