//! Maps: immutable `Mapping`s over a Rust map, or over Python values.
//!
//! Invariant: keys keep the order of the Rust map; of a name that a venue sent twice, the last value counts.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use pyo3::basic::CompareOp;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFrozenSet, PyMapping, PyTuple, PyType};

use crate::error::refused::excerpt;
use crate::list::generic_alias;
use crate::share::{Keyed, Ref, Table};
use crate::{
    Entries, FromPy, Mode, Obj, Refused, ToPy, class::abstract_classes, cross::plain, text,
};

/// The Python value of a map that `E` walks.
pub fn to_py<M: 'static, E: Entries<T, V>, T: Send + Sync + 'static, V: ToPy<M>>(
    this: Ref<'_, T>,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    Map {
        entries: Stored::View(Table::new::<M, E, T, V>(this)),
    }
    .into_mode(py, mode)
}

/// A map of what a user gave: any mapping with text as keys, each value accepted.
pub fn accept<M: 'static, V: ToPy<M>>(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
    accepted(value, <String as ToPy<M>>::accept, V::accept)
}

/// A Rust map of what a user gave.
pub fn from_py<M: 'static, E: Entries<T, V>, T, V: FromPy<M>>(
    value: &Bound<'_, PyAny>,
) -> Result<T, Refused> {
    Ok(E::collect(entries(value, text, V::from_py)?))
}

/// How a key or a value of a user becomes `T`.
type Take<T> = fn(&Bound<'_, PyAny>) -> Result<T, Refused>;

fn accepted(value: &Bound<'_, PyAny>, key: Take<Obj>, entry: Take<Obj>) -> Result<Obj, Refused> {
    let dict = PyDict::new(value.py());
    for (key, entry) in entries(value, key, entry)? {
        dict.set_item(key, entry)?;
    }
    Ok(Map::object(value.py(), Stored::Values(dict.unbind()))?)
}

fn entries<K, V>(
    value: &Bound<'_, PyAny>,
    take_key: Take<K>,
    take_value: Take<V>,
) -> Result<Vec<(K, V)>, Refused> {
    let mapping = value
        .cast::<PyMapping>()
        .map_err(|_| Refused::expected("a mapping", value))?;
    let mut entries = Vec::new();
    for item in mapping.items()?.iter() {
        let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
        let key = take_key(&name).map_err(|refused| refused.inside(format_args!(" (a key)")))?;
        let inside = |refused: Refused| match name.extract::<String>() {
            Ok(text) => refused.inside(format_args!("[{text:?}]")),
            Err(_) => refused.inside(format_args!("[{}]", excerpt(&name))),
        };
        entries.push((key, take_value(&value).map_err(inside)?));
    }
    Ok(entries)
}

enum Stored {
    View(Table),
    /// Never handed out, so never changed.
    Values(Py<PyDict>),
}

/// An immutable mapping.
#[pyclass(frozen, mapping, name = "Map")]
pub struct Map {
    entries: Stored,
}

impl Map {
    fn object(py: Python<'_>, entries: Stored) -> PyResult<Obj> {
        abstract_classes::register(py)?;
        Ok(Py::new(py, Map { entries })?.into_any())
    }

    fn into_mode(self, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        match mode {
            Mode::View => Map::object(py, self.entries),
            Mode::Plain => Ok(self.dict(py, Mode::Plain)?.into_any().unbind()),
            Mode::Detached => Map::object(py, Stored::Values(self.dict(py, mode)?.unbind())),
        }
    }

    pub(crate) fn to_mode(slf: &Bound<'_, Self>, mode: Mode) -> PyResult<Obj> {
        let (py, this) = (slf.py(), slf.get());
        match (mode, &this.entries) {
            (Mode::Plain, _) => Ok(this.dict(py, Mode::Plain)?.into_any().unbind()),
            (Mode::Detached, Stored::View(_)) => {
                Map::object(py, Stored::Values(this.dict(py, mode)?.unbind()))
            }
            _ => Ok(slf.clone().into_any().unbind()),
        }
    }

    /// A dict whose keys are those of the map in their order.
    fn names<'a, 'py>(&'a self, py: Python<'py>) -> PyResult<&'a Bound<'py, PyDict>> {
        match &self.entries {
            Stored::View(table) => table.keys(py),
            Stored::Values(dict) => Ok(dict.bind(py)),
        }
    }

    fn find(&self, key: &Bound<'_, PyAny>) -> PyResult<Option<Obj>> {
        let py = key.py();
        match &self.entries {
            Stored::Values(dict) => Ok(dict.bind(py).get_item(key)?.map(Bound::unbind)),
            Stored::View(table) => table.find(key, Mode::View),
        }
    }

    fn dict<'py>(&self, py: Python<'py>, mode: Mode) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (name, entry) in self.names(py)?.iter() {
            let value = match &self.entries {
                Stored::View(table) => table.at(entry.extract()?, py, mode)?,
                Stored::Values(_) => plain::of(&entry, mode)?,
            };
            dict.set_item(name, value)?;
        }
        Ok(dict)
    }
}

#[pymethods]
impl Map {
    #[new]
    #[pyo3(signature = (items, /))]
    fn new(items: &Bound<'_, PyDict>) -> PyResult<Self> {
        abstract_classes::register(items.py())?;
        Ok(Map {
            entries: Stored::Values(items.copy()?.unbind()),
        })
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        Ok(self.names(py)?.len())
    }

    fn __getitem__(&self, key: &Bound<'_, PyAny>) -> PyResult<Obj> {
        self.find(key)?
            .ok_or_else(|| PyKeyError::new_err((key.clone().unbind(),)))
    }

    fn __contains__(&self, key: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(self.find(key)?.is_some())
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.names(py)?.as_any().try_iter()?.into_any())
    }

    fn __reversed__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.names(py)?.call_method0("__reversed__")
    }

    /// The value of a key, or the default.
    #[pyo3(signature = (key, default = None, /))]
    fn get(&self, key: &Bound<'_, PyAny>, default: Option<&Bound<'_, PyAny>>) -> PyResult<Obj> {
        let missing =
            || default.map_or_else(|| key.py().None(), |default| default.clone().unbind());
        Ok(self.find(key)?.unwrap_or_else(missing))
    }

    /// The keys, as a set-like view.
    fn keys<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        view(slf, "KeysView")
    }

    /// The values, as a view.
    fn values<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        view(slf, "ValuesView")
    }

    /// Pairs of key and value, as a set-like view.
    fn items<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        view(slf, "ItemsView")
    }

    /// The entries as a `dict`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py, Mode::View)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.dict(py, Mode::View)?.repr()?.to_str()?.to_owned())
    }

    fn __richcmp__(
        &self,
        py: Python<'_>,
        other: &Bound<'_, PyAny>,
        op: CompareOp,
    ) -> PyResult<Obj> {
        let that = match (other.cast::<Map>(), other.cast::<PyDict>()) {
            _ if !matches!(op, CompareOp::Eq | CompareOp::Ne) => return Ok(py.NotImplemented()),
            (Ok(map), _) => map.get().dict(py, Mode::View)?,
            (_, Ok(dict)) => dict.clone(),
            _ => return Ok(py.NotImplemented()),
        };
        Ok(self.dict(py, Mode::View)?.rich_compare(that, op)?.unbind())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        PyFrozenSet::new(py, self.dict(py, Mode::View)?.items().iter())?.hash()
    }

    fn __copy__(slf: &Bound<'_, Self>) -> PyResult<Obj> {
        Map::to_mode(slf, Mode::Detached)
    }

    fn __deepcopy__(slf: &Bound<'_, Self>, _memo: &Bound<'_, PyAny>) -> PyResult<Obj> {
        Map::to_mode(slf, Mode::Detached)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        (slf.get_type(), (slf.get().dict(py, Mode::View)?,)).into_pyobject(py)
    }

    #[classmethod]
    fn __class_getitem__(cls: &Bound<'_, PyType>, item: &Bound<'_, PyAny>) -> PyResult<Obj> {
        generic_alias(cls, item)
    }

    /// What is known of the reply that this is a part of; `ccrxt.meta` calls it.
    fn __ccrxt_meta__(&self, py: Python<'_>) -> PyResult<Obj> {
        match &self.entries {
            Stored::View(table) => plain::meta(table.meta(), py),
            Stored::Values(_) => plain::meta(None, py),
        }
    }
}

fn view<'py>(map: &Bound<'py, Map>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    map.py()
        .import("collections.abc")?
        .getattr(name)?
        .call1((map,))
}

macro_rules! maps {
    ($($map:ident<K, V $(, $hasher:ident)?> where $($bound:path),+;)+) => {$(
        impl<M: 'static, K: ToPy<M> $(+ $bound)+, V: ToPy<M> $(, $hasher: BuildHasher + Default + Send + Sync + 'static)?> ToPy<M> for $map<K, V $(, $hasher)?> {
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
                let entries = Stored::View(Table::keyed::<M, Self, K, V>(this));
                Map { entries }.into_mode(py, mode)
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                accepted(value, K::accept, V::accept)
            }
        }
        impl<M: 'static, K: FromPy<M> $(+ $bound)+, V: FromPy<M> $(, $hasher: BuildHasher + Default)?> FromPy<M> for $map<K, V $(, $hasher)?> {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                Ok(entries(value, K::from_py, V::from_py)?.into_iter().collect())
            }
        }
        impl<K: 'static, V: 'static $(, $hasher: 'static)?> Keyed<K, V> for $map<K, V $(, $hasher)?> {
            fn entries(&self) -> impl Iterator<Item = (&K, &V)> {
                self.iter()
            }
        }
    )+};
}
maps! {
    HashMap<K, V, S> where Eq, Hash;
    BTreeMap<K, V> where Ord;
}
