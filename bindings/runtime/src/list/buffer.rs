//! Floats that Python reads in place, through its buffer protocol.

use std::ffi::c_int;

use pyo3::exceptions::PyBufferError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyMemoryView;

/// A `memoryview` of these floats: read-only, one dimension, format `d`.
pub(crate) fn memoryview(py: Python<'_>, floats: Vec<f64>) -> PyResult<Bound<'_, PyMemoryView>> {
    let shape = [floats.len() as isize];
    let floats = Bound::new(
        py,
        Floats {
            floats: floats.into_boxed_slice(),
            shape,
            strides: [size_of::<f64>() as isize],
        },
    )?;
    PyMemoryView::from(&floats.into_any())
}

/// Frozen, so that what a buffer points to stays where it is for as long as the buffer holds the object.
#[pyclass(frozen)]
struct Floats {
    floats: Box<[f64]>,
    shape: [isize; 1],
    strides: [isize; 1],
}

#[pymethods]
impl Floats {
    /// # Safety
    /// Called by the interpreter, with a view to be filled.
    unsafe fn __getbuffer__(
        slf: Bound<'_, Self>,
        view: *mut ffi::Py_buffer,
        flags: c_int,
    ) -> PyResult<()> {
        if flags & ffi::PyBUF_WRITABLE == ffi::PyBUF_WRITABLE {
            // SAFETY: `view` is valid by contract; a view that is refused has no owner.
            unsafe { (*view).obj = std::ptr::null_mut() };
            return Err(PyBufferError::new_err("a column cannot be written to"));
        }
        let this = slf.get();
        let asked = |flag: c_int| flags & flag == flag;
        // SAFETY: `view` is valid by contract. The pointers lead into the object, which is frozen and which the view owns
        // (`obj`) until it is released; nothing writes through them, since `readonly` is set.
        unsafe {
            (*view).buf = this.floats.as_ptr().cast_mut().cast();
            (*view).len = size_of_val(&*this.floats) as isize;
            (*view).itemsize = size_of::<f64>() as isize;
            (*view).readonly = 1;
            (*view).ndim = 1;
            (*view).format = if asked(ffi::PyBUF_FORMAT) {
                c"d".as_ptr().cast_mut()
            } else {
                std::ptr::null_mut()
            };
            (*view).shape = if asked(ffi::PyBUF_ND) {
                this.shape.as_ptr().cast_mut()
            } else {
                std::ptr::null_mut()
            };
            (*view).strides = if asked(ffi::PyBUF_STRIDES) {
                this.strides.as_ptr().cast_mut()
            } else {
                std::ptr::null_mut()
            };
            (*view).suboffsets = std::ptr::null_mut();
            (*view).internal = std::ptr::null_mut();
            (*view).obj = slf.into_any().into_ptr();
        }
        Ok(())
    }
}
