//! Objects of classes that `type` made, without a call of `type.__call__` for each.
//!
//! Invariant: what is handed over is taken by the very next `__new__` of the base on this thread.

use std::cell::Cell;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::record::Storage;
use crate::{Obj, Record};

thread_local!(static NEXT: Cell<Option<Storage>> = const { Cell::new(None) });

/// An object of this class, which is `Record` or derives from it, with this storage.
#[inline]
pub(crate) fn record(class: &Bound<'_, PyType>, storage: Storage) -> PyResult<Obj> {
    let py = class.py();
    NEXT.set(Some(storage));
    // SAFETY: the slot is the `tp_new` that PyO3 made for `Record`, and `class` derives from `Record`; the arguments are an
    // empty tuple and no keywords. It takes the storage first of all, before it can fail or run other code.
    let made = unsafe {
        let slot = ffi::PyType_GetSlot(py.get_type::<Record>().as_type_ptr(), ffi::Py_tp_new);
        let new = std::mem::transmute::<*mut std::ffi::c_void, ffi::newfunc>(slot);
        Bound::from_owned_ptr_or_err(
            py,
            new(
                class.as_type_ptr(),
                PyTuple::empty(py).as_ptr(),
                std::ptr::null_mut(),
            ),
        )
    };
    Ok(made?.unbind())
}

/// The storage that waits to become an object, if this `__new__` was called by [`record`].
#[inline]
pub(crate) fn handed_over() -> Option<Storage> {
    NEXT.take()
}
