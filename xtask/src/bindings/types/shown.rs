//! Errors within values.
//!
//! In: a type in a value, or the error of a `Result`. Out: what it is for Python. Invariant: of an error that has no class only its text
//! crosses; of another crate's it does so in another error alone, where generated code asks for it.

use rustdoc_types::{Path, Type};

use super::{Read, Types};
use crate::bindings::ir;
use crate::bindings::types::aliases::{expand, type_arguments};
use crate::bindings::types::instance::Instance;
use crate::bindings::types::spell::spell;
use crate::bindings::types::traits::has_foreign;

impl Types<'_> {
    /// The text of an error in an error, if that is what the type is.
    pub fn shown(&self, ty: &Type) -> Option<Read> {
        let ty = expand(self.docs(), ty);
        let optional = match &ty {
            Type::ResolvedPath(path) if self.docs().is(path.id, "core::option::Option") => {
                type_arguments(path).first().copied()
            }
            _ => None,
        };
        let found = match optional {
            Some(_) => ir::Type::Option(Box::new(ir::Type::Shown)),
            None => ir::Type::Shown,
        };
        self.is_error(optional.unwrap_or(&ty)).then_some(Read {
            ty: found,
            rust: String::new(),
        })
    }

    /// Whether values are errors, or have a text. Of another crate's type only the name says so.
    fn is_error(&self, ty: &Type) -> bool {
        let docs = self.docs();
        match expand(docs, ty) {
            Type::DynTrait(object) => {
                let mut traits = object.traits.iter();
                traits.any(|item| docs.is(item.trait_.id, ERROR))
            }
            Type::ResolvedPath(path) if self.is_pointer(&path) => {
                let mut inner = type_arguments(&path).into_iter();
                inner.any(|ty| self.is_error(ty))
            }
            Type::ResolvedPath(path) if docs.item(path.id).is_some() => {
                let instance = Instance::of_path(docs, &path);
                instance.is_some_and(|of| has_foreign(docs, &of, DISPLAY))
            }
            Type::ResolvedPath(path) => {
                let definition = docs.definition(path.id).unwrap_or_default();
                definition.ends_with("Error")
            }
            _ => false,
        }
    }

    fn is_pointer(&self, path: &Path) -> bool {
        let pointers = ["alloc::boxed::Box", "alloc::sync::Arc"];
        pointers
            .iter()
            .any(|pointer| self.docs().is(path.id, pointer))
    }
}

/// All errors have it.
const DISPLAY: &str = "core::fmt::Display";

/// The trait of all errors.
pub const ERROR: &str = "core::error::Error";

/// Errors of the standard library whose text is a value: the crate that defines each, and how Rust source writes it. The runtime
/// implements `ToPy` and `Fault` of them.
const TOLD: &[(&str, &str)] = &[
    ("alloc", "std::string::FromUtf8Error"),
    ("core", "std::fmt::Error"),
    ("core", "std::num::ParseFloatError"),
    ("core", "std::num::ParseIntError"),
    ("core", "std::num::TryFromIntError"),
    ("core", "std::str::Utf8Error"),
    ("std", "std::io::Error"),
];

impl Types<'_> {
    /// The text of an error of the standard library, or of any error in a box.
    pub(super) fn told(&self, path: &Path) -> Option<Read> {
        let definition = self.docs().definition(path.id)?;
        let last = |path: &str| path.rsplit("::").next().map(str::to_owned);
        let mut known = TOLD.iter();
        let known = known.find(|(home, rust)| {
            definition.split("::").next() == Some(home) && last(&definition) == last(rust)
        });
        let rust = match known {
            Some((_, rust)) => *rust,
            None if self.is_any_error(path) => "Box<dyn std::error::Error + Send + Sync>",
            None => return None,
        };
        Some(Read {
            ty: ir::Type::Shown,
            rust: rust.to_owned(),
        })
    }

    /// The error of a `Result` that is a value: it has to be one that Python can tell from what else is there.
    pub(super) fn instead(&self, ty: &Type) -> Result<Read, String> {
        let read = self.read(ty)?;
        match &read.ty {
            ir::Type::Class(class) if class.kind == ir::ClassKind::Error => Ok(read),
            ir::Type::Shown => Ok(read),
            ir::Type::Str if read.rust == "String" => Ok(read),
            _ => Err(format!(
                "its error, `{}`, is neither an exception nor a text",
                spell(ty)
            )),
        }
    }

    /// `Box<dyn Error + Send + Sync>`.
    fn is_any_error(&self, path: &Path) -> bool {
        let docs = self.docs();
        let inner = type_arguments(path).first().map(|ty| expand(docs, ty));
        let Some(Type::DynTrait(object)) = inner else {
            return false;
        };
        let mut traits = object.traits.iter().map(|item| item.trait_.id);
        let wanted = [ERROR, "core::marker::Send", "core::marker::Sync"];
        docs.is(path.id, "alloc::boxed::Box")
            && object.traits.len() == wanted.len()
            && traits.all(|id| wanted.iter().any(|name| docs.is(id, name)))
    }
}
