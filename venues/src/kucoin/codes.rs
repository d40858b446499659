//! What KuCoin's error codes mean.
//!
//! In: a code. Out: its [`Kind`]. Source: <https://www.kucoin.com/docs-new/error-code/spot> and the gateway's codes, which the
//! venue lists under <https://www.kucoin.com/docs-new/error-code/websocket>. Invariant: a code that is not listed here is an
//! error all the same, of no special kind.

use crate::http::Kind;

/// The kind of a code.
pub(super) fn kind(code: &str) -> Kind {
    match code {
        // Key, passphrase, signature, version of the key, session.
        "400001" | "400003" | "400004" | "400005" | "400008" | "400009" | "400011" | "400012"
        | "400401" => Kind::AuthenticationError,
        "400002" => Kind::TimestampError,
        // Address, permission of the key, region, identity check, frozen user.
        "400006" | "400007" | "400010" | "400301" | "400302" | "400303" | "400500" | "400700"
        | "411100" => Kind::PermissionDenied,
        "400100" | "400400" | "404000" | "415000" | "900014" => Kind::InvalidParameter,
        // Not listed, not opened yet, not traded now.
        "400600" | "600203" | "900001" => Kind::InvalidSymbol,
        "200004" => Kind::InsufficientBalance,
        // 1015 is the network in front of the venue.
        "429000" | "1015" => Kind::RateLimited,
        "500000" => Kind::ServerError,
        _ => Kind::ExchangeError,
    }
}
