//! What KuCoin's error codes mean.

use crate::http::Kind;
use crate::http::codes::{Codes, by_words, refused, unknown};

/// The pages list the codes of spot and margin trading, and under streams those of the gateway.
pub(crate) static CODES: Codes = Codes {
    pages: &[
        "https://www.kucoin.com/docs-new/error-code/spot",
        "https://www.kucoin.com/docs-new/error-code/margin",
        "https://www.kucoin.com/docs-new/error-code/websocket",
    ],
    groups: &[
        unknown(
            Kind::ServerError,
            "something failed inside or behind the venue, or took too long",
            &[126038, 126039, 135005, 135018, 400400, 408000, 500000],
        ),
        unknown(
            Kind::Maintenance,
            "the system is busy, or still at work on what was asked before",
            &[130202, 230005],
        ),
        refused(
            Kind::RateLimited,
            "too many requests; 1015 is of the network in front of the venue",
            &[1015, 429000],
        ),
        refused(
            Kind::TimestampError,
            "the timestamp is more than 5 s off",
            &[400002, 126041],
        ),
        refused(
            Kind::AuthenticationError,
            "key, passphrase, signature, version of the key, session",
            &[
                400001, 400003, 400004, 400005, 400008, 400009, 400011, 400012, 400201, 400401,
            ],
        ),
        refused(
            Kind::PermissionDenied,
            "what the key may do, and from which address",
            &[400006, 400007, 400010, 400202],
        ),
        refused(
            Kind::PermissionDenied,
            "what the account may do: frozen, at risk, of a region, not verified, without an agreement",
            &[
                102441, 126001, 126002, 126005, 126021, 126037, 126045, 126046, 126047, 126048,
                130201, 130302, 130306, 130307, 130310, 130315, 130323, 200009, 260210, 400301,
                400302, 400303, 400444, 400500, 400700, 411100,
            ],
        ),
        by_words(
            Kind::InvalidParameter,
            "a parameter is wrong; also an order that does not exist, an id used before, a balance too low",
            &[400100],
        ),
        refused(
            Kind::InvalidParameter,
            "a parameter is missing, malformed or out of range, the interface does not exist, or only limit orders are taken",
            &[
                102411, 102425, 102432, 126027, 126028, 300000, 401000, 404000, 415000, 900014,
            ],
        ),
        by_words(
            Kind::InvalidSymbol,
            "no orders are taken for the pair; or an unknown partner",
            &[400200],
        ),
        refused(
            Kind::InvalidSymbol,
            "the pair does not exist, or is not traded now",
            &[
                102423, 102424, 102431, 126004, 126006, 126007, 126009, 126010, 126015, 130303,
                130304, 130305, 200001, 200002, 400600, 600203, 900001,
            ],
        ),
        refused(
            Kind::InsufficientBalance,
            "of an order, a transfer, a withdrawal, or what can be borrowed",
            &[
                102421, 115007, 126013, 130105, 130203, 130301, 200004, 230003, 260100,
            ],
        ),
        refused(Kind::OrderNotFound, "no such order", &[102436, 126043]),
        refused(
            Kind::DuplicateOrderId,
            "the id was used before",
            &[102426, 126033, 126044],
        ),
        refused(
            Kind::FilterViolation,
            "price, size or value outside of the symbol's bounds, too many orders, too large a holding",
            &[
                102427, 102429, 102434, 102435, 126003, 126011, 126022, 126029, 126030, 126042,
                130311, 130312, 130313, 130314, 200003, 400350, 400370, 400760, 600101,
            ],
        ),
        refused(
            Kind::ExchangeError,
            "of margin orders, lending and withdrawals",
            &[
                102428, 110003, 126000, 126034, 126036, 130101, 130102, 130103, 130104, 130106,
                130107, 130108, 130204, 130308, 130309, 130316, 400800,
            ],
        ),
    ],
    words: &[
        (
            Kind::OrderNotFound,
            &["order not exist", "order does not exist"],
        ),
        (
            Kind::DuplicateOrderId,
            &[
                "clientoid*exist",
                "clientoid*repeat",
                "clientoid*duplicate",
                "duplicate*clientoid",
            ],
        ),
        (
            Kind::InsufficientBalance,
            &[
                "available.amount",
                "balance insufficient",
                "insufficient balance",
            ],
        ),
        (
            Kind::FilterViolation,
            &[
                "below the minimum",
                "increment invalid",
                "increment is invalid",
            ],
        ),
        (Kind::InvalidSymbol, &["unsupported trading pair"]),
        (Kind::AuthenticationError, &["unknown partner"]),
    ],
};
