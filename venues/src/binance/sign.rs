//! How Binance's calls are signed: query and body as they are sent, the signature behind them.
//!
//! <https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security>

use super::Binance;
use crate::auth::{Algorithm, Identity, Outgoing, Sign, Signature, Stamp};

impl Sign for Binance {
    fn identify(request: &mut Outgoing<'_>, identity: &Identity<'_>) {
        request.header("x-mbx-apikey", identity.key);
    }

    fn draft(request: &mut Outgoing<'_>, identity: &Identity<'_>, stamp: &Stamp) -> Vec<u8> {
        Self::identify(request, identity);
        if let Some(window) = stamp.recv_window {
            request.push_query("recvWindow", &window.as_millis().to_string());
        }
        request.push_query("timestamp", &stamp.time.as_millis().to_string());
        [request.query(), &request.body].concat().into_bytes()
    }

    fn seal(request: &mut Outgoing<'_>, signature: &Signature) {
        let text = match signature.algorithm {
            Algorithm::HmacSha256 => signature.hex(),
            _ => signature.base64(),
        };
        request.push_query("signature", &text);
    }
}
