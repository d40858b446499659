//! All that generated Python bindings call.
//!
//! In: static tables (names, docs, projections, converters) that generated crates write with the macros of this crate.
//! Out: Python classes made on first use, immutable views over shared Rust values, and calls.
//! Invariant: no Python object holds a copy of what a Rust value already holds, and generated code needs no `unsafe`.
//!
//! # Values
//!
//! A Rust type crosses by [`ToPy`] (out) and [`FromPy`] (in). Both have a parameter `M`, a marker type of the generated crate
//! (`pub struct Here;`), because the orphan rule wants one local type in `impl ToPy<Here> for foreign::Type`.
//! Numbers, text, `Option`, `Vec`, maps, `Box` and `Arc` are known here; for all else there are these macros.
//!
//! ```text
//! runtime::convert! { Here;                                   // a type with a converter of its own
//!     venues::types::Decimal => adapter::Decimal,             //   adapter::Decimal: Convert<venues::types::Decimal>
//!     map venues::types::Map => adapter::Map,                 //   adapter::Map: Entries<venues::types::Map<V>> for every V
//! }
//! runtime::record! { Here;                                    // a response: every field is public
//!     /// Doc of the class.
//!     "ccrxt.binance.spot" Depth = venues::binance::spot::Depth, decode adapter::decode;
//!     last_update_id: "Doc of the field.",                    //   `, decode path` is optional: gives `from_json`
//!     r#type as "type_": "Doc.",                              //   `as`: where the Python name is another
//! }
//! runtime::request! { Here;                                   // what a call takes; also configurations and options
//!     /// Doc of the class.
//!     "ccrxt.binance.spot" DepthRequest = venues::binance::spot::DepthRequest;
//!     symbol: "Doc.",
//!     limit: "Doc.",                                          //   in source order; the runtime puts required ones first
//! }
//! runtime::open_enum! { Here;                                 // members in the order of the Rust variants
//!     /// Doc of the class.
//!     "ccrxt.binance.spot" Side = venues::binance::spot::Side, adapter::OpenEnum;
//!     BUY: "Doc.",
//!     SELL: "Doc.",
//! }
//! pub static MODULE: runtime::Module = runtime::module! { "ccrxt.binance.spot";
//!     Depth, DepthRequest, Side,                              //   statics that the macros above made in this Rust module
//!     alias BinanceError = crate::binance::BinanceError,      //   a static of another Rust module
//!     module "blocking",                                      //   a Python submodule
//! };
//! ```
//!
//! `record!`, `request!` and `open_enum!` each make a `pub static` with the class' name and the trait impls of the Rust type.
//! Field docs and class docs are string literals or `///` lines; an empty string is no doc.

mod abstract_classes;
mod arguments;
mod buffer;
mod class;
mod column;
mod convert;
mod cross;
pub mod decimal;
mod enums;
mod field;
mod instance;
mod list;
#[doc(hidden)]
pub mod macros;
mod map;
mod module;
mod plain;
mod record;
mod refused;
mod request;
mod scalars;
mod share;
pub mod time;

pub use arguments::{Arguments, FromArguments};
pub use class::{Class, ClassOf};
pub use convert::{Convert, Entries};
pub use cross::{Absent, FromPy, Mode, ToPy};
pub use enums::{Enum, OpenEnum};
pub use field::Field;
pub use list::List;
pub use map::Map;
pub use module::{Entry, Made, Module, add_classes};
pub use record::Record;
pub use refused::Refused;
pub use request::Request;
pub use scalars::text;
pub use share::{Meta, Ref, Reply};

/// What a Rust value becomes.
pub type Obj = pyo3::Py<pyo3::PyAny>;
