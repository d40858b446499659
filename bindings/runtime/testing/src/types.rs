//! Plain Rust types, as a crate of exchange clients has them.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use venues::types::{Decimal, Json, Map, Milliseconds, Nanoseconds, OpenEnum, Text};

#[derive(Deserialize)]
pub struct Depth {
    pub last_update_id: u64,
    pub bids: Vec<Level>,
    pub asks: Vec<Level>,
}

#[derive(Clone, Deserialize)]
pub struct Level {
    pub price: Decimal,
    pub quantity: Decimal,
}

pub struct Empty {}

pub struct Everything {
    pub text: Text,
    pub byte: u8,
    pub long: i64,
    pub float: f64,
    pub flag: bool,
    pub missing: Option<Decimal>,
    pub number: Decimal,
    pub long_number: Decimal,
    pub side: Side,
    pub time: Milliseconds,
    pub nanos: Nanoseconds,
    pub texts: Vec<Text>,
    pub nested: Vec<Vec<Decimal>>,
    pub map: Map<Level>,
    pub tree: BTreeMap<String, u32>,
    pub free: Json,
    pub boxed: Box<Level>,
    pub r#type: Option<Text>,
    pub wait: Duration,
    pub optional: Vec<Option<Level>>,
}

#[derive(Debug)]
pub struct OrderRequest {
    pub price: Option<Decimal>,
    pub symbol: String,
    pub side: Side,
    pub limit: Option<u32>,
    pub time: Option<Milliseconds>,
    pub tags: Option<Vec<String>>,
    pub wait: Option<Duration>,
    pub post_only: Option<bool>,
    pub free: Option<Json>,
}

#[derive(Debug, Clone)]
pub enum Side {
    Buy,
    Sell,
    Unknown(Text),
}

impl From<&str> for Side {
    fn from(text: &str) -> Self {
        Side::from_wire(text)
    }
}

impl OpenEnum for Side {
    const NAMES: &'static [&'static str] = &["BUY", "SELL"];

    fn position(&self) -> Result<usize, &str> {
        match self {
            Side::Buy => Ok(0),
            Side::Sell => Ok(1),
            Side::Unknown(text) => Err(text),
        }
    }

    fn from_position(position: usize) -> Self {
        if position == 0 { Side::Buy } else { Side::Sell }
    }

    fn unknown(text: &str) -> Self {
        Side::Unknown(Text::from(text))
    }
}
