//! Traits that Python implements, and how Rust's side of an object calls its methods.

use super::{Function, Give, Head, Type};

/// A trait that Python implements: a class of Python's, and a struct of Rust's that calls an object's methods.
#[derive(Debug, Clone)]
pub struct Protocol {
    pub head: Head,
    /// The struct: `venue__Listener`.
    pub adapter: String,
    /// In source order.
    pub methods: Vec<Ask>,
}

/// A method of a trait.
#[derive(Debug, Clone)]
pub struct Ask {
    pub rust: String,
    pub python: String,
    pub doc: String,
    /// What Python calls the arguments.
    pub names: Vec<String>,
    pub function: Function,
    /// The function's type, as generated Rust writes it: what it takes, and what it gives.
    pub takes: String,
    pub gives: String,
    /// The trait has a body for it.
    pub provided: bool,
    /// As an impl writes it: `async fn pace(&self, a0: u32) -> u32`.
    pub signature: String,
    pub calls: Calls,
}

/// What is in the body of a method that asks the one of another object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calls {
    Plain,
    /// It is an `async fn`.
    Awaits,
    /// It gives a future in a box, which borrows from the arguments.
    Boxed,
    /// The future in the box borrows nothing.
    Owned,
}

impl Protocol {
    /// The types of all arguments and results.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let functions = self.methods.iter().map(|method| &method.function);
        functions.flat_map(|function| {
            let takes = function.takes.iter().map(|(ty, _): &(Type, Give)| ty);
            takes.chain([&function.gives])
        })
    }
}
