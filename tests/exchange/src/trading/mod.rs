//! Accounts that trade: what a private interface of a venue stands on.
//!
//! In: tickets, cancellations, transfers, of an account, at a time. Out: orders, trades, balances, or a [`Refusal`].
//! Invariant: of every asset, what accounts have, what was paid in fees and what the market took is together what was
//! paid in ([`House::total`]), whatever happens.
//!
//! # How a venue uses it
//!
//! * It says what is its own in a [`Rules`] (fees, wallets, what a repeated client id and a post-only order that would
//!   take mean), which [`Rules::of`] finds.
//! * A route has an [`Endpoint`](crate::exchange::Endpoint) per method, [`private`](crate::exchange::Endpoint::private).
//!   Its function checks key, signature and time with the venue's own words: [`House::key`] finds the [`ApiKey`], whose
//!   [`Secret`] verifies a signature over the bytes received ([`Call::head`](crate::call::Call), `Call::body`).
//! * [`Desk::house`](crate::exchange::Desk::house) is the venue's [`House`], brought up to the moment: orders that the
//!   market reached since the last call are filled.
//! * What a client sent becomes a [`Ticket`]: prices in ticks, quantities in lots of the instrument
//!   ([`Amount::steps`](crate::amount::Amount::steps) refuses what is between two). What the venue echoes and the
//!   exchange has no use for goes into [`Ticket::notes`].
//! * [`House::place`], [`House::check`] (the same without doing it), [`House::cancel`], [`House::amend`],
//!   [`House::transfer`] either do all of it or nothing; the venue puts their [`Refusal`] into its own words.
//! * Each of them writes what it did into the ledger of [`Truth`], which tests read.

mod account;
mod balance;
mod bill;
mod cancel;
mod house;
mod key;
mod list;
mod matching;
mod opening;
mod order;
mod passing;
mod place;
mod protection;
mod rules;
mod settle;
mod ticket;
mod transfer;
mod truth;

pub use account::{Account, AccountId, Fees};
pub use balance::{Atoms, Balance, Balances, SCALE, Wallet};
pub use bill::{Bill, Reason};
pub use cancel::Change;
pub use house::House;
pub use key::{ApiKey, Right, Secret};
pub use list::{List, Wanted};
pub use opening::Opening;
pub use order::{Amendment, Order, Prevented, Status, Trade};
pub use place::Refusal;
pub use protection::Protection;
pub use rules::{FeeIn, PostOnly, Rules};
pub use ticket::{Force, Prevention, Side, Size, Ticket, Trigger};
pub use transfer::Transfer;
pub use truth::{Act, Deed, Truth};
