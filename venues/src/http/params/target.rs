//! [`Target`]: path, query and body, while a request's fields arrive one by one.
//!
//! In goes a request through its serializer, out come its pieces, encoded, and what its charges read. Invariant: a field goes to one
//! place, the path before all others.

use serde::ser::{Error as _, Impossible, Serialize, SerializeStruct, Serializer};

use super::refused::{Refused, refuse};
use super::value::{List, Value};
use super::whole::Whole;
use super::{body, encoded};
use crate::http::{Carrier, Endpoint, Marks, Method, Venue};
use crate::limits::{Charge, Measure};

/// More than a venue's servers take in a request's first line.
pub(super) const LONGEST_TARGET: usize = 8 * 1024;

/// Where a request goes, while its fields arrive one by one.
pub(super) struct Target {
    path: &'static str,
    charges: &'static [Charge],
    pub carrier: Carrier,
    query: String,
    /// JSON, without its last brace.
    pub body: Vec<u8>,
    /// Fields that the path takes.
    segments: Vec<(&'static str, String)>,
    measures: Vec<Measure>,
    pub marks: Marks,
}

impl Target {
    pub fn new<V: Venue, E: Endpoint>() -> Self {
        let carrier = E::CARRIER.unwrap_or(match E::METHOD {
            Method::Get | Method::Delete => Carrier::Query,
            Method::Post | Method::Put => V::CARRIER,
        });
        Self {
            path: E::PATH,
            charges: E::COST,
            carrier,
            query: String::new(),
            body: Vec::new(),
            segments: Vec::new(),
            measures: Vec::new(),
            marks: Marks::new::<V>(E::CLIENT_IDS),
        }
    }

    pub fn write(&mut self, name: &'static str, value: &str) -> Result<(), Refused> {
        if value.len() > LONGEST_TARGET {
            return Err(too_long(name));
        }
        let encoded = encoded(value);
        let is_segment = self.is_segment(name);
        // What goes into the body is noted there, once.
        if is_segment || self.carrier == Carrier::Query {
            self.marks.note(name, value);
        }
        if is_segment {
            if matches!(value, "" | "." | "..") {
                return Err(Refused(format!(
                    "`{name}` is part of the path and cannot be {value:?}"
                )));
            }
            self.segments.push((name, encoded.collect()));
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

    pub fn take_body(&mut self) -> Result<String, Refused> {
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

    pub fn measure(&mut self, name: &'static str, number: u64, text: &str) {
        if self.charges.iter().any(|charge| charge.reads(name)) {
            self.measures.push(Measure {
                name,
                number,
                text: text.into(),
            });
        }
    }

    pub fn finish(self) -> Result<(String, Vec<Measure>), Refused> {
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

pub(super) fn too_long(name: &str) -> Refused {
    Refused(format!(
        "`{name}` is longer than the {LONGEST_TARGET} bytes that are sent at most"
    ))
}

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
