//! Shared Rust values: a root that is kept alive by every view of a part of it.
//!
//! In: a decoded reply. Out: [`Ref`]s and, erased, the storages of records, lists and maps.
//! Invariant: a pointer here points into the [`Root`] that its owner keeps, which nobody can change or move; the
//! table beside the pointer is that of the pointer's type. Both hold because a pointer is only ever made from a
//! [`Ref`], and a `Ref` only from a root or, by a projection, from another `Ref`.

use std::ptr::NonNull;
use std::sync::Arc;

use pyo3::prelude::*;

use crate::class::{Class, ClassOf};
use crate::{Mode, Obj, Refused, ToPy};

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
        let root = Arc::new(Root {
            value: self.value,
            meta: self.meta,
        });
        let owner: Owner = root.clone();
        T::to_py(
            Ref {
                owner: &owner,
                value: &root.value,
            },
            py,
            Mode::View,
        )
    }
}

struct Root<T> {
    value: T,
    meta: Option<Box<dyn Meta>>,
}

/// What keeps a root alive, whatever its type.
pub(crate) trait Keep: Send + Sync {
    fn meta(&self) -> Option<&dyn Meta>;
}

impl<T: Send + Sync> Keep for Root<T> {
    fn meta(&self) -> Option<&dyn Meta> {
        self.meta.as_deref()
    }
}

pub(crate) type Owner = Arc<dyn Keep>;

/// A borrowed value together with what keeps it alive.
pub struct Ref<'a, T> {
    owner: &'a Owner,
    value: &'a T,
}

impl<T> Clone for Ref<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<'_, T> {}

impl<'a, T: 'static> Ref<'a, T> {
    #[inline]
    pub fn get(self) -> &'a T {
        self.value
    }

    /// A part of it. The signature is what makes it one: what holds for every lifetime can only come out of the argument
    /// (or be `'static`).
    #[inline]
    pub fn map<U>(self, part: impl for<'x> FnOnce(&'x T) -> &'x U) -> Ref<'a, U> {
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
}

/// How values of one Rust type cross, without the type.
pub(crate) struct Kind {
    to_py: unsafe fn(NonNull<()>, &Owner, Python<'_>, Mode) -> PyResult<Obj>,
    to_f64: unsafe fn(NonNull<()>) -> Option<f64>,
    pub accept: fn(&Bound<'_, PyAny>) -> Result<Obj, Refused>,
    pub optional: bool,
    pub class: fn() -> Option<&'static Class>,
    stride: usize,
}

impl Kind {
    /// One table per type; the address is no identity.
    pub(crate) const fn of<M: 'static, T: ToPy<M>>() -> &'static Kind {
        const {
            &Kind {
                to_py: to_py::<M, T>,
                to_f64: to_f64::<M, T>,
                accept: T::accept,
                optional: T::OPTIONAL,
                class: class::<M, T>,
                stride: size_of::<T>(),
            }
        }
    }
}

fn class<M: 'static, T: ToPy<M>>() -> Option<&'static Class> {
    T::class().map(ClassOf::erased)
}

/// # Safety
/// `at` points to a `T` inside what `owner` keeps.
unsafe fn to_py<M: 'static, T: ToPy<M>>(
    at: NonNull<()>,
    owner: &Owner,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    // SAFETY: by the contract of this function.
    let value = unsafe { at.cast::<T>().as_ref() };
    T::to_py(Ref { owner, value }, py, mode)
}

/// # Safety
/// `at` points to a live `T`.
unsafe fn to_f64<M: 'static, T: ToPy<M>>(at: NonNull<()>) -> Option<f64> {
    // SAFETY: by the contract of this function.
    unsafe { at.cast::<T>().as_ref() }.to_f64()
}

/// From a struct to one of its fields, without the types.
pub(crate) struct Projection(unsafe fn(NonNull<()>) -> NonNull<()>);

impl Projection {
    pub(crate) const fn of<T: 'static, U: 'static>(part: for<'x> fn(&'x T) -> &'x U) -> Self {
        // SAFETY: `&T` and `NonNull<()>` have the same ABI as argument and as result (thin pointers that are not null);
        // calling it with a pointer that is not a live `T` is what makes the target type `unsafe`.
        Projection(unsafe {
            std::mem::transmute::<for<'x> fn(&'x T) -> &'x U, unsafe fn(NonNull<()>) -> NonNull<()>>(
                part,
            )
        })
    }
}

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

    /// Whether both are the same place of the same reply, and so equal.
    pub fn same(&self, other: &Struct) -> bool {
        self.at == other.at && std::ptr::eq(self.class, other.class)
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
    pub fn new<M: 'static, T: ToPy<M>>(this: Ref<'_, Vec<T>>) -> Self {
        let first = NonNull::from(this.value.as_slice()).cast();
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
    pub fn field_numbers(&self, index: usize, into: &mut Vec<Option<f64>>) {
        let Some(class) = self.class() else { return };
        let field = &class.fields[index];
        // SAFETY: every `at` is an item, and the table that of its class: `Kind` has it from the item's own type.
        into.extend(
            (0..self.len).map(|item| unsafe { (field.kind.to_f64)((field.part.0)(self.at(item))) }),
        );
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

/// The values of a map inside a root, in the map's order.
pub(crate) struct Parts {
    owner: Owner,
    at: Vec<NonNull<()>>,
    kind: &'static Kind,
}

// SAFETY: these are shared references to values that are `Send + Sync` (`ToPy` asks for both).
unsafe impl Send for Parts {}
// SAFETY: as above.
unsafe impl Sync for Parts {}

impl Parts {
    /// All that `each` hands over, which can only be parts of `this` (or `'static`).
    pub fn new<M: 'static, C: 'static, V: ToPy<M>>(
        this: Ref<'_, C>,
        each: impl for<'x> FnOnce(&'x C, &mut dyn FnMut(&'x V)),
    ) -> Self {
        let mut at = Vec::new();
        each(this.value, &mut |value| {
            at.push(NonNull::from(value).cast())
        });
        Parts {
            owner: this.owner.clone(),
            at,
            kind: Kind::of::<M, V>(),
        }
    }

    pub fn meta(&self) -> Option<&dyn Meta> {
        self.owner.meta()
    }

    pub fn value(&self, index: usize, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        // SAFETY: `at` holds live values of the type whose table this is, by `new`.
        unsafe { (self.kind.to_py)(self.at[index], &self.owner, py, mode) }
    }
}
