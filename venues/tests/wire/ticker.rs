//! The call that tests of faults make: a price, by a client of Binance.

use venues::binance::Binance;
use venues::binance::spot::TickerRequest;
use venues::http::{Failure, Rest};

/// A question for the price of one symbol.
pub fn ticker() -> TickerRequest {
    of_symbol("BTCUSDT")
}

/// A question for the price of any symbol.
pub fn of_symbol(symbol: &str) -> TickerRequest {
    TickerRequest {
        symbol: symbol.to_owned(),
        symbol_status: None,
    }
}

/// The failure of a call that must fail.
pub async fn failure(rest: &Rest<Binance>) -> Failure {
    rest.call(ticker()).await.unwrap_err().as_ref().clone()
}
