//! A value as JSON without what has no value.
//!
//! In goes any part of a request, out comes its JSON, appended to a body. Client order ids that are missing are made on the way.

use std::fmt::Display;

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::Refused;
use crate::http::Marks;
use crate::types::marker;

/// Writes one value at the end of a body. Gives whether there was one.
pub(super) struct Body<'a> {
    pub text: &'a mut Vec<u8>,
    pub marks: &'a mut Marks,
    /// The field that the value stands in.
    pub name: &'static str,
}

/// Writes a field, name and value; nothing, and false, when it has no value.
pub(super) fn field<T: Serialize + ?Sized>(
    text: &mut Vec<u8>,
    marks: &mut Marks,
    name: &'static str,
    value: &T,
) -> Result<bool, Refused> {
    let before = text.len();
    text.push(b'"');
    text.extend(name.as_bytes());
    text.extend(b"\":");
    let there = value.serialize(Body {
        text: &mut *text,
        marks: &mut *marks,
        name,
    })?;
    if there {
        return Ok(true);
    }
    let made = marks.make(name);
    match &made {
        Some(id) => {
            marks.note(name, id);
            quote(text, id)?;
        }
        None => text.truncate(before),
    }
    Ok(made.is_some())
}

fn quote(text: &mut Vec<u8>, value: &str) -> Result<(), Refused> {
    serde_json::to_writer(text, value).map_err(Refused::custom)
}

/// Says `f(…)` for every method of a serializer that takes what no request holds.
macro_rules! refuse {
    ($($method:ident($($type:ty),*) -> $ok:ty),+ $(,)?) => {$(
        fn $method(self $(, _: $type)*) -> Result<$ok, Refused> {
            Err(Refused::custom(format_args!("a value of this kind cannot be sent in a body (`{}`)", self.name)))
        }
    )+};
}

macro_rules! as_they_are {
    ($($method:ident($type:ty)),+ $(,)?) => {$(
        fn $method(self, value: $type) -> Result<bool, Refused> {
            self.plain(value)
        }
    )+};
}

impl Body<'_> {
    fn plain(self, value: impl Display) -> Result<bool, Refused> {
        self.text.extend(value.to_string().as_bytes());
        Ok(true)
    }
}

impl<'a> Serializer for Body<'a> {
    type Ok = bool;
    type Error = Refused;
    type SerializeSeq = Items<'a>;
    type SerializeStruct = Fields<'a>;
    type SerializeTuple = Impossible<bool, Refused>;
    type SerializeTupleStruct = Impossible<bool, Refused>;
    type SerializeTupleVariant = Impossible<bool, Refused>;
    type SerializeMap = Impossible<bool, Refused>;
    type SerializeStructVariant = Impossible<bool, Refused>;

    as_they_are! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64),
    }

    fn serialize_str(self, value: &str) -> Result<bool, Refused> {
        self.marks.note(self.name, value);
        quote(self.text, value).map(|()| true)
    }

    fn serialize_none(self) -> Result<bool, Refused> {
        Ok(false)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<bool, Refused> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<bool, Refused> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        marker: &'static str,
        value: &T,
    ) -> Result<bool, Refused> {
        match marker {
            marker::COMMA_LIST => Err(Refused::custom(format_args!(
                "`{}` is a list with commas, which a body has as an array",
                self.name
            ))),
            _ => value.serialize(self),
        }
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Refused> {
        self.text.push(b'[');
        Ok(Items {
            body: self,
            first: true,
        })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a>, Refused> {
        self.text.push(b'{');
        Ok(Fields {
            body: self,
            first: true,
        })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<bool, Refused> {
        Err(Refused::custom(
            "an enum with data cannot be sent in a body",
        ))
    }

    refuse! {
        serialize_f32(f32) -> bool, serialize_f64(f64) -> bool, serialize_char(char) -> bool, serialize_bytes(&[u8]) -> bool,
        serialize_unit() -> bool, serialize_unit_struct(&'static str) -> bool, serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }
}

/// An array's items on their way into a body.
pub(super) struct Items<'a> {
    body: Body<'a>,
    first: bool,
}

impl SerializeSeq for Items<'_> {
    type Ok = bool;
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Refused> {
        let Body { text, marks, name } = &mut self.body;
        if !std::mem::take(&mut self.first) {
            text.push(b',');
        }
        let there = item.serialize(Body { text, marks, name })?;
        match there {
            true => Ok(()),
            false => Err(Refused::custom(format_args!(
                "`{name}` holds an item without a value"
            ))),
        }
    }

    fn end(self) -> Result<bool, Refused> {
        self.body.text.push(b']');
        Ok(true)
    }
}

/// An object's fields on their way into a body.
pub(super) struct Fields<'a> {
    body: Body<'a>,
    first: bool,
}

impl SerializeStruct for Fields<'_> {
    type Ok = bool;
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        let Body { text, marks, .. } = &mut self.body;
        if !self.first {
            text.push(b',');
        }
        match field(text, marks, name, value)? {
            true => self.first = false,
            false if !self.first => {
                text.pop();
            }
            false => {}
        }
        Ok(())
    }

    fn end(self) -> Result<bool, Refused> {
        self.body.text.push(b'}');
        Ok(true)
    }
}

#[cfg(all(test, feature = "okx"))]
mod tests;
