//! The types of values, and the classes that they name.
//!
//! A type says what a value is, however Rust spells it. It is read once, by the pass `lower`, and printed for Rust and for Python.

use super::{Give, Name};

/// What a value is, independent of how Rust spells it: aliases, boxes and references are gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    Unit,
    Bool,
    /// With Rust's name: `u32`.
    Int(&'static str),
    /// With Rust's name: `f64`.
    Float(&'static str),
    Str,
    /// A type of the standard library that is one value in Python.
    Scalar(&'static Scalar),
    Option(Box<Type>),
    List(Box<Type>),
    Set(Box<Type>),
    Map(Box<Type>, Box<Type>),
    /// Of at least one item.
    Tuple(Vec<Type>),
    /// A value, or the exception in its place: what is second.
    Result(Box<Type>, Box<Type>),
    /// The text of an error that has no class.
    Shown,
    Class(ClassRef),
    /// A parameter of the generic struct that it is in: `T`.
    Param(String),
    /// Items over time.
    Stream(Box<Type>),
    /// A call-back: a Python function that Rust calls.
    Function(Box<Function>),
    /// An object of Python's that implements a trait.
    Object(Box<Object>),
    /// A type with a converter, and what it is made of (`Map<V>`).
    Converted {
        /// The key of `Venue::converters`.
        rust: String,
        kind: ConverterKind,
        args: Vec<Type>,
    },
}

/// A Python function in the place of a Rust closure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// What it is called with, and how that becomes a value that Python may keep.
    pub takes: Vec<(Type, Give)>,
    /// What awaiting it gives, if it is awaited.
    pub gives: Type,
    pub answer: Answer,
    /// What the closure is in.
    pub pointer: Pointer,
}

/// What becomes of what the function gives, or raises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nobody waits for it.
    Told,
    /// Rust does not go on before it is there.
    Now { fails: Fails },
    /// It is awaited, in a `Box` or as it is.
    Awaited { boxed: bool, fails: Fails },
}

/// Whether what Rust gets is a `Result`, and what becomes of an exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fails {
    /// It is none, and the call ends with the exception.
    Never,
    /// It is one, whose error cannot be made: the call ends likewise.
    Ends,
    /// The error tells what was raised.
    Tells,
}

/// An object that implements a trait, in what Rust takes it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// As generated Rust writes it: `std::sync::Arc<dyn acme::Listener>`.
    pub rust: String,
    /// What puts Rust's side of it in there: `std::sync::Arc::new`.
    pub wrap: &'static str,
    /// The struct of Rust's side: `crate::implemented::Listener`.
    pub adapter: String,
    /// The trait's class.
    pub python: Name,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    None,
    Box,
    Arc,
    Ref,
}

/// How a type of the standard library crosses. What Python gets and may give is written as in a `[[convert]]` of the rules,
/// `{support}` being the import name of the shared Python support.
#[derive(Debug, PartialEq, Eq)]
pub struct Scalar {
    /// Where it is defined: `core::time::Duration`.
    pub definition: &'static str,
    /// The path that Rust source uses.
    pub rust: &'static str,
    pub gives: &'static str,
    pub accepts: &'static str,
}

/// A class that a type, an alias or a base names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassRef {
    pub kind: ClassKind,
    pub rust: String,
    pub python: Name,
    pub lent: Lent,
    /// Of a generic struct that is one class: `Trade` of `Page<Trade>`.
    pub args: Vec<Type>,
}

/// How a value that Python keeps can be handed to Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lent {
    /// Rust can have one for itself.
    Owned,
    /// Only a function that borrows it can be called.
    Borrowed,
    /// It is in a lock, for its methods change it. What leaves the lock is a copy, if there can be one.
    Locked { copied: bool },
    /// It is in a lock and no copy can be made; a function that borrows it sees it there.
    Seen,
    /// It borrows, and is made for one call, out of what Python's object owns.
    Made,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassKind {
    Record,
    Request,
    Enum,
    /// An enum with data.
    Tagged,
    Error,
    Client,
}

/// Which way values of a converted type go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConverterKind {
    /// Both ways.
    #[default]
    Value,
    /// Only in, and what is in cannot be read any more.
    Secret,
    /// Only in: a Python function that Rust code calls.
    Function,
    /// Only in: a Python object that implements a trait.
    #[serde(skip)]
    Object,
}

/// A `[[convert]]` of the rules, or of the table of other crates' types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converter {
    /// `venues::types::Decimal`, without its arguments.
    pub rust: String,
    pub kind: ConverterKind,
    /// `adapter::Decimal`.
    pub with: String,
    /// What Python gets; `{0}` is the first argument of a generic type.
    pub python: String,
    /// What Python may give.
    pub accepts: String,
    /// The number of type arguments.
    pub arity: usize,
    /// The feature of the runtime that has it; of the rules' own, none.
    pub feature: Option<&'static str>,
}

impl Type {
    /// Visits the type and all that are in it.
    pub fn walk(&self, visit: &mut dyn FnMut(&Type)) {
        visit(self);
        match self {
            Self::Option(inner) | Self::List(inner) | Self::Set(inner) | Self::Stream(inner) => {
                inner.walk(visit);
            }
            Self::Map(first, second) | Self::Result(first, second) => {
                first.walk(visit);
                second.walk(visit);
            }
            Self::Function(function) => {
                function.takes.iter().for_each(|(ty, _)| ty.walk(visit));
                function.gives.walk(visit);
            }
            Self::Tuple(items)
            | Self::Converted { args: items, .. }
            | Self::Class(ClassRef { args: items, .. }) => {
                items.iter().for_each(|item| item.walk(visit));
            }
            _ => {}
        }
    }
}
