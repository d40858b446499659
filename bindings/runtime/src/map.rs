//! Maps: immutable `Mapping`s over a Rust map, or over Python values.
//!
//! Invariant: keys keep the order of the Rust map; of a name that a venue sent twice, the last value counts.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use pyo3::basic::CompareOp;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFrozenSet, PyMapping, PyString, PyTuple, PyType};

use crate::list::generic_alias;
use crate::share::{Ref, Table};
use crate::{Entries, FromPy, Mode, Obj, Refused, ToPy, abstract_classes, plain};

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
    let dict = PyDict::new(value.py());
    for (name, accepted) in entries(value, V::accept)? {
        dict.set_item(name, accepted)?;
    }
    Ok(Map::object(value.py(), Stored::Values(dict.unbind()))?)
}

/// A Rust map of what a user gave.
pub fn from_py<M: 'static, E: Entries<T, V>, T, V: FromPy<M>>(
    value: &Bound<'_, PyAny>,
) -> Result<T, Refused> {
    Ok(E::collect(entries(value, V::from_py)?))
}

fn entries<V>(
    value: &Bound<'_, PyAny>,
    one: impl Fn(&Bound<'_, PyAny>) -> Result<V, Refused>,
) -> Result<Vec<(String, V)>, Refused> {
    let mapping = value
        .cast::<PyMapping>()
        .map_err(|_| Refused::expected("a mapping", value))?;
    let mut entries = Vec::new();
    for item in mapping.items()?.iter() {
        let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
        let Ok(text) = name.cast::<PyString>() else {
            return Err(Refused::expected("str", &name).inside(format_args!(" (a key)")));
        };
        let text = text.to_str()?.to_owned();
        let value = one(&value).map_err(|refused| refused.inside(format_args!("[{text:?}]")))?;
        entries.push((text, value));
    }
    Ok(entries)
}

enum Stored {
    View(Table),
    /// Never handed out, so never changed.
    Values(Py<PyDict>),
}

/// An immutable mapping from names to values.
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

    /// A dict whose keys are the names in their order.
    fn names<'a, 'py>(&'a self, py: Python<'py>) -> PyResult<&'a Bound<'py, PyDict>> {
        match &self.entries {
            Stored::View(table) => table.names(py),
            Stored::Values(dict) => Ok(dict.bind(py)),
        }
    }

    fn find(&self, key: &Bound<'_, PyAny>) -> PyResult<Option<Obj>> {
        let py = key.py();
        match &self.entries {
            Stored::Values(dict) => Ok(dict.bind(py).get_item(key)?.map(Bound::unbind)),
            Stored::View(table) => match key.cast::<PyString>().map(|name| name.to_str()) {
                Ok(Ok(name)) => table.find(name, py, Mode::View).transpose(),
                // No such name; what cannot be a key of a dict is none here either.
                _ => key.hash().map(|_| None),
            },
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

/// The maps of the standard library, whose keys are text.
struct Standard;

impl<K: Borrow<str> + From<String> + Ord + 'static, V: 'static> Entries<BTreeMap<K, V>, V>
    for Standard
{
    fn each<'x>(map: &'x BTreeMap<K, V>, entry: &mut dyn FnMut(&'x str, &'x V)) {
        map.iter()
            .for_each(|(name, value)| entry(name.borrow(), value));
    }

    fn find<'x>(map: &'x BTreeMap<K, V>, name: &str) -> Option<&'x V> {
        map.get(name)
    }

    fn collect(entries: Vec<(String, V)>) -> BTreeMap<K, V> {
        entries
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect()
    }
}

impl<
    K: Borrow<str> + From<String> + Eq + Hash + 'static,
    V: 'static,
    S: BuildHasher + Default + 'static,
> Entries<HashMap<K, V, S>, V> for Standard
{
    fn each<'x>(map: &'x HashMap<K, V, S>, entry: &mut dyn FnMut(&'x str, &'x V)) {
        map.iter()
            .for_each(|(name, value)| entry(name.borrow(), value));
    }

    fn find<'x>(map: &'x HashMap<K, V, S>, name: &str) -> Option<&'x V> {
        map.get(name)
    }

    fn collect(entries: Vec<(String, V)>) -> HashMap<K, V, S> {
        entries
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect()
    }
}

impl<M: 'static, K: Borrow<str> + From<String> + Ord + Send + Sync + 'static, V: ToPy<M>> ToPy<M>
    for BTreeMap<K, V>
{
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        to_py::<M, Standard, Self, V>(this, py, mode)
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        accept::<M, V>(value)
    }
}

impl<M: 'static, K: Borrow<str> + From<String> + Ord + 'static, V: FromPy<M> + 'static> FromPy<M>
    for BTreeMap<K, V>
{
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        from_py::<M, Standard, Self, V>(value)
    }
}

impl<M: 'static, K, V: ToPy<M>, S> ToPy<M> for HashMap<K, V, S>
where
    K: Borrow<str> + From<String> + Eq + Hash + Send + Sync + 'static,
    S: BuildHasher + Default + Send + Sync + 'static,
{
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        to_py::<M, Standard, Self, V>(this, py, mode)
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        accept::<M, V>(value)
    }
}

impl<M: 'static, K, V: FromPy<M> + 'static, S> FromPy<M> for HashMap<K, V, S>
where
    K: Borrow<str> + From<String> + Eq + Hash + 'static,
    S: BuildHasher + Default + 'static,
{
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        from_py::<M, Standard, Self, V>(value)
    }
}
