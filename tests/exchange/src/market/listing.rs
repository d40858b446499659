//! What each venue lists: the coins that people know, and as many made-up ones as asked for.
//!
//! In: a seed and a number of symbols. Out: the instruments of a venue, by wire name.
//! Invariant: the same coin follows the same price at all venues; only grids and small drifts differ.

use super::instrument::{Instrument, Kind, Status};
use super::noise::{bits, seed_of};
use crate::amount::Amount;
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Venue {
    Binance,
    Kucoin,
    Okx,
}

impl Venue {
    pub const ALL: [Venue; 3] = [Venue::Binance, Venue::Kucoin, Venue::Okx];

    pub const fn name(self) -> &'static str {
        match self {
            Venue::Binance => "binance",
            Venue::Kucoin => "kucoin",
            Venue::Okx => "okx",
        }
    }

    fn symbol(self, base: &str, quote: &str) -> String {
        let joint = if self == Venue::Binance { "" } else { "-" };
        format!("{base}{joint}{quote}")
    }
}

/// A coin with a price of its own.
struct Coin {
    name: &'static str,
    /// Around so many US dollars, in units of 10^-8.
    price: i64,
    /// Digits of a price at Binance, KuCoin and OKX.
    price_scales: [u8; 3],
    /// Digits of a quantity there.
    quantity_scales: [u8; 3],
}

const fn coin(
    name: &'static str,
    price: i64,
    price_scales: [u8; 3],
    quantity_scales: [u8; 3],
) -> Coin {
    Coin {
        name,
        price,
        price_scales,
        quantity_scales,
    }
}

const DOLLAR: i64 = 100_000_000;
const CENT: i64 = DOLLAR / 100;

const COINS: [Coin; 10] = [
    coin("BTC", 67_000 * DOLLAR, [2, 1, 1], [5, 8, 8]),
    coin("ETH", 3_500 * DOLLAR, [2, 2, 2], [4, 7, 6]),
    coin("SOL", 150 * DOLLAR, [2, 3, 2], [3, 4, 6]),
    coin("BNB", 600 * DOLLAR, [2, 3, 1], [3, 4, 6]),
    coin("XRP", 230 * CENT, [4, 5, 4], [1, 4, 6]),
    coin("ADA", 75 * CENT, [4, 4, 4], [1, 4, 6]),
    coin("DOGE", 20 * CENT, [5, 5, 5], [0, 4, 6]),
    coin("LTC", 90 * DOLLAR, [2, 3, 2], [3, 6, 6]),
    coin("AVAX", 25 * DOLLAR, [3, 3, 3], [2, 4, 6]),
    coin("LINK", 15 * DOLLAR, [3, 4, 3], [2, 4, 6]),
];

/// Contracts of OKX: name of the coin, settled in it or not, what one is worth (with its scale).
const SWAPS: [(usize, bool, Amount); 4] = [
    (0, false, Amount::new(1, 2)),
    (1, false, Amount::new(1, 1)),
    (2, false, Amount::new(1, 0)),
    (0, true, Amount::new(100, 0)),
];

/// What a venue lists.
pub struct Listing {
    pub instruments: Vec<Instrument>,
    by_id: HashMap<String, usize>,
}

impl Listing {
    pub fn new(venue: Venue, seed: u64, symbols: usize) -> Self {
        let mut instruments: Vec<Instrument> =
            COINS.iter().map(|coin| spot(venue, seed, coin)).collect();
        instruments.push(cross(venue, seed));
        let made_up = symbols.saturating_sub(instruments.len());
        instruments.extend((0..made_up).map(|index| filler(venue, seed, index)));
        if venue == Venue::Okx {
            instruments.extend(SWAPS.iter().map(|swap| contract(seed, swap)));
        }
        let by_id = instruments
            .iter()
            .enumerate()
            .map(|(at, one)| (one.id.clone(), at))
            .collect();
        Listing { instruments, by_id }
    }

    pub fn get(&self, id: &str) -> Option<&Instrument> {
        self.place(id).map(|at| &self.instruments[at])
    }

    /// Where an instrument is among all.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Products of the spot market.
    pub fn spot(&self) -> impl Iterator<Item = &Instrument> {
        self.instruments.iter().filter(|one| one.kind == Kind::Spot)
    }

    /// Perpetual contracts.
    pub fn swaps(&self) -> impl Iterator<Item = &Instrument> {
        self.instruments.iter().filter(|one| one.kind != Kind::Spot)
    }
}

fn spot(venue: Venue, seed: u64, coin: &Coin) -> Instrument {
    let (price_scale, quantity_scale) = (
        coin.price_scales[venue as usize],
        coin.quantity_scales[venue as usize],
    );
    Instrument {
        id: venue.symbol(coin.name, "USDT"),
        base: coin.name.into(),
        quote: "USDT".into(),
        kind: Kind::Spot,
        status: Status::Trading,
        price_scale,
        quantity_scale,
        anchor: coin.price / 10_i64.pow(u32::from(8 - price_scale)),
        ordinary: worth(2_000, coin.price, quantity_scale),
        slot: 1_000,
        seed: seed_of(seed_of(seed, venue.name()), coin.name),
        asset: seed_of(seed, coin.name),
        priced_in: None,
    }
}

/// Ether in bitcoin: follows both coins.
fn cross(venue: Venue, seed: u64) -> Instrument {
    let price_scale = if venue == Venue::Kucoin { 6 } else { 5 };
    Instrument {
        id: venue.symbol("ETH", "BTC"),
        quote: "BTC".into(),
        price_scale,
        anchor: COINS[1].price / (COINS[0].price / 10_i64.pow(u32::from(price_scale))),
        seed: seed_of(seed_of(seed, venue.name()), "ETHBTC"),
        priced_in: Some(seed_of(seed, "BTC")),
        ..spot(venue, seed, &COINS[1])
    }
}

/// A made-up coin, which trades once a minute.
fn filler(venue: Venue, seed: u64, index: usize) -> Instrument {
    let letters =
        [index / 676, index / 26 % 26, index % 26].map(|at| char::from(b'A' + (at % 26) as u8));
    let name = String::from_iter(['Q'].into_iter().chain(letters));
    let quote = if index.is_multiple_of(4) {
        "USDC"
    } else {
        "USDT"
    };
    let word = bits(seed_of(seed, &name), 7);
    let price_scale = 2 + (word % 5) as u8;
    let anchor = 20_000 + (word >> 8) as i64 % 700_000;
    Instrument {
        id: venue.symbol(&name, quote),
        quote: quote.into(),
        status: match index % 40 {
            17 => Status::Break,
            33 => Status::Halt,
            _ => Status::Trading,
        },
        price_scale,
        quantity_scale: 2,
        anchor,
        ordinary: worth(500, anchor * 10_i64.pow(u32::from(8 - price_scale)), 2),
        slot: 60_000,
        seed: seed_of(seed_of(seed, venue.name()), &name),
        asset: seed_of(seed, &name),
        base: name,
        ..spot(venue, seed, &COINS[0])
    }
}

fn contract(seed: u64, &(coin, inverse, worth_of_one): &(usize, bool, Amount)) -> Instrument {
    let coin = &COINS[coin];
    let quote = if inverse { "USD" } else { "USDT" };
    let id = format!("{}-{quote}-SWAP", coin.name);
    Instrument {
        quote: quote.into(),
        kind: if inverse {
            Kind::Inverse(worth_of_one)
        } else {
            Kind::Linear(worth_of_one)
        },
        quantity_scale: if inverse { 0 } else { 2 },
        ordinary: if inverse { 40 } else { 400 },
        seed: seed_of(seed, &id),
        id,
        ..spot(Venue::Okx, seed, coin)
    }
}

/// So many dollars in lots of a coin.
fn worth(dollars: i64, price: i64, quantity_scale: u8) -> i64 {
    let lots =
        i128::from(dollars * DOLLAR) * 10_i128.pow(u32::from(quantity_scale)) / i128::from(price);
    (lots as i64).max(1)
}
