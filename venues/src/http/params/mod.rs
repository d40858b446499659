//! A request's fields as path, query and body.
//!
//! In goes a request, out comes [`Prepared`]: what is sent where, and what its charges must know of it. In path and query all but
//! letters, digits and `-._~` is percent-encoded, so that no value can end a segment, a pair or the request's first line.

mod body;
mod value;

use std::fmt::{self, Display};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::ser::{Error as _, Impossible, Serialize, SerializeStruct, Serializer};

use self::body::Whole;
use self::value::{List, Value};
use super::endpoint::{Carrier, Endpoint, Method};
use super::sent::Marks;
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

/// More than a venue's servers take in a request's first line.
const LONGEST_TARGET: usize = 8 * 1024;

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Prepared {
    pub fn new<V: Venue, E: Endpoint>(request: &E) -> Result<Self, Refused> {
        let carrier = E::CARRIER.unwrap_or(match E::METHOD {
            Method::Get | Method::Delete => Carrier::Query,
            Method::Post | Method::Put => V::CARRIER,
        });
        let mut target = Target {
            path: E::PATH,
            charges: E::COST,
            carrier,
            query: String::new(),
            body: Vec::new(),
            segments: Vec::new(),
            measures: Vec::new(),
            marks: Marks::new::<V>(E::CLIENT_IDS),
        };
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

/// Why a request cannot be sent.
#[derive(Debug)]
pub(crate) struct Refused(pub String);

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl From<Refused> for String {
    fn from(refused: Refused) -> Self {
        refused.0
    }
}

impl serde::ser::Error for Refused {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// A value as path and query carry it.
pub(crate) fn encoded(value: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(value, ENCODED)
}

/// Where a request goes, while its fields arrive one by one.
struct Target {
    path: &'static str,
    charges: &'static [Charge],
    carrier: Carrier,
    query: String,
    /// JSON, without its last brace.
    body: Vec<u8>,
    /// Fields that the path takes.
    segments: Vec<(&'static str, String)>,
    measures: Vec<Measure>,
    marks: Marks,
}

impl Target {
    fn write(&mut self, name: &'static str, value: &str) -> Result<(), Refused> {
        if value.len() > LONGEST_TARGET {
            return Err(too_long(name));
        }
        self.marks.note(name, value);
        let encoded = utf8_percent_encode(value, ENCODED);
        if self.is_segment(name) {
            if matches!(value, "" | "." | "..") {
                return Err(Refused(format!(
                    "`{name}` is part of the path and cannot be {value:?}"
                )));
            }
            self.segments.push((name, encoded.to_string()));
            return Ok(());
        }
        if self.carrier == Carrier::Json {
            return Ok(());
        }
        self.query
            .push(if self.query.is_empty() { '?' } else { '&' });
        self.query.push_str(name);
        self.query.push('=');
        self.query.extend(encoded);
        Ok(())
    }

    fn is_segment(&self, name: &str) -> bool {
        self.path
            .split('{')
            .skip(1)
            .any(|rest| rest.split('}').next() == Some(name))
    }

    /// Whether a field is written as a text of its own: into the query or the path, or for a charge that reads it.
    fn wants_text(&self, name: &str) -> bool {
        self.carrier == Carrier::Query
            || self.is_segment(name)
            || self.charges.iter().any(|charge| charge.reads(name))
    }

    /// Writes a field into the body, unless it has no value.
    fn write_json<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        let first = self.body.is_empty();
        self.body.push(if first { b'{' } else { b',' });
        let there = body::field(&mut self.body, &mut self.marks, name, value)?;
        if !there {
            self.body.pop();
        }
        Ok(())
    }

    fn take_body(&mut self) -> Result<String, Refused> {
        let mut body = std::mem::take(&mut self.body);
        if self.carrier == Carrier::Json {
            match body.first() {
                Some(b'{') => body.push(b'}'),
                Some(_) => {}
                // Venues refuse an empty body where they expect JSON.
                None => body.extend(b"{}"),
            }
        }
        String::from_utf8(body).map_err(Refused::custom)
    }

    fn measure(&mut self, name: &'static str, number: u64, text: &str) {
        if self.charges.iter().any(|charge| charge.reads(name)) {
            self.measures.push(Measure {
                name,
                number,
                text: text.into(),
            });
        }
    }

    fn finish(self) -> Result<(String, Vec<Measure>), Refused> {
        let mut target = String::with_capacity(self.path.len() + self.query.len());
        let mut pieces = self.path.split('{');
        target.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
            let segment = self.segments.iter().find(|(field, _)| *field == name);
            let (_, segment) = segment
                .ok_or_else(|| Refused(format!("`{name}` is missing: the path needs it")))?;
            target.push_str(segment);
            target.push_str(rest);
        }
        target.push_str(&self.query);
        if target.len() > LONGEST_TARGET {
            return Err(Refused(format!(
                "the request's parameters take {} bytes, more than the {LONGEST_TARGET} that are sent at most: ask for less at once",
                target.len()
            )));
        }
        Ok((target, self.measures))
    }
}

fn too_long(name: &str) -> Refused {
    Refused(format!(
        "`{name}` is longer than the {LONGEST_TARGET} bytes that are sent at most"
    ))
}

/// Says `f(…)` for every method of a serializer that takes what no request holds.
macro_rules! refuse {
    ($what:literal: $($method:ident($($type:ty),*) -> $ok:ty),+ $(,)?) => {$(
        fn $method(self $(, _: $type)*) -> Result<$ok, Refused> {
            Err(Refused::custom(concat!("a ", $what, " cannot be sent as a parameter")))
        }
    )+};
}

use refuse;

impl<'a> Serializer for &'a mut Target {
    type Ok = ();
    type Error = Refused;
    type SerializeStruct = Self;
    type SerializeSeq = Whole<'a>;
    type SerializeTuple = Impossible<(), Refused>;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStructVariant = Impossible<(), Refused>;

    /// A request that is a list is the whole body.
    fn serialize_seq(self, _: Option<usize>) -> Result<Whole<'a>, Refused> {
        Whole::of(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Refused> {
        Err(Refused::custom("a request is a struct"))
    }

    refuse! { "request of this kind":
        serialize_bool(bool) -> (), serialize_i8(i8) -> (), serialize_i16(i16) -> (), serialize_i32(i32) -> (), serialize_i64(i64) -> (),
        serialize_u8(u8) -> (), serialize_u16(u16) -> (), serialize_u32(u32) -> (), serialize_u64(u64) -> (),
        serialize_f32(f32) -> (), serialize_f64(f64) -> (), serialize_char(char) -> (), serialize_str(&str) -> (),
        serialize_bytes(&[u8]) -> (), serialize_none() -> (), serialize_unit() -> (),
        serialize_unit_variant(&'static str, u32, &'static str) -> (), serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }
}

impl SerializeStruct for &mut Target {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        if self.wants_text(name) {
            value.serialize(Value {
                target: self,
                name,
                list: List::None,
            })?;
        }
        match self.carrier == Carrier::Json && !self.is_segment(name) {
            true => self.write_json(name, value),
            false => Ok(()),
        }
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
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
