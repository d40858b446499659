//! Orders under every fault, held against what the local exchange did.
//!
//! Read along a run: a [`plan::Plan`] says from a seed what each intent is and what befalls it; a [`desk::Desk`] places it with a
//! client of a venue; [`wire`] loses, cuts, holds back and spoils what goes between client and exchange; [`trial`] takes the client's
//! word for what happened and compares it with the exchange's ledger. [`time`] is our own: it moves for all of them together, and only when
//! [`traffic`] says that nothing is on its way.

#![forbid(unsafe_code)]

pub mod canary;
pub mod desk;
pub mod desks;
pub mod plan;
pub mod time;
pub mod traffic;
pub mod trial;
pub mod watch;
pub mod wire;
