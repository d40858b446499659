//! Types: from rustdoc's to those of the [`ir`].
//!
//! In: a type of a field or a signature. Out: what it is for Python and how generated Rust writes it, or a sentence that
//! says why it cannot cross. A new mapping is one line of a table in [`standard`] or [`foreign`].

pub mod aliases;
pub mod budget;
pub mod foreign;
pub mod instance;
pub mod lifetimes;
pub mod spell;
pub mod standard;
pub mod traits;
pub mod walk;

mod class;
mod container;
mod handed;
mod loan;
mod object;
mod shown;

pub use class::{rust_name, rust_path};
pub use object::adapter;
pub use shown::ERROR;

use rustdoc_types::{Path, Type};

use super::docs::Docs;
use super::ir;
use super::names::Names;
use super::rules::known::Known;
use super::select::Selection;
use super::signature::generics::TEXT;
use super::signature::json::JSON;
use aliases::{expand, type_arguments};
use spell::spell;
use walk::{Change, rewrite};

/// Text and lists behind references, as what Python sees of them.
struct Got;

impl Change for Got {
    fn ty(&self, ty: &Type) -> Option<Type> {
        let Type::BorrowedRef {
            is_mutable: false,
            type_,
            ..
        } = ty
        else {
            return None;
        };
        match &**type_ {
            Type::Primitive(name) if name == "str" => Some(Type::Primitive(TEXT.to_owned())),
            Type::Slice(item) => Some(Type::Slice(Box::new(rewrite(item, self)))),
            _ => None,
        }
    }
}

/// What stands for a parameter in generated Rust.
const ANY: &str = "runtime::Any";

/// A type that both sides understand.
#[derive(Debug, Clone)]
pub struct Read {
    pub ty: ir::Type,
    /// As generated Rust writes it.
    pub rust: String,
}

impl Read {
    /// Nothing.
    pub fn unit() -> Self {
        Read {
            ty: ir::Type::Unit,
            rust: "()".to_owned(),
        }
    }

    /// Behind a pointer that both sides can have: what Python keeps need not be copied.
    fn shared(&mut self) {
        if let ir::Type::Class(class) = &mut self.ty
            && (class.kind, class.lent) == (ir::ClassKind::Client, ir::Lent::Borrowed)
        {
            class.lent = ir::Lent::Owned;
        }
    }
}

/// What reads a part of a type.
type Reader<'a> = dyn Fn(&Type) -> Result<Read, String> + 'a;

/// What reading a type needs.
pub struct Types<'a> {
    pub known: &'a Known<'a>,
    pub selection: &'a Selection,
    pub names: &'a Names,
    /// What is read is of all uses of a generic struct: a parameter stays one.
    pub open: bool,
}

impl Types<'_> {
    /// An owned type.
    pub fn read(&self, ty: &Type) -> Result<Read, String> {
        match expand(self.docs(), ty) {
            // `S` of `S: AsRef<str>`.
            Type::Primitive(name) if name == TEXT => Ok(text()),
            // `T` of `T: DeserializeOwned`.
            Type::Primitive(name) if name == JSON => Ok(json()),
            Type::Slice(item) => Ok(list(self.read(&item)?)),
            Type::Primitive(name) => primitive(&name),
            Type::Tuple(items) => self.tuple(&items, &|item| self.read(item)),
            Type::Array { type_, len } => self.array(&type_, &len),
            Type::ResolvedPath(path) => self.path(&path),
            Type::Generic(name) if self.open => Ok(Read {
                ty: ir::Type::Param(name),
                rust: ANY.to_owned(),
            }),
            other => self.object(&other).ok_or_else(|| unsupported(&other)),
        }
    }

    /// A type of a value that Python only gets: what it borrows lives as long as the program.
    pub fn got(&self, ty: &Type) -> Result<Read, String> {
        self.read(&rewrite(&expand(self.docs(), ty), &Got))
    }

    fn docs(&self) -> &Docs {
        self.known.docs
    }

    fn path(&self, path: &Path) -> Result<Read, String> {
        if let Some(convert) = self.known.converter_of_object(path) {
            let rust = convert.rust.text.clone();
            return Ok(Read {
                ty: ir::Type::Converted {
                    rust: rust.clone(),
                    kind: convert.kind,
                    args: Vec::new(),
                },
                rust,
            });
        }
        if let Some(object) = self.pointed_object(path) {
            return Ok(object);
        }
        if let Some(convert) = self.known.converter(path.id) {
            let args = self.arguments(path)?;
            return Ok(Read {
                rust: generic(&convert.rust.text, &args),
                ty: ir::Type::Converted {
                    rust: convert.rust.text.clone(),
                    kind: convert.kind,
                    args: args.into_iter().map(|arg| arg.ty).collect(),
                },
            });
        }
        if self.docs().item(path.id).is_some() {
            return self.class(path);
        }
        if let Some(scalar) = standard::SCALARS
            .iter()
            .find(|scalar| self.docs().is(path.id, scalar.definition))
        {
            return Ok(Read {
                ty: ir::Type::Scalar(scalar),
                rust: scalar.rust.to_owned(),
            });
        }
        let definition = self.docs().definition(path.id);
        if let Some((inner, rust)) = definition.as_deref().and_then(standard::around) {
            return Ok(Read {
                rust,
                ..primitive(inner)?
            });
        }
        if let Some((of, row)) = foreign::find(self.docs(), path) {
            of.refuse(self.known.lock)?;
            let rust = of.path(row);
            return Ok(Read {
                ty: ir::Type::Converted {
                    rust: rust.clone(),
                    kind: row.kind,
                    args: Vec::new(),
                },
                rust,
            });
        }
        if let Some(told) = self.told(path) {
            return Ok(told);
        }
        match self.container_of(path.id) {
            Some(container) => self.container(path, container, &|ty| self.read(ty)),
            None => Err(self.of_another_crate(path)),
        }
    }

    fn of_another_crate(&self, path: &Path) -> String {
        let definition = self
            .docs()
            .definition(path.id)
            .unwrap_or_else(|| path.path.clone());
        let mut why = format!("`{definition}` is of another crate and no rule converts it");
        if self.known.home(path.id).is_some()
            && let Some((name, _)) = definition.split_once("::")
        {
            let rule = format!(
                "; this crate shows it, and a rule has it read: [output] crates = [\"{name}\"]"
            );
            why.push_str(&rule);
        }
        why
    }

    fn arguments(&self, path: &Path) -> Result<Vec<Read>, String> {
        type_arguments(path)
            .into_iter()
            .map(|ty| self.read(ty))
            .collect()
    }
}

fn primitive(name: &str) -> Result<Read, String> {
    let ty = standard::PRIMITIVES
        .iter()
        .find_map(|(known, ty)| (*known == name).then(|| ty.clone()));
    Ok(Read {
        ty: ty.ok_or_else(|| format!("`{name}` has no Python form"))?,
        rust: name.to_owned(),
    })
}

/// `str`, behind a pointer.
fn unsized_text() -> Read {
    Read {
        ty: ir::Type::Str,
        rust: "str".into(),
    }
}

fn text() -> Read {
    Read {
        ty: ir::Type::Str,
        rust: "String".into(),
    }
}

fn json() -> Read {
    let rust = foreign::exported(JSON);
    Read {
        ty: ir::Type::Converted {
            rust: rust.clone(),
            kind: ir::ConverterKind::Value,
            args: Vec::new(),
        },
        rust,
    }
}

fn list(item: Read) -> Read {
    Read {
        rust: format!("Vec<{}>", item.rust),
        ty: ir::Type::List(Box::new(item.ty)),
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
        Type::ImplTrait(_) if what.contains("Fn") => format!("`{what}` is a call-back"),
        Type::BorrowedRef { .. } => {
            format!("`{what}` borrows; inside another type that is not bound yet")
        }
        _ => format!("`{what}` has no Python form yet"),
    }
}
