//! What Binance says of orders that it does not do.
//!
//! Source of codes and words: <https://developers.binance.com/docs/binance-spot-api-docs/errors>.

use crate::binance::error;
use crate::reply::Reply;
use crate::trading::Refusal;

/// A new order.
pub fn new_order(refusal: Refusal) -> Reply {
    match refusal {
        Refusal::Closed => error(-1013, "Market is closed."),
        Refusal::TooLarge => filter("LOT_SIZE"),
        Refusal::Duplicate(_) => error(-2010, "Duplicate order sent."),
        Refusal::WouldTake => error(-2010, "Order would immediately match and take."),
        Refusal::WouldTrigger => error(-2010, "Stop price would trigger immediately."),
        Refusal::Insufficient | Refusal::Unknown | Refusal::Over | Refusal::TooSmall => error(
            -2010,
            "Account has insufficient balance for requested action.",
        ),
    }
}

/// A cancellation; an order that is over is as good as none.
pub fn cancel() -> Reply {
    error(-2011, "Unknown order sent.")
}

pub fn no_order() -> Reply {
    error(-2013, "Order does not exist.")
}

pub fn amend(refusal: Refusal) -> Reply {
    let why = match refusal {
        Refusal::Unknown | Refusal::Over => "Unknown order sent.",
        Refusal::Duplicate(_) => "Duplicate order sent.",
        Refusal::TooSmall => "The order quantity must stay above what is executed.",
        _ => "The requested action would change no state; rejecting.",
    };
    error(-2038, why)
}

pub fn filter(name: &str) -> Reply {
    error(-1013, &format!("Filter failure: {name}"))
}
