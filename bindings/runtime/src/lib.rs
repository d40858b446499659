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
//! Numbers, text, times, `Option`, collections, tuples, `Box` and `Arc` are known here; for all else there are these macros.
//!
//! ```text
//! runtime::convert! { Here;                                   // a type with a converter of its own
//!     venues::types::Decimal => adapter::Decimal,             //   adapter::Decimal: Convert<venues::types::Decimal>
//!     map venues::types::Map => adapter::Map,                 //   adapter::Map: Entries<venues::types::Map<V>> for every V
//!     secret venues::auth::Secret => adapter::Secret,         //   adapter::Secret: Conceal<venues::auth::Secret>; never comes back
//!     function venues::auth::Signer => adapter::Signer,       //   adapter::Signer: Calls<venues::auth::Signer>: a Python function
//! }
//! runtime::record! { Here;                                    // a response: every field is public
//!     /// Doc of the class.
//!     "ccrxt.binance.spot" Depth = venues::binance::spot::Depth, decode adapter::decode;
//!     last_update_id: "Doc of the field.",                    //   `, decode path` is optional: gives `from_json`
//!     r#type as "type_": "Doc.",                              //   `as`: where the Python name is another
//!     0 as "field_0": "Doc.",                                 //   a field of a tuple struct
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
//! runtime::closed_enum! { Here;                               // an enum without data and without a variant for the unknown
//!     /// Doc of the class.
//!     "ccrxt.binance.spot" Kind = venues::binance::spot::Kind, others { Old = Text "Old" };
//!     Limit as LIMIT = Text "Limit": "Doc.",                  //   variant, member, value; or `Number 1`; `others`: hidden ones
//! }
//! runtime::tagged_enums! { Here, "ccrxt.binance.spot";        // enums with data; `given_tagged_enums!` if a user may give one,
//!                                                             //   `kept_tagged_enums!` if only one that came from a call
//!     /// Doc of the base class.
//!     Event = venues::binance::spot::Event, others { Old } {   //   `others`: hidden ones, of which only the name is shown
//!         /// Doc of the variant, which is `Event.Trade`.
//!         Trade { 0 as "field_0": "Doc of the field.", }
//!         Quiet {}
//!     }
//! }
//! runtime::records! { Here, "ccrxt.binance.spot";             // many of a kind: `requests!`, `open_enums!`, `closed_enums!` likewise
//!     /// Doc of the class.
//!     Level = venues::binance::spot::Level, decode adapter::decode {
//!         price: "Doc of the field.",
//!     }
//! // `Level = …, constants { … }, methods { … } { … }`: constants as in a client; rows as in its `calls { … }`, `sync` and `class`; so have all enums
//! }                                                           //   `given_records!`: a user may hand one back; `kept_records!`: only one
//!                                                             //   that came from a call
//! runtime::generic_records! { Here, "ccrxt.binance.spot";     // generic structs that are one class, whatever is in them
//!     /// Doc of the class.
//!     Page = [got_record venues::Page<Trade>, given_record venues::Page<u64>,] {   //   its uses; `given_record`, `kept_record` as above
//!         total: "Doc of the field.",                         //   a field that is alike in all uses
//!         items = Vec<runtime::Any>: "Doc of the field.",     //   one that is not: what of it is known in all
//!     }                                                       //   `Page = […], methods { … } { … }`: rows as above
//! }
//! runtime::lent_requests! { Here, "ccrxt.binance.spot";       // requests that borrow: how what Python owns is lent
//!     BasisRequest = venues::binance::spot::BasisRequest => venues::binance::spot::BasisRequest<'_> {
//!         pair: String = |this| &this.pair, "Doc.";           //   `request.lend()` in a call
//!     }
//! }                                                           // `requests!` with `Name = Type => default { … }`: begun by `Default`; `=> built(symbol maybe_limit)`: by its
//!                                                             //   `builder()`, with the setter of each field
//! pub static MODULE: runtime::Module = runtime::module! { "ccrxt.binance.spot";
//!     group RECORDS,                                          //   the names of a `records!`; likewise `REQUESTS` and `ENUMS`
//!     Depth, DepthRequest, Side,                              //   statics that the macros above made in this Rust module
//!     alias BinanceError = crate::binance::BinanceError,      //   a static of another Rust module
//!     group CONSTANTS,                                        //   of `constants! { Here; "MAX" = path::MAX; }`
//!     deprecated "Old" = "Take New.",                         //   a name that warns whoever takes it out of the module
//!     functions FUNCTIONS,                                    //   of `functions! { Here, "module"; … }`, rows as in `calls { … }`
//!     module "blocking",                                      //   a Python submodule
//! };
//! ```
//!
//! `record!`, `request!` and `open_enum!` each make a `pub static` with the class' name and the trait impls of the Rust type.
//!
//! # Calls
//!
//! ```text
//! runtime::error! { Here;                                     // a struct that methods fail with: its class is an exception
//!     /// Doc of the class.
//!     "ccrxt.binance" BinanceError = venues::binance::BinanceError, adapter::failure;
//!     code: "Doc of the field.",                              //   `, fn(&E) -> runtime::Failure`; without: only its text;
//! }                                                           //   then `=> constants { … }, methods { … }`, as of a record
//! runtime::error_enum! { Here;                                // an enum: a class for each variant that is shown
//!     /// Doc of the class.
//!     "ccrxt.binance" VenueError = venues::binance::VenueError;
//!     /// Doc of the variant, which is `VenueError.Lost`.
//!     Lost {
//!         after: "Doc of the field.",
//!         0 as "field_0" = shown: "",                         //   of another crate's error its text; in an `Option`, `shown_if`
//!     }
//! }
//! runtime::client! { Here;                                    // a client; every part but the first line may be left out
//!     /// Doc of the class.
//!     "ccrxt.binance.spot" PrivateRestClient = venues::binance::spot::PrivateRestClient;
//!     base PublicRestClient;                                  //   the static of the client that it dereferences to
//!     new(venues::http::Config) -> Result;                    //   or `new();`, or `default();`; `-> Result` if it can fail
//!     close;                                                  //   it has an `async fn close(&self)`; of a `Locked`: `close read;`, `close write;`
//!     constants { "MAX" = venues::binance::spot::PrivateRestClient::MAX; }
//!     fields {                                                //   public ones
//!         limiter: "Doc of the field.",
//!     }
//!     properties {
//!         /// Doc of the property.
//!         base_url;                                           //   what `this.base_url()` gives, owned
//!     }
//!     sync {                                                  //   `-> fn(&Bound<Client>, R) -> PyResult<Obj>`
//!         /// Doc of the method.
//!         with_options(venues::http::Options) -> runtime::like;
//!     }
//!     calls {                                                 //   calls that are written out; `this` is the client
//!         /// Doc of the method.                              //   `sync`, `async`, or `class` for a function of the type,
//!                                                             //   `class_async` for an awaited one, `taking` for a method of `self`,
//!                                                             //   `sharing` for one of `self: Arc<Self>`
//!         #[deprecated = "what to do instead"]                //   where it is: a call then warns
//!                                                             //   a call-back that Python gives: `on: runtime::Function<(Trade,), ()>`,
//!                                                             //   handed over as `move |trade| on.tell((trade,))`
//!         async get_klines(this, symbol: String, limit: Option<u32>) -> result = this.get_klines(&symbol, limit);
//!         sync name(this) -> value = this.name().to_owned();  //   `value`; `result`, whose error has a class; `told`, whose has none
//!         stream trades(this, symbol: String) -> told result = this.trades(&symbol);   //   how it opens, then how an item comes; within
//!                                                             //   `async`: a stream that is awaited is `this.trades(&symbol).await`
//!         class of(name: String) -> client value, PublicRestClient = venues::binance::spot::PublicRestClient::of(name);
//!         sync accounts(this) -> lent value, AccountsApi = this.accounts();    //   `lent …`: a client that borrows from this one
//!     }                                                       //   `client …, its static`; `this`: the client itself
//!     async {                                                 //   `-> fn(R) -> runtime::Reply<T>`, then what the endpoint is
//!         /// Doc of the method.
//!         get_depth(venues::binance::spot::DepthRequest) -> adapter::reply, adapter::operation;
//!         /// Doc of the method.
//!         r#type as "type_"();                                //   `as`: where the Python name is another
//!     }
//! }
//! pub static BLOCKING: runtime::Module = runtime::module! { "ccrxt.binance.spot.blocking";
//!     twin PrivateRestClient = PrivateRestClient,             //   the blocking twin of a client's static
//!     blocking_functions FUNCTIONS,                           //   those that wait
//! };
//! runtime::wheel! { binance::MODULE, spot::MODULE, spot::BLOCKING }   // in lib.rs: the native module `_native`
//!                                                             //   before them `support "name";` if errors and times are not of `ccrxt`;
//!                                                             //   after them `; start path` for what is called once it is loaded
//! ```
//!
//! A method takes one request, whose fields are its arguments, or nothing, but for `calls`. A constructor with parameters of its
//! own is `make(name: String) -> told = …;`. A client with `&mut self` methods is a [`Locked`]: `= runtime::Locked<C>, locked C;`. The Python side of a module is two functions over
//! `_native`: `def __getattr__(name): return load(__name__, name)` and `def __dir__(): return names(__name__)`.
//!
//! Field docs and class docs are string literals or `///` lines; an empty string is no doc.

mod bridge;
mod call;
mod callback;
mod class;
mod client;
pub mod crates;
mod cross;
mod enums;
mod error;
pub mod foreign;
#[cfg(feature = "serde_json")]
pub mod json;
mod list;
#[doc(hidden)]
pub mod macros;
mod map;
mod method;
mod module;
mod record;
mod request;
mod scalars;
mod share;
mod stream;
pub mod support;

pub use call::arguments::{Arguments, FromArguments};
pub use call::note::Note;
pub use call::operation::Operation;
pub use call::outcome::{Outcome, Task};
pub use callback::function::Function;
pub use callback::implemented::{Adapter, Asks, Implementor, Protocol};
pub use callback::log::{keep_log, log};
pub use callback::{Callback, Calls, Teller, Unanswered, is_async};
pub use class::Class;
pub use class::attributes::Attributes;
pub use class::class_of::ClassOf;
pub use class::constant::Constant;
pub use class::descriptor::{Known, Trampoline};
pub use class::field::Field;
pub use class::generic::Any;
pub use client::client_class::{Base, ClientClass, New, Property, Style, Twin, Twins};
pub use client::locked::Locked;
pub use client::{Client, like};
pub use cross::convert::{Convert, Entries};
pub use cross::loan::{Copied, Loan};
pub use cross::{Absent, FromPy, Mode, ToPy};
pub use enums::closed_enum::{ClosedEnum, Value};
pub use enums::tagged::Tagged;
pub use enums::{Enum, OpenEnum};
pub use error::exception::ErrorClass;
pub use error::fault::Fault;
pub use error::refused::Refused;
pub use error::told::built;
pub use error::{Failure, More};
pub use list::List;
pub use map::Map;
pub use method::{Method, Run, Words};
pub use module::module_function::Functions;
pub use module::{Entry, Made, Module, add_classes};
pub use pyo3;
pub use record::Record;
pub use record::given::Build;
pub use record::held::{Held, Lend};
pub use request::Request;
pub use scalars::decimal;
pub use scalars::secret::{Conceal, Hidden};
pub use scalars::text::text;
pub use scalars::time;
pub use share::{Meta, Ref, Reply};
pub use stream::flow::Flow;
pub use stream::received;
pub use stream::source::{Slot, Source};
pub use stream::{BlockingStream, Stream};

/// What a Rust value becomes.
pub type Obj = pyo3::Py<pyo3::PyAny>;
