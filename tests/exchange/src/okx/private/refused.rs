//! Why OKX does not do what it is asked for, in its own codes and words.
//!
//! Source: <https://www.okx.com/docs-v5/en/#error-code>. Invariant: of a call with items each item has a code of its own; of any
//! other call the whole reply has it.

use crate::okx::error;
use crate::reply::Reply;
use crate::trading::Refusal;
use http::StatusCode;

/// A code and words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub code: &'static str,
    pub message: String,
}

impl Refused {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Refused {
            code,
            message: message.into(),
        }
    }

    pub fn parameter(name: &str) -> Self {
        Refused::new("51000", format!("Parameter {name} error"))
    }

    pub fn missing(name: &str) -> Self {
        Refused::new("50014", format!("Parameter {name} can not be empty."))
    }

    pub fn no_such_order() -> Self {
        Refused::new("51603", "Order does not exist")
    }
}

/// Of an order that is placed, or a transfer.
impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        let (code, message) = match refusal {
            Refusal::Insufficient => ("51008", "Order failed. Insufficient balance in account."),
            Refusal::Duplicate(_) => ("51016", "Client order ID already exists."),
            Refusal::Closed => ("51021", "Contract or trading pair is not live."),
            Refusal::WouldTake => (
                "51124",
                "You can only place limit orders after call auction.",
            ),
            Refusal::WouldTrigger => (
                "51280",
                "The trigger price must be on the other side of the last price.",
            ),
            Refusal::TooLarge => ("51005", "Your order amount exceeds the max order amount."),
            Refusal::TooSmall => (
                "51020",
                "Your order should meet or exceed the minimum order amount.",
            ),
            Refusal::Unknown => return Refused::no_such_order(),
            Refusal::Over => (
                "51400",
                "Cancellation failed as the order has been filled, canceled or does not exist.",
            ),
        };
        Refused::new(code, message)
    }
}

impl From<Refused> for Reply {
    fn from(Refused { code, message }: Refused) -> Self {
        let status = match code {
            "50014" | "51000" => StatusCode::BAD_REQUEST,
            _ => StatusCode::OK,
        };
        error(status, code, &message)
    }
}
