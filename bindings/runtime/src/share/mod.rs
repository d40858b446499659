//! Shared Rust values: a root that is kept alive by every view of a part of it.
//!
//! In: a decoded reply. Out: [`Ref`]s and, erased, the storages of records, lists and maps.
//! Invariant: a pointer here points into the [`Root`] that its owner keeps, which nobody can change or move; the
//! table beside the pointer is that of the pointer's type. Both hold because a pointer is only ever made from a
//! [`Ref`], and a `Ref` only from what its owner keeps or, by a projection, from another `Ref`.

mod kind;
mod parts;
mod table;

use std::sync::Arc;

use pyo3::prelude::*;

pub(crate) use kind::{Kind, Projection};
pub(crate) use parts::{Part, Slice, Struct};
pub(crate) use table::{Keyed, Table};

use crate::record::giver::Giver;
use crate::{Mode, Obj, ToPy};

/// What is known of the reply that a value came with.
pub trait Meta: Send + Sync + 'static {
    /// The `ccrxt.Meta` of it, or a tuple of its arguments.
    fn to_py(&self, py: Python<'_>) -> PyResult<Obj>;
}

/// A result of a call, on its way to Python.
pub struct Reply<T> {
    pub value: T,
    pub meta: Option<Box<dyn Meta>>,
}

impl<T> From<T> for Reply<T> {
    fn from(value: T) -> Self {
        Reply { value, meta: None }
    }
}

impl<T> Reply<T> {
    /// The Python value: a view for a record, list or map; anything else is converted here and now.
    pub fn into_py<M: 'static>(self, py: Python<'_>) -> PyResult<Obj>
    where
        T: ToPy<M>,
    {
        self.shared(|this| T::to_py(this, py, Mode::View))
    }

    /// What is made of the value once it is where views can share it.
    pub(crate) fn shared<R>(self, make: impl FnOnce(Ref<'_, T>) -> R) -> R
    where
        T: Send + Sync + 'static,
    {
        let root = Arc::new(Root {
            value: self.value,
            meta: self.meta,
            giver: Giver::here(),
        });
        let owner: Owner = root.clone();
        make(Ref {
            owner: &owner,
            value: &root.value,
        })
    }
}

struct Root<T> {
    value: T,
    meta: Option<Box<dyn Meta>>,
    giver: Giver,
}

/// What keeps a root alive, whatever its type.
pub(crate) trait Keep: Send + Sync {
    fn meta(&self) -> Option<&dyn Meta>;

    /// Who gave it, and with it the clients in it.
    fn giver(&self) -> &Giver;
}

impl<T: Send + Sync> Keep for Root<T> {
    fn meta(&self) -> Option<&dyn Meta> {
        self.meta.as_deref()
    }

    fn giver(&self) -> &Giver {
        &self.giver
    }
}

pub(crate) type Owner = Arc<dyn Keep>;

/// A borrowed value together with what keeps it alive.
pub struct Ref<'a, T: ?Sized> {
    owner: &'a Owner,
    value: &'a T,
}

impl<T: ?Sized> Clone for Ref<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Ref<'_, T> {}

impl<'a, T: ?Sized + 'static> Ref<'a, T> {
    /// What is somewhere in a whole that its owner keeps.
    pub(crate) fn of<W: Keep>(
        owner: &'a Owner,
        whole: &'a Arc<W>,
        part: impl for<'x> FnOnce(&'x W) -> &'x T,
    ) -> Self {
        assert!(std::ptr::addr_eq(Arc::as_ptr(owner), Arc::as_ptr(whole)));
        Ref {
            owner,
            value: part(whole),
        }
    }

    #[inline]
    pub fn get(self) -> &'a T {
        self.value
    }

    pub(crate) fn giver(self) -> Giver {
        self.owner.giver().clone()
    }

    /// A part of it. The signature is what makes it one: what holds for every lifetime can only come out of the argument
    /// (or be `'static`).
    #[inline]
    pub fn map<U: ?Sized>(self, part: impl for<'x> FnOnce(&'x T) -> &'x U) -> Ref<'a, U> {
        Ref {
            owner: self.owner,
            value: part(self.value),
        }
    }

    /// A part that is not always there.
    #[inline]
    pub fn find<U>(self, part: impl for<'x> FnOnce(&'x T) -> Option<&'x U>) -> Option<Ref<'a, U>> {
        Some(Ref {
            owner: self.owner,
            value: part(self.value)?,
        })
    }

    /// The items of a collection in which they do not lie in a row.
    pub fn each<U: 'static>(
        self,
        items: impl for<'x> FnOnce(&'x T) -> Box<dyn Iterator<Item = &'x U> + 'x>,
    ) -> impl Iterator<Item = Ref<'a, U>> {
        let owner = self.owner;
        items(self.value).map(move |value| Ref { owner, value })
    }
}
