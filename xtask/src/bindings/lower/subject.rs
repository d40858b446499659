//! A selected type on its way into the [`ir`](crate::bindings::ir).
//!
//! In: a selected type and its item. Out: what every step of lowering asks of it. Types of its members are read here, with the
//! parameters replaced by what they stand for in this instance.

use rustdoc_types::{Item, Type as RustType};

use crate::bindings::docs::Docs;
use crate::bindings::paths::Path;
use crate::bindings::select::Chosen;
use crate::bindings::types::aliases::Arguments;
use crate::bindings::types::instance::Instance;
use crate::bindings::types::walk::rewrite;

pub struct Subject<'a> {
    pub chosen: &'a Chosen,
    pub item: &'a Item,
    arguments: Arguments,
}

impl<'a> Subject<'a> {
    pub fn new(docs: &Docs, chosen: &'a Chosen, item: &'a Item) -> Self {
        Self {
            arguments: chosen.instance.arguments(docs),
            chosen,
            item,
        }
    }

    pub fn instance(&self) -> &'a Instance {
        &self.chosen.instance
    }

    /// Where its item lives.
    pub fn home(&self) -> &'a Path {
        &self.chosen.path
    }

    /// The same of one that ends before the program does: its lifetimes stay.
    pub fn lent_member(&self, ty: &RustType) -> RustType {
        let lifetimes = Default::default();
        let arguments = Arguments {
            lifetimes,
            ..self.arguments.clone()
        };
        rewrite(ty, &arguments)
    }

    /// The type of a member in this instance.
    pub fn member(&self, ty: &RustType) -> RustType {
        rewrite(ty, &self.arguments)
    }
}
