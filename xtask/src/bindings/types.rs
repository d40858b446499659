//! Types: from rustdoc's to those of the [`ir`].
//!
//! In: a type of a field or a signature. Out: what it is for Python and how generated Rust writes it, or a sentence that
//! says why it cannot cross. A new mapping is one line of [`STANDARD`] and one of the tables beside it.

use rustdoc_types::{GenericBound, Path, Type};

use super::aliases::{expand, type_arguments};
use super::docs::Docs;
use super::ir::{self, Pass};
use super::known::Known;
use super::names::Names;
use super::select::{Selection, excluded};
use super::spell::spell;

/// A type that both sides understand.
#[derive(Debug, Clone)]
pub struct Read {
    pub ty: ir::Type,
    /// As generated Rust writes it.
    pub rust: String,
}

/// What reading a type needs.
pub struct Types<'a> {
    pub known: &'a Known<'a>,
    pub selection: &'a Selection,
    pub names: &'a Names,
}

/// Types of the standard library, by where they are defined, with the path that Rust source uses.
const STANDARD: [(&str, &str, Standard); 8] = [
    ("alloc::boxed::Box", "Box", Standard::Pointer),
    (
        "alloc::collections::btree::map::BTreeMap",
        "std::collections::BTreeMap",
        Standard::Map,
    ),
    ("alloc::string::String", "String", Standard::Text),
    ("alloc::sync::Arc", "std::sync::Arc", Standard::Pointer),
    ("alloc::vec::Vec", "Vec", Standard::List),
    ("core::option::Option", "Option", Standard::Option),
    (
        "core::time::Duration",
        "std::time::Duration",
        Standard::Duration,
    ),
    (
        "std::collections::hash::map::HashMap",
        "std::collections::HashMap",
        Standard::Map,
    ),
];

#[derive(Debug, Clone, Copy)]
enum Standard {
    Text,
    Duration,
    Option,
    List,
    Pointer,
    Map,
}

/// Numbers of Rust that cross.
const INTEGERS: [&str; 8] = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"];

impl Types<'_> {
    /// An owned type.
    pub fn read(&self, ty: &Type) -> Result<Read, String> {
        match expand(self.docs(), ty) {
            Type::Primitive(name) => primitive(&name),
            Type::Tuple(items) if items.is_empty() => Ok(Read {
                ty: ir::Type::Unit,
                rust: "()".into(),
            }),
            Type::ResolvedPath(path) => self.path(&path),
            other => Err(unsupported(&other)),
        }
    }

    /// The type of a parameter, and how its owned value is handed over.
    pub fn parameter(&self, ty: &Type) -> Result<(Read, Pass), String> {
        match expand(self.docs(), ty) {
            Type::BorrowedRef {
                is_mutable: false,
                type_,
                ..
            } => {
                let owned = match expand(self.docs(), &type_) {
                    Type::Primitive(name) if name == "str" => text(),
                    Type::Slice(item) => self.list(&item)?,
                    other => self.read(&other)?,
                };
                Ok((owned, Pass::Ref))
            }
            Type::ImplTrait(bounds) => match self.target_of_into(&bounds) {
                Some(target) => Ok((self.read(&target)?, Pass::Value)),
                None => Err(unsupported(ty)),
            },
            other => Ok((self.read(&other)?, Pass::Value)),
        }
    }

    /// The type of a result; a `&str` may be borrowed from the client, nothing else may.
    pub fn result(&self, ty: &Type) -> Result<(Read, bool), String> {
        match expand(self.docs(), ty) {
            Type::BorrowedRef {
                is_mutable: false,
                type_,
                ..
            } if matches!(&*type_, Type::Primitive(name) if name == "str") => Ok((text(), true)),
            Type::BorrowedRef { .. } => Err(format!(
                "it gives `{}`, which borrows from the client",
                spell(ty)
            )),
            other => Ok((self.read(&other)?, false)),
        }
    }

    fn docs(&self) -> &Docs {
        self.known.docs
    }

    fn path(&self, path: &Path) -> Result<Read, String> {
        if let Some(convert) = self.known.converter(path.id) {
            let args = self.arguments(path)?;
            return Ok(Read {
                rust: generic(&convert.rust.text, &args),
                ty: ir::Type::Converted {
                    rust: convert.rust.text.clone(),
                    args: args.into_iter().map(|arg| arg.ty).collect(),
                },
            });
        }
        if self.docs().item(path.id).is_some() {
            return self.class(path);
        }
        let standard = STANDARD
            .iter()
            .find(|(known, ..)| self.docs().is(path.id, known));
        match standard {
            Some((_, rust, standard)) => self.standard(path, rust, *standard),
            None => Err(format!(
                "`{}` is of another crate and no rule converts it",
                self.docs()
                    .definition(path.id)
                    .unwrap_or_else(|| path.path.clone())
            )),
        }
    }

    fn class(&self, path: &Path) -> Result<Read, String> {
        let name = spell(&Type::ResolvedPath(path.clone()));
        let Some(home) = self.known.home(path.id) else {
            return Err(format!("`{name}` has no public path"));
        };
        if let Some(rule) = excluded(self.known, home) {
            return Err(format!("`{name}` is excluded: {}", rule.because));
        }
        let Some(chosen) = self.selection.get(path.id) else {
            return Err(format!("`{name}` is no type that can be bound"));
        };
        let kind = chosen
            .kind
            .clone()
            .map_err(|why| format!("`{name}` is not bound: {why}"))?;
        let python = self
            .names
            .class(path.id)
            .expect("a class that is bound has a name")
            .clone();
        let rust = rust_path(self.docs().crate_name(), &chosen.path);
        Ok(Read {
            ty: ir::Type::Class(ir::ClassRef {
                kind,
                rust: rust.clone(),
                python,
            }),
            rust,
        })
    }

    fn standard(&self, path: &Path, rust: &str, standard: Standard) -> Result<Read, String> {
        let args = self.arguments(path)?;
        let rust = generic(rust, &args);
        let mut args = args.into_iter().map(|arg| arg.ty);
        let mut next = || {
            args.next()
                .map(Box::new)
                .ok_or_else(|| format!("`{rust}` lacks an argument"))
        };
        let ty = match standard {
            Standard::Text => ir::Type::Str,
            Standard::Duration => ir::Type::Duration,
            Standard::Option => ir::Type::Option(next()?),
            Standard::List => ir::Type::List(next()?),
            Standard::Pointer => *next()?,
            Standard::Map => {
                let key = next()?;
                if !self.is_text(&key) {
                    return Err(format!(
                        "the keys of `{rust}` are not text; such maps are not bound yet"
                    ));
                }
                ir::Type::Map(key, next()?)
            }
        };
        Ok(Read { ty, rust })
    }

    /// Whether Python sees a `str`.
    fn is_text(&self, ty: &ir::Type) -> bool {
        match ty {
            ir::Type::Str => true,
            ir::Type::Converted { rust, .. } => {
                let rules = &self.known.rules.convert;
                rules
                    .iter()
                    .any(|rule| rule.rust.text == *rust && rule.python == "str")
            }
            _ => false,
        }
    }

    fn arguments(&self, path: &Path) -> Result<Vec<Read>, String> {
        type_arguments(path)
            .into_iter()
            .map(|ty| self.read(ty))
            .collect()
    }

    fn list(&self, item: &Type) -> Result<Read, String> {
        let item = self.read(item)?;
        Ok(Read {
            rust: format!("Vec<{}>", item.rust),
            ty: ir::Type::List(Box::new(item.ty)),
        })
    }

    /// `T` of `impl Into<T>`; `String` of `impl AsRef<str>` and `impl ToString`.
    fn target_of_into(&self, bounds: &[GenericBound]) -> Option<Type> {
        bounds.iter().find_map(|bound| {
            let GenericBound::TraitBound { trait_, .. } = bound else {
                return None;
            };
            let target = type_arguments(trait_).first().copied();
            self.docs()
                .is(trait_.id, "core::convert::Into")
                .then(|| target.cloned())?
        })
    }
}

/// `venues::binance::spot::Depth`.
pub fn rust_path(crate_name: &str, path: &[String]) -> String {
    let segments = path.iter().map(|segment| rust_name(segment));
    std::iter::once(crate_name.to_owned())
        .chain(segments)
        .collect::<Vec<_>>()
        .join("::")
}

/// A name as Rust source writes it.
pub fn rust_name(name: &str) -> String {
    /// Keywords that can be names when they are written raw.
    const KEYWORDS: [&str; 49] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "while", "yield", "yeet",
    ];
    if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

fn primitive(name: &str) -> Result<Read, String> {
    let integer = INTEGERS.iter().find(|integer| **integer == name);
    let ty = match (integer, name) {
        (Some(integer), _) => ir::Type::Int(integer),
        (None, "bool") => ir::Type::Bool,
        (None, "f64") => ir::Type::Float("f64"),
        _ => return Err(format!("`{name}` has no Python form yet")),
    };
    Ok(Read {
        ty,
        rust: name.to_owned(),
    })
}

fn text() -> Read {
    Read {
        ty: ir::Type::Str,
        rust: "String".into(),
    }
}

fn generic(rust: &str, args: &[Read]) -> String {
    if args.is_empty() {
        return rust.to_owned();
    }
    let args: Vec<&str> = args.iter().map(|arg| arg.rust.as_str()).collect();
    format!("{rust}<{}>", args.join(", "))
}

fn unsupported(ty: &Type) -> String {
    let what = spell(ty);
    match ty {
        Type::Generic(_) => {
            format!("`{what}` is a type parameter; generic items are not bound yet")
        }
        Type::FunctionPointer(_) => format!("`{what}` is a call-back"),
        Type::BorrowedRef { .. } => {
            format!("`{what}` borrows; inside another type that is not bound yet")
        }
        Type::Tuple(_) => format!("`{what}` is a tuple; those are not bound yet"),
        _ => format!("`{what}` has no Python form yet"),
    }
}
