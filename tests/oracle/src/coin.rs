//! [`Coin`]: what is traded, and for how much.

/// A coin that all venues trade for `USDT`, with sizes and prices that all of them take.
#[derive(Debug, PartialEq, Eq)]
pub struct Listed {
    pub name: &'static str,
    /// What an order trades: some 60 `USDT`.
    pub size: &'static str,
    /// What is left of it when it gets smaller.
    pub smaller: &'static str,
    /// A price far below the market's, at which nobody sells.
    pub low: &'static str,
    /// A price far above it, at which nobody buys.
    pub high: &'static str,
}

/// One of the [`COINS`].
pub type Coin = &'static Listed;

/// A size that no account can pay, of any coin's but the cheapest.
pub const HUGE: &str = "9000";

/// The coins that are traded.
pub static COINS: [Listed; 8] = [
    listed("BTC", ["0.001", "0.0008"], ["20000", "110000"]),
    listed("ETH", ["0.02", "0.015"], ["1500", "6000"]),
    listed("SOL", ["0.4", "0.3"], ["60", "260"]),
    listed("BNB", ["0.1", "0.08"], ["250", "1000"]),
    listed("XRP", ["30", "20"], ["1", "4"]),
    listed("LTC", ["0.7", "0.5"], ["40", "160"]),
    listed("AVAX", ["3", "2"], ["11", "44"]),
    listed("LINK", ["4", "3"], ["7", "26"]),
];

const fn listed(name: &'static str, sizes: [&'static str; 2], prices: [&'static str; 2]) -> Listed {
    let ([size, smaller], [low, high]) = (sizes, prices);
    Listed {
        name,
        size,
        smaller,
        low,
        high,
    }
}

/// The coin of orders that trade, or rest until they are cancelled.
pub const MAIN: Coin = &COINS[0];
/// The coin whose orders are cancelled all at once.
pub const SWEPT: Coin = &COINS[1];

/// The coin of an intent whose orders wait or are pairs: a venue takes few of these for each coin.
pub fn of_waiting(intent: u64) -> Coin {
    let rest = &COINS[2..];
    &rest[(intent % rest.len() as u64) as usize]
}
