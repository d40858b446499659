//! Parameters with references inside: `&[(&str, &str)]`, `HashMap<&str, u32>`, `Option<&[&str]>`.
//!
//! In: such a type. Out: the owned type that the runtime lends it from (`Loan`), or a sentence. Invariant: the two have one shape, so that
//! what is lent has the type that the function takes.

use rustdoc_types::Type;

use super::standard::{Container, Make};
use super::{Read, Types, list, text, unsupported};
use crate::bindings::ir::{self, Pass};
use crate::bindings::types::aliases::{expand, type_arguments};
use crate::bindings::types::lifetimes::{borrows, is_static};
use crate::bindings::types::spell::spell;

type Loan = Result<(Read, Pass), String>;

impl Types<'_> {
    /// What owns a parameter with references inside, and how it is lent; `None` where there are none.
    pub(super) fn loan(&self, ty: &Type) -> Option<Loan> {
        let Some(behind) = referred(ty) else {
            return self.by_value(ty);
        };
        match expand(self.docs(), behind) {
            Type::Slice(item) if borrows(&item) => {
                Some(self.owner(&item).map(|item| (list(item), Pass::LoanRef)))
            }
            other if self.holds(&other) => {
                Some(self.owner(&other).map(|read| (read, Pass::LoanRef)))
            }
            _ => None,
        }
    }

    fn by_value(&self, ty: &Type) -> Option<Loan> {
        match ty {
            // What iterates over references takes a list of them too.
            Type::Slice(item) if borrows(item) => {
                Some(self.owner(item).map(|item| (list(item), Pass::Loan)))
            }
            Type::ResolvedPath(path) if self.docs().is(path.id, "core::option::Option") => {
                let inner = expand(self.docs(), type_arguments(path).first()?);
                let Some(behind) = referred(&inner) else {
                    return self.holds(ty).then(|| Ok((self.owner(ty)?, Pass::Loan)));
                };
                match expand(self.docs(), behind) {
                    Type::Slice(item) if borrows(&item) => Some(self.owner(&item).map(|item| {
                        let list = list(item);
                        let read = Read {
                            rust: format!("Option<{}>", list.rust),
                            ty: ir::Type::Option(Box::new(list.ty)),
                        };
                        (read, Pass::LoanDeref)
                    })),
                    _ => None,
                }
            }
            _ => self.holds(ty).then(|| Ok((self.owner(ty)?, Pass::Loan))),
        }
    }

    /// Whether it is of a type that is lent with what is in it, and a reference is.
    fn holds(&self, ty: &Type) -> bool {
        let lent = matches!(ty, Type::Tuple(_)) || self.lent_container(ty).is_some();
        lent && borrows(ty)
    }

    fn lent_container(&self, ty: &Type) -> Option<&'static Container> {
        let Type::ResolvedPath(path) = ty else {
            return None;
        };
        let made = self.container_of(path.id)?;
        matches!(made.make, Make::Option | Make::List | Make::Set | Make::Map).then_some(made)
    }

    /// The owned type that such a value is lent from.
    fn owner(&self, ty: &Type) -> Result<Read, String> {
        let ty = expand(self.docs(), ty);
        if let Some(behind) = referred(&ty) {
            return match expand(self.docs(), behind) {
                Type::Primitive(name) if name == "str" => Ok(text()),
                other => self.lent_whole(&other).ok_or_else(|| unsupported(&ty)),
            };
        }
        match &ty {
            Type::BorrowedRef { .. } => Err("it has to live as long as the program".to_owned()),
            Type::Tuple(items) if self.holds(&ty) => self.tuple(items, &|item| self.owner(item)),
            Type::ResolvedPath(path) if self.holds(&ty) => {
                let container = self.lent_container(&ty).expect("it is one of them");
                self.container(path, container, &|argument| self.owner(argument))
            }
            _ if borrows(&ty) => Err(unsupported(&ty)),
            _ if !self.is_clone(&ty) => Err(format!(
                "`{}` is not known to be `Clone`, and stands beside what is borrowed",
                spell(&ty)
            )),
            _ => {
                let read = self.read(&ty)?;
                Ok(Read {
                    rust: format!("runtime::Copied<{}>", read.rust),
                    ..read
                })
            }
        }
    }
}

/// What a reference refers to that need not live as long as the program.
fn referred(ty: &Type) -> Option<&Type> {
    match ty {
        Type::BorrowedRef {
            is_mutable: false,
            type_,
            lifetime,
        } if !is_static(lifetime.as_ref()) => Some(type_),
        _ => None,
    }
}
