//! Objects that implement a trait, in what Rust takes them in.
//!
//! In: `dyn Trait` or `impl Trait`, by itself or in a pointer. Out: the struct that stands for Python's object, or a pointer with one in it.
//! Invariant: what borrows for less than the program's time is refused: Rust's side of an object may live that long.

use rustdoc_types::{DynTrait, Id, Path, Type};

use super::{Read, Types, rust_path};
use crate::bindings::ir;
use crate::bindings::signature::implement;
use crate::bindings::types::aliases::{expand, type_arguments};
use crate::bindings::types::lifetimes::is_static;
use crate::bindings::types::spell::spell_with;

/// The struct of Rust's side, by the path of the trait.
pub fn adapter(path: &[String]) -> String {
    path.join("__")
}

impl Types<'_> {
    /// `impl Trait`, or what is behind a `&dyn Trait`.
    pub(super) fn object(&self, ty: &Type) -> Option<Read> {
        let id = implement::of(self.known, ty)?;
        let adapter = self.adapter(id)?;
        Some(self.in_pointer(id, adapter.clone(), "core::convert::identity", adapter))
    }

    /// `Arc<dyn Trait>` and `Box<dyn Trait>`.
    pub(super) fn pointed_object(&self, path: &Path) -> Option<Read> {
        let (pointer, wrap) = match self.docs().definition(path.id)?.as_str() {
            "alloc::sync::Arc" => ("std::sync::Arc", "std::sync::Arc::new"),
            "alloc::boxed::Box" => ("std::boxed::Box", "std::boxed::Box::new"),
            _ => return None,
        };
        let inner = expand(self.docs(), type_arguments(path).first()?);
        let Type::DynTrait(object) = &inner else {
            return None;
        };
        let id = implement::of(self.known, &inner)?;
        let rust = format!("{pointer}<{}>", self.dynamic(object)?);
        Some(self.in_pointer(id, self.adapter(id)?, wrap, rust))
    }

    fn in_pointer(&self, id: Id, adapter: String, wrap: &'static str, rust: String) -> Read {
        let python = self.names.class(&id.into());
        Read {
            rust: rust.clone(),
            ty: ir::Type::Object(Box::new(ir::Object {
                rust,
                wrap,
                adapter,
                python: python
                    .expect("a trait that a type names is reached")
                    .clone(),
            })),
        }
    }

    fn adapter(&self, id: Id) -> Option<String> {
        Some(format!(
            "crate::implemented::{}",
            adapter(self.known.home(id)?)
        ))
    }

    /// `dyn acme::Listener + Send`
    fn dynamic(&self, object: &DynTrait) -> Option<String> {
        if object.lifetime.is_some() && !is_static(object.lifetime.as_ref()) {
            return None;
        }
        let name = |path: &Path| match self.known.home(path.id) {
            Some(home) if self.known.is_implemented(path.id) => {
                rust_path(self.docs().crate_name(), home)
            }
            _ => path.path.rsplit("::").next().unwrap_or_default().to_owned(),
        };
        Some(spell_with(&Type::DynTrait(object.clone()), &name))
    }
}
