//! Structs with fields, and what is said of a field.

use super::{Constant, Head, Method, Pass, Type};

/// A struct with fields: a response that is read (`Module::records`) or a request that is filled (`Module::requests`).
#[derive(Debug, Clone)]
pub struct Record {
    pub head: Head,
    /// In source order.
    pub fields: Vec<Field>,
    /// Every field is public and the struct may be written out with all of them, so a value can be made by hand.
    pub complete: bool,
    /// What all of its objects have.
    pub constants: Vec<Constant>,
    /// In source order; none of them waits or changes it.
    pub methods: Vec<Method>,
    /// How Python hands one to Rust.
    pub given: Given,
    /// The type can be decoded (the trait of `[decode]`).
    pub decode: bool,
    /// The type implements `Default`, so an empty one can be made.
    pub default: bool,
    /// Its author wrote that, so that any field may be left out.
    pub settled: bool,
    /// Where only its own crate may write one out, and there is no empty one: the setters of its builder, one for each field.
    pub setters: Vec<String>,
    /// The type implements the trait of `[operation]`.
    pub operation: bool,
    /// It is one class for all uses of a generic struct.
    pub generic: Option<Generic>,
}

/// What a generic struct is used with.
#[derive(Debug, Clone)]
pub struct Generic {
    /// Its parameters, in order: `T`.
    pub params: Vec<String>,
    /// As Rust source writes each (`venues::Page<venues::Trade>`), and how Python hands one to Rust.
    pub uses: Vec<(String, Given)>,
}

/// How a user's object becomes a Rust value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// Nothing takes one.
    Never,
    /// It is built out of its fields.
    Built,
    /// It is the one that came from a call.
    Kept,
}

/// A public field.
#[derive(Debug, Clone)]
pub struct Field {
    /// As Rust source writes it (`r#type`).
    pub rust: String,
    /// As Python does (`from_`).
    pub python: String,
    pub doc: String,
    pub deprecated: Option<String>,
    pub ty: Type,
    /// May be left out: its type is an `Option`, or `()`, or the request is settled.
    pub optional: bool,
    /// It is not `None` then, but what Rust's `Default` says.
    pub settled: bool,
    /// Of a request that borrows.
    pub owned: Option<Owned>,
    /// Of a generic struct that is one class, where the type is not alike in all uses: what is known of it, as generated Rust writes it
    /// (`Vec<runtime::Any>`).
    pub open: Option<String>,
}

/// What Python's object has in the place of what a field borrows.
#[derive(Debug, Clone)]
pub struct Owned {
    /// As generated Rust writes it: `String`.
    pub rust_type: String,
    pub pass: Pass,
}

impl Record {
    /// Whether it is a request that borrows.
    pub fn is_lent(&self) -> bool {
        self.fields.iter().any(|field| field.owned.is_some())
    }
}
