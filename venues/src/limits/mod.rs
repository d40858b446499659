//! What a venue allows, and what was used of it.
//!
//! In goes a call's charges, out comes leave to send it. One invariant: what is counted is counted before anything is sent.

mod budget;
mod charge;

pub use budget::{Budget, Scope};
pub use charge::Charge;
