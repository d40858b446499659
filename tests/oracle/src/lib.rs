//! Orders under every fault, held against what the local exchange did.
//!
//! Read along a run: a [`scene`] has an exchange, our client and a wire; a [`plan::Plan`] says from a seed what each intent is and what
//! befalls it; its [`course`] is a few [`task::Task`]s, which a [`desk::Desk`] asks of a venue through our client; [`wire`] loses, cuts,
//! holds back and spoils what goes between client and exchange; [`trial`] takes the client's word for what happened, and [`judge`]
//! compares it with the exchange's ledger. [`time`] is our own: it moves for all of them together, and only when [`traffic`] says that
//! nothing is on its way.

#![forbid(unsafe_code)]

pub mod canary;
pub mod coin;
mod course;
pub mod desk;
pub mod desks;
mod judge;
pub mod keys;
pub mod plan;
pub mod scene;
pub mod task;
pub mod time;
pub mod traffic;
pub mod trial;
pub mod watch;
pub mod wire;
