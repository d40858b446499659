//! Why KuCoin does not do what it is asked for, in its own codes and words.
//!
//! Source: <https://www.kucoin.com/docs-new/error-code/spot>. Invariant: the status is good, as the venue has it for what is wrong
//! with an order; only its gateway answers with another.

use crate::kucoin::error;
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

    /// What is wrong with a parameter.
    pub fn parameter(message: impl Into<String>) -> Self {
        Refused::new("400100", message)
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Insufficient => Refused::new("200004", "Balance insufficient!"),
            Refusal::Duplicate(_) => {
                Refused::parameter("validation.createOrder.clientOidDuplicated")
            }
            Refusal::Closed => Refused::new("200001", "Order creation for this pair suspended"),
            Refusal::WouldTake => Refused::parameter("The post-only order would be a taker."),
            Refusal::WouldTrigger => Refused::parameter("The stop price is reached already."),
            Refusal::TooLarge => Refused::new("200003", "The amount breached the limit"),
            Refusal::Unknown | Refusal::Over | Refusal::TooSmall => {
                Refused::parameter("order_not_exist_or_not_allow_to_cancel")
            }
        }
    }
}

impl From<Refused> for Reply {
    fn from(Refused { code, message }: Refused) -> Self {
        error(StatusCode::OK, code, &message)
    }
}
