//! The selected types in the words of the [`ir`].
//!
//! In: the selection and the names. Out: the Python modules of a wheel with their classes, and every member of a bound class
//! that is not bound, with a sentence. Nothing is dropped here: a member is in one of the two.

mod borrowed;
mod builder;
mod class;
mod client;
mod declared;
pub mod docstring;
mod enumeration;
mod erased;
mod error;
mod free;
mod method;
mod namesake;
mod parameter;
mod parts;
mod protocol;
mod subject;
mod tagged;
mod variants;

use std::collections::{BTreeMap, BTreeSet};

use rustdoc_types::{Item, ItemEnum};

use super::diagnostics::Diagnostic;
use super::docs::deprecated;
use super::ir::{
    Alias, ClassKind, ClassRef, Converter, ConverterKind, Head, Module, Object, Type, Unbound,
};
use super::names::{self, Names};
use super::paths::Path;
use super::rules::known::Known;
use super::select::{Chosen, Selection};
use super::types::instance::Instance;
use super::types::{Types, foreign, rust_path};
pub use enumeration::VALUES;
use subject::Subject;

/// What lowering gives.
#[derive(Debug, Default)]
pub struct Lowered {
    pub modules: Vec<Module>,
    pub converters: Vec<Converter>,
    /// Members of bound classes that are not bound.
    pub unbound: Vec<Unbound>,
    pub problems: Vec<Diagnostic>,
    /// Types that turned out not to be bindable; they are taken out of the selection and all is lowered again.
    refused: Vec<(Instance, String)>,
    /// Types that cannot be built out of their fields; likewise.
    kept: Vec<Instance>,
}

/// Lowers a wheel. A request with a field that Python cannot give is refused, and so are those that need it, until none is.
pub fn lower(known: &Known, selection: &mut Selection) -> Lowered {
    loop {
        let mut problems = Vec::new();
        let names = names::assign(known, selection, &mut problems);
        let lowered = once(known, selection, &names, problems);
        if lowered.refused.is_empty() && lowered.kept.is_empty() {
            return lowered;
        }
        for instance in lowered.kept {
            selection.keep(&instance);
        }
        for (instance, why) in lowered.refused {
            selection.refuse(&instance, why);
        }
    }
}

fn once(known: &Known, selection: &Selection, names: &Names, problems: Vec<Diagnostic>) -> Lowered {
    let types = Types {
        known,
        selection,
        names,
        open: false,
    };
    let mut out = Lowered {
        problems,
        ..Lowered::default()
    };
    let mut modules = modules(known, selection, names);
    let mut lowered = BTreeSet::new();
    for chosen in &selection.chosen {
        let (Ok(kind), Some(item)) = (&chosen.kind, known.docs.item(chosen.instance.id)) else {
            continue;
        };
        let head = match head(&types, item, chosen) {
            Ok(head) => head,
            Err(why) => {
                out.refused.push((chosen.instance.clone(), why));
                continue;
            }
        };
        let subject = Subject::new(known.docs, chosen, item);
        let module = modules
            .get_mut(&head.python.module)
            .expect("every class has its module");
        let erased = selection.is_erased(item.id);
        if erased && !lowered.insert(item.id) {
            continue;
        }
        match kind {
            ClassKind::Record if erased => {
                let uses = selection.bound(item.id);
                module
                    .records
                    .extend(erased::record(&types, &uses, item, head, &mut out));
            }
            ClassKind::Record => module
                .records
                .push(class::record(&types, &subject, head, &mut out)),
            ClassKind::Request => module
                .requests
                .push(class::request(&types, &subject, head, &mut out)),
            ClassKind::Enum => module
                .enums
                .extend(enumeration::enumeration(&types, &subject, head, &mut out)),
            ClassKind::Tagged => module
                .tagged
                .push(tagged::tagged(&types, &subject, head, &mut out)),
            ClassKind::Error => module
                .errors
                .push(error::error(&types, &subject, head, &mut out)),
            ClassKind::Client => module
                .clients
                .push(client::client(&types, &subject, head, &mut out)),
        }
    }
    for free in &selection.free {
        let python = names.class(&free.id.into()).expect("it has a name");
        let module = modules
            .get_mut(&python.module)
            .expect("every name has its module");
        free::free(&types, free, python, module, &mut out);
    }
    for (python, instance) in &names.aliases {
        // Without a class it was refused just now, and all is lowered again.
        let Some(target) = class_ref(&types, instance) else {
            continue;
        };
        let module = modules
            .get_mut(&python.module)
            .expect("every alias has its module");
        module.aliases.push(Alias {
            python: python.clone(),
            target,
        });
    }
    out.modules = modules.into_values().map(sorted).collect();
    out.converters = converters(known, &out.modules);
    out
}

/// The class of a bound type.
fn class_ref(types: &Types, instance: &Instance) -> Option<ClassRef> {
    let of_all = types.selection.is_erased(instance.id) && instance.is_plain();
    let chosen = match of_all {
        true => *types.selection.bound(instance.id).first()?,
        false => types.selection.get(instance)?,
    };
    Some(ClassRef {
        kind: chosen.kind.clone().ok()?,
        rust: types.spelled(&chosen.instance).ok()?,
        python: types.names.class(instance)?.clone(),
        lent: types.lent(instance),
        args: types.arguments_of(instance).ok()?,
    })
}

fn head(types: &Types, item: &Item, chosen: &Chosen) -> Result<Head, String> {
    Ok(Head {
        rust: types.spelled(&chosen.instance)?,
        python: types
            .names
            .class(&chosen.instance)
            .expect("a bound class has a name")
            .clone(),
        doc: docstring::of(item, types.names),
        deprecated: deprecated(item),
        reason: chosen.reason.clone(),
    })
}

/// The modules that have a class or an alias, and those above them, empty but for their docs.
fn modules(known: &Known, selection: &Selection, names: &Names) -> BTreeMap<String, Module> {
    let root = names::module(known, &known.wheel.root);
    let free = selection.free.iter().map(|free| free.id.into());
    let chosen = selection.chosen.iter();
    let classes = chosen
        .map(|chosen| chosen.instance.clone())
        .chain(free)
        .filter_map(|instance| names.class(&instance));
    let aliases = names.aliases.iter().map(|(python, _)| python);
    let mut wanted = BTreeSet::from([root.clone()]);
    for python in classes.chain(aliases) {
        let mut module = python.module.as_str();
        while module.len() > root.len() && wanted.insert(module.to_owned()) {
            module = module
                .rsplit_once('.')
                .map_or(root.as_str(), |(above, _)| above);
        }
    }
    let mut rust = rust_modules(known);
    wanted
        .into_iter()
        .map(|python| {
            let (path, item) = rust
                .remove(&python)
                .expect("a Python module comes from a Rust module");
            let module = Module {
                rust: rust_path(known.docs.crate_name(), path),
                doc: docstring::of(item, names),
                python: python.clone(),
                ..Module::default()
            };
            (python, module)
        })
        .collect()
}

/// The path of the crate itself, which is in no list of paths.
static CRATE: Path = Path::new();

/// For every Python module the Rust module that it shows: the one that is not folded away.
fn rust_modules<'a>(known: &Known<'a>) -> BTreeMap<String, (&'a Path, &'a Item)> {
    let mut found: BTreeMap<String, (&Path, &Item)> = BTreeMap::new();
    let all = known.paths.all().chain([(&CRATE, known.docs.root())]);
    for (path, id) in all.filter(|(path, _)| known.is_within(path)) {
        let Some(item) = known.docs.item(id) else {
            continue;
        };
        if !matches!(item.inner, ItemEnum::Module(_)) {
            continue;
        }
        let entry = found
            .entry(names::module(known, path))
            .or_insert((path, item));
        if (path.len(), path) < (entry.0.len(), entry.0) {
            *entry = (path, item);
        }
    }
    found
}

fn sorted(mut module: Module) -> Module {
    module
        .records
        .sort_by(|a, b| a.head.python.cmp(&b.head.python));
    module
        .requests
        .sort_by(|a, b| a.head.python.cmp(&b.head.python));
    module
        .enums
        .sort_by(|a, b| a.head.python.cmp(&b.head.python));
    module
        .tagged
        .sort_by(|a, b| a.head.python.cmp(&b.head.python));
    module
        .errors
        .sort_by(|a, b| a.head.python.cmp(&b.head.python));
    module
        .clients
        .sort_by(|a, b| a.head.python.cmp(&b.head.python));
    module
        .protocols
        .sort_by(|a, b| a.head.python.cmp(&b.head.python));
    module.functions.sort_by(|a, b| a.python.cmp(&b.python));
    module.constants.sort_by(|a, b| a.python.cmp(&b.python));
    module.aliases.sort_by(|a, b| a.python.cmp(&b.python));
    module
}

/// The converters that some type of the wheel needs.
fn converters(known: &Known, modules: &[Module]) -> Vec<Converter> {
    let mut used = BTreeSet::new();
    let mut objects = BTreeMap::new();
    for ty in modules.iter().flat_map(Module::types) {
        ty.walk(&mut |ty| match ty {
            Type::Converted { rust, args, .. } => {
                used.insert((rust.clone(), args.len()));
            }
            Type::Object(object) => {
                objects.insert(object.rust.clone(), of_object(object));
            }
            _ => {}
        });
    }
    let converters = used
        .into_iter()
        .filter_map(|(rust, arity)| {
            let mut rules = known.rules.convert.iter();
            let Some(rule) = rules.find(|rule| rule.rust.text == rust) else {
                return foreign::converter(&rust);
            };
            Some(Converter {
                rust,
                kind: rule.kind,
                with: rule.with.clone(),
                python: rule.python.clone(),
                accepts: rule.accepts.clone(),
                arity,
                feature: None,
            })
        })
        .chain(objects.into_values());
    let mut converters: Vec<Converter> = converters.collect();
    converters.sort_by(|a, b| a.rust.cmp(&b.rust));
    converters
}

/// How an object that implements a trait comes into what Rust takes it in.
fn of_object(object: &Object) -> Converter {
    Converter {
        rust: object.rust.clone(),
        kind: ConverterKind::Object,
        with: format!("{} => {}", object.wrap, object.adapter),
        python: object.python.to_string(),
        accepts: object.python.to_string(),
        arity: 0,
        feature: None,
    }
}
