//! Types of the crate itself: classes, and how generated Rust writes them.
//!
//! In: a type that names an item of the crate. Out: its class, or a sentence that says why it has none.

use rustdoc_types::{GenericArg, GenericParamDefKind, Id, ItemEnum, Path, Type};

use super::{ANY, Read, Types};
use crate::bindings::docs::Docs;
use crate::bindings::ir;
use crate::bindings::select::excluded;
use crate::bindings::signature::{self, SelfKind};
use crate::bindings::types::aliases::type_arguments;
use crate::bindings::types::instance::{Instance, generics};
use crate::bindings::types::lifetimes;
use crate::bindings::types::spell::spell;
use crate::bindings::types::traits::{Member, callable, has_foreign};

impl Types<'_> {
    pub(super) fn class(&self, path: &Path) -> Result<Read, String> {
        let name = spell(&Type::ResolvedPath(path.clone()));
        let Some(home) = self.known.home(path.id) else {
            return Err(unnamed(self.docs(), path.id));
        };
        if let Some(rule) = excluded(self.known, home) {
            return Err(format!("`{name}` is excluded: {}", rule.because));
        }
        let instance = Instance::of_path(self.docs(), path);
        if self.open && instance.as_ref().is_some_and(|of| !of.is_known()) {
            return self.open_class(path);
        }
        let chosen = instance.as_ref().and_then(|of| self.selection.get(of));
        let Some(chosen) = chosen else {
            return Err(format!("`{name}` is no type that can be bound"));
        };
        let kind = chosen
            .kind
            .clone()
            .map_err(|why| format!("`{name}` is not bound: {why}"))?;
        let python = self
            .names
            .class(&chosen.instance)
            .expect("a class that is bound has a name")
            .clone();
        let rust = self.spelled(&chosen.instance)?;
        Ok(Read {
            ty: ir::Type::Class(ir::ClassRef {
                kind,
                rust: rust.clone(),
                python,
                lent: self.lent(&chosen.instance),
                args: self.arguments_of(&chosen.instance)?,
            }),
            rust,
        })
    }

    /// What a generic struct that is one class is used with; of all other types nothing.
    pub fn arguments_of(&self, instance: &Instance) -> Result<Vec<ir::Type>, String> {
        if !self.selection.is_erased(instance.id) {
            return Ok(Vec::new());
        }
        let types = instance.args.iter().filter_map(|argument| match argument {
            GenericArg::Type(ty) => Some(self.got(ty)),
            _ => None,
        });
        types.map(|read| Ok(read?.ty)).collect()
    }

    /// The same class where some of that is a parameter still.
    fn open_class(&self, path: &Path) -> Result<Read, String> {
        let args = type_arguments(path).into_iter();
        let args = args.map(|ty| Ok(self.got(ty)?.ty));
        let python = self.names.class(&path.id.into());
        Ok(Read {
            rust: ANY.to_owned(),
            ty: ir::Type::Class(ir::ClassRef {
                kind: ir::ClassKind::Record,
                rust: ANY.to_owned(),
                python: python.ok_or("it has no class")?.clone(),
                lent: ir::Lent::Owned,
                args: args.collect::<Result<_, String>>()?,
            }),
        })
    }

    /// How a value of a class of this crate can be handed to Rust.
    pub fn lent(&self, instance: &Instance) -> ir::Lent {
        let changes = |member: Member| match &member.item.inner {
            ItemEnum::Function(function) => {
                signature::read(self.known, &[], function, &member.arguments).self_kind
                    == SelfKind::Mut
            }
            _ => false,
        };
        let chosen = self.selection.get(instance);
        let is_clone = || has_foreign(self.docs(), instance, "core::clone::Clone");
        let owned = match chosen.map(|chosen| (&chosen.kind, chosen.kept)) {
            Some((Ok(ir::ClassKind::Client), _)) => {
                if callable(self.docs(), instance).into_iter().any(changes) {
                    return ir::Lent::Locked { copied: is_clone() };
                }
                is_clone()
            }
            Some((Ok(ir::ClassKind::Record | ir::ClassKind::Tagged), true)) => is_clone(),
            Some((Ok(ir::ClassKind::Request), _)) if self.borrows(instance) => {
                return ir::Lent::Made;
            }
            _ => true,
        };
        match owned {
            true => ir::Lent::Owned,
            false => ir::Lent::Borrowed,
        }
    }

    /// Whether it is a client that borrows from another one, `AccountsApi<'a>`, and cannot be made of what Python owns.
    pub fn is_tied(&self, instance: &Instance) -> bool {
        let chosen = self.selection.get(instance);
        let params =
            generics(self.docs(), instance.id).map_or(&[][..], |generics| &generics.params);
        let mut params = params.iter();
        chosen.is_some_and(|chosen| chosen.kind == Ok(ir::ClassKind::Client))
            && params.any(|one| matches!(one.kind, GenericParamDefKind::Lifetime { .. }))
            && !callable(self.docs(), instance)
                .iter()
                .any(|member| self.makes(member, instance))
    }

    /// Whether the function makes one of nothing that ends with the call.
    fn makes(&self, member: &Member, instance: &Instance) -> bool {
        let ItemEnum::Function(function) = &member.item.inner else {
            return false;
        };
        let signature = signature::read(self.known, &[], function, &member.arguments);
        let given = signature.output.as_ref();
        signature.self_kind == SelfKind::None
            && signature.tied.is_none()
            && given.and_then(|ty| Instance::of(self.docs(), ty)).as_ref() == Some(instance)
    }

    /// Whether a field of it is a reference that ends.
    fn borrows(&self, instance: &Instance) -> bool {
        let Some(item) = self.docs().item(instance.id) else {
            return false;
        };
        let fields = self.docs().fields(item).into_iter();
        fields
            .filter_map(|field| match &field.inner {
                ItemEnum::StructField(ty) => Some(ty),
                _ => None,
            })
            .any(lifetimes::ends)
    }

    /// A type of the crate as generated Rust writes it: `venues::Page<venues::spot::Trade>`.
    pub fn spelled(&self, instance: &Instance) -> Result<String, String> {
        let docs = self.docs();
        let home = self
            .known
            .home(instance.id)
            .ok_or_else(|| unnamed(docs, instance.id))?;
        let path = rust_path(docs.crate_name(), home);
        let params = generics(docs, instance.id).map_or(&[][..], |generics| &generics.params);
        let mut args = instance.args.iter();
        let mut spelled = Vec::new();
        for parameter in params {
            spelled.push(match parameter.kind {
                GenericParamDefKind::Lifetime { .. } => "'static".to_owned(),
                _ => match args.next() {
                    Some(GenericArg::Type(ty)) => self.written(ty)?,
                    Some(GenericArg::Const(constant)) => constant.expr.clone(),
                    _ => return Err(format!("`{}` is not said", parameter.name)),
                },
            });
        }
        Ok(match spelled.is_empty() {
            true => path,
            false => format!("{path}<{}>", spelled.join(", ")),
        })
    }

    /// An argument, which need not be a type that crosses: a marker does not.
    fn written(&self, ty: &Type) -> Result<String, String> {
        let read = self.read(ty);
        match (read, Instance::of(self.docs(), ty)) {
            (Err(_), Some(own)) => self.spelled(&own),
            (Err(_), None) if is_text(ty) => Ok("&'static str".to_owned()),
            (read, _) => Ok(read?.rust),
        }
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

/// `&str`.
fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::BorrowedRef { type_, .. } if matches!(&**type_, Type::Primitive(name) if name == "str"))
}

/// Why a type has no class that the crate keeps in a private module, with what would show it.
fn unnamed(docs: &Docs, id: Id) -> String {
    let definition = docs.definition(id).unwrap_or_default();
    let (_, path) = definition.split_once("::").unwrap_or_default();
    let name = path.rsplit("::").next().unwrap_or_default();
    format!("`{name}` has no public path; this gives it one: pub use crate::{path};")
}
