//! Records: immutable objects with named fields, such as an order book.
//!
//! Two storages: a view of part of a reply, or a tuple of Python values for what was made by hand, unpickled or detached.
//! Invariant: both look alike to Python in every way but `ccrxt.meta`.

pub(crate) mod given;
pub(crate) mod giver;
pub(crate) mod held;
pub(crate) mod storage;

use pyo3::basic::CompareOp;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

use crate::class::Class;
use crate::class::class_of::ClassOf;
use crate::share::{Part, Struct};
use crate::{Mode, Obj, Ref, Refused, class::instance, cross::plain};
use storage::Storage;

/// The Python value of a struct.
#[inline]
pub fn to_py<T: Send + Sync + 'static>(
    this: Ref<'_, T>,
    class: &'static ClassOf<T>,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    object(Struct::new(this, class), py, mode)
}

fn object(view: Struct, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
    let class = view.class().python(py)?;
    let storage = Storage::View(view);
    match mode {
        Mode::View => instance::record(class, Record { storage }),
        Mode::Plain => Ok(storage.plain(py)?.into_any().unbind()),
        Mode::Detached => {
            let storage = storage.detached(py)?;
            instance::record(class, Record { storage })
        }
    }
}

/// An object of the class, as it is.
pub fn accept(value: &Bound<'_, PyAny>, class: &'static Class) -> Result<Obj, Refused> {
    if value.is_instance(class.python(value.py())?)? {
        return Ok(value.clone().unbind());
    }
    Err(Refused::expected(class.name, value))
}

/// Base of the classes of all responses: an immutable object with named fields.
#[pyclass(frozen, subclass, name = "Record")]
pub struct Record {
    storage: Storage,
}

impl Record {
    /// One of no class, to look at.
    pub(crate) fn sample() -> Self {
        static CLASS: ClassOf<()> = ClassOf::record("ccrxt", "Record", "", &[], None);
        Record {
            storage: Storage::Values {
                class: CLASS.erased(),
                values: Box::new([]),
            },
        }
    }

    #[inline]
    pub(crate) fn class(&self) -> &'static Class {
        self.storage.class()
    }

    /// The Rust struct, where there is one of that class.
    pub(crate) fn part<T: Send + Sync + 'static>(
        &self,
        class: &'static ClassOf<T>,
    ) -> Option<Part<T>> {
        match &self.storage {
            Storage::View(view) => view.part(class),
            Storage::Values { .. } => None,
        }
    }

    #[inline]
    pub(crate) fn field(&self, index: usize, py: Python<'_>) -> PyResult<Obj> {
        self.storage.field(index, py, Mode::View)
    }

    pub(crate) fn to_mode(slf: &Bound<'_, Self>, mode: Mode) -> PyResult<Obj> {
        let (py, this) = (slf.py(), slf.get());
        match mode {
            Mode::View => Ok(slf.clone().into_any().unbind()),
            Mode::Plain => Ok(this.storage.plain(py)?.into_any().unbind()),
            Mode::Detached => match this.storage {
                Storage::View(_) => {
                    let storage = this.storage.detached(py)?;
                    instance::record(&slf.get_type(), Record { storage })
                }
                Storage::Values { .. } => Ok(slf.clone().into_any().unbind()),
            },
        }
    }
}

#[pymethods]
impl Record {
    #[new]
    #[classmethod]
    #[pyo3(signature = (*args, **fields))]
    fn new(
        cls: &Bound<'_, PyType>,
        args: &Bound<'_, PyTuple>,
        fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let storage = Storage::by_hand(Class::find(cls)?, args, fields)?;
        Ok(Record { storage })
    }

    /// The object of a JSON text as the venue sends it.
    #[classmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(cls: &Bound<'_, PyType>, json: &Bound<'_, PyAny>) -> PyResult<Obj> {
        let class = Class::find(cls)?;
        let Some(decode) = class.decode else {
            return Err(PyTypeError::new_err(format!(
                "{} has no JSON form of its own",
                class.name
            )));
        };
        if let Ok(text) = json.cast::<PyString>() {
            return decode(json.py(), text.to_str()?.as_bytes());
        }
        if let Ok(bytes) = json.extract::<&[u8]>() {
            return decode(json.py(), bytes);
        }
        Err(Refused::expected("str or bytes", json)
            .of(&format!("{}.from_json(): argument", class.name), "json"))
    }

    /// The fields by name, with plain dicts and lists for all that is nested; of a variant of an enum, in a dict by its name.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.storage.plain(py)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let fields = &slf.get().storage;
        let mut text = format!("{}(", crate::error::refused::type_name(&slf.get_type()));
        for (index, (field, value)) in fields
            .class()
            .fields
            .iter()
            .zip(fields.fields(slf.py(), Mode::View))
            .enumerate()
        {
            let separator = if index == 0 { "" } else { ", " };
            text.push_str(&format!(
                "{separator}{}={}",
                field.name,
                value?.repr()?.to_str()?
            ));
        }
        text.push(')');
        Ok(text)
    }

    fn __richcmp__(
        slf: &Bound<'_, Self>,
        other: &Bound<'_, PyAny>,
        op: CompareOp,
    ) -> PyResult<Obj> {
        let py = slf.py();
        let (this, Ok(that)) = (slf.get(), other.cast::<Record>()) else {
            return Ok(py.NotImplemented());
        };
        if !slf.get_type().is(other.get_type()) || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(py.NotImplemented());
        }
        let equal = match (&this.storage, &that.get().storage) {
            (Storage::View(a), Storage::View(b)) if a.same(b) => true,
            // What they hold cannot be compared.
            (a, _) if a.class().is_opaque() => slf.is(other),
            (a, b) => a.tuple(py, Mode::View)?.eq(b.tuple(py, Mode::View)?)?,
        };
        Ok((equal == matches!(op, CompareOp::Eq))
            .into_pyobject(py)?
            .to_owned()
            .into_any()
            .unbind())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.storage.tuple(py, Mode::View)?.hash()
    }

    fn __copy__(slf: &Bound<'_, Self>) -> PyResult<Obj> {
        Record::to_mode(slf, Mode::Detached)
    }

    fn __deepcopy__(slf: &Bound<'_, Self>, _memo: &Bound<'_, PyAny>) -> PyResult<Obj> {
        Record::to_mode(slf, Mode::Detached)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        let class = slf.get().class();
        if class.is_opaque() {
            return Err(PyTypeError::new_err(format!(
                "{} cannot be pickled: what it holds is kept from Python",
                class.qualified_name()
            )));
        }
        let fields = slf.get().storage.dict(py, Mode::View)?;
        let new = py.import("copyreg")?.getattr("__newobj_ex__")?;
        (new, (slf.get_type(), PyTuple::empty(py), fields)).into_pyobject(py)
    }

    /// What is known of the reply that this is a part of; `ccrxt.meta` calls it.
    fn __ccrxt_meta__(&self, py: Python<'_>) -> PyResult<Obj> {
        match &self.storage {
            Storage::View(view) => plain::meta(view.meta(), py),
            Storage::Values { .. } => plain::meta(None, py),
        }
    }
}

/// A response class; see the crate's documentation.
#[macro_export]
macro_rules! record {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $type:ty $(, decode $decode:path)? $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })?;
        $($field:tt $(as $python:literal)?: $field_doc:expr $(=> $old:literal)?),* $(,)?) => {
        #[allow(non_upper_case_globals, deprecated)]
        pub static $name: $crate::ClassOf<$type> = $crate::ClassOf::<$type>::record(
            $module,
            stringify!($name),
            concat!($($doc, "\n"),*),
            const { &[$($crate::Field::of::<$here, _>($crate::macros::name!($field $($python)?), &[$field_doc $(, $old)?], |this| &this.$field)),*] },
            $crate::macros::first!($(Some(|py, json| $crate::macros::from_json::<$here, $type, _>(py, json, $decode)),)? None),
        ).with($crate::macros::attributes!($here, $type, $crate::macros::lent::<$here, $type>; {$($($constants)*)?} {$($($methods)*)?}));
        impl $crate::ToPy<$here> for $type {
            fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, mode: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                $crate::macros::record_to_py(this, &$name, py, mode)
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::macros::record_accept(value, $name.erased())
            }
            fn class() -> ::core::option::Option<&'static $crate::ClassOf<Self>> {
                ::core::option::Option::Some(&$name)
            }
        }
    };
}
