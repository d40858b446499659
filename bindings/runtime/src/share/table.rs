//! Maps inside a root.
//!
//! Invariant: the index lists the values of this very map.

use std::ptr::NonNull;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString};

use super::{Kind, Meta, Owner, Ref};
use crate::{Entries, Mode, Obj, ToPy};

/// The storage of a map.
pub(crate) struct Table {
    owner: Owner,
    at: NonNull<()>,
    kind: &'static MapKind,
    index: PyOnceLock<Index>,
}

// SAFETY: it is a shared reference to a value that is `Send + Sync` (`ToPy` asks for both), and so is all in its index.
unsafe impl Send for Table {}
// SAFETY: as above.
unsafe impl Sync for Table {}

struct Index {
    /// From name to position; of a name that comes twice, to the later one.
    names: Py<PyDict>,
    values: Vec<NonNull<()>>,
}

impl Table {
    pub fn new<M: 'static, E: Entries<T, V>, T: Send + Sync + 'static, V: ToPy<M>>(
        this: Ref<'_, T>,
    ) -> Self {
        Table {
            owner: this.owner.clone(),
            at: NonNull::from(this.value).cast(),
            kind: MapKind::of::<M, E, T, V>(),
            index: PyOnceLock::new(),
        }
    }

    pub fn meta(&self) -> Option<&dyn Meta> {
        self.owner.meta()
    }

    /// The value of a name.
    pub fn find(&self, name: &str, py: Python<'_>, mode: Mode) -> Option<PyResult<Obj>> {
        // SAFETY: `at` is a live map of the type whose table this is, by `new`.
        let value = unsafe { (self.kind.find)(self.at, name) }?;
        Some(self.value(value, py, mode))
    }

    /// All names, each with the position of its value.
    pub fn names<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyDict>> {
        Ok(self.index(py)?.names.bind(py))
    }

    pub fn at(&self, position: usize, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        self.value(self.index(py)?.values[position], py, mode)
    }

    fn index(&self, py: Python<'_>) -> PyResult<&Index> {
        self.index.get_or_try_init(py, || {
            let names = PyDict::new(py);
            let mut values = Vec::new();
            let mut outcome = Ok(());
            // SAFETY: as in `find`.
            unsafe {
                (self.kind.each)(self.at, &mut |name, value| {
                    if outcome.is_ok() {
                        outcome = names.set_item(PyString::new(py, name), values.len());
                        values.push(value);
                    }
                });
            }
            outcome.map(|()| Index {
                names: names.unbind(),
                values,
            })
        })
    }

    fn value(&self, value: NonNull<()>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        // SAFETY: callers took it from this map, and the table is that of its values, by `new`.
        unsafe { (self.kind.value.to_py)(value, &self.owner, py, mode) }
    }
}

/// Takes the name of an entry, and where its value is.
type TakeEntry<'a> = dyn FnMut(&str, NonNull<()>) + 'a;

/// How the entries of one type of map are found, without the type.
struct MapKind {
    each: unsafe fn(NonNull<()>, &mut TakeEntry<'_>),
    find: unsafe fn(NonNull<()>, &str) -> Option<NonNull<()>>,
    value: &'static Kind,
}

impl MapKind {
    const fn of<M: 'static, E: Entries<T, V>, T: 'static, V: ToPy<M>>() -> &'static MapKind {
        const {
            &MapKind {
                each: each::<E, T, V>,
                find: find::<E, T, V>,
                value: Kind::of::<M, V>(),
            }
        }
    }
}

/// # Safety
/// `map` points to a live `T`.
unsafe fn each<E: Entries<T, V>, T, V>(map: NonNull<()>, entry: &mut TakeEntry<'_>) {
    // SAFETY: by the contract of this function.
    let map = unsafe { map.cast::<T>().as_ref() };
    E::each(map, &mut |name, value| {
        entry(name, NonNull::from(value).cast())
    });
}

/// # Safety
/// `map` points to a live `T`.
unsafe fn find<E: Entries<T, V>, T, V>(map: NonNull<()>, name: &str) -> Option<NonNull<()>> {
    // SAFETY: by the contract of this function.
    let map = unsafe { map.cast::<T>().as_ref() };
    E::find(map, name).map(|value| NonNull::from(value).cast())
}
