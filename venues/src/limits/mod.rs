//! What a venue allows, and what was used of it.
//!
//! In goes a call's charges, out comes leave to send it, now or later. One invariant: what is counted is counted before anything is
//! sent, for all clients of the process together.

mod budget;
mod charge;
mod gate;
mod house;
mod retry_after;
mod window;

pub use budget::{Budget, Scope};
pub use charge::Charge;
pub(crate) use charge::Measure;
pub(crate) use gate::{Fare, Gate, Held, Leave};
pub(crate) use retry_after::retry_after;
