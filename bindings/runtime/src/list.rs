//! Lists: immutable sequences over a Rust vector, or over a tuple of Python values.
//!
//! Invariant: a list compares, hashes, slices and finds as the `tuple` of its items does.

pub(crate) mod buffer;
pub(crate) mod column;
pub(crate) mod items;
pub(crate) mod rows;

use std::sync::atomic::{AtomicUsize, Ordering};

use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyIndexError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyInt, PyList, PySlice, PyTuple, PyType};

use crate::share::{Ref, Slice};
use crate::{Mode, Obj, Refused, ToPy, class::abstract_classes, cross::plain};
use items::{Items, each};

/// The Python value of items in a row.
#[inline]
pub(crate) fn to_py<M: 'static, T: ToPy<M>>(
    this: Ref<'_, [T]>,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    let items = Items::View(Slice::new::<M, T>(this));
    match mode {
        Mode::View => List::object(py, items),
        Mode::Plain => Ok(items.list(py, Mode::Plain)?.into_any().unbind()),
        Mode::Detached => {
            List::object(py, Items::Values(items.tuple(py, Mode::Detached)?.unbind()))
        }
    }
}

/// The same of items that are in no row.
pub(crate) fn each_to_py<'a, M: 'static, T: ToPy<M>>(
    items: impl Iterator<Item = Ref<'a, T>>,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    let items = items.map(|item| T::to_py(item, py, mode));
    let items = items.collect::<PyResult<Vec<_>>>()?;
    match mode {
        Mode::Plain => Ok(PyList::new(py, items)?.into_any().unbind()),
        _ => List::object(py, Items::Values(PyTuple::new(py, items)?.unbind())),
    }
}

/// A list of what a user gave: any iterable but text, each item accepted.
pub(crate) fn accept<M: 'static, T: ToPy<M>>(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
    let items = each(value, T::accept)?;
    Ok(List::object(
        value.py(),
        Items::Values(PyTuple::new(value.py(), items)?.unbind()),
    )?)
}

/// An immutable sequence; its slices share its items.
#[pyclass(frozen, sequence, name = "List")]
pub struct List {
    pub(crate) items: Items,
}

impl List {
    #[inline]
    fn object(py: Python<'_>, items: Items) -> PyResult<Obj> {
        abstract_classes::register(py)?;
        Ok(Py::new(py, List { items })?.into_any())
    }

    pub(crate) fn to_mode(slf: &Bound<'_, Self>, mode: Mode) -> PyResult<Obj> {
        let (py, items) = (slf.py(), &slf.get().items);
        match (mode, items) {
            (Mode::Plain, _) => Ok(items.list(py, Mode::Plain)?.into_any().unbind()),
            (Mode::Detached, Items::View(_)) => {
                List::object(py, Items::Values(items.tuple(py, Mode::Detached)?.unbind()))
            }
            _ => Ok(slf.clone().into_any().unbind()),
        }
    }
}

#[pymethods]
impl List {
    #[new]
    #[pyo3(signature = (items = None, /))]
    fn new(py: Python<'_>, items: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        abstract_classes::register(py)?;
        let items = items.map_or_else(
            || Ok(Vec::new()),
            |items| items.try_iter()?.collect::<PyResult<Vec<_>>>(),
        )?;
        Ok(List {
            items: Items::Values(PyTuple::new(py, items)?.unbind()),
        })
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        self.items.len(py)
    }

    fn __getitem__(&self, py: Python<'_>, index: &Bound<'_, PyAny>) -> PyResult<Obj> {
        if let Ok(slice) = index.cast::<PySlice>() {
            return List::object(py, self.items.part(slice)?);
        }
        let len = self.items.len(py);
        let Ok(index) = index.extract::<isize>() else {
            return Err(not_an_index(index));
        };
        let index = if index < 0 {
            index + len as isize
        } else {
            index
        };
        match usize::try_from(index) {
            Ok(index) if index < len => self.items.item(index, py, Mode::View),
            _ => Err(PyIndexError::new_err("list index out of range")),
        }
    }

    fn __iter__(slf: &Bound<'_, Self>) -> ListIterator {
        ListIterator {
            list: slf.clone().unbind(),
            next: AtomicUsize::new(0),
            backwards: false,
        }
    }

    fn __reversed__(slf: &Bound<'_, Self>) -> ListIterator {
        ListIterator {
            list: slf.clone().unbind(),
            next: AtomicUsize::new(0),
            backwards: true,
        }
    }

    fn __contains__(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        self.items.tuple(py, Mode::View)?.as_any().contains(value)
    }

    /// How many items are equal to the value.
    #[pyo3(signature = (value, /))]
    fn count(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<usize> {
        self.items.tuple(py, Mode::View)?.as_sequence().count(value)
    }

    /// The position of the first item that is equal to the value, in `self[start:stop]`; `ValueError` if there is none.
    #[pyo3(signature = (value, start = 0, stop = isize::MAX, /), text_signature = "($self, value, start=0, stop=sys.maxsize, /)")]
    fn index(
        &self,
        py: Python<'_>,
        value: &Bound<'_, PyAny>,
        start: isize,
        stop: isize,
    ) -> PyResult<Obj> {
        let tuple = self.items.tuple(py, Mode::View)?;
        let found = tuple.call_method1("index", (value, start, stop));
        found
            .map(Bound::unbind)
            .map_err(|error| match error.is_instance_of::<PyValueError>(py) {
                true => PyValueError::new_err("the value is not in the list"),
                false => error,
            })
    }

    /// The items as a `list`.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.items.list(py, Mode::View)
    }

    /// One field of all items, at once and much faster than one by one.
    ///
    /// By default the values that reading one by one gives; with `as_=float` or `as_=Decimal` they are of that type; with
    /// `as_="buffer"` they are a `memoryview` of float64, which `numpy.asarray` takes without a copy. A number that is not
    /// there is NaN in all three.
    #[pyo3(signature = (name, as_ = None))]
    fn column(&self, py: Python<'_>, name: &str, as_: Option<&Bound<'_, PyAny>>) -> PyResult<Obj> {
        column::of(&self.items, name, as_, py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self
            .items
            .list(py, Mode::View)?
            .repr()?
            .to_str()?
            .to_owned())
    }

    fn __richcmp__(
        &self,
        py: Python<'_>,
        other: &Bound<'_, PyAny>,
        op: CompareOp,
    ) -> PyResult<Obj> {
        let that = match (
            other.cast::<List>(),
            other.cast::<PyTuple>(),
            other.cast::<PyList>(),
        ) {
            (Ok(list), _, _) => list.get().items.tuple(py, Mode::View)?,
            (_, Ok(tuple), _) => tuple.clone(),
            (_, _, Ok(list)) => list.to_tuple(),
            _ => return Ok(py.NotImplemented()),
        };
        Ok(self
            .items
            .tuple(py, Mode::View)?
            .rich_compare(that, op)?
            .unbind())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.items.tuple(py, Mode::View)?.hash()
    }

    fn __copy__(slf: &Bound<'_, Self>) -> PyResult<Obj> {
        List::to_mode(slf, Mode::Detached)
    }

    fn __deepcopy__(slf: &Bound<'_, Self>, _memo: &Bound<'_, PyAny>) -> PyResult<Obj> {
        List::to_mode(slf, Mode::Detached)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        (slf.get_type(), (slf.get().items.tuple(py, Mode::View)?,)).into_pyobject(py)
    }

    #[classmethod]
    fn __class_getitem__(cls: &Bound<'_, PyType>, item: &Bound<'_, PyAny>) -> PyResult<Obj> {
        generic_alias(cls, item)
    }

    /// What is known of the reply that this is a part of; `ccrxt.meta` calls it.
    fn __ccrxt_meta__(&self, py: Python<'_>) -> PyResult<Obj> {
        match &self.items {
            Items::View(slice) => plain::meta(slice.meta(), py),
            Items::Values(_) => plain::meta(None, py),
        }
    }
}

/// `List[Level]`, for annotations that are evaluated.
pub(crate) fn generic_alias(class: &Bound<'_, PyType>, item: &Bound<'_, PyAny>) -> PyResult<Obj> {
    static ALIAS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    Ok(ALIAS
        .import(class.py(), "types", "GenericAlias")?
        .call1((class, item))?
        .unbind())
}

#[cold]
fn not_an_index(index: &Bound<'_, PyAny>) -> PyErr {
    match index.is_instance_of::<PyInt>() {
        true => PyIndexError::new_err("list index out of range"),
        false => PyTypeError::new_err(format!(
            "list indices must be int or slice, not {}",
            crate::error::refused::type_name(&index.get_type())
        )),
    }
}

/// The items of a list, one after the other.
#[pyclass(frozen, name = "ListIterator")]
struct ListIterator {
    list: Py<List>,
    next: AtomicUsize,
    backwards: bool,
}

#[pymethods]
impl ListIterator {
    fn __iter__<'a, 'py>(slf: &'a Bound<'py, Self>) -> &'a Bound<'py, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Obj>> {
        let items = &self.list.get().items;
        let len = items.len(py);
        let done = self.next.load(Ordering::Relaxed);
        if done >= len {
            return Ok(None);
        }
        self.next.store(done + 1, Ordering::Relaxed);
        let index = if self.backwards { len - 1 - done } else { done };
        items.item(index, py, Mode::View).map(Some)
    }

    fn __length_hint__(&self, py: Python<'_>) -> usize {
        self.list
            .get()
            .items
            .len(py)
            .saturating_sub(self.next.load(Ordering::Relaxed))
    }
}
