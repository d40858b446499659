//! [`Decoder`]: JSON text as what serde asks for.

use serde::Deserializer;
use serde::de::value::{BorrowedStrDeserializer, StringDeserializer};
use serde::de::{Error as _, Visitor};

use super::access::{Fields, Items, Rest};
use super::error::Error;
use super::scan::{DEEPEST, Scanner, Str, too_deep};
use crate::types::marker;

pub(super) struct Decoder<'de> {
    pub(super) scan: Scanner<'de>,
    pub(super) depth: usize,
    /// How long the last list was that came in the same kind of place. The next one there is often as long, and then takes no more
    /// memory than it needs.
    pub(super) lengths: [u32; PLACES],
    /// The kind of place that the next value is in.
    pub(super) place: u8,
}

/// Kinds of place that are told apart; two that share one only guess worse.
pub(super) const PLACES: usize = 256;

impl<'de> Decoder<'de> {
    pub fn new(scan: Scanner<'de>) -> Self {
        Self {
            scan,
            depth: 0,
            lengths: [0; PLACES],
            place: 0,
        }
    }

    /// Nothing may follow the value.
    pub fn end(&mut self) -> Result<(), Error> {
        match self.scan.at_end() {
            true => Ok(()),
            false => Err(self.scan.unexpected("the end")),
        }
    }

    /// Goes into a list or an object, and out again.
    fn nested<T>(
        &mut self,
        opening: u8,
        read: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.scan.expect(opening)?;
        if self.depth == DEEPEST {
            return Err(too_deep());
        }
        self.depth += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list<V: Visitor<'de>>(&mut self, visitor: V, rest: Rest) -> Result<V::Value, Error> {
        self.nested(b'[', |decoder| {
            let mut items = Items::new(decoder);
            let value = visitor.visit_seq(&mut items)?;
            items.finish(rest)?;
            Ok(value)
        })
    }

    fn object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.nested(b'{', |decoder| {
            let mut fields = Fields::new(decoder);
            let value = visitor.visit_map(&mut fields)?;
            fields.finish().map(|()| value)
        })
    }

    /// A string's content, or a number's digits.
    #[inline]
    fn text<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        match self.scan.peek() {
            b'"' => match self.scan.string()? {
                Str::Plain(text) => visitor.visit_borrowed_str(text),
                Str::Escaped(text) => visitor.visit_string(text),
            },
            b'-' | b'0'..=b'9' => visitor.visit_borrowed_str(self.scan.number()?),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    /// A number's digits, in quotes or not.
    #[inline]
    fn digits<'a, V: Visitor<'de>>(
        &mut self,
        visitor: &V,
        held: &'a mut String,
    ) -> Result<&'a str, Error>
    where
        'de: 'a,
    {
        match self.scan.peek() {
            b'"' => match self.scan.string()? {
                Str::Plain(text) => Ok(text),
                Str::Escaped(text) => {
                    *held = text;
                    Ok(held)
                }
            },
            b'-' | b'0'..=b'9' => self.scan.number(),
            _ => Err(self.mismatch(visitor)),
        }
    }

    #[cold]
    fn mismatch<V: Visitor<'de>>(&mut self, visitor: &V) -> Error {
        let expected = (visitor as &dyn serde::de::Expected).to_string();
        self.scan.unexpected(&expected)
    }
}

/// Reads a whole number from its digits.
macro_rules! whole {
    ($($method:ident $type:ty => $visit:ident),+ $(,)?) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let mut held = String::new();
            let digits = self.digits(&visitor, &mut held)?;
            match digits.parse::<$type>() {
                Ok(number) => visitor.$visit(number),
                Err(_) => Err(Error::custom(format_args!("expected {}, found {digits:?}", &visitor as &dyn serde::de::Expected))),
            }
        }
    )+};
}

impl<'de> Deserializer<'de> for &mut Decoder<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.scan.peek() {
            b'{' => self.object(visitor),
            b'[' => self.list(visitor, Rest::Refused),
            b'"' => self.text(visitor),
            b'-' | b'0'..=b'9' => {
                let digits = self.scan.number()?;
                match (digits.parse::<u64>(), digits.parse::<i64>()) {
                    (Ok(number), _) => visitor.visit_u64(number),
                    (_, Ok(number)) => visitor.visit_i64(number),
                    // Never through a float.
                    _ => visitor.visit_borrowed_str(digits),
                }
            }
            _ if self.scan.take_word("null") => visitor.visit_unit(),
            b't' | b'f' => self.deserialize_bool(visitor),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let nothing = match self.scan.peek() {
            b'"' => self.scan.take_empty(),
            b'n' => self.scan.take_word("null"),
            _ => false,
        };
        match nothing {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.scan.take_word("true") || self.scan.take_word("\"true\"") {
            visitor.visit_bool(true)
        } else if self.scan.take_word("false") || self.scan.take_word("\"false\"") {
            visitor.visit_bool(false)
        } else {
            Err(self.mismatch(&visitor))
        }
    }

    whole! {
        deserialize_i8 i8 => visit_i8, deserialize_i16 i16 => visit_i16, deserialize_i32 i32 => visit_i32,
        deserialize_i64 i64 => visit_i64, deserialize_i128 i128 => visit_i128, deserialize_u8 u8 => visit_u8,
        deserialize_u16 u16 => visit_u16, deserialize_u32 u32 => visit_u32, deserialize_u64 u64 => visit_u64,
        deserialize_u128 u128 => visit_u128, deserialize_f32 f32 => visit_f32, deserialize_f64 f64 => visit_f64,
        deserialize_char char => visit_char,
    }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.scan.take_word("null") {
            true => visitor.visit_unit(),
            false => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            marker::NUMBER => self.text(visitor),
            marker::JSON => visitor.visit_borrowed_str(self.scan.value(self.depth)?),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.scan.take_word("null") {
            true => visitor.visit_seq(serde::de::value::SeqDeserializer::new(
                std::iter::empty::<()>(),
            )),
            false if self.scan.peek() == b'[' => self.list(visitor, Rest::Refused),
            false => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        match self.scan.peek() {
            b'[' => self.list(visitor, Rest::Refused),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        size: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(size, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.scan.peek() {
            b'{' => self.object(visitor),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.scan.peek() {
            b'[' if name == marker::POSITIONAL => self.list(visitor, Rest::Ignored),
            b'{' if name != marker::POSITIONAL => self.object(visitor),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.scan.string()? {
            Str::Plain(name) => visitor.visit_enum(BorrowedStrDeserializer::new(name)),
            Str::Escaped(name) => visitor.visit_enum(StringDeserializer::new(name)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.scan.value(self.depth)?;
        visitor.visit_unit()
    }
}
