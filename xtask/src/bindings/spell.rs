//! A type as a person would write it, for sentences only: nothing is decided by this text.

use rustdoc_types::{GenericArg, GenericArgs, GenericBound, Path, Term, Type};

/// `Vec<Option<&str>>`, with the last name of each path.
pub fn spell(ty: &Type) -> String {
    match ty {
        Type::ResolvedPath(path) => spell_path(path),
        Type::DynTrait(object) => {
            let traits: Vec<String> = object
                .traits
                .iter()
                .map(|item| spell_path(&item.trait_))
                .collect();
            format!("dyn {}", traits.join(" + "))
        }
        Type::Generic(name) | Type::Primitive(name) => name.clone(),
        Type::FunctionPointer(pointer) => {
            let inputs = pointer.sig.inputs.iter().map(|(_, ty)| spell(ty));
            let output = pointer
                .sig
                .output
                .as_ref()
                .map_or(String::new(), |ty| format!(" -> {}", spell(ty)));
            format!("fn({}){output}", inputs.collect::<Vec<_>>().join(", "))
        }
        Type::Tuple(items) => format!("({})", list(items)),
        Type::Slice(item) => format!("[{}]", spell(item)),
        Type::Array { type_, len } => format!("[{}; {len}]", spell(type_)),
        Type::Pat { type_, .. } => spell(type_),
        Type::ImplTrait(bounds) => format!("impl {}", spell_bounds(bounds)),
        Type::Infer => "_".to_owned(),
        Type::RawPointer { is_mutable, type_ } => {
            format!(
                "*{} {}",
                if *is_mutable { "mut" } else { "const" },
                spell(type_)
            )
        }
        Type::BorrowedRef {
            is_mutable, type_, ..
        } => {
            format!("&{}{}", if *is_mutable { "mut " } else { "" }, spell(type_))
        }
        Type::QualifiedPath {
            name, self_type, ..
        } => format!("{}::{name}", spell(self_type)),
    }
}

fn list(items: &[Type]) -> String {
    items.iter().map(spell).collect::<Vec<_>>().join(", ")
}

fn spell_bounds(bounds: &[GenericBound]) -> String {
    let traits = bounds.iter().filter_map(|bound| match bound {
        GenericBound::TraitBound { trait_, .. } => Some(spell_path(trait_)),
        _ => None,
    });
    traits.collect::<Vec<_>>().join(" + ")
}

fn spell_path(path: &Path) -> String {
    let name = path.path.rsplit("::").next().unwrap_or_default();
    match path.args.as_deref() {
        Some(GenericArgs::AngleBracketed { args, constraints }) => {
            let args = args.iter().filter_map(spell_argument);
            let constraints =
                constraints
                    .iter()
                    .filter_map(|constraint| match &constraint.binding {
                        rustdoc_types::AssocItemConstraintKind::Equality(Term::Type(ty)) => {
                            Some(format!("{} = {}", constraint.name, spell(ty)))
                        }
                        _ => None,
                    });
            let all: Vec<String> = args.chain(constraints).collect();
            if all.is_empty() {
                name.to_owned()
            } else {
                format!("{name}<{}>", all.join(", "))
            }
        }
        Some(GenericArgs::Parenthesized { inputs, output }) => {
            let output = output
                .as_ref()
                .map_or(String::new(), |ty| format!(" -> {}", spell(ty)));
            format!("{name}({}){output}", list(inputs))
        }
        _ => name.to_owned(),
    }
}

fn spell_argument(argument: &GenericArg) -> Option<String> {
    match argument {
        GenericArg::Type(ty) => Some(spell(ty)),
        GenericArg::Const(value) => Some(value.expr.clone()),
        GenericArg::Lifetime(_) | GenericArg::Infer => None,
    }
}
