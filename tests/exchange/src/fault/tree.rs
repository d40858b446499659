//! JSON as a tree that keeps the order of its members.
//!
//! Invariant: what was read and is written again is the same text, spaces aside.

use crate::json::{Json, Value};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Null,
    Bool(bool),
    /// The exchange writes no other numbers.
    Number(i64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Changes all objects, the innermost first.
    pub fn for_each_object(&mut self, change: &mut impl FnMut(&mut Vec<(String, Node)>)) {
        match self {
            Node::List(items) => items
                .iter_mut()
                .for_each(|item| item.for_each_object(change)),
            Node::Object(members) => {
                members
                    .iter_mut()
                    .for_each(|(_, value)| value.for_each_object(change));
                change(members);
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) => {}
        }
    }
}

impl Value for &Node {
    fn write(&self, json: &mut Json) {
        match self {
            Node::Null => None::<bool>.write(json),
            Node::Bool(value) => value.write(json),
            Node::Number(value) => value.write(json),
            Node::Text(value) => value.write(json),
            Node::List(items) => (&Json::array(|json| {
                for item in items {
                    json.item(item);
                }
            }))
                .write(json),
            Node::Object(members) => (&Json::object(|json| {
                for (name, value) in members {
                    json.field(name, value);
                }
            }))
                .write(json),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Read)
    }
}

struct Read;

impl<'de> Visitor<'de> for Read {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without fractions")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Node, E> {
        value
            .try_into()
            .map(Node::Number)
            .map_err(|_| E::custom("a number beyond 64 bits"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Node::Object(object))
    }
}
