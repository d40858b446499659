//! A request's fields as path, query and body.
//!
//! In goes a request, out comes [`Prepared`]: what is sent where, and what its charges must know of it. In path and query all but
//! letters, digits and `-._~` is percent-encoded, so that no value can end a segment, a pair or the request's first line.

mod body;
mod refused;
mod target;
mod value;
mod whole;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub(crate) use self::refused::Refused;
use self::target::Target;
use super::endpoint::{Endpoint, Method};
use super::marks::Marks;
use super::venue::Venue;
use crate::limits::{Charge, Measure};

/// A request ready to be sent.
pub(crate) struct Prepared {
    pub method: Method,
    /// The path as the endpoint has it, without any value.
    pub path: &'static str,
    /// Path and query, encoded.
    pub target: String,
    /// The body; empty when there is none.
    pub body: String,
    pub charges: &'static [Charge],
    /// What the charges must know of the request.
    pub measures: Vec<Measure>,
    pub signed: bool,
    pub keyed: bool,
    pub changes: bool,
    pub repeatable: bool,
    /// Which order it is about.
    pub marks: Marks,
}

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Prepared {
    pub fn new<V: Venue, E: Endpoint>(request: &E) -> Result<Self, Refused> {
        let mut target = Target::new::<V, E>();
        request.serialize(&mut target)?;
        let marks = std::mem::take(&mut target.marks);
        let body = target.take_body()?;
        let (target, measures) = target.finish()?;
        Ok(Self {
            method: E::METHOD,
            path: E::PATH,
            target,
            body,
            charges: E::COST,
            measures,
            signed: E::SIGNED,
            keyed: E::KEYED,
            changes: E::CHANGES,
            repeatable: E::REPEATABLE,
            marks,
        })
    }
}

/// A value as path and query carry it.
pub(crate) fn encoded(value: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(value, ENCODED)
}

#[cfg(all(test, feature = "binance"))]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    use super::*;
    use crate::types::{Decimal, Milliseconds, comma_list, json_list};

    #[derive(Debug, Clone, Default, serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Everything {
        symbol: String,
        note: Option<String>,
        limit: Option<u32>,
        offset: Option<i64>,
        start_time: Option<Milliseconds>,
        price: Option<Decimal>,
        open_only: Option<bool>,
        #[serde(serialize_with = "json_list")]
        symbols: Option<Vec<String>>,
        #[serde(serialize_with = "comma_list")]
        ids: Option<Vec<u64>>,
    }

    impl Endpoint for Everything {
        type Response = crate::types::Json;
        const PATH: &'static str = "/v1/{symbol}/things";
        const COST: &'static [Charge] = &[];
    }

    fn target(request: &Everything) -> String {
        Prepared::new::<crate::binance::Binance, _>(request)
            .unwrap()
            .target
    }

    fn refused(request: &Everything) -> String {
        Prepared::new::<crate::binance::Binance, _>(request)
            .map(|prepared| prepared.target)
            .unwrap_err()
            .0
    }

    fn of_symbol(symbol: &str) -> Everything {
        Everything {
            symbol: symbol.to_owned(),
            ..Everything::default()
        }
    }

    #[test]
    fn fields_are_written_in_their_order_and_absent_ones_left_out() {
        let full = Everything {
            symbol: "BTC-USDT".to_owned(),
            note: Some("a b".to_owned()),
            limit: Some(5),
            offset: Some(-3),
            start_time: Some(Milliseconds(1_700_000_000_000)),
            price: Some("0.10".parse().unwrap()),
            open_only: Some(false),
            symbols: Some(vec!["A".to_owned(), "B\"".to_owned()]),
            ids: Some(vec![1, 2]),
        };
        let query = "?note=a%20b&limit=5&offset=-3&startTime=1700000000000&price=0.10&openOnly=false&symbols=%5B%22A%22%2C%22B%5C%22%22%5D&ids=1%2C2";
        assert_eq!(target(&full), format!("/v1/BTC-USDT/things{query}"));
        assert_eq!(target(&of_symbol("A")), "/v1/A/things");
    }

    #[test]
    fn a_value_cannot_leave_its_segment() {
        assert_eq!(target(&of_symbol("../x?y#z")), "/v1/..%2Fx%3Fy%23z/things");
        for symbol in ["", ".", ".."] {
            assert!(refused(&of_symbol(symbol)).contains("`symbol` is part of the path"));
        }
    }

    #[test]
    fn what_is_too_long_is_refused_by_name() {
        assert!(refused(&of_symbol(&"A".repeat(10_000))).contains("`symbol` is longer"));
        assert!(refused(&of_symbol(&"ä".repeat(3_000))).contains("18011 bytes"));
        let many = Everything {
            symbols: Some(vec!["BTCUSDT".to_owned(); 2_000]),
            ..of_symbol("A")
        };
        assert!(refused(&many).contains("`symbols` is longer"));
    }

    proptest! {
        #[test]
        fn any_text_arrives_as_it_is_and_alone(symbol in "\\PC{0,20}|[\\x00-\\x7f]{0,20}", note in any::<String>()) {
            prop_assume!(!matches!(symbol.as_str(), "" | "." | ".."));
            let target = target(&Everything { note: Some(note.clone()), ..of_symbol(&symbol) });
            prop_assert!(target.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%/?=".contains(&byte)));
            let (path, query) = target.split_once("?note=").unwrap();
            let segment = path.strip_prefix("/v1/").unwrap().strip_suffix("/things").unwrap();
            prop_assert_eq!(percent_decode_str(segment).decode_utf8().unwrap(), symbol);
            prop_assert_eq!(percent_decode_str(query).decode_utf8().unwrap(), note);
            // What the HTTP library makes of it is the same.
            let url = format!("https://host{target}");
            let parsed = url::Url::parse(&url).unwrap();
            prop_assert_eq!(parsed.as_str(), url);
        }
    }
}
