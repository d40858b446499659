//! Writes JSON text, member by member, in the order of the calls.
//!
//! Invariant: what is written is one valid JSON value when the outermost closure returns.

use crate::amount::Amount;
use bytes::Bytes;
use std::fmt::Write;

#[derive(Default)]
pub struct Json(String);

impl Json {
    pub fn object(fill: impl FnOnce(&mut Json)) -> Self {
        let mut json = Json::default();
        json.put(b'{', b'}', fill);
        json
    }

    pub fn array(fill: impl FnOnce(&mut Json)) -> Self {
        let mut json = Json::default();
        json.put(b'[', b']', fill);
        json
    }

    /// A member of an object.
    pub fn field(&mut self, name: &str, value: impl Value) -> &mut Self {
        self.name(name);
        value.write(self);
        self
    }

    /// An item of an array.
    pub fn item(&mut self, value: impl Value) -> &mut Self {
        self.comma();
        value.write(self);
        self
    }

    pub fn array_field(&mut self, name: &str, fill: impl FnOnce(&mut Json)) -> &mut Self {
        self.name(name);
        self.put(b'[', b']', fill)
    }

    pub fn object_field(&mut self, name: &str, fill: impl FnOnce(&mut Json)) -> &mut Self {
        self.name(name);
        self.put(b'{', b'}', fill)
    }

    pub fn object_item(&mut self, fill: impl FnOnce(&mut Json)) -> &mut Self {
        self.comma();
        self.put(b'{', b'}', fill)
    }

    pub fn array_item(&mut self, fill: impl FnOnce(&mut Json)) -> &mut Self {
        self.comma();
        self.put(b'[', b']', fill)
    }

    pub fn into_bytes(self) -> Bytes {
        Bytes::from(self.0)
    }

    fn put(&mut self, open: u8, close: u8, fill: impl FnOnce(&mut Json)) -> &mut Self {
        self.0.push(char::from(open));
        fill(self);
        self.0.push(char::from(close));
        self
    }

    fn name(&mut self, name: &str) {
        self.comma();
        name.write(self);
        self.0.push(':');
    }

    fn comma(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }
}

/// What can be written as one value.
pub trait Value {
    fn write(&self, json: &mut Json);
}

impl Value for &str {
    fn write(&self, json: &mut Json) {
        json.0.push('"');
        for character in self.chars() {
            match character {
                '"' | '\\' => json.0.extend(['\\', character]),
                control if control < ' ' => {
                    write!(json.0, "\\u{:04x}", control as u32).expect("text grows")
                }
                other => json.0.push(other),
            }
        }
        json.0.push('"');
    }
}

impl Value for &String {
    fn write(&self, json: &mut Json) {
        self.as_str().write(json);
    }
}

/// Amounts are strings, as all venues write money.
impl Value for Amount {
    fn write(&self, json: &mut Json) {
        write!(json.0, "\"{self}\"").expect("text grows");
    }
}

/// An integer that the venue writes as a string.
pub struct Quoted(pub i64);

impl Value for Quoted {
    fn write(&self, json: &mut Json) {
        write!(json.0, "\"{}\"", self.0).expect("text grows");
    }
}

/// JSON text, as it stands.
pub struct Raw<'a>(pub &'a str);

impl Value for Raw<'_> {
    fn write(&self, json: &mut Json) {
        json.0.push_str(self.0);
    }
}

impl Value for i64 {
    fn write(&self, json: &mut Json) {
        write!(json.0, "{self}").expect("text grows");
    }
}

impl Value for bool {
    fn write(&self, json: &mut Json) {
        json.0.push_str(if *self { "true" } else { "false" });
    }
}

impl<T: Value> Value for Option<T> {
    fn write(&self, json: &mut Json) {
        match self {
            Some(value) => value.write(json),
            None => json.0.push_str("null"),
        }
    }
}

/// A written value inside another.
impl Value for &Json {
    fn write(&self, json: &mut Json) {
        json.0.push_str(&self.0);
    }
}
