//! [`Value`]: a field's value as text.

use std::fmt::{Display, Write};

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, Serializer};

use super::refused::{Refused, refuse};
use super::target::{LONGEST_TARGET, Target, too_long};
use crate::http::Carrier;
use crate::types::marker;

/// One field's value on its way into the target.
pub(super) struct Value<'a> {
    pub target: &'a mut Target,
    pub name: &'static str,
    pub list: List,
}

/// How a list is written.
#[derive(Clone, Copy)]
pub(super) enum List {
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
        self.target.measure(self.name, value.into(), "");
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
        match self.target.marks.make(self.name) {
            Some(id) if self.target.carrier == Carrier::Query => self.target.write(self.name, &id),
            _ => Ok(()),
        }
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
pub(super) struct Items<'a> {
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
