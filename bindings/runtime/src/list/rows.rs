//! Values in a row: vectors, boxed slices, arrays and queues as lists, tuples as tuples, sets as frozen sets.
//!
//! Invariant: a list shares the reply that it is of; a tuple, a set or the list of a queue is made anew whenever it is read.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyFrozenSet, PyString, PyTuple};

use crate::{FromPy, Mode, Obj, Ref, Refused, ToPy, list, list::items};

impl<M: 'static, T: ToPy<M>> ToPy<M> for Vec<T> {
    #[inline]
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        list::to_py::<M, T>(this.map(Vec::as_slice), py, mode)
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        list::accept::<M, T>(value)
    }
}

impl<M: 'static, T: FromPy<M>> FromPy<M> for Vec<T> {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        items::each(value, T::from_py)
    }
}

impl<M: 'static, T: ToPy<M>> ToPy<M> for VecDeque<T> {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        list::each_to_py(this.each(|queue| Box::new(queue.iter())), py, mode)
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        list::accept::<M, T>(value)
    }
}

impl<M: 'static, T: FromPy<M>> FromPy<M> for VecDeque<T> {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        items::each(value, T::from_py).map(Self::from)
    }
}

macro_rules! slices {
    ($($pointer:ident),+) => {$(
        impl<M: 'static, T: ToPy<M>> ToPy<M> for $pointer<[T]> {
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
                list::to_py::<M, T>(this.map(|pointer| &**pointer), py, mode)
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                list::accept::<M, T>(value)
            }
        }
        impl<M: 'static, T: FromPy<M>> FromPy<M> for $pointer<[T]> {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                Ok(items::each(value, T::from_py)?.into())
            }
        }
    )+};
}
slices!(Box, Arc);

/// A list that is in the program itself: Python gets it, and cannot give any.
impl<M: 'static, T: ToPy<M>> ToPy<M> for &'static [T] {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        list::to_py::<M, T>(this.map(|list| *list), py, mode)
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        list::accept::<M, T>(value)
    }
}

impl<M: 'static, T: ToPy<M>, const N: usize> ToPy<M> for [T; N] {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        list::to_py::<M, T>(this.map(<[T; N]>::as_slice), py, mode)
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        let list = list::accept::<M, T>(value)?;
        match list.bind(value.py()).len()? {
            len if len == N => Ok(list),
            len => Err(wrong_length(N, len)),
        }
    }
}

impl<M: 'static, T: FromPy<M>, const N: usize> FromPy<M> for [T; N] {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        let items = items::each(value, T::from_py)?;
        items
            .try_into()
            .map_err(|items: Vec<T>| wrong_length(N, items.len()))
    }
}

#[cold]
fn wrong_length(wanted: usize, found: usize) -> Refused {
    Refused::value(format!("must have {wanted} items, not {found}"))
}

macro_rules! sets {
    ($($set:ident<T $(, $hasher:ident)?> where $($bound:path),+;)+) => {$(
        impl<M: 'static, T: ToPy<M> $(+ $bound)+ $(, $hasher: BuildHasher + Default + Send + Sync + 'static)?> ToPy<M> for $set<T $(, $hasher)?> {
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
                let items = this.each(|set| Box::new(set.iter()));
                // An item has to be hashable, which plain dicts and lists are not.
                let mode = if mode == Mode::Plain { Mode::Detached } else { mode };
                let items = items.map(|item| T::to_py(item, py, mode));
                let items = items.collect::<PyResult<Vec<_>>>()?;
                Ok(PyFrozenSet::new(py, items)?.into_any().unbind())
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                let items = items::each(value, T::accept)?;
                Ok(PyFrozenSet::new(value.py(), items)?.into_any().unbind())
            }
        }
        impl<M: 'static, T: FromPy<M> $(+ $bound)+ $(, $hasher: BuildHasher + Default)?> FromPy<M> for $set<T $(, $hasher)?> {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                Ok(items::each(value, T::from_py)?.into_iter().collect())
            }
        }
    )+};
}
sets! {
    HashSet<T, S> where Eq, Hash;
    BTreeSet<T> where Ord;
}

macro_rules! tuples {
    ($($count:literal: $($item:ident $at:tt),+;)+) => {$(
        impl<M: 'static, $($item: ToPy<M>),+> ToPy<M> for ($($item,)+) {
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
                let items = [$($item::to_py(this.map(|tuple| &tuple.$at), py, mode)?),+];
                Ok(PyTuple::new(py, items)?.into_any().unbind())
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                let given = parts::<$count>(value)?;
                let items = [$($item::accept(&given[$at]).map_err(|refused| part($at, refused))?),+];
                Ok(PyTuple::new(value.py(), items)?.into_any().unbind())
            }
        }
        impl<M: 'static, $($item: FromPy<M>),+> FromPy<M> for ($($item,)+) {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                let given = parts::<$count>(value)?;
                Ok(($($item::from_py(&given[$at]).map_err(|refused| part($at, refused))?,)+))
            }
        }
    )+};
}
tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}

/// What a user gave for a tuple: any sequence of that many items but text and a mapping.
fn parts<'py, const N: usize>(
    value: &Bound<'py, PyAny>,
) -> Result<[Bound<'py, PyAny>; N], Refused> {
    let expected = || Refused::expected(&format!("a tuple of {N}"), value);
    let text = value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>();
    if text || value.is_instance_of::<PyDict>() || value.len().is_err() {
        return Err(expected());
    }
    let items = value.try_iter().map_err(|_| expected())?;
    let items = items.collect::<PyResult<Vec<_>>>()?;
    items
        .try_into()
        .map_err(|items: Vec<_>| wrong_length(N, items.len()))
}

fn part(at: usize, refused: Refused) -> Refused {
    refused.inside(format_args!("[{at}]"))
}
