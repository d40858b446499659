//! How the kinds of value of `venues` cross to Python.
//!
//! In: a type of `venues` and what `runtime` asks of it. Out: converters, each a name that `bindings/rules.toml` gives to a
//! Rust path. Invariant: this is the only crate that knows both sides, and it decides nothing else.

#![forbid(unsafe_code)]

mod failure;
mod hook;
mod json;
mod limits;
mod note;
mod operation;
mod reply;
mod secret;
mod sent;
mod signer;
mod values;

pub use failure::failure;
pub use hook::{Hook, keep_log};
pub use json::Json;
pub use limits::LimitUse;
pub use operation::operation;
pub use reply::{decode, reply};
pub use secret::Secret;
pub use sent::Sent;
pub use signer::Signer;
pub use values::{Decimal, Map, OpenEnum, Text, Time};
