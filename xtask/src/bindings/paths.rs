//! Under which public paths each item can be named.
//!
//! In: the crate's documentation. Out: for every item its public paths, shortest first. A path is here exactly if a
//! user of the crate could write it: re-exports, renames and globs are followed, a name that two globs give is nobody's, a
//! glob never hides what the module itself says, nothing hidden (`#[doc(hidden)]`) counts, and a `prelude` only for what is nowhere else.
//!
//! Names are computed to a fix-point, module by module, because globs may form loops (`pub use super::*`).

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use rustdoc_types::{Id, Item, ItemEnum, Visibility};

use super::docs::{Docs, is_hidden, name};

/// A path longer than this is a loop of re-exports, not a name that anybody writes.
const LONGEST: usize = 12;

/// A module, the path by which it is met, and the modules that it is met in.
type Place = (Id, Path, Vec<Id>);

/// A public path below the crate, without the crate's name: `["binance", "spot", "Depth"]`.
pub type Path = Vec<String>;

pub struct Paths {
    by_id: HashMap<Id, Vec<Path>>,
    by_path: BTreeMap<Path, Vec<Id>>,
}

impl Paths {
    /// Walks the crate.
    pub fn new(docs: &Docs) -> Self {
        let modules = exports(docs);
        let mut paths = Self {
            by_id: HashMap::new(),
            by_path: BTreeMap::new(),
        };
        let root = (docs.root(), Path::new(), vec![docs.root()]);
        let preludes = paths.walk(docs, &modules, vec![root], false);
        paths.walk(docs, &modules, preludes, true);
        for known in paths.by_id.values_mut() {
            known.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
            known.dedup();
        }
        paths
    }

    /// All public paths of an item, shortest first, then by alphabet.
    pub fn of(&self, id: Id) -> &[Path] {
        self.by_id.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What a path below the crate names; several only where Rust has several namespaces.
    pub fn at(&self, path: &[String]) -> &[Id] {
        self.by_path.get(path).map_or(&[], Vec::as_slice)
    }

    /// Every public path with what it names, by alphabet.
    pub fn all(&self) -> impl Iterator<Item = (&Path, Id)> {
        self.by_path
            .iter()
            .flat_map(|(path, ids)| ids.iter().map(move |id| (path, *id)))
    }

    /// Adds what is in these modules and below; the preludes that were met are given back. In a prelude, only what has no path yet is added.
    fn walk(
        &mut self,
        docs: &Docs,
        modules: &HashMap<Id, Exports>,
        from: Vec<Place>,
        in_prelude: bool,
    ) -> Vec<Place> {
        let mut preludes = Vec::new();
        let mut expanded = BTreeSet::new();
        let mut queue = VecDeque::from(from);
        while let Some((module, prefix, chain)) = queue.pop_front() {
            expanded.insert(module);
            for (key, export) in modules.get(&module).into_iter().flatten() {
                let Some((id, by_name)) = export.usable() else {
                    continue;
                };
                let path: Path = [&prefix[..], std::slice::from_ref(&key.name)].concat();
                let is_module = docs
                    .item(id)
                    .is_some_and(|item| matches!(item.inner, ItemEnum::Module(_)));
                if is_module {
                    let again = expanded.contains(&id) && !by_name;
                    if again || chain.contains(&id) || path.len() >= LONGEST {
                        continue;
                    }
                    let place = (id, path.clone(), [&chain[..], &[id]].concat());
                    if key.name == "prelude" {
                        preludes.push(place);
                        continue;
                    }
                    queue.push_back(place);
                }
                let is_known = || docs.item(id).is_none() || self.by_id.contains_key(&id);
                if in_prelude && is_known() {
                    continue;
                }
                self.add(id, path);
                if in_prelude && self.of(module).is_empty() {
                    self.add(module, prefix.clone());
                }
            }
        }
        preludes
    }

    fn add(&mut self, id: Id, path: Path) {
        self.by_path.entry(path.clone()).or_default().push(id);
        self.by_id.entry(id).or_default().push(path);
    }
}

/// A name in a module. Types, values and macros do not get in each other's way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    name: String,
    namespace: Namespace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Namespace {
    Types,
    Values,
    Macros,
}

/// What a name stands for.
#[derive(Debug, Default)]
struct Export {
    /// Said by the module itself. It wins over all globs, even where it is private.
    explicit: Option<(Id, Shown)>,
    /// What globs bring, each with whether it is hidden on every way.
    globs: BTreeMap<Id, bool>,
}

/// Who sees what a module says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Public,
    /// Public, but not in the documentation.
    Hidden,
    Private,
}

impl Export {
    /// The one item that a user reaches by this name, and whether the module says it by name.
    fn usable(&self) -> Option<(Id, bool)> {
        match self.explicit {
            Some((id, Shown::Public)) => return Some((id, true)),
            Some(_) => return None,
            None => {}
        }
        let mut globs = self.globs.iter();
        match (globs.next(), globs.next()) {
            (Some((id, false)), None) => Some((*id, false)),
            _ => None,
        }
    }

    /// What a glob over the module takes along, each with whether it is hidden.
    fn carried(&self) -> Vec<(Id, bool)> {
        match self.explicit {
            Some((_, Shown::Private)) => Vec::new(),
            Some((id, shown)) => vec![(id, shown == Shown::Hidden)],
            None => self
                .globs
                .iter()
                .map(|(id, hidden)| (*id, *hidden))
                .collect(),
        }
    }
}

type Exports = BTreeMap<Key, Export>;

/// What a glob imports from, and whether the glob itself is hidden.
type Glob = (Id, bool);

fn exports(docs: &Docs) -> HashMap<Id, Exports> {
    let mut modules: HashMap<Id, Exports> = HashMap::new();
    let mut globs: Vec<(Id, Vec<Glob>)> = Vec::new();
    let mut queue = vec![docs.root()];
    while let Some(id) = queue.pop() {
        let Some(ItemEnum::Module(module)) = docs.item(id).map(|item| &item.inner) else {
            continue;
        };
        if modules.contains_key(&id) {
            continue;
        }
        let mut own = Exports::new();
        let mut own_globs = Vec::new();
        for item in module.items.iter().filter_map(|id| docs.item(*id)) {
            match &item.inner {
                ItemEnum::Use(import) if import.is_glob => {
                    let public = import.id.filter(|_| item.visibility == Visibility::Public);
                    own_globs.extend(public.map(|target| (target, is_hidden(item))));
                }
                _ => {
                    if let Some((key, id)) = named(docs, item) {
                        own.entry(key).or_default().explicit = Some((id, shown(docs, item, id)));
                    }
                }
            }
        }
        let named = own.values().filter_map(|export| export.explicit);
        queue.extend(named.map(|(id, _)| id));
        queue.extend(own_globs.iter().map(|(id, _)| *id));
        own_globs.sort();
        globs.push((id, own_globs));
        modules.insert(id, own);
    }
    globs.sort();
    while spread(&mut modules, &globs) {}
    modules
}

/// Who sees the name that `item`, a re-export or the thing itself, gives to the item `id`.
fn shown(docs: &Docs, item: &Item, id: Id) -> Shown {
    if item.visibility != Visibility::Public {
        Shown::Private
    } else if is_hidden(item) || docs.item(id).is_some_and(is_hidden) {
        Shown::Hidden
    } else {
        Shown::Public
    }
}

/// One round of glob imports; whether anything was new.
fn spread(modules: &mut HashMap<Id, Exports>, globs: &[(Id, Vec<Glob>)]) -> bool {
    let mut changed = false;
    for (module, sources) in globs {
        for (source, glob_hidden) in sources {
            let carried: Vec<(Key, Vec<(Id, bool)>)> = modules
                .get(source)
                .into_iter()
                .flatten()
                .map(|(key, export)| (key.clone(), export.carried()))
                .collect();
            let own = modules.entry(*module).or_default();
            for (key, items) in carried {
                let export = own.entry(key).or_default();
                for (id, hidden) in items {
                    let hidden = hidden || *glob_hidden;
                    let known = export.globs.entry(id).or_insert_with(|| {
                        changed = true;
                        hidden
                    });
                    if *known && !hidden {
                        *known = false;
                        changed = true;
                    }
                }
            }
        }
    }
    changed
}

/// The name that an item of a module gives, and the item it stands for.
fn named(docs: &Docs, item: &Item) -> Option<(Key, Id)> {
    let (name, id) = match &item.inner {
        ItemEnum::Use(import) if import.name == "_" => return None,
        ItemEnum::Use(import) => (import.name.clone(), import.id?),
        _ => (name(item).to_owned(), item.id),
    };
    let namespace = match docs.item(id).map(|item| &item.inner) {
        Some(ItemEnum::Function(_) | ItemEnum::Constant { .. } | ItemEnum::Static(_)) => {
            Namespace::Values
        }
        Some(ItemEnum::Macro(_) | ItemEnum::ProcMacro(_)) => Namespace::Macros,
        _ => Namespace::Types,
    };
    Some((Key { name, namespace }, id))
}
