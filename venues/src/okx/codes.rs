//! What OKX's error codes mean.
//!
//! In: a code. Out: its [`Kind`]. Source: <https://www.okx.com/docs-v5/en/#error-code>. Invariant: a code that is not listed here
//! is an error all the same, of no special kind.

use crate::http::Kind;

/// The kind of a code; its words never change it.
pub(super) fn kind(code: &str, _words: &str) -> Kind {
    match code {
        // Service unavailable, API offline.
        "50001" | "50005" => Kind::Maintenance,
        // The back end did not answer in time, is busy, or failed.
        "50004" | "50013" | "50026" | "51054" | "51149" => Kind::ServerError,
        // Too many requests, from an address, a user, or all accounts of one; too many transfers.
        "50011" | "50040" | "50061" | "51113" | "58102" => Kind::RateLimited,
        "50102" | "50112" => Kind::TimestampError,
        // Key, passphrase, signature, environment.
        "50008" | "50101" | "50103" | "50104" | "50105" | "50106" | "50107" | "50108" | "50109"
        | "50111" | "50113" | "50114" | "50119" => Kind::AuthenticationError,
        // Account blocked, restricted, of another mode or not on a list; address not on the key's list; the key's own permissions;
        // identity check.
        "50007" | "50009" | "50027" | "50030" | "50034" | "50035" | "50100" | "50110" | "50120"
        | "51009" | "51010" | "51024" | "51732" | "51733" | "51734" | "58004" | "58101" => {
            Kind::PermissionDenied
        }
        // Body, content type, missing, contradicting or too many parameters, method; no id, no price.
        "50000" | "50002" | "50006" | "50010" | "50014" | "50015" | "50016" | "50024" | "50025"
        | "50036" | "50039" | "50115" | "51000" | "51002" | "51003" | "51015" | "51026"
        | "51111" | "51204" | "51407" | "51409" | "51500" | "51601" | "51602" => {
            Kind::InvalidParameter
        }
        // Instrument, token or index does not exist, is not listed yet, is suspended, or has expired.
        "51001" | "51012" | "51014" | "51021" | "51022" | "51027" => Kind::InvalidSymbol,
        // Of a new order, of a changed one, of a conversion, of a transfer.
        "51008" | "51119" | "51127" | "51131" | "51502" | "51736" | "58350" => {
            Kind::InsufficientBalance
        }
        // Also when it is cancelled or filled already.
        "51400" | "51401" | "51402" | "51503" | "51509" | "51510" | "51603" => Kind::OrderNotFound,
        "50071" | "51016" | "51065" => Kind::DuplicateOrderId,
        // Size: too small, too large, not a multiple of the lot.
        "51004" | "51005" | "51007" | "51020" | "51100" | "51112" | "51118" | "51120" | "51121"
        | "51201" | "51202" | "51203" => Kind::FilterViolation,
        // Price: outside the limits, on the wrong side of another.
        "51006" | "51031" | "51046" | "51047" | "51048" | "51049" | "51050" | "51051" | "51052"
        | "51053" | "51116" | "51122" | "51135" | "51136" | "51137" | "51138" | "51250"
        | "51252" | "51277" | "51278" | "51279" | "51280" => Kind::FilterViolation,
        // Number of open orders.
        "51025" | "51102" | "51103" | "51117" | "51174" => Kind::FilterViolation,
        _ => Kind::ExchangeError,
    }
}
