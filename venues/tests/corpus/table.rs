//! Which type holds the replies of which path. A venue adds its entries here.

mod binance_private;
mod kucoin;
mod kucoin_accounts;
mod kucoin_trading;
mod okx;
mod okx_accounts;
mod okx_trading;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use venues::binance::Binance;
use venues::binance::spot as binance;
use venues::http::{Refusal, Venue};
use venues::okx::Okx;

use crate::compare::{self, Unheld};
use crate::drift;
use crate::replies::Reply;

/// Decodes a reply and encodes what it became.
pub type Held = fn(&[u8]) -> Result<String, String>;

/// The type of a path's replies.
pub struct Entry {
    pub venue: &'static str,
    pub product: &'static str,
    pub method: &'static str,
    pub path: &'static str,
    /// Where the value stands in the reply, as names with `/` before each; the whole when empty.
    pub within: &'static str,
    pub held: Held,
    /// What no type holds.
    pub unheld: &'static [Unheld],
    /// Whether nothing of this path was recorded.
    pub unrecorded: bool,
}

impl Entry {
    pub fn takes(&self, reply: &Reply) -> bool {
        (self.venue, self.product, self.method)
            == (
                reply.venue.as_str(),
                reply.product.as_str(),
                reply.method.as_str(),
            )
            && fits(self.path, &reply.path)
    }

    /// Venue, method and path.
    pub fn name(&self) -> String {
        format!("{} {} {}", self.venue, self.method, self.path)
    }

    /// What is wrong with a reply, as it came and after the venue has changed what it may.
    pub fn check(&self, body: &str) -> Vec<String> {
        let mut failures = self.differences(body, self.unheld);
        let added = self.unheld.iter().chain([&drift::ADDED]).copied();
        let drifted = drift::drifted(body);
        let after_drift = self.differences(&drifted, &added.collect::<Vec<_>>());
        failures.extend(
            after_drift
                .into_iter()
                .map(|failure| format!("after drift, {failure}")),
        );
        failures
    }

    fn differences(&self, body: &str, unheld: &[Unheld]) -> Vec<String> {
        let held = match (self.held)(body.as_bytes()) {
            Ok(held) => held,
            Err(error) => return vec![error],
        };
        let mut sent = body;
        for name in self.within.split('/').skip(1) {
            let inner: std::collections::BTreeMap<&str, &RawValue> =
                serde_json::from_str(sent).unwrap();
            sent = inner[name].get();
        }
        compare::differences(sent, &held, unheld)
    }
}

/// Whether a recorded path is this one, as it stands or with a number in the place of a name.
fn fits(path: &str, recorded: &str) -> bool {
    let number = |segment: &str| segment.bytes().all(|byte| byte.is_ascii_digit());
    let pairs = path.split('/').zip(recorded.split('/'));
    path.matches('/').count() == recorded.matches('/').count()
        && pairs
            .into_iter()
            .all(|(own, seen)| own == seen || (own.starts_with('{') && number(seen)))
}

/// A reply of one shape.
fn one<V: Venue, T: DeserializeOwned + Serialize>(body: &[u8]) -> Result<String, String> {
    let value: T = V::read(body).map_err(said)?;
    serde_json::to_string(&value).map_err(|error| error.to_string())
}

/// A reply that is a list when a list is asked for.
fn one_or_list<V: Venue, T: DeserializeOwned + Serialize>(body: &[u8]) -> Result<String, String> {
    match body.trim_ascii_start().first() {
        Some(b'[') => one::<V, Vec<T>>(body),
        _ => one::<V, T>(body),
    }
}

fn said(refusal: Refusal) -> String {
    match refusal {
        Refusal::Venue { code, message, .. } => format!("refused: {code:?} {message}"),
        Refusal::Content(error) => error.to_string(),
    }
}

const fn binance(path: &'static str, held: Held) -> Entry {
    Entry {
        venue: "binance",
        product: "spot",
        method: "GET",
        path,
        within: "",
        held,
        unheld: &[],
        unrecorded: false,
    }
}

/// Whether a body is seen as an error.
type Refuses = fn(&[u8]) -> bool;

/// How each venue tells an error.
pub const ERRORS: &[(&str, Refuses)] = &[
    ("binance", |body| Binance::refusal(400, body).is_some()),
    ("okx", |body| Okx::refusal(400, body).is_some()),
];

/// All entries of the venues that are built.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    let all = [
        ENTRIES,
        binance_private::ENTRIES,
        kucoin::ENTRIES,
        kucoin_accounts::ENTRIES,
        kucoin_trading::ENTRIES,
        okx::ENTRIES,
        okx_accounts::ENTRIES,
        okx_trading::ENTRIES,
    ];
    all.into_iter().flatten()
}

const AGG_TRADE: &[Unheld] = &[Unheld {
    field: "",
    why: "three recordings have lost the name of `m`",
}];
const KLINE: &[Unheld] = &[Unheld {
    field: "[11]",
    why: "the venue says to ignore it",
}];

const ENTRIES: &[Entry] = &[
    Entry {
        unrecorded: true,
        ..binance("/api/v3/ping", one::<Binance, binance::Ping>)
    },
    Entry {
        unrecorded: true,
        ..binance("/api/v3/time", one::<Binance, binance::ServerTime>)
    },
    binance(
        "/api/v3/exchangeInfo",
        one::<Binance, binance::ExchangeInfo>,
    ),
    binance(
        "/api/v3/executionRules",
        one::<Binance, binance::ExecutionRules>,
    ),
    binance("/api/v3/depth", one::<Binance, binance::Depth>),
    Entry {
        unrecorded: true,
        ..binance("/api/v3/trades", one::<Binance, Vec<binance::Trade>>)
    },
    binance(
        "/api/v3/historicalTrades",
        one::<Binance, Vec<binance::Trade>>,
    ),
    Entry {
        unheld: AGG_TRADE,
        ..binance("/api/v3/aggTrades", one::<Binance, Vec<binance::AggTrade>>)
    },
    Entry {
        unheld: KLINE,
        ..binance("/api/v3/klines", one::<Binance, Vec<binance::Kline>>)
    },
    Entry {
        unheld: KLINE,
        ..binance("/api/v3/uiKlines", one::<Binance, Vec<binance::Kline>>)
    },
    binance("/api/v3/avgPrice", one::<Binance, binance::AvgPrice>),
    binance(
        "/api/v3/referencePrice",
        one::<Binance, binance::ReferencePrice>,
    ),
    Entry {
        unrecorded: true,
        ..binance(
            "/api/v3/referencePrice/calculation",
            one::<Binance, binance::ReferencePriceCalculation>,
        )
    },
    binance(
        "/api/v3/ticker/price",
        one_or_list::<Binance, binance::Ticker>,
    ),
    binance(
        "/api/v3/ticker/bookTicker",
        one_or_list::<Binance, binance::BookTicker>,
    ),
    binance(
        "/api/v3/ticker/24hr",
        one_or_list::<Binance, binance::Ticker24hr>,
    ),
    binance(
        "/api/v3/ticker/tradingDay",
        one_or_list::<Binance, binance::WindowTicker>,
    ),
    binance(
        "/api/v3/ticker",
        one_or_list::<Binance, binance::WindowTicker>,
    ),
];
