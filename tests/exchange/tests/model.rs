//! Books, trades and candles of all instruments, for many seeds, without a server.

use exchange::market::{Book, DEEPEST, HOUR, MINUTE, Market, Venue};

const SEEDS: [u64; 6] = [0, 1, 2, 77, 4_242, u64::MAX];
/// A Monday, at the start of a minute.
const START: i64 = 1_750_032_000_000;

#[test]
fn books_are_deep_sorted_and_not_crossed() {
    for seed in SEEDS {
        let market = Market::new(seed, 60, START);
        for venue in Venue::ALL {
            for one in &market.listing(venue).instruments {
                let book = Book::at(one, one.last_slot(START), DEEPEST);
                assert!(book.bids[0].price < book.asks[0].price, "{}", one.id);
                assert!(
                    book.bids
                        .windows(2)
                        .all(|pair| pair[0].price > pair[1].price),
                    "{}",
                    one.id
                );
                assert!(
                    book.asks
                        .windows(2)
                        .all(|pair| pair[0].price < pair[1].price),
                    "{}",
                    one.id
                );
                assert!(
                    book.bids
                        .iter()
                        .chain(&book.asks)
                        .all(|level| level.price > 0 && level.quantity > 0)
                );
                assert_eq!(book.asks.len(), DEEPEST);
                assert!(
                    book.bids.len() == DEEPEST || one.priced_in.is_some() || one.anchor < 10_000,
                    "{}",
                    one.id
                );
            }
        }
    }
}

#[test]
fn trades_are_in_order_and_candles_hold_them() {
    for seed in SEEDS {
        let market = Market::new(seed, 20, START);
        for venue in Venue::ALL {
            for one in &market.listing(venue).instruments {
                let (from, to) = (START - 3 * HOUR - 7 * MINUTE - 13_000, START - 41_000);
                let first = one.first_slot(from);
                let trades: Vec<_> = one
                    .trades(first)
                    .take_while(|trade| trade.time < to)
                    .collect();
                assert!(trades.windows(2).all(|pair| pair[0].time < pair[1].time && pair[0].slot + 1 == pair[1].slot));
                assert!(
                    trades
                        .iter()
                        .all(|trade| trade.time >= from && trade.quantity > 0 && trade.price > 0)
                );
                assert_eq!(
                    trades[5],
                    one.trade(first + 5),
                    "any order of asking gives the same"
                );
                let candle = market.candle(one, from, to);
                assert_eq!(candle.count, trades.len() as i64, "{}", one.id);
                assert_eq!(candle.open, trades[0].price);
                assert_eq!(candle.close, trades.last().unwrap().price);
                assert_eq!(
                    candle.high,
                    trades.iter().map(|trade| trade.price).max().unwrap()
                );
                assert_eq!(
                    candle.low,
                    trades.iter().map(|trade| trade.price).min().unwrap()
                );
                assert_eq!(
                    candle.volume,
                    trades.iter().map(|trade| trade.quantity).sum::<i64>()
                );
                let bought = trades.iter().filter(|trade| !trade.buyer_maker);
                assert_eq!(
                    candle.bought_volume,
                    bought.map(|trade| trade.quantity).sum::<i64>()
                );
                assert_eq!(market.slot_of_id(one, market.trade_id(one, first)), first);
            }
        }
    }
}
