//! Parameters and results: values that one side owns and the other borrows.
//!
//! In: a type of a signature. Out: the owned type that crosses, and how generated Rust makes the one of the other: `&name`
//! for a `&str`, `.to_owned()` for a result that borrows. What cannot be owned is refused with a sentence.

use rustdoc_types::{Id, Type};

use super::{Read, Types, foreign, list, standard, text};
use crate::bindings::ir::{self, ClassKind, Give, Lent, Pass};
use crate::bindings::signature::implement;
use crate::bindings::types::aliases::{expand, type_arguments};
use crate::bindings::types::lifetimes::is_static;
use crate::bindings::types::spell::spell;

/// The runtime's type for a value that Python lends.
const HELD: &str = "runtime::Held<";

impl Types<'_> {
    /// The type of a parameter, and how its owned value is handed over.
    pub fn parameter(&self, ty: &Type) -> Result<(Read, Pass), String> {
        let (mut read, pass) = self.passed(ty)?;
        let ir::Type::Class(class) = &mut read.ty else {
            return Ok((read, pass));
        };
        let pass = match (class.lent, pass) {
            (Lent::Made, Pass::Value) => Pass::Lend,
            (Lent::Made, Pass::Ref) => Pass::LendRef,
            _ => return Ok((read, pass)),
        };
        class.lent = Lent::Owned;
        Ok((read, pass))
    }

    /// The type of a field of a request that borrows, and how the value that Python's object owns is lent.
    pub fn lent_field(&self, ty: &Type) -> Result<(Read, Pass), String> {
        let (read, pass) = self.passed(ty)?;
        match pass {
            Pass::Value if !self.is_clone(ty) => Err(format!(
                "`{}` is not known to be `Clone`, and the request is made anew for each call",
                spell(ty)
            )),
            Pass::LoanRef | Pass::LoanDeref => Err(format!("`{}` borrows twice", spell(ty))),
            _ => Ok((read, pass)),
        }
    }

    fn passed(&self, ty: &Type) -> Result<(Read, Pass), String> {
        let expanded = expand(self.docs(), ty);
        if let Some(item) = self.argument_of(&expanded, "alloc::borrow::Cow") {
            return Ok((self.owned(&item)?, Pass::Into));
        }
        if let Some(loan) = self.loan(&expanded) {
            return loan;
        }
        match &expanded {
            Type::BorrowedRef { lifetime, .. } if is_static(lifetime.as_ref()) => {
                Err("it has to live as long as the program".to_owned())
            }
            Type::BorrowedRef {
                is_mutable: true,
                type_,
                ..
            } if implement::of(self.known, type_).is_some() => {
                Ok((self.owned(type_)?, Pass::RefMut))
            }
            Type::BorrowedRef {
                is_mutable: false,
                type_,
                ..
            } => {
                let owned = self.owned(&expand(self.docs(), type_))?;
                Ok((self.held(owned), Pass::Ref))
            }
            Type::Primitive(_) | Type::Slice(_) => Ok((self.owned(&expanded)?, Pass::Value)),
            _ => match self.argument_of(&expanded, "core::option::Option") {
                Some(Type::BorrowedRef {
                    is_mutable: false,
                    type_,
                    lifetime,
                }) if !is_static(lifetime.as_ref()) => self.optional(&expand(self.docs(), &type_)),
                _ => Ok((self.read(&expanded)?, Pass::Value)),
            },
        }
    }

    /// `Option<&T>`.
    fn optional(&self, ty: &Type) -> Result<(Read, Pass), String> {
        let inner = self.held(self.owned(ty)?);
        let pass = match self.is_unsized(ty) || inner.rust.starts_with(HELD) {
            true => Pass::AsDeref,
            false => Pass::AsRef,
        };
        let read = Read {
            rust: format!("Option<{}>", inner.rust),
            ty: ir::Type::Option(Box::new(inner.ty)),
        };
        Ok((read, pass))
    }

    /// A value that Python keeps, and lends to a function that borrows it.
    fn held(&self, mut read: Read) -> Read {
        if let ir::Type::Class(class) = &mut read.ty
            && matches!(
                class.kind,
                ClassKind::Client | ClassKind::Record | ClassKind::Tagged
            )
            && class.rust == read.rust
        {
            class.lent = match class.lent {
                Lent::Locked { copied: false } => Lent::Seen,
                _ => Lent::Owned,
            };
            read.rust = format!("{HELD}{}>", read.rust);
        }
        read
    }

    /// A value that Python keeps and a reference can be to.
    pub(super) fn lent_whole(&self, ty: &Type) -> Option<Read> {
        let held = self.held(self.read(ty).ok()?);
        held.rust.starts_with(HELD).then_some(held)
    }

    /// What owns such a value: `String` for `str`, `Vec<T>` for `[T]`.
    fn owned(&self, ty: &Type) -> Result<Read, String> {
        match ty {
            Type::Primitive(name) if name == "str" => Ok(text()),
            Type::Slice(item) => Ok(list(self.owned(&expand(self.docs(), item))?)),
            other => self.read(other),
        }
    }

    /// The type of a result, and how it becomes one that Python may keep: what borrows is copied.
    pub fn result(&self, ty: &Type) -> Result<(Read, Give), String> {
        let expanded = expand(self.docs(), ty);
        if let Some(item) = self.argument_of(&expanded, "alloc::borrow::Cow") {
            return Ok((self.owned(&item)?, Give::IntoOwned));
        }
        if let Some(item) = borrowed(&expanded) {
            let item = expand(self.docs(), item);
            let give = match self.is_unsized(&item) {
                true => Give::ToOwned,
                false => Give::Clone,
            };
            return Ok((self.copied(&item)?, give));
        }
        let optional = self.argument_of(&expanded, "core::option::Option");
        if let Some(item) = optional.as_ref().and_then(borrowed) {
            let item = expand(self.docs(), item);
            let give = match self.is_unsized(&item) {
                true => Give::MapToOwned,
                false => Give::Cloned,
            };
            let read = self.copied(&item)?;
            let read = Read {
                rust: format!("Option<{}>", read.rust),
                ty: ir::Type::Option(Box::new(read.ty)),
            };
            return Ok((read, give));
        }
        Ok((self.read(&expanded)?, Give::Value))
    }

    /// Whether it is always behind a reference: `str`, `[T]`, `Path`.
    fn is_unsized(&self, ty: &Type) -> bool {
        match ty {
            Type::Primitive(name) => name == "str",
            Type::Slice(_) => true,
            other => self.is_path(other),
        }
    }

    /// The owned form of a type that is borrowed, if values of it can be copied.
    fn copied(&self, ty: &Type) -> Result<Read, String> {
        let refuse = || {
            format!(
                "it gives `&{}`, which borrows from the client and is not known to be `Clone`",
                spell(ty)
            )
        };
        let read = self.owned(ty)?;
        match self.is_clone(ty) {
            true => Ok(read),
            false => Err(refuse()),
        }
    }

    /// Whether the type is `Clone`, as far as that can be told from its name and its parts.
    pub fn is_clone(&self, ty: &Type) -> bool {
        match expand(self.docs(), ty) {
            Type::Primitive(_) => true,
            Type::Slice(item) => self.is_clone(&item),
            Type::Tuple(items) => items.iter().all(|item| self.is_clone(item)),
            Type::ResolvedPath(path) => {
                let arguments = type_arguments(&path);
                match self.docs().item(path.id) {
                    Some(item) => self.docs().implements_std(item, "core::clone::Clone"),
                    None => {
                        self.docs().is(path.id, "alloc::sync::Arc")
                            || foreign::find(self.docs(), &path).is_some()
                            || self.is_standard(path.id)
                                && arguments.into_iter().all(|ty| self.is_clone(ty))
                    }
                }
            }
            _ => false,
        }
    }

    fn is_standard(&self, id: Id) -> bool {
        let scalars = standard::SCALARS.iter().map(|scalar| scalar.definition);
        let containers = standard::CONTAINERS
            .iter()
            .map(|container| container.definition);
        let alias = self.docs().definition(id);
        alias.is_some_and(|alias| standard::around(&alias).is_some())
            || scalars
                .chain(containers)
                .any(|known| self.docs().is(id, known))
    }

    /// `T` of `Option<T>`, where the type is an `Option`.
    fn argument_of(&self, ty: &Type, of: &str) -> Option<Type> {
        let Type::ResolvedPath(path) = ty else {
            return None;
        };
        let argument = type_arguments(path).first().copied();
        self.docs().is(path.id, of).then(|| argument.cloned())?
    }
}

fn borrowed(ty: &Type) -> Option<&Type> {
    match ty {
        Type::BorrowedRef {
            is_mutable: false,
            type_,
            ..
        } => Some(type_),
        _ => None,
    }
}
