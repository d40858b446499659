//! Methods that are called like a field, where an object of Python has one attribute of a name.
//!
//! In: the fields of a type, or the variants, and its methods under the names that Rust has for them. Out: what Python calls each method, if it
//! has one of its own. Invariant: no field gives way to a method, and no method gets the name of another.

use crate::bindings::ir::{Give, Method, Receiver, Type};

/// What has the name already, and what its value is, if that is one that a method may give as well.
pub type Named<'a> = (&'a str, Option<&'a Type>);

/// What becomes of a method.
#[derive(Debug, PartialEq, Eq)]
pub enum Namesake {
    /// Nothing is called like it.
    None,
    /// It gives what the field of its name holds, which says as much.
    Getter,
    /// It sets the field of its name and gives the object: `with_limit` for `limit`.
    Setter(String),
    /// Something else is called like it.
    Hidden,
}

/// What a method of the class `own` is beside all that have names. `methods` are the names of all methods.
pub fn of(method: &Method, own: &str, named: &[Named], methods: &[String]) -> Namesake {
    let Some((_, value)) = named.iter().find(|(name, _)| *name == method.python) else {
        return Namesake::None;
    };
    let setter = format!("with_{}", method.rust.trim_start_matches("r#"));
    let taken = methods.contains(&setter) || named.iter().any(|(name, _)| *name == setter);
    match value {
        Some(ty) if gets(method) && method.output == **ty => Namesake::Getter,
        Some(_) if sets(method, own) && !taken => Namesake::Setter(setter),
        _ => Namesake::Hidden,
    }
}

fn gets(method: &Method) -> bool {
    method.receiver == Receiver::Ref && method.params.is_empty() && !method.fallible
}

fn sets(method: &Method, own: &str) -> bool {
    let given = matches!(&method.output, Type::Class(class) if class.rust == own)
        || method.give == Give::This;
    method.receiver != Receiver::None && !method.params.is_empty() && given
}
