//! What is a venue's own in the way it trades.
//!
//! Invariant: plain data, so that the house has no case of one venue.

use super::account::Fees;
use super::balance::Wallet;
use super::order::Order;
use crate::market::Venue;
use crate::{binance, kucoin, okx};

/// In which coin a fee is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeeIn {
    /// The one that the trade brings.
    Received,
    /// Always the quote coin.
    Quote,
}

/// What becomes of a post-only order that would take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostOnly {
    /// It is refused.
    Refused,
    /// It is taken in and cancelled at once.
    Cancelled,
}

#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Of an account that the test gave no others.
    pub fees: Fees,
    pub fee_in: FeeIn,
    /// Digits of a fee after the point; the rest is not paid.
    pub fee_digits: u8,
    pub post_only: PostOnly,
    /// Where orders pay from and are paid to.
    pub trading: Wallet,
    /// All wallets, the one for deposits first.
    pub wallets: &'static [Wallet],
    /// Whether a new order may have the client id of this earlier one.
    pub may_repeat: fn(&Order) -> bool,
    /// The first order's number.
    pub first_order: i64,
}

impl Rules {
    pub fn of(venue: Venue) -> &'static Rules {
        match venue {
            Venue::Binance => &binance::RULES,
            Venue::Kucoin => &kucoin::RULES,
            Venue::Okx => &okx::RULES,
        }
    }
}
