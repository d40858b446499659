//! What Binance's error codes mean.

use crate::http::Kind;
use crate::http::codes::{Codes, by_words, refused, unknown};

pub(crate) static CODES: Codes = Codes {
    pages: &["https://developers.binance.com/docs/binance-spot-api-docs/errors"],
    groups: &[
        unknown(
            Kind::ServerError,
            "something broke inside, or the back end did not answer in time",
            &[-1000, -1001, -1006, -1007],
        ),
        refused(
            Kind::Maintenance,
            "overloaded, or about to stop",
            &[-1008, -1016],
        ),
        by_words(Kind::RateLimited, "too many requests; or a ban", &[-1003]),
        refused(
            Kind::RateLimited,
            "too many orders, connections or messages",
            &[-1015, -1034, -1181],
        ),
        refused(
            Kind::TimestampError,
            "the timestamp is too old, or ahead of the venue's clock",
            &[-1021],
        ),
        refused(
            Kind::AuthenticationError,
            "key or signature",
            &[-1022, -2008, -2014],
        ),
        refused(
            Kind::PermissionDenied,
            "what the key may do, and from which address",
            &[-1002, -2015, -2017],
        ),
        by_words(
            Kind::InvalidParameter,
            "refused before it reached the matching engine: a filter, or what an order may be",
            &[-1013],
        ),
        by_words(
            Kind::ExchangeError,
            "the matching engine refused an order, a cancellation, an amendment or a replacement",
            &[-1010, -2010, -2011, -2021, -2022, -2038],
        ),
        refused(
            Kind::OrderNotFound,
            "no such order, or none of the last 90 days",
            &[-2013, -2026],
        ),
        refused(Kind::InvalidSymbol, "no such symbol", &[-1121]),
        by_words(
            Kind::InsufficientBalance,
            "of a margin account; or no such order list",
            &[-2018],
        ),
        refused(Kind::InsufficientBalance, "of a margin account", &[-2019]),
        refused(
            Kind::InvalidParameter,
            "a parameter is missing, malformed, out of range, or contradicts another",
            &[
                -1014, -1020, -1100, -1101, -1102, -1103, -1104, -1105, -1106, -1108, -1111, -1114,
                -1115, -1116, -1117, -1118, -1119, -1120, -1122, -1125, -1127, -1128, -1130, -1131,
                -1134, -1135, -1139, -1145, -1151, -1152, -1153, -1155, -1158, -1160, -1161, -1165,
                -1166, -1168, -1182, -1194, -1196, -1197, -1198, -1199, -1210, -1211, -1220, -1221,
                -1222, -1223, -1224, -1225, -2039,
            ],
        ),
        refused(
            Kind::ExchangeError,
            "the market has no orders, no trading window, no reference price",
            &[-1112, -2016, -2043],
        ),
        refused(
            Kind::ExchangeError,
            "of streams and of sessions over FIX",
            &[
                -1033, -1035, -1169, -1170, -1171, -1172, -1173, -1174, -1175, -1176, -1177, -1178,
                -1179, -1180, -1183, -1184, -1185, -1186, -1187, -1188, -1189, -1190, -1191, -2035,
                -2036, -2042,
            ],
        ),
    ],
    words: &[
        (Kind::Banned, &["banned"]),
        (Kind::InsufficientBalance, &["insufficient balance"]),
        (Kind::DuplicateOrderId, &["duplicate order"]),
        (
            Kind::OrderNotFound,
            &[
                "unknown order",
                "order does not exist",
                "order list does not exist",
            ],
        ),
        (
            Kind::FilterViolation,
            &[
                "filter failure",
                "price * qty is zero or less",
                "icebergqty exceeds qty",
            ],
        ),
        (Kind::InvalidSymbol, &["market is closed"]),
        (
            Kind::PermissionDenied,
            &[
                "disabled on this account",
                "this account may not",
                "for this account",
                "trading is not enabled",
            ],
        ),
        (
            Kind::InvalidParameter,
            &[
                "not supported",
                "not support for this symbol",
                "unsupported order combination",
                "mandatory parameter",
                "check origclordid and orderid",
                "relationship of the prices",
                "may not use pegged price",
                "cannot be used with this order type",
                "would change no state",
            ],
        ),
    ],
};
