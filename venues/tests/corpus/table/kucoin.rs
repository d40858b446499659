//! KuCoin's replies to public calls, and what its other entries are made with.

use venues::kucoin::Kucoin;
use venues::kucoin::spot::*;
use venues::types::{Decimal, Map, Text};

use super::{Entry, Held, one};

/// A reply to any call.
pub const fn entry(
    product: &'static str,
    method: &'static str,
    path: &'static str,
    held: Held,
) -> Entry {
    Entry {
        venue: "kucoin",
        product,
        method,
        path,
        within: "/data",
        held,
        unheld: &[],
        unrecorded: false,
    }
}

const fn kucoin(path: &'static str, held: Held) -> Entry {
    entry("spot", "GET", path, held)
}

pub const ENTRIES: &[Entry] = &[
    Entry {
        unrecorded: true,
        ..kucoin("/api/v3/announcements", one::<Kucoin, Announcements>)
    },
    kucoin("/api/v3/currencies", one::<Kucoin, Vec<Currency>>),
    kucoin("/api/v3/currencies/{currency}", one::<Kucoin, Currency>),
    kucoin("/api/v2/symbols", one::<Kucoin, Vec<Symbol>>),
    Entry {
        unrecorded: true,
        ..kucoin("/api/v2/symbols/{symbol}", one::<Kucoin, Symbol>)
    },
    kucoin("/api/v1/market/orderbook/level1", one::<Kucoin, Ticker>),
    kucoin("/api/v1/market/allTickers", one::<Kucoin, AllTickers>),
    kucoin("/api/v1/market/stats", one::<Kucoin, Stats24hr>),
    kucoin("/api/v1/market/histories", one::<Kucoin, Vec<Trade>>),
    kucoin("/api/v1/market/candles", one::<Kucoin, Vec<Kline>>),
    kucoin(
        "/api/v1/market/orderbook/level2_{size}",
        one::<Kucoin, OrderBook>,
    ),
    kucoin(
        "/api/v1/market/orderbook/level2_20",
        one::<Kucoin, OrderBook>,
    ),
    kucoin(
        "/api/v1/market/orderbook/callauction/level2_{size}",
        one::<Kucoin, OrderBook>,
    ),
    kucoin(
        "/api/v1/market/callauctionData",
        one::<Kucoin, CallAuctionInfo>,
    ),
    kucoin("/api/v1/prices", one::<Kucoin, Map<Decimal>>),
    kucoin("/api/v1/markets", one::<Kucoin, Vec<Text>>),
    Entry {
        product: "spot-legacy",
        ..kucoin("/api/v1/markets", one::<Kucoin, Vec<Text>>)
    },
    kucoin("/api/v1/my-ip", one::<Kucoin, ClientIpAddress>),
];
