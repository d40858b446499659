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
    /// From key to position; of a name that comes twice, to the later one.
    keys: Py<PyDict>,
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

    /// Of a map whose keys need not be text.
    pub fn keyed<M: 'static, T: Keyed<K, V> + Send + Sync + 'static, K: ToPy<M>, V: ToPy<M>>(
        this: Ref<'_, T>,
    ) -> Self {
        Table {
            owner: this.owner.clone(),
            at: NonNull::from(this.value).cast(),
            kind: MapKind::keyed::<M, T, K, V>(),
            index: PyOnceLock::new(),
        }
    }

    pub fn meta(&self) -> Option<&dyn Meta> {
        self.owner.meta()
    }

    /// The value of a key; what cannot be a key of a dict is none here either.
    pub fn find(&self, key: &Bound<'_, PyAny>, mode: Mode) -> PyResult<Option<Obj>> {
        let py = key.py();
        let Some(find) = self.kind.find else {
            let position = self.keys(py)?.get_item(key)?;
            return position
                .map(|position| self.at(position.extract()?, py, mode))
                .transpose();
        };
        let Ok(Ok(name)) = key.cast::<PyString>().map(|name| name.to_str()) else {
            return key.hash().map(|_| None);
        };
        // SAFETY: `at` is a live map of the type whose table this is, by `new`.
        let value = unsafe { find(self.at, name) };
        value.map(|value| self.value(value, py, mode)).transpose()
    }

    /// All keys, each with the position of its value.
    pub fn keys<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyDict>> {
        Ok(self.index(py)?.keys.bind(py))
    }

    pub fn at(&self, position: usize, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        self.value(self.index(py)?.values[position], py, mode)
    }

    fn index(&self, py: Python<'_>) -> PyResult<&Index> {
        self.index.get_or_try_init(py, || {
            let keys = PyDict::new(py);
            let mut values = Vec::new();
            let mut take = |key: Obj, value| {
                keys.set_item(key, values.len())?;
                values.push(value);
                Ok(())
            };
            // SAFETY: as in `find`.
            unsafe { (self.kind.each)(self.at, &self.owner, py, &mut take) }?;
            Ok(Index {
                keys: keys.unbind(),
                values,
            })
        })
    }

    fn value(&self, value: NonNull<()>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        // SAFETY: callers took it from this map, and the table is that of its values, by `new` or `keyed`.
        unsafe { (self.kind.value.to_py)(value, &self.owner, py, mode) }
    }
}

/// A map of the standard library.
pub(crate) trait Keyed<K: 'static, V: 'static> {
    fn entries(&self) -> impl Iterator<Item = (&K, &V)>;
}

/// Takes the key of an entry, and where its value is.
type TakeEntry<'a> = dyn FnMut(Obj, NonNull<()>) -> PyResult<()> + 'a;

/// Where the value of a name is.
type Find = unsafe fn(NonNull<()>, &str) -> Option<NonNull<()>>;

/// How the entries of one type of map are found, without the type.
struct MapKind {
    each: unsafe fn(NonNull<()>, &Owner, Python<'_>, &mut TakeEntry<'_>) -> PyResult<()>,
    /// Without the index; `None` where only that knows.
    find: Option<Find>,
    value: &'static Kind,
}

impl MapKind {
    const fn of<M: 'static, E: Entries<T, V>, T: 'static, V: ToPy<M>>() -> &'static MapKind {
        const {
            &MapKind {
                each: each::<E, T, V>,
                find: Some(find::<E, T, V>),
                value: Kind::of::<M, V>(),
            }
        }
    }

    const fn keyed<M: 'static, T: Keyed<K, V> + 'static, K: ToPy<M>, V: ToPy<M>>()
    -> &'static MapKind {
        const {
            &MapKind {
                each: each_keyed::<M, T, K, V>,
                find: None,
                value: Kind::of::<M, V>(),
            }
        }
    }
}

/// # Safety
/// `map` points to a live `T`.
unsafe fn each<E: Entries<T, V>, T, V>(
    map: NonNull<()>,
    _: &Owner,
    py: Python<'_>,
    entry: &mut TakeEntry<'_>,
) -> PyResult<()> {
    // SAFETY: by the contract of this function.
    let map = unsafe { map.cast::<T>().as_ref() };
    let mut outcome = Ok(());
    E::each(map, &mut |name, value| {
        if outcome.is_ok() {
            let name = PyString::new(py, name).into_any().unbind();
            outcome = entry(name, NonNull::from(value).cast());
        }
    });
    outcome
}

/// # Safety
/// `map` points to a live `T` inside what `owner` keeps.
unsafe fn each_keyed<M: 'static, T: Keyed<K, V>, K: ToPy<M>, V: ToPy<M>>(
    map: NonNull<()>,
    owner: &Owner,
    py: Python<'_>,
    entry: &mut TakeEntry<'_>,
) -> PyResult<()> {
    // SAFETY: by the contract of this function.
    let map = unsafe { map.cast::<T>().as_ref() };
    map.entries().try_for_each(|(key, value)| {
        let key = K::to_py(Ref { owner, value: key }, py, Mode::View)?;
        entry(key, NonNull::from(value).cast())
    })
}

/// # Safety
/// `map` points to a live `T`.
unsafe fn find<E: Entries<T, V>, T, V>(map: NonNull<()>, name: &str) -> Option<NonNull<()>> {
    // SAFETY: by the contract of this function.
    let map = unsafe { map.cast::<T>().as_ref() };
    E::find(map, name).map(|value| NonNull::from(value).cast())
}
