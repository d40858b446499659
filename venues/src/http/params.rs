//! A request's fields as path and query.
//!
//! In goes a request, out comes [`Prepared`]: where it is sent, and what its charges must know of it. All but letters, digits and
//! `-._~` is percent-encoded, so that no value can end a segment, a pair or the request's first line.

use std::fmt::{self, Display, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::endpoint::{Endpoint, Method};
use crate::limits::{Charge, Measure};
use crate::types::marker;

/// A request ready to be sent.
pub(crate) struct Prepared {
    pub method: Method,
    /// The path as the endpoint has it, without any value.
    pub path: &'static str,
    /// Path and query, encoded.
    pub target: String,
    pub charges: &'static [Charge],
    /// What the charges must know of the request.
    pub measures: Vec<Measure>,
    pub repeatable: bool,
}

/// More than a venue's servers take in a request's first line.
const LONGEST_TARGET: usize = 8 * 1024;

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Prepared {
    pub fn new<E: Endpoint>(request: &E) -> Result<Self, Refused> {
        let mut target = Target {
            path: E::PATH,
            charges: E::COST,
            ..Target::default()
        };
        request.serialize(&mut target)?;
        let (target, measures) = target.finish()?;
        Ok(Self {
            method: E::METHOD,
            path: E::PATH,
            target,
            charges: E::COST,
            measures,
            repeatable: E::REPEATABLE,
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

/// Where a request goes, while its fields arrive one by one.
#[derive(Default)]
struct Target {
    path: &'static str,
    charges: &'static [Charge],
    query: String,
    /// Fields that the path takes.
    segments: Vec<(&'static str, String)>,
    measures: Vec<Measure>,
}

impl Target {
    fn write(&mut self, name: &'static str, value: &str) -> Result<(), Refused> {
        if value.len() > LONGEST_TARGET {
            return Err(too_long(name));
        }
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

impl Serializer for &mut Target {
    type Ok = ();
    type Error = Refused;
    type SerializeStruct = Self;
    type SerializeSeq = Impossible<(), Refused>;
    type SerializeTuple = Impossible<(), Refused>;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStructVariant = Impossible<(), Refused>;

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
        serialize_unit_variant(&'static str, u32, &'static str) -> (),
        serialize_seq(Option<usize>) -> Self::SerializeSeq, serialize_tuple(usize) -> Self::SerializeTuple,
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
        value.serialize(Value {
            target: self,
            name,
            list: List::None,
        })
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}

/// One field's value on its way into the target.
struct Value<'a> {
    target: &'a mut Target,
    name: &'static str,
    list: List,
}

/// How a list is written.
#[derive(Clone, Copy)]
enum List {
    None,
    Json,
    Commas,
}

impl Value<'_> {
    fn number(self, number: impl Display + Copy + TryInto<u64>) -> Result<(), Refused> {
        let mut text = compact_str::CompactString::default();
        write!(text, "{number}").map_err(Refused::custom)?;
        self.target
            .measure(self.name, number.try_into().unwrap_or(0), &text);
        self.target.write(self.name, &text)
    }
}

impl<'a> Serializer for Value<'a> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Items<'a>;
    type SerializeStruct = Impossible<(), Refused>;
    type SerializeTuple = Impossible<(), Refused>;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStructVariant = Impossible<(), Refused>;

    fn serialize_str(self, text: &str) -> Result<(), Refused> {
        self.target.measure(self.name, 1, text);
        self.target.write(self.name, text)
    }

    fn serialize_bool(self, value: bool) -> Result<(), Refused> {
        self.target
            .write(self.name, if value { "true" } else { "false" })
    }

    fn serialize_i8(self, number: i8) -> Result<(), Refused> {
        self.number(number)
    }

    fn serialize_i16(self, number: i16) -> Result<(), Refused> {
        self.number(number)
    }

    fn serialize_i32(self, number: i32) -> Result<(), Refused> {
        self.number(number)
    }

    fn serialize_i64(self, number: i64) -> Result<(), Refused> {
        self.number(number)
    }

    fn serialize_u8(self, number: u8) -> Result<(), Refused> {
        self.number(number)
    }

    fn serialize_u16(self, number: u16) -> Result<(), Refused> {
        self.number(number)
    }

    fn serialize_u32(self, number: u32) -> Result<(), Refused> {
        self.number(number)
    }

    fn serialize_u64(self, number: u64) -> Result<(), Refused> {
        self.number(number)
    }

    fn serialize_none(self) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<(), Refused> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        let list = match name {
            marker::JSON_LIST => List::Json,
            marker::COMMA_LIST => List::Commas,
            _ => self.list,
        };
        value.serialize(Value { list, ..self })
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Refused> {
        if matches!(self.list, List::None) {
            return Err(Refused::custom(format_args!(
                "`{}` is a list and does not say how it is written (`json_list` or `comma_list`)",
                self.name
            )));
        }
        Ok(Items {
            value: self,
            text: String::new(),
            count: 0,
        })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Refused> {
        Err(Refused::custom(
            "an enum with data cannot be sent as a parameter",
        ))
    }

    refuse! { "value of this kind":
        serialize_f32(f32) -> (), serialize_f64(f64) -> (), serialize_char(char) -> (), serialize_bytes(&[u8]) -> (),
        serialize_unit() -> (), serialize_unit_struct(&'static str) -> (), serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap, serialize_struct(&'static str, usize) -> Self::SerializeStruct,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }
}

/// A list's items on their way into one parameter.
struct Items<'a> {
    value: Value<'a>,
    text: String,
    count: u64,
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Refused> {
        if self.count > 0 {
            self.text.push(',');
        }
        self.count += 1;
        let json = serde_json::to_string(item).map_err(Refused::custom)?;
        match self.value.list {
            List::Json => self.text.push_str(&json),
            List::Commas | List::None => match serde_json::from_str::<String>(&json) {
                Ok(text) if text.contains(',') => {
                    return Err(Refused(format!(
                        "`{}` holds {text:?}: a comma cannot be sent in a list",
                        self.value.name
                    )));
                }
                Ok(text) => self.text.push_str(&text),
                Err(_) => self.text.push_str(&json),
            },
        }
        if self.text.len() > LONGEST_TARGET {
            return Err(too_long(self.value.name));
        }
        Ok(())
    }

    fn end(self) -> Result<(), Refused> {
        let Value { target, name, list } = self.value;
        target.measure(name, self.count, &self.text);
        match list {
            List::Json => target.write(name, &format!("[{}]", self.text)),
            List::Commas | List::None => target.write(name, &self.text),
        }
    }
}
