//! A type as a person would write it, for sentences and for rules that name one.

use rustdoc_types::{
    AssocItemConstraintKind, GenericArg, GenericArgs, GenericBound, Path, Term, Type,
};

/// `Vec<Option<&str>>`, with the last name of each path.
pub fn spell(ty: &Type) -> String {
    spell_with(ty, &|path| {
        let name = path.path.rsplit("::").next();
        name.unwrap_or_default().to_owned()
    })
}

/// The same, with another name for each path.
pub fn spell_with(ty: &Type, name: &dyn Fn(&Path) -> String) -> String {
    Speller { name }.spell(ty)
}

struct Speller<'a> {
    name: &'a dyn Fn(&Path) -> String,
}

impl Speller<'_> {
    fn spell(&self, ty: &Type) -> String {
        match ty {
            Type::ResolvedPath(path) => self.path(path),
            Type::DynTrait(object) => {
                let traits = object.traits.iter().map(|item| self.path(&item.trait_));
                format!("dyn {}", traits.collect::<Vec<_>>().join(" + "))
            }
            Type::Generic(name) | Type::Primitive(name) => name.clone(),
            Type::FunctionPointer(pointer) => {
                let inputs = pointer.sig.inputs.iter().map(|(_, ty)| self.spell(ty));
                let inputs = inputs.collect::<Vec<_>>().join(", ");
                format!("fn({inputs}){}", self.output(pointer.sig.output.as_ref()))
            }
            Type::Tuple(items) => format!("({})", self.list(items)),
            Type::Slice(item) => format!("[{}]", self.spell(item)),
            Type::Array { type_, len } => format!("[{}; {len}]", self.spell(type_)),
            Type::Pat { type_, .. } => self.spell(type_),
            Type::ImplTrait(bounds) => format!("impl {}", self.bounds(bounds)),
            Type::Infer => "_".to_owned(),
            Type::RawPointer { is_mutable, type_ } => {
                let kind = if *is_mutable { "mut" } else { "const" };
                format!("*{kind} {}", self.spell(type_))
            }
            Type::BorrowedRef {
                is_mutable, type_, ..
            } => {
                let kind = if *is_mutable { "mut " } else { "" };
                format!("&{kind}{}", self.spell(type_))
            }
            Type::QualifiedPath {
                name, self_type, ..
            } => format!("{}::{name}", self.spell(self_type)),
        }
    }

    fn list(&self, items: &[Type]) -> String {
        let items = items.iter().map(|ty| self.spell(ty));
        items.collect::<Vec<_>>().join(", ")
    }

    fn output(&self, ty: Option<&Type>) -> String {
        ty.map_or(String::new(), |ty| format!(" -> {}", self.spell(ty)))
    }

    fn bounds(&self, bounds: &[GenericBound]) -> String {
        let traits = bounds.iter().filter_map(|bound| match bound {
            GenericBound::TraitBound { trait_, .. } => Some(self.path(trait_)),
            _ => None,
        });
        traits.collect::<Vec<_>>().join(" + ")
    }

    fn path(&self, path: &Path) -> String {
        let name = (self.name)(path);
        match path.args.as_deref() {
            Some(GenericArgs::AngleBracketed { args, constraints }) => {
                let args = args.iter().filter_map(|argument| self.argument(argument));
                let fixed = constraints.iter().filter_map(|fixed| match &fixed.binding {
                    AssocItemConstraintKind::Equality(Term::Type(ty)) => {
                        Some(format!("{} = {}", fixed.name, self.spell(ty)))
                    }
                    _ => None,
                });
                let all: Vec<String> = args.chain(fixed).collect();
                match all.is_empty() {
                    true => name,
                    false => format!("{name}<{}>", all.join(", ")),
                }
            }
            Some(GenericArgs::Parenthesized { inputs, output }) => {
                let inputs = self.list(inputs);
                format!("{name}({inputs}){}", self.output(output.as_ref()))
            }
            _ => name,
        }
    }

    fn argument(&self, argument: &GenericArg) -> Option<String> {
        match argument {
            GenericArg::Type(ty) => Some(self.spell(ty)),
            GenericArg::Const(value) => Some(value.expr.clone()),
            GenericArg::Lifetime(_) | GenericArg::Infer => None,
        }
    }
}
