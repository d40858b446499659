//! Methods, functions, properties and fields that Python sees as its own: `method_descriptor` and `getset_descriptor` objects, and functions.
//!
//! In: a static [`Method`], [`Property`] or field and the class that it belongs to. Out: the descriptor. Invariant: what a
//! descriptor points to is never freed, and a trampoline hands on only what Python promises of the pointers it got.

use std::ffi::{CString, c_char, c_int, c_void};
use std::ptr::null_mut;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple, PyType};

use crate::class::doc;
use crate::class::field::RawField;
use crate::client::client_class::Property;
use crate::error;
use crate::method::{Method, Run, positional};
use crate::{Obj, Record, Request};

/// What Python calls for one method.
#[derive(Clone, Copy)]
pub struct Trampoline(ffi::PyCFunctionFastWithKeywords);

/// A type that stands for one method, so that a plain function can be made for it.
pub trait Known {
    fn method() -> &'static Method;
}

impl Trampoline {
    pub const fn of<K: Known>() -> Self {
        Trampoline(enter::<K>)
    }
}

/// The descriptor of a method.
pub(crate) fn of_method(class: &Bound<'_, PyType>, method: &'static Method) -> PyResult<Obj> {
    let definition = definition(method);
    // SAFETY: `class` is a type; the definition is whole, lives for ever, and its flags are those of its function.
    unsafe {
        let made = match method.run {
            Run::Class(_) | Run::ClassAsync(_) => {
                ffi::PyDescr_NewClassMethod(class.as_type_ptr(), definition)
            }
            _ => ffi::PyDescr_NewMethod(class.as_type_ptr(), definition),
        };
        Bound::from_owned_ptr_or_err(class.py(), made)
    }
    .map(Bound::unbind)
}

/// A function of a module: a method of `client`, bound to it.
pub(crate) fn of_function(
    client: &Bound<'_, PyAny>,
    method: &'static Method,
    module: &str,
) -> PyResult<Obj> {
    let module = PyString::intern(client.py(), module);
    // SAFETY: `client` and `module` are objects; the definition is whole, lives for ever, and its flags are those of its function.
    unsafe {
        let made = ffi::PyCFunction_NewEx(definition(method), client.as_ptr(), module.as_ptr());
        Bound::from_owned_ptr_or_err(client.py(), made)
    }
    .map(Bound::unbind)
}

/// What Python is told of a method; it is never freed.
fn definition(method: &'static Method) -> *mut ffi::PyMethodDef {
    let text = doc(method.words.doc).unwrap_or_default();
    let takes = (method.takes)();
    let (parameters, arguments) = (takes.signature(positional(takes)), takes.arguments());
    let separator = if parameters.is_empty() { "" } else { ", " };
    // Python takes the signature of a built-in method out of the head of its doc.
    let owner = match method.run {
        Run::Class(_) | Run::ClassAsync(_) => "type",
        _ => "self",
    };
    let text = format!(
        "{}(${owner}{separator}{parameters})\n--\n\n{text}{arguments}",
        method.name
    );
    Box::leak(Box::new(ffi::PyMethodDef {
        ml_name: leaked(method.name),
        ml_meth: ffi::PyMethodDefPointer {
            PyCFunctionFastWithKeywords: method.trampoline.0,
        },
        ml_flags: ffi::METH_FASTCALL | ffi::METH_KEYWORDS,
        ml_doc: leaked(&text),
    }))
}

/// The descriptor of a property that cannot be set.
pub(crate) fn of_property(class: &Bound<'_, PyType>, property: &'static Property) -> PyResult<Obj> {
    let definition = Box::leak(Box::new(ffi::PyGetSetDef {
        name: leaked(property.name),
        get: Some(read),
        set: None,
        doc: leaked(&doc(property.words.doc).unwrap_or_default()),
        closure: std::ptr::from_ref(property).cast_mut().cast(),
    }));
    // SAFETY: `class` is a type; the definition is whole, lives for ever, and its closure is what `read` expects.
    unsafe {
        Bound::from_owned_ptr_or_err(
            class.py(),
            ffi::PyDescr_NewGetSet(class.as_type_ptr(), definition),
        )
    }
    .map(Bound::unbind)
}

/// The descriptor of a field of a class of records or requests.
///
/// Python itself checks the object's type and calls the function behind it. A class of PyO3's in its place, with a `__get__`,
/// takes three times as long to read a field (measured).
pub(crate) fn of_field(
    class: &Bound<'_, PyType>,
    field: &'static RawField,
    of_requests: bool,
) -> PyResult<Obj> {
    let (get, set): (ffi::getter, ffi::setter) = match of_requests {
        true => (read_of_request, set_in_request),
        false => (read_of_record, refuse_to_set),
    };
    let definition = Box::leak(Box::new(ffi::PyGetSetDef {
        name: leaked(field.name),
        get: Some(get),
        set: Some(set),
        doc: doc(field.doc).map_or(std::ptr::null(), |doc| leaked(&doc)),
        closure: std::ptr::from_ref(field).cast_mut().cast(),
    }));
    // SAFETY: `class` is a type, of records or of requests as the functions expect; the definition is whole and lives for ever, and
    // its closure is the field.
    unsafe {
        Bound::from_owned_ptr_or_err(
            class.py(),
            ffi::PyDescr_NewGetSet(class.as_type_ptr(), definition),
        )
    }
    .map(Bound::unbind)
}

/// A C string for ever. A text with a zero byte ends there.
fn leaked(text: &str) -> *const c_char {
    let text = text.split('\0').next().unwrap_or_default();
    CString::new(text).unwrap_or_default().into_raw()
}

unsafe extern "C" fn enter<K: Known>(
    this: *mut ffi::PyObject,
    values: *const *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
    names: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: these are the arguments that Python called this function with.
    unsafe { enter_method(K::method(), this, values, count, names) }
}

/// # Safety
/// As for a function of flags `METH_FASTCALL | METH_KEYWORDS` when Python calls it.
unsafe fn enter_method(
    method: &'static Method,
    this: *mut ffi::PyObject,
    values: *const *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
    names: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    guarded(|py| {
        // SAFETY: `this` is an object; `names` is a tuple or null; `values` holds `count` objects and one for each name, all
        // of them alive during this call. A `Borrowed` is a pointer to an object (`repr(transparent)`).
        let (this, names, values) = unsafe {
            let names = Bound::from_borrowed_ptr_or_opt(py, names)
                .map(|names| names.cast_into_unchecked::<PyTuple>());
            let length = count as usize + names.as_ref().map_or(0, |names| names.len());
            let values: &[Borrowed<'_, '_, PyAny>] = if length == 0 {
                &[]
            } else {
                std::slice::from_raw_parts(values.cast(), length)
            };
            (Bound::from_borrowed_ptr(py, this), names, values)
        };
        method.call(&this, values, names.as_ref())
    })
}

unsafe extern "C" fn read(this: *mut ffi::PyObject, closure: *mut c_void) -> *mut ffi::PyObject {
    guarded(|py| {
        // SAFETY: `this` is an object, and the closure is the property that `of_property` set.
        let (this, property) = unsafe {
            (
                Bound::from_borrowed_ptr(py, this),
                &*closure.cast::<Property>(),
            )
        };
        property.read(&this)
    })
}

unsafe extern "C" fn read_of_record(
    this: *mut ffi::PyObject,
    closure: *mut c_void,
) -> *mut ffi::PyObject {
    // SAFETY: Python calls this with the GIL held. What PyO3 counts of attaching is not needed to read a field, and is half of the cost.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: as for `record`.
    let (record, field) = unsafe { record(py, this, closure) };
    handed(py, error::guarded(py, || field.of_record(record.get(), py)))
}

unsafe extern "C" fn refuse_to_set(
    this: *mut ffi::PyObject,
    _: *mut ffi::PyObject,
    closure: *mut c_void,
) -> c_int {
    status(|py| {
        // SAFETY: as for `record`.
        let (record, field) = unsafe { record(py, this, closure) };
        Err(field.unchangeable(record.get()))
    })
}

unsafe extern "C" fn read_of_request(
    this: *mut ffi::PyObject,
    closure: *mut c_void,
) -> *mut ffi::PyObject {
    guarded(|py| {
        // SAFETY: as for `request`.
        let (request, field) = unsafe { request(py, this, closure) };
        field.of_request(request.get(), py)
    })
}

unsafe extern "C" fn set_in_request(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    closure: *mut c_void,
) -> c_int {
    status(|py| {
        // SAFETY: as for `request`; the value is an object, or null where the attribute is deleted.
        let (request, field, value) = unsafe {
            let (request, field) = request(py, this, closure);
            (request, field, Bound::from_borrowed_ptr_or_opt(py, value))
        };
        field.set(request.get(), value.as_ref())
    })
}

/// # Safety
/// A descriptor that `of_field` made for records was called by Python, which has seen that the object is one of the class that
/// the descriptor is of.
unsafe fn record<'a, 'py>(
    py: Python<'py>,
    this: *mut ffi::PyObject,
    closure: *mut c_void,
) -> (Borrowed<'a, 'py, Record>, &'static RawField) {
    // SAFETY: by the contract of this function: that class derives from `Record`, and the closure is the field.
    unsafe {
        (
            Borrowed::from_ptr(py, this).cast_unchecked(),
            &*closure.cast(),
        )
    }
}

/// # Safety
/// As for `record`, of a descriptor for requests.
unsafe fn request<'a, 'py>(
    py: Python<'py>,
    this: *mut ffi::PyObject,
    closure: *mut c_void,
) -> (Borrowed<'a, 'py, Request>, &'static RawField) {
    // SAFETY: by the contract of this function: that class derives from `Request`, and the closure is the field.
    unsafe {
        (
            Borrowed::from_ptr(py, this).cast_unchecked(),
            &*closure.cast(),
        )
    }
}

/// What a function that sets gives: an error is set and −1 returned.
fn status(body: impl FnOnce(Python<'_>) -> PyResult<()>) -> c_int {
    let none = guarded(|py| body(py).map(|()| py.None()));
    if none.is_null() {
        return -1;
    }
    // SAFETY: it is the object that `guarded` gave, and the caller of this holds the GIL.
    unsafe { ffi::Py_DECREF(none) };
    0
}

/// From Rust's ways to Python's: an error is set and null returned.
fn guarded(body: impl FnOnce(Python<'_>) -> PyResult<Obj>) -> *mut ffi::PyObject {
    Python::attach(|py| handed(py, error::guarded(py, || body(py))))
}

fn handed(py: Python<'_>, outcome: PyResult<Obj>) -> *mut ffi::PyObject {
    match outcome {
        Ok(value) => value.into_ptr(),
        Err(error) => {
            error.restore(py);
            null_mut()
        }
    }
}
