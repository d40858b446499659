//! What KuCoin's error codes mean.
//!
//! In: a code and its words. Out: its [`Kind`]. Source: <https://www.kucoin.com/docs-new/error-code/spot> and the gateway's codes,
//! which the venue lists under <https://www.kucoin.com/docs-new/error-code/websocket>. Invariant: a code that is not listed here is
//! an error all the same, of no special kind.

use crate::http::Kind;

/// The kind of a code. One code has many meanings, which its words tell apart.
pub(super) fn kind(code: &str, words: &str) -> Kind {
    match code {
        // Key, passphrase, signature, version of the key, session.
        "400001" | "400003" | "400004" | "400005" | "400008" | "400009" | "400011" | "400012"
        | "400401" => Kind::AuthenticationError,
        "400002" => Kind::TimestampError,
        // Address, permission of the key, region, identity check, frozen user.
        "200009" | "400006" | "400007" | "400010" | "400301" | "400302" | "400303" | "400500"
        | "400700" | "411100" => Kind::PermissionDenied,
        "400100" => kind_of_words(words).unwrap_or(Kind::InvalidParameter),
        "300000" | "400400" | "401000" | "404000" | "415000" | "900014" => Kind::InvalidParameter,
        // Not listed, not opened yet, not traded now.
        "200001" | "200002" | "400200" | "400600" | "600203" | "900001" => Kind::InvalidSymbol,
        "200004" | "230003" | "260100" => Kind::InsufficientBalance,
        // Too many orders, too large a holding, price or value outside the symbol's bounds.
        "200003" | "400350" | "400370" | "600101" => Kind::FilterViolation,
        // 1015 is the network in front of the venue.
        "429000" | "1015" => Kind::RateLimited,
        "500000" => Kind::ServerError,
        _ => Kind::ExchangeError,
    }
}

/// The kind that a refusal's words tell, where they do.
pub(super) fn kind_of_words(words: &str) -> Option<Kind> {
    let words = words.to_ascii_lowercase().replace('_', " ");
    let says = |any: &[&str]| any.iter().any(|part| words.contains(part));
    let kind = if says(&["order not exist", "order does not exist"]) {
        Kind::OrderNotFound
    } else if says(&["clientoid"]) && says(&["exist", "repeat", "duplicate"]) {
        Kind::DuplicateOrderId
    } else if says(&["available.amount", "balance insufficient"]) {
        Kind::InsufficientBalance
    } else if says(&[
        "below the minimum",
        "increment invalid",
        "increment is invalid",
    ]) {
        Kind::FilterViolation
    } else if says(&["unsupported trading pair"]) {
        Kind::InvalidSymbol
    } else {
        return None;
    };
    Some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_code_has_many_meanings() {
        let of = |words| kind("400100", words);
        assert_eq!(
            of("order_not_exist_or_not_allow_to_cancel"),
            Kind::OrderNotFound
        );
        assert_eq!(of("The order does not exist."), Kind::OrderNotFound);
        assert_eq!(of("clientOid already exists"), Kind::DuplicateOrderId);
        assert_eq!(of("account.available.amount"), Kind::InsufficientBalance);
        assert_eq!(
            of("Order size below the minimum requirement."),
            Kind::FilterViolation
        );
        assert_eq!(of("Order size increment invalid."), Kind::FilterViolation);
        assert_eq!(of("Unsupported trading pair."), Kind::InvalidSymbol);
        assert_eq!(of("clientOid is required"), Kind::InvalidParameter);
        assert_eq!(of(""), Kind::InvalidParameter);
    }
}
