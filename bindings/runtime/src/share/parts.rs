//! Parts of a root: the storages of records and lists, and what is handed back to Rust.

use std::ops::Deref;
use std::ptr::NonNull;

use pyo3::prelude::*;

use super::{Kind, Meta, Owner, Ref};
use crate::class::Class;
use crate::class::class_of::ClassOf;
use crate::class::field::RawField;
use crate::{Mode, Obj, ToPy};

/// A struct inside a root: the storage of a record.
#[derive(Clone)]
pub(crate) struct Struct {
    owner: Owner,
    at: NonNull<()>,
    class: &'static Class,
}

// SAFETY: it is a shared reference to a value that is `Send + Sync` (`ToPy` asks for both).
unsafe impl Send for Struct {}
// SAFETY: as above.
unsafe impl Sync for Struct {}

impl Struct {
    #[inline]
    pub fn new<T: Send + Sync + 'static>(this: Ref<'_, T>, class: &'static ClassOf<T>) -> Self {
        Struct {
            owner: this.owner.clone(),
            at: NonNull::from(this.value).cast(),
            class: class.erased(),
        }
    }

    pub fn class(&self) -> &'static Class {
        self.class
    }

    pub fn meta(&self) -> Option<&dyn Meta> {
        self.owner.meta()
    }

    /// The field at this position of the class.
    #[inline]
    pub fn field(&self, index: usize, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        let field = &self.class.fields[index];
        // SAFETY: `at` is a live `T` and the table is that of `ClassOf<T>`, by `new`; the part lives as long as the whole.
        unsafe { (field.kind.to_py)((field.part.0)(self.at), &self.owner, py, mode) }
    }

    /// The value itself, if it is of that class, or of a variant of it.
    pub fn part<T: Send + Sync + 'static>(&self, class: &'static ClassOf<T>) -> Option<Part<T>> {
        // A variant is made with the class of its enum, which is of the same `T`.
        self.class.shows(class.erased()).then(|| Part {
            _owner: self.owner.clone(),
            at: self.at.cast(),
        })
    }

    /// Whether both are the same place of the same reply, and so equal.
    pub fn same(&self, other: &Struct) -> bool {
        self.at == other.at && std::ptr::eq(self.class, other.class)
    }
}

/// A value inside a root, with its type.
pub struct Part<T> {
    _owner: Owner,
    at: NonNull<T>,
}

// SAFETY: it is a shared reference to a `T`, and keeps its root, which is both.
unsafe impl<T: Send + Sync> Send for Part<T> {}
// SAFETY: as above.
unsafe impl<T: Send + Sync> Sync for Part<T> {}

impl<T: Send + Sync + 'static> From<Ref<'_, T>> for Part<T> {
    fn from(this: Ref<'_, T>) -> Self {
        Part {
            _owner: this.owner.clone(),
            at: NonNull::from(this.value),
        }
    }
}

impl<T> Deref for Part<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: `at` is a live `T` inside what its owner keeps: it is that of a `Ref`, or of a `Struct` of the class of `T`.
        unsafe { self.at.as_ref() }
    }
}

/// A run of items inside a root, every `step`-th of them: the storage of a list.
#[derive(Clone)]
pub(crate) struct Slice {
    owner: Owner,
    first: NonNull<()>,
    pub len: usize,
    step: isize,
    kind: &'static Kind,
}

// SAFETY: it is a shared reference to values that are `Send + Sync` (`ToPy` asks for both).
unsafe impl Send for Slice {}
// SAFETY: as above.
unsafe impl Sync for Slice {}

impl Slice {
    #[inline]
    pub fn new<M: 'static, T: ToPy<M>>(this: Ref<'_, [T]>) -> Self {
        let first = NonNull::from(this.value).cast();
        Slice {
            owner: this.owner.clone(),
            first,
            len: this.value.len(),
            step: 1,
            kind: Kind::of::<M, T>(),
        }
    }

    /// The class of the items, if they are records.
    pub fn class(&self) -> Option<&'static Class> {
        (self.kind.class)()
    }

    pub fn meta(&self) -> Option<&dyn Meta> {
        self.owner.meta()
    }

    #[inline]
    pub fn item(&self, index: usize, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        let at = self.at(index);
        // SAFETY: `at` is an item, and the table is that of its type, by `new`.
        unsafe { (self.kind.to_py)(at, &self.owner, py, mode) }
    }

    /// `len` items from `start` on, every `step`-th of those of this one; all of them must be there.
    pub fn part(&self, start: usize, len: usize, step: isize) -> Self {
        let first = if len == 0 { self.first } else { self.at(start) };
        if let Some(last) = len.checked_sub(1) {
            assert!(
                start
                    .checked_add_signed(last as isize * step)
                    .is_some_and(|last| last < self.len)
            );
        }
        Slice {
            first,
            len,
            step: self.step * step,
            ..self.clone()
        }
    }

    /// The numbers of one field of all items; nothing where the items are no records.
    pub fn field_numbers(&self, index: usize) -> impl Iterator<Item = Option<f64>> {
        let field = self.class().map(|class| &class.fields[index]);
        // SAFETY: every `at` is an item, and the table that of its class: `Kind` has it from the item's own type.
        let number = move |field: &RawField, item| unsafe {
            (field.kind.to_f64)((field.part.0)(self.at(item)))
        };
        field
            .into_iter()
            .flat_map(move |field| (0..self.len).map(move |item| number(field, item)))
    }

    /// One field of one item, without an object for the item; `None` where the items are no records.
    pub fn item_field(
        &self,
        item: usize,
        index: usize,
        py: Python<'_>,
        mode: Mode,
    ) -> PyResult<Obj> {
        let Some(class) = self.class() else {
            return Ok(py.None());
        };
        let field = &class.fields[index];
        // SAFETY: as in `field_numbers`.
        unsafe { (field.kind.to_py)((field.part.0)(self.at(item)), &self.owner, py, mode) }
    }

    #[inline]
    fn at(&self, index: usize) -> NonNull<()> {
        assert!(index < self.len);
        // SAFETY: the index is checked, and `first`, `step` and `len` describe items of one slice by `new` and `part`.
        unsafe {
            self.first
                .byte_offset(index as isize * self.step * self.kind.stride as isize)
        }
    }
}
