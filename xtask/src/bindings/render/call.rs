//! How a call is spelt in Python: which arguments a method has, and how they are given.
//!
//! In: a method of the IR. Out: its parameters in order, which the stub writes out and the runtime reads back.

use crate::bindings::ir::{Field, Method, Param, Record, Type, Venue};

/// How many fields of a request may be given without their names.
const POSITIONAL: usize = 3;

/// The request whose fields are a method's arguments.
pub fn request<'a>(venue: &'a Venue, method: &Method) -> Option<&'a Record> {
    let [param] = method.params.as_slice() else {
        return None;
    };
    match &param.ty {
        Type::Class(class) if method.flatten => venue.record(class),
        _ => None,
    }
}

/// How many arguments may be given without their names: of a request the first three, of options none.
pub fn positional(request: &Record) -> usize {
    if request.head.python.name.ends_with("Request") {
        POSITIONAL
    } else {
        0
    }
}

/// What must be given comes first, each half in the order of the source.
pub fn required_first(fields: &[Field]) -> impl Iterator<Item = &Field> {
    let which = |optional| {
        fields
            .iter()
            .filter(move |field| field.optional == optional)
    };
    which(false).chain(which(true))
}

/// The same of parameters.
pub fn in_order(params: &[Param]) -> Vec<&Param> {
    let which = |optional| {
        params
            .iter()
            .filter(move |param| param.optional == optional)
    };
    which(false).chain(which(true)).collect()
}

/// The parameter that takes a whole request: in the place of its first field where that can go without a name.
pub fn whole(request: &Record) -> String {
    let name = &request.head.python.name;
    match required_first(&request.fields).next() {
        Some(field) if positional(request) > 0 => field.python.clone(),
        // `options` of `ClientOptions`.
        _ => name[name.rfind(char::is_uppercase).unwrap_or_default()..].to_lowercase(),
    }
}
