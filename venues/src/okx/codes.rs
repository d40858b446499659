//! What OKX's error codes mean.
//!
//! In: a code. Out: its [`Kind`]. Source: <https://www.okx.com/docs-v5/en/#error-code>. Invariant: a code that is not listed here
//! is an error all the same, of no special kind.

use crate::http::Kind;

/// The kind of a code.
pub(super) fn kind(code: &str) -> Kind {
    match code {
        // Service unavailable, API offline.
        "50001" | "50005" => Kind::Maintenance,
        // The back end did not answer in time, is busy, or failed.
        "50004" | "50013" | "50026" => Kind::ServerError,
        // Too many requests, from an address, a user, or all accounts of one.
        "50011" | "50040" | "50061" => Kind::RateLimited,
        "50102" | "50112" => Kind::TimestampError,
        // Key, passphrase, signature, environment.
        "50008" | "50101" | "50103" | "50104" | "50105" | "50106" | "50107" | "50108" | "50109"
        | "50111" | "50113" | "50114" => Kind::AuthenticationError,
        // Account blocked, restricted or not on a list; address not on the key's list.
        "50007" | "50009" | "50027" | "50030" | "50034" | "50035" | "50100" | "50110" => {
            Kind::PermissionDenied
        }
        // Body, content type, missing, contradicting or too many parameters, method.
        "50000" | "50002" | "50006" | "50010" | "50014" | "50015" | "50016" | "50024" | "50025"
        | "50036" | "50039" | "50115" | "51000" | "51002" | "51015" | "51026" => {
            Kind::InvalidParameter
        }
        // Instrument, token or index does not exist, is not listed yet, is suspended, or has expired.
        "51001" | "51012" | "51014" | "51021" | "51022" | "51027" => Kind::InvalidSymbol,
        "51008" | "51131" => Kind::InsufficientBalance,
        "51400" | "51503" | "51603" => Kind::OrderNotFound,
        "51016" => Kind::DuplicateOrderId,
        _ => Kind::ExchangeError,
    }
}
