//! What the rules say of a crate, looked up in it.
//!
//! In: the documentation, the paths and the rules. Out: one value that the later passes ask what an item is.

use std::collections::HashMap;

use rustdoc_types::{Id, Impl, Item, ItemEnum, Type};

use crate::bindings::docs::Docs;
use crate::bindings::paths::{Path, Paths};
use crate::bindings::rules::{Bridge, Convert, Pattern, Rules, first};
use crate::bindings::rustdoc::lock::Lock;
use crate::bindings::signature::construct;
use crate::bindings::types::aliases::type_arguments;
use crate::bindings::types::instance::Instance;
use crate::bindings::types::traits;
use crate::bindings::wheels::Wheel;

pub struct Known<'a> {
    pub docs: &'a Docs,
    pub paths: &'a Paths,
    pub lock: &'a Lock,
    pub rules: &'a Rules,
    pub wheel: &'a Wheel,
    converters: HashMap<Id, &'a Convert>,
    envelope: Option<Id>,
    failure: Option<Id>,
    operation: Option<Id>,
    decode: Option<Id>,
    open_enum: Option<Id>,
}

impl<'a> Known<'a> {
    pub fn new(
        docs: &'a Docs,
        paths: &'a Paths,
        lock: &'a Lock,
        rules: &'a Rules,
        wheel: &'a Wheel,
    ) -> Self {
        let find = |pattern: &Pattern| look_up(docs, paths, pattern);
        let bridge =
            |bridge: &Option<Bridge>| bridge.as_ref().and_then(|bridge| find(&bridge.rust));
        let converters = rules
            .convert
            .iter()
            .filter_map(|convert| Some((find(&convert.rust)?, convert)))
            .collect();
        Self {
            envelope: bridge(&rules.envelope),
            failure: bridge(&rules.failure),
            operation: bridge(&rules.operation),
            decode: bridge(&rules.decode),
            open_enum: bridge(&rules.open_enum),
            docs,
            paths,
            lock,
            rules,
            wheel,
            converters,
        }
    }

    /// The converter of a type.
    pub fn converter(&self, id: Id) -> Option<&'a Convert> {
        self.converters.get(&id).copied()
    }

    /// The converter of an object of a trait, `Arc<dyn Signer>`, whose type a rule writes in full.
    pub fn converter_of_object(&self, path: &rustdoc_types::Path) -> Option<&'a Convert> {
        let object = |ty: &&Type| matches!(ty, Type::DynTrait(_));
        type_arguments(path).into_iter().find(object)?;
        let ty = Type::ResolvedPath(path.clone());
        let mut rules = self.rules.convert.iter();
        let found = rules.find(|rule| construct::is(self.docs, &ty, &rule.rust.text))?;
        found.rust.found();
        Some(found)
    }

    /// Whether a rule lets Python implement the trait.
    pub fn is_implemented(&self, id: Id) -> bool {
        let item = self.docs.item(id);
        let is_trait = item.is_some_and(|item| matches!(item.inner, ItemEnum::Trait(_)));
        let home = self.home(id).filter(|_| is_trait);
        home.is_some_and(|home| first(&self.rules.implement, home).is_some())
    }

    /// Whether the type wraps a result and is taken off.
    pub fn is_envelope(&self, id: Id) -> bool {
        self.envelope == Some(id)
    }

    pub fn is_failure(&self, of: &Instance) -> bool {
        self.has(of, self.failure)
    }

    pub fn is_operation(&self, of: &Instance) -> bool {
        self.has(of, self.operation)
    }

    pub fn is_decoded(&self, of: &Instance) -> bool {
        self.has(of, self.decode)
    }

    pub fn is_open_enum(&self, item: &Item) -> bool {
        self.open_enum
            .is_some_and(|wanted| self.docs.implements(item, wanted))
    }

    /// Whether the impl says of an open enum what its texts are: its functions are called by the runtime, not by people.
    pub fn reads_open_enum(&self, block: &Impl) -> bool {
        let of = block.trait_.as_ref().map(|path| path.id);
        of.is_some() && of == self.open_enum
    }

    /// Whether a rule names the methods of the type at this path.
    pub fn names_methods(&self, home: &Path) -> bool {
        let (usual, own) = (&self.rules.usual.impls, &self.rules.roots.impls);
        first(own, home).or_else(|| first(usual, home)).is_some()
    }

    /// Where the item lives: its shortest public path in the wheel, else its shortest one at all.
    pub fn home(&self, id: Id) -> Option<&'a Path> {
        let all = self.paths.of(id);
        all.iter().find(|path| self.is_within(path)).or(all.first())
    }

    /// Whether a path is in the wheel's own module.
    pub fn is_within(&self, path: &[String]) -> bool {
        path.starts_with(&self.wheel.root)
    }

    fn has(&self, of: &Instance, wanted: Option<Id>) -> bool {
        wanted.is_some_and(|wanted| traits::has(self.docs, of, &|id| id == wanted))
    }
}

/// A path of the rules is a public one of this crate, or one of another.
fn look_up(docs: &Docs, paths: &Paths, pattern: &Pattern) -> Option<Id> {
    let segments: Path = pattern.text.split("::").map(str::to_owned).collect();
    let found = if segments[0] == docs.crate_name() {
        paths.at(&segments[1..]).first().copied()
    } else {
        docs.foreign(&pattern.text)
    };
    if found.is_some() {
        pattern.found();
    }
    found
}
