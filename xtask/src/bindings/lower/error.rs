//! Errors that are exceptions.
//!
//! In: a selected type that methods fail with. Out: its class, with what is public in it: the fields of a struct, or the variants of an
//! enum. Invariant: an attribute that all exceptions have keeps its meaning and its type; a field that would change it gets an
//! underscore.

use super::class::fields;
use super::namesake::Named;
use super::{Lowered, Subject, client, tagged, variants};
use crate::bindings::ir::{ClassKind, Constant, Error, Field, Head, Method, Record, Type};
use crate::bindings::types::traits::has_foreign;
use crate::bindings::types::{Types, foreign};

/// A type that methods fail with.
pub fn error<'a>(types: &Types<'a>, of: &Subject<'a>, head: Head, out: &mut Lowered) -> Error {
    let docs = types.known.docs;
    let failure = types.known.is_failure(of.instance());
    let members = docs.fields(of.item);
    let (mut fields, unbound) = fields(types, of, of.home(), &members, out);
    out.unbound.extend(unbound);
    let shown = variants::of_tagged(types, of, out).shown;
    let mut variants = tagged::classes(types, of, &head, &shown, out);
    keep_own(&mut fields, failure);
    for variant in &mut variants {
        keep_own(&mut variant.fields, failure);
        // Within the class of the enum its name is that class.
        if variant.head.python.name == head.python.name {
            variant.head.python.name.push('_');
        }
    }
    let (constants, methods) = of_class(types, of, &head, (&fields, &variants), out);
    Error {
        constants,
        methods,
        failure,
        display: has_foreign(docs, of.instance(), "core::fmt::Display"),
        debug: has_foreign(docs, of.instance(), "core::fmt::Debug"),
        head,
        fields,
        variants,
    }
}

/// What all of its exceptions have, where a rule names it; attributes and variants hide what has their names.
fn of_class(
    types: &Types,
    of: &Subject,
    head: &Head,
    (fields, variants): (&[Field], &[Record]),
    out: &mut Lowered,
) -> (Vec<Constant>, Vec<Method>) {
    if !types.known.names_methods(of.home()) {
        return Default::default();
    }
    let named = client::named(fields).into_iter();
    let named: Vec<Named> = named.chain(tagged::named(variants)).collect();
    client::of_value(types, of, head, &named, out)
}

/// Gives other names to fields that an exception has another use for.
fn keep_own(fields: &mut [Field], failure: bool) {
    for at in 0..fields.len() {
        let field = &fields[at];
        if !fits(field, failure) {
            let mut python = format!("{}_", field.python);
            while fields.iter().any(|other| other.python == python) {
                python.push('_');
            }
            fields[at].python = python;
        }
    }
}

/// Whether the field can be an attribute of its name: what a rule tells of an error (`failure`) is there already.
fn fits(field: &Field, failure: bool) -> bool {
    let inner = match &field.ty {
        Type::Option(inner) => inner,
        ty => ty,
    };
    let is = |python: &str| gives(inner) == Some(python);
    let suits = match field.python.as_str() {
        "add_note" | "args" | "raw" | "variant" | "venue" | "with_traceback" => return false,
        "code" => is("str") || is("int"),
        "message" => is("str") && !field.optional,
        "request" => is("str"),
        "retry_after" => is("float") || is("int"),
        "status" => is("int"),
        _ => return true,
    };
    suits && !failure
}

/// What Python calls a value, where an attribute of all exceptions may be one.
fn gives(ty: &Type) -> Option<&str> {
    match ty {
        Type::Str | Type::Shown => Some("str"),
        Type::Int(_) => Some("int"),
        Type::Float(_) => Some("float"),
        Type::Scalar(scalar) => Some(scalar.gives),
        // Its members are texts or numbers.
        Type::Class(class) if class.kind == ClassKind::Enum => Some("str"),
        Type::Converted { rust, .. } => {
            let rows = foreign::CRATES
                .iter()
                .flat_map(|of| of.types.iter().map(move |row| (of, row)));
            let mut rows = rows.filter(|(of, row)| of.path(row) == *rust);
            rows.next().map(|(_, row)| row.gives)
        }
        _ => None,
    }
}
