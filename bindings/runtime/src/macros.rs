//! What the macros' expansions name; nothing here is for hand-written code.

pub use pyo3::prelude::{Bound, PyAny, PyResult, Python};

pub use crate::call::call_macro::{call, detached, gives, opened, value};
pub use crate::call::consumed::{taking, taking_async};
pub use crate::call::outcome::{nothing, outcome};
pub use crate::call::parameters::{arguments, parameters, taken};
pub use crate::call::related::{client_given, of_class, of_class_if, related, related_if};
pub use crate::call::sharing::{sharing, sharing_async};
pub use crate::callback::implement_macro::{adapted, adapted_method, asked, passed_on};
pub use crate::class::attributes::attributes;
pub use crate::class::constant::class_constants;
pub use crate::class::from_json;
pub use crate::class::generic::{field_of_all, generic_record, generic_use};
pub use crate::client::borrower::{borrower, borrower_of, borrower_of_copy, borrower_on};
pub use crate::client::client_macro::{
    close, made, made_by, make, method, new, operation, owned, part, read, run, takes, words,
};
pub use crate::client::locked::{InLock, locked, locked_lent, locked_to_py};
pub use crate::enums::closed_enum::{
    accept as closed_enum_accept, from_py as closed_enum_from_py, to_py as closed_enum_to_py,
};
pub use crate::enums::tagged::to_py as tagged_to_py;
pub use crate::enums::{accept as enum_accept, from_py as enum_from_py, to_py as enum_to_py};
pub use crate::error::exception::{
    accept as exception_accept, detail, detail_of, exception, fault,
};
pub use crate::error::fault::raised;
pub use crate::error::kept::kept;
pub use crate::error::told::{TellDebugged, TellName, TellShown, Telling, said, told};
pub use crate::map::{accept as map_accept, from_py as map_from_py, to_py as map_to_py};
pub use crate::method::no_parameters;
pub use crate::method::value_method::{filled, lent, methods, of_value, value_method};
pub use crate::module::module_function::function;
pub use crate::module::wheel::fill;
pub use crate::record::given::{Given, record_from_py, record_in, record_lent};
pub use crate::record::held::{
    CopyCloned, CopyRefused, Copying, client_accept, client_lent, client_shared,
    client_shared_to_py, client_to_py, copied, field_of,
};
pub use crate::record::{accept as record_accept, to_py as record_to_py};
pub use crate::request::{
    accept as request_accept, from_py as request_from_py, made_of, of_field, settled,
    to_py as request_to_py,
};
pub use crate::stream::source::each;

/// The first of these expressions.
#[macro_export]
#[doc(hidden)]
macro_rules! __first {
    ($first:expr $(, $rest:expr)*) => {
        $first
    };
}

/// A field's Python name: as said, or as in Rust.
#[macro_export]
#[doc(hidden)]
macro_rules! __name {
    ($field:tt) => {
        stringify!($field)
    };
    ($field:tt $python:literal) => {
        $python
    };
}

pub use crate::{__first as first, __name as name};
