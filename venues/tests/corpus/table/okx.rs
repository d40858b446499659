//! OKX's replies to public calls, and what its other entries are made with. A list that is documented to have one item is read as such.

use venues::okx::Okx;
use venues::okx::spot::*;

use super::{Entry, Held, one};

/// A reply to any call.
pub const fn entry(
    product: &'static str,
    method: &'static str,
    path: &'static str,
    held: Held,
) -> Entry {
    Entry {
        venue: "okx",
        product,
        method,
        path,
        within: "/data",
        held,
        unheld: &[],
        unrecorded: false,
    }
}

const fn okx(product: &'static str, path: &'static str, held: Held) -> Entry {
    entry(product, "GET", path, held)
}

const fn market(path: &'static str, held: Held) -> Entry {
    okx("market", path, held)
}

const fn public(path: &'static str, held: Held) -> Entry {
    okx("public", path, held)
}

pub const ENTRIES: &[Entry] = &[
    Entry {
        unrecorded: true,
        ..market("/api/v5/market/tickers", one::<Okx, Vec<Ticker>>)
    },
    market("/api/v5/market/ticker", one::<Okx, [Ticker; 1]>),
    market("/api/v5/market/books", one::<Okx, [OrderBook; 1]>),
    market("/api/v5/market/books-full", one::<Okx, [FullOrderBook; 1]>),
    market("/api/v5/market/candles", one::<Okx, Vec<Candlestick>>),
    market(
        "/api/v5/market/history-candles",
        one::<Okx, Vec<Candlestick>>,
    ),
    market("/api/v5/market/trades", one::<Okx, Vec<Trade>>),
    market("/api/v5/market/history-trades", one::<Okx, Vec<Trade>>),
    Entry {
        unrecorded: true,
        ..market(
            "/api/v5/market/option/instrument-family-trades",
            one::<Okx, Vec<OptionFamilyTrades>>,
        )
    },
    market(
        "/api/v5/market/platform-24-volume",
        one::<Okx, [TotalVolume24h; 1]>,
    ),
    market(
        "/api/v5/market/call-auction-details",
        one::<Okx, [CallAuctionDetails; 1]>,
    ),
    market("/api/v5/market/block-tickers", one::<Okx, Vec<BlockTicker>>),
    market("/api/v5/market/block-ticker", one::<Okx, [BlockTicker; 1]>),
    market("/api/v5/market/sprd-ticker", one::<Okx, [SpreadTicker; 1]>),
    market(
        "/api/v5/market/sprd-candles",
        one::<Okx, Vec<SpreadCandlestick>>,
    ),
    market(
        "/api/v5/market/sprd-history-candles",
        one::<Okx, Vec<SpreadCandlestick>>,
    ),
    market("/api/v5/market/index-tickers", one::<Okx, Vec<IndexTicker>>),
    market(
        "/api/v5/market/index-candles",
        one::<Okx, Vec<PriceCandlestick>>,
    ),
    market(
        "/api/v5/market/history-index-candles",
        one::<Okx, Vec<PriceCandlestick>>,
    ),
    market(
        "/api/v5/market/mark-price-candles",
        one::<Okx, Vec<PriceCandlestick>>,
    ),
    market(
        "/api/v5/market/history-mark-price-candles",
        one::<Okx, Vec<PriceCandlestick>>,
    ),
    market(
        "/api/v5/market/exchange-rate",
        one::<Okx, [ExchangeRate; 1]>,
    ),
    market(
        "/api/v5/market/index-components",
        one::<Okx, IndexComponents>,
    ),
    public("/api/v5/public/time", one::<Okx, [SystemTime; 1]>),
    public("/api/v5/public/instruments", one::<Okx, Vec<Instrument>>),
    public("/api/v5/public/price-limit", one::<Okx, [LimitPrice; 1]>),
    public("/api/v5/public/mark-price", one::<Okx, Vec<MarkPrice>>),
    public(
        "/api/v5/public/open-interest",
        one::<Okx, Vec<OpenInterest>>,
    ),
    // One recording is of `instId=ANY`, the others of one instrument: both methods read the same items.
    public("/api/v5/public/funding-rate", one::<Okx, Vec<FundingRate>>),
    public(
        "/api/v5/public/funding-rate-history",
        one::<Okx, Vec<SettledFundingRate>>,
    ),
];
