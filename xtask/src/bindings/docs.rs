//! A read-only view of one rustdoc JSON.
//!
//! In: the parsed crate. Out: items, their members in source order, and which traits they implement. Nothing leaves
//! here in the order of a hash map: lists are in source order, and whoever needs another order sorts.

use std::path::PathBuf;

use rustdoc_types::{
    Attribute, Crate, Id, Impl, Item, ItemEnum, ItemKind, ItemSummary, StructKind, VariantKind,
    Visibility,
};

use super::diagnostics::Place;

pub struct Docs {
    krate: Crate,
    /// Spans are relative to it.
    workspace: PathBuf,
}

impl Docs {
    pub fn new(krate: Crate, workspace: PathBuf) -> Self {
        Self { krate, workspace }
    }

    /// The crate's own module.
    pub fn root(&self) -> Id {
        self.krate.root
    }

    /// The crate's name, as paths begin: `venues`.
    pub fn crate_name(&self) -> &str {
        let root = self.item(self.krate.root);
        root.and_then(|item| item.name.as_deref())
            .expect("the root module of a crate has the crate's name")
    }

    /// An item of this crate; `None` for one of another crate.
    pub fn item(&self, id: Id) -> Option<&Item> {
        self.krate.index.get(&id)
    }

    /// All items of this crate, in no order.
    pub fn all(&self) -> impl Iterator<Item = &Item> {
        self.krate.index.values()
    }

    /// Where an item was defined: `alloc::vec::Vec`. Not always a path that can be written.
    pub fn definition(&self, id: Id) -> Option<String> {
        self.krate
            .paths
            .get(&id)
            .map(|summary| summary.path.join("::"))
    }

    /// Whether it is a type alias of another crate: what it stands for is not in the JSON.
    pub fn is_foreign_alias(&self, id: Id) -> bool {
        let summary = self.krate.paths.get(&id);
        self.item(id).is_none()
            && summary.is_some_and(|summary| summary.kind == ItemKind::TypeAlias)
    }

    /// The item of another crate that a path names: by its definition, or, as crates re-export theirs, as the only item of that
    /// name in the crate.
    pub fn foreign(&self, path: &str) -> Option<Id> {
        let segments: Vec<&str> = path.split("::").collect();
        let alike = |(_, summary): &(&Id, &ItemSummary)| {
            let own = &summary.path;
            own.first().map(String::as_str) == segments.first().copied()
                && own.last().map(String::as_str) == segments.last().copied()
        };
        let all: Vec<(&Id, &ItemSummary)> = self.krate.paths.iter().filter(alike).collect();
        let exact = all.iter().filter(|(_, summary)| summary.path == segments);
        match (exact.map(|(id, _)| **id).min(), &all[..]) {
            (Some(id), _) => Some(id),
            (None, [(id, _)]) => Some(**id),
            (None, _) => None,
        }
    }

    /// The file and line of an item.
    pub fn place(&self, item: &Item) -> Option<Place> {
        item.span.as_ref().map(|span| Place {
            root: self.workspace.clone(),
            file: span.filename.clone(),
            line: span.begin.0,
        })
    }

    /// Whether an item is the one that was defined at a path.
    pub fn is(&self, id: Id, path: &str) -> bool {
        let summary = self.krate.paths.get(&id);
        summary.is_some_and(|summary| path.split("::").eq(summary.path.iter().map(String::as_str)))
    }

    /// The impls that someone wrote or derived, in source order; blanket and auto-trait impls are left out.
    pub fn impls<'a>(&'a self, item: &'a Item) -> Vec<(&'a Item, &'a Impl)> {
        let mut impls: Vec<_> = self.written(item).collect();
        impls.sort_by_cached_key(|(item, _)| span_key(item));
        impls
    }

    /// Whether an item has an impl of the trait.
    pub fn implements(&self, item: &Item, wanted: Id) -> bool {
        self.written(item)
            .any(|(_, block)| block.trait_.as_ref().is_some_and(|path| path.id == wanted))
    }

    /// Whether an impl for all types of a kind gives an item the trait.
    pub fn has_blanket(&self, id: Id, wanted: Id) -> bool {
        let Some(item) = self.item(id) else {
            return false;
        };
        impls(item)
            .iter()
            .any(|id| match self.item(*id).map(|item| &item.inner) {
                Some(ItemEnum::Impl(block)) => {
                    let named = block.trait_.as_ref().is_some_and(|path| path.id == wanted);
                    named && block.blanket_impl.is_some()
                }
                _ => false,
            })
    }

    /// Whether an item has an impl of a trait of the standard library, by definition path.
    pub fn implements_std(&self, item: &Item, wanted: &str) -> bool {
        self.written(item).any(|(_, block)| {
            block
                .trait_
                .as_ref()
                .is_some_and(|path| self.is(path.id, wanted))
        })
    }

    /// Which of `Send` and `Sync` the type does not have.
    pub fn not_shared(&self, item: &Item) -> Option<&'static str> {
        let lacks = |wanted: &str| {
            self.all_impls(item).any(|(_, block)| {
                let path = block.trait_.as_ref();
                block.is_negative && path.is_some_and(|path| self.is(path.id, wanted))
            })
        };
        if lacks("core::marker::Send") {
            return Some("Send");
        }
        lacks("core::marker::Sync").then_some("Sync")
    }

    /// The public items of inherent impls, in source order, each with its impl.
    pub fn inherent<'a>(&'a self, item: &'a Item) -> Vec<(&'a Item, &'a Impl)> {
        let mut members: Vec<(&Item, &Impl)> = self
            .impls(item)
            .into_iter()
            .filter(|(_, block)| block.trait_.is_none())
            .flat_map(|(_, block)| block.items.iter().map(move |id| (*id, block)))
            .filter_map(|(id, block)| Some((self.item(id)?, block)))
            .filter(|(member, _)| is_public(member))
            .collect();
        members.sort_by_cached_key(|(member, _)| span_key(member));
        members
    }

    /// The functions that can be called on a type: its own, then those of this crate's traits, each with its impl.
    pub fn callable<'a>(&'a self, item: &'a Item) -> Vec<(&'a Item, &'a Impl)> {
        let mut members = self.inherent(item);
        for (_, block) in self.impls(item) {
            let Some(ItemEnum::Trait(of)) = block
                .trait_
                .as_ref()
                .and_then(|path| self.item(path.id))
                .map(|item| &item.inner)
            else {
                continue;
            };
            let functions = of.items.iter().filter_map(|id| self.item(*id));
            let functions = functions.filter(|item| matches!(item.inner, ItemEnum::Function(_)));
            members.extend(functions.map(|function| (function, block)));
        }
        members
    }

    /// The public fields of a struct with named fields, in source order.
    pub fn fields<'a>(&'a self, item: &'a Item) -> Vec<&'a Item> {
        let ids = match &item.inner {
            ItemEnum::Struct(data) => match &data.kind {
                StructKind::Plain { fields, .. } => fields.clone(),
                StructKind::Tuple(fields) => fields.iter().flatten().copied().collect(),
                StructKind::Unit => Vec::new(),
            },
            ItemEnum::Union(data) => data.fields.clone(),
            _ => Vec::new(),
        };
        self.public(ids)
    }

    /// Whether a struct has fields that are not public.
    pub fn has_hidden_fields(&self, item: &Item) -> bool {
        let ItemEnum::Struct(data) = &item.inner else {
            return false;
        };
        match &data.kind {
            StructKind::Unit => false,
            StructKind::Tuple(fields) => fields.len() > self.fields(item).len(),
            StructKind::Plain {
                fields,
                has_stripped_fields,
            } => *has_stripped_fields || fields.len() > self.fields(item).len(),
        }
    }

    /// The variants of an enum, in source order.
    pub fn variants<'a>(&'a self, item: &'a Item) -> Vec<&'a Item> {
        let mut variants = self.all_variants(item);
        variants.retain(|variant| !is_hidden(variant));
        variants
    }

    /// The same with those that are hidden.
    pub fn all_variants<'a>(&'a self, item: &'a Item) -> Vec<&'a Item> {
        match &item.inner {
            ItemEnum::Enum(data) => data
                .variants
                .iter()
                .filter_map(|id| self.item(*id))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The data of a variant, in source order, and whether that is all of it.
    pub fn data<'a>(&'a self, variant: &'a Item) -> (Vec<&'a Item>, bool) {
        let ItemEnum::Variant(data) = &variant.inner else {
            return (Vec::new(), true);
        };
        let (ids, stripped) = match &data.kind {
            VariantKind::Plain => (Vec::new(), false),
            VariantKind::Tuple(fields) => (
                fields.iter().flatten().copied().collect(),
                fields.iter().any(Option::is_none),
            ),
            VariantKind::Struct {
                fields,
                has_stripped_fields,
            } => (fields.clone(), *has_stripped_fields),
        };
        let shown: Vec<&Item> = ids
            .iter()
            .filter_map(|id| self.item(*id))
            .filter(|field| !is_hidden(field))
            .collect();
        let whole = !stripped && shown.len() == ids.len();
        (shown, whole)
    }

    fn public(&self, ids: Vec<Id>) -> Vec<&Item> {
        ids.into_iter()
            .filter_map(|id| self.item(id))
            .filter(|item| is_public(item))
            .collect()
    }

    fn written<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = (&'a Item, &'a Impl)> {
        self.all_impls(item)
            .filter(|(_, block)| !block.is_synthetic && block.blanket_impl.is_none())
    }

    fn all_impls<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = (&'a Item, &'a Impl)> {
        impls(item).iter().filter_map(|id| {
            let found = self.item(*id)?;
            match &found.inner {
                // `impl From<Side> for String` is listed under `Side` too.
                ItemEnum::Impl(block) if is_for(&block.for_, item.id) => Some((found, block)),
                _ => None,
            }
        })
    }
}

/// Marked `#[doc(hidden)]`. The only attribute that is read from its text; `tests/toolchain.rs` pins the spelling.
pub fn is_hidden(item: &Item) -> bool {
    item.attrs
        .iter()
        .any(|attribute| matches!(attribute, Attribute::Other(text) if text == "#[doc(hidden)]"))
}

/// Whether an impl is written by a `derive`.
pub fn is_derived(item: &Item) -> bool {
    item.attrs.contains(&Attribute::AutomaticallyDerived)
}

/// Whether the struct, enum or variant may grow.
pub fn is_non_exhaustive(item: &Item) -> bool {
    item.attrs.contains(&Attribute::NonExhaustive)
}

/// The text of `#[deprecated]`.
pub fn deprecated(item: &Item) -> Option<String> {
    item.deprecation
        .as_ref()
        .map(|deprecation| deprecation.note.clone().unwrap_or_default())
}

/// The name of an item that has one: everything but impls and globs.
pub fn name(item: &Item) -> &str {
    item.name.as_deref().unwrap_or_default()
}

fn impls(item: &Item) -> &[Id] {
    match &item.inner {
        ItemEnum::Struct(data) => &data.impls,
        ItemEnum::Enum(data) => &data.impls,
        ItemEnum::Union(data) => &data.impls,
        _ => &[],
    }
}

fn is_public(item: &Item) -> bool {
    item.visibility == Visibility::Public && !is_hidden(item)
}

fn is_for(ty: &rustdoc_types::Type, id: Id) -> bool {
    matches!(ty, rustdoc_types::Type::ResolvedPath(path) if path.id == id)
}

fn span_key(item: &Item) -> (PathBuf, (usize, usize), String) {
    let name = name(item).to_owned();
    match &item.span {
        Some(span) => (span.filename.clone(), span.begin, name),
        None => (PathBuf::new(), (0, 0), name),
    }
}
