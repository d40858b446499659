//! Requests: mutable objects with named, checked fields, from which a call takes its arguments.
//!
//! Invariant: a slot holds a value that its field accepted, or nothing.

pub(crate) mod lent_request;

use std::sync::{Mutex, MutexGuard};

use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

use crate::class::Class;
use crate::class::class_of::ClassOf;
use crate::class::keywords::by_name;
use crate::scalars::secret::Hidden;
use crate::share::Struct;
use crate::{Arguments, FromArguments, Mode, Obj, Ref, Refused, Reply, cross::plain};

/// A request object with the fields of a struct: of a request inside another, for one.
pub fn to_py<T: Send + Sync + 'static>(
    this: Ref<'_, T>,
    class: &'static ClassOf<T>,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    let view = Struct::new(this, class);
    let class = view.class();
    let values = (0..class.fields.len()).map(|index| {
        let value = view.field(index, py, Mode::Detached)?;
        Ok(class.is_said(value.bind(py)).then_some(value))
    });
    let object = class.python(py)?.call0()?;
    let request = object.cast::<Request>()?.get();
    *request.slots() = values.collect::<PyResult<_>>()?;
    plain::of(
        &object,
        if mode == Mode::Plain {
            mode
        } else {
            Mode::View
        },
    )
}

/// What a field has that is left out of a request whose author wrote its `Default`.
pub fn settled<T: Default + Send + Sync + 'static>(
    py: Python<'_>,
    class: &'static ClassOf<T>,
    index: usize,
) -> PyResult<Obj> {
    Reply::from(T::default()).shared(|this| Struct::new(this, class).field(index, py, Mode::View))
}

impl Class {
    /// Whether a value is not what is meant where nothing is said.
    fn is_said(&self, value: &Bound<'_, PyAny>) -> bool {
        self.settled.is_some() || !value.is_none()
    }
}

/// The struct of a request object.
pub fn from_py<M: 'static, T: FromArguments<M>>(value: &Bound<'_, PyAny>) -> Result<T, Refused> {
    let class = T::class();
    match value.cast::<Request>() {
        Ok(request) if std::ptr::eq(request.get().class, class) => Ok(T::from_arguments(
            &mut Arguments::of_request(request.get(), value.py()),
        )?),
        _ => Err(Refused::expected(class.name, value)),
    }
}

/// An object of the class, as it is.
pub fn accept(value: &Bound<'_, PyAny>, class: &'static Class) -> Result<Obj, Refused> {
    if value.is_instance(class.python(value.py())?)? {
        return Ok(value.clone().unbind());
    }
    Err(Refused::expected(class.name, value))
}

/// Base of the classes of all requests: an object with named fields that can be set.
#[pyclass(frozen, subclass, name = "Request")]
pub struct Request {
    class: &'static Class,
    /// Locked for moments in which no Python code runs.
    slots: Mutex<Box<[Option<Obj>]>>,
}

impl Request {
    pub(crate) fn class(&self) -> &'static Class {
        self.class
    }

    fn slots(&self) -> MutexGuard<'_, Box<[Option<Obj>]>> {
        self.slots
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// What is set, by position.
    pub(crate) fn values<'py>(&self, py: Python<'py>) -> Vec<Option<Bound<'py, PyAny>>> {
        self.slots()
            .iter()
            .map(|slot| slot.as_ref().map(|value| value.bind(py).clone()))
            .collect()
    }

    pub(crate) fn field(&self, index: usize, py: Python<'_>) -> PyResult<Obj> {
        let value = self.slots()[index]
            .as_ref()
            .map(|value| value.clone_ref(py));
        let field = &self.class.fields[index];
        let value = match (value, self.class.settled) {
            (None, Some(default)) => Some(default(py, index)?),
            (value, _) => value,
        };
        match value {
            Some(value) if Hidden::is(value.bind(py)) => Err(PyAttributeError::new_err(format!(
                "{}.{} is a secret: it can be set, and not read",
                self.class.name, field.name
            ))),
            Some(value) => Ok(value),
            None if field.kind.optional => Ok(py.None()),
            None => Err(PyAttributeError::new_err(format!(
                "{}.{} is not set",
                self.class.name, field.name
            ))),
        }
    }

    pub(crate) fn set(&self, index: usize, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let field = &self.class.fields[index];
        let accepted = (field.kind.accept)(value)
            .map_err(|refused| refused.of(&format!("{}: field", self.class.name), field.name))?;
        let slot = self
            .class
            .is_said(accepted.bind(value.py()))
            .then_some(accepted);
        // What was there is dropped after the lock: its end may run Python code.
        let _old = std::mem::replace(&mut self.slots()[index], slot);
        Ok(())
    }

    pub(crate) fn unset(&self, index: usize) {
        let _old = self.slots()[index].take();
    }

    fn dict<'py>(&self, py: Python<'py>, mode: Mode) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (field, value) in self.class.fields.iter().zip(self.values(py)) {
            let shown = value.filter(|value| mode != Mode::Plain || !Hidden::is(value));
            if let Some(value) = shown {
                dict.set_item(PyString::intern(py, field.name), plain::of(&value, mode)?)?;
            }
        }
        Ok(dict)
    }

    /// The fields that are set, for a copy of the object; refused where one of them is a secret.
    fn whole<'py>(&self, py: Python<'py>, mode: Mode) -> PyResult<Bound<'py, PyDict>> {
        let mut fields = self.class.fields.iter().zip(self.values(py));
        let secret = fields.find(|(_, value)| value.as_ref().is_some_and(Hidden::is));
        match secret {
            None => self.dict(py, mode),
            Some((field, _)) => Err(PyTypeError::new_err(format!(
                "{} cannot be pickled or copied: its `{}` is a secret; make it again where it is needed",
                self.class.name, field.name
            ))),
        }
    }

    pub(crate) fn to_mode(slf: &Bound<'_, Self>, mode: Mode) -> PyResult<Obj> {
        let (py, this) = (slf.py(), slf.get());
        match mode {
            Mode::View => Ok(slf.clone().into_any().unbind()),
            Mode::Plain => Ok(this.dict(py, Mode::Plain)?.into_any().unbind()),
            Mode::Detached => {
                let fields = this.whole(py, Mode::Detached)?;
                Ok(slf.get_type().call((), Some(&fields))?.unbind())
            }
        }
    }
}

#[pymethods]
impl Request {
    #[new]
    #[classmethod]
    #[pyo3(signature = (*args, **fields))]
    fn new(
        cls: &Bound<'_, PyType>,
        args: &Bound<'_, PyTuple>,
        fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let class = Class::find(cls)?;
        let request = Request {
            class,
            slots: Mutex::new(class.fields.iter().map(|_| None).collect()),
        };
        by_name(class, args, fields, |index, value| {
            request.set(index, value)
        })?;
        Ok(request)
    }

    /// The fields that are set, by name, with plain dicts and lists for all that is nested; without secrets.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py, Mode::Plain)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let this = slf.get();
        let mut parts = Vec::new();
        for (field, value) in this.class.fields.iter().zip(this.values(slf.py())) {
            if let Some(value) = value {
                parts.push(format!("{}={}", field.name, value.repr()?.to_str()?));
            }
        }
        Ok(format!(
            "{}({})",
            crate::error::refused::type_name(&slf.get_type()),
            parts.join(", ")
        ))
    }

    fn __richcmp__(
        slf: &Bound<'_, Self>,
        other: &Bound<'_, PyAny>,
        op: CompareOp,
    ) -> PyResult<Obj> {
        let py = slf.py();
        let Ok(that) = other.cast::<Request>() else {
            return Ok(py.NotImplemented());
        };
        if !slf.get_type().is(other.get_type()) || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(py.NotImplemented());
        }
        let (this, that) = (
            slf.get().dict(py, Mode::View)?,
            that.get().dict(py, Mode::View)?,
        );
        Ok(this.rich_compare(that, op)?.unbind())
    }

    #[classattr]
    const __hash__: Option<Obj> = None;

    fn __copy__(slf: &Bound<'_, Self>) -> PyResult<Obj> {
        Request::to_mode(slf, Mode::Detached)
    }

    fn __deepcopy__(slf: &Bound<'_, Self>, _memo: &Bound<'_, PyAny>) -> PyResult<Obj> {
        Request::to_mode(slf, Mode::Detached)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        let new = py.import("copyreg")?.getattr("__newobj_ex__")?;
        (
            new,
            (
                slf.get_type(),
                PyTuple::empty(py),
                slf.get().whole(py, Mode::View)?,
            ),
        )
            .into_pyobject(py)
    }
}

/// A request class; see the crate's documentation.
#[macro_export]
macro_rules! request {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $type:ty $(=> $filled:ident $($settled:ident)? $(($($setter:ident)*))?)? $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })?;
        $($field:tt $(as $python:literal)?: $field_doc:expr $(=> $old:literal)?),* $(,)?) => {
        #[allow(non_upper_case_globals, deprecated)]
        pub static $name: $crate::ClassOf<$type> = $crate::ClassOf::<$type>::request(
            $module,
            stringify!($name),
            concat!($($doc, "\n"),*),
            const { &[$($crate::Field::of::<$here, _>($crate::macros::name!($field $($python)?), &[$field_doc $(, $old)?], |this| &this.$field)),*] },
        ).with($crate::macros::attributes!($here, $type, $crate::macros::filled::<$here, $type>; {$($($constants)*)?} {$($($methods)*)?}))
            $($(.$settled(|py, index| $crate::macros::settled(py, &$name, index)))?)?;
        impl $crate::ToPy<$here> for $type {
            fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, mode: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                $crate::macros::request_to_py(this, &$name, py, mode)
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::macros::request_accept(value, $name.erased())
            }
        }
        impl $crate::FromPy<$here> for $type {
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                $crate::macros::request_from_py::<$here, Self>(value)
            }
        }
        impl $crate::FromArguments<$here> for $type {
            fn class() -> &'static $crate::Class {
                $name.erased()
            }
            #[allow(unused_variables, deprecated)]
            fn from_arguments(arguments: &mut $crate::Arguments<'_>) -> $crate::macros::PyResult<Self> {
                $crate::macros::made_of!([$($filled $($settled)? $(($($setter)*))?)?] $here, Self, arguments; $($field),*)
            }
        }
    };
}

/// A struct of its fields; one that only its own crate may write out is filled, field by field, or made by its builder.
#[macro_export]
#[doc(hidden)]
macro_rules! __made_of {
    ([] $here:ty, $own:ident, $arguments:ident; $($field:tt),*) => {
        Ok($own { $($field: $arguments.take::<$here, _>()?),* })
    };
    ([default] $here:ty, $own:ident, $arguments:ident; $($field:tt),*) => {{
        #[allow(unused_mut)]
        let mut made = <$own as ::core::default::Default>::default();
        $(made.$field = $arguments.take::<$here, _>()?;)*
        Ok(made)
    }};
    ([default settled] $here:ty, $own:ident, $arguments:ident; $($field:tt),*) => {{
        let mut made = <$own as ::core::default::Default>::default();
        $(if let Some(value) = $arguments.given::<$here, _>()? {
            made.$field = value;
        })*
        Ok(made)
    }};
    ([built($($setter:ident)*)] $here:ty, $own:ident, $arguments:ident; $($field:tt),*) => {
        Ok($own::builder()
            $(.$setter($crate::macros::of_field(|this: &$own| &this.$field, $arguments.take::<$here, _>()?)))*
            .build())
    };
}

/// The value of a field, whose type the setter of a builder may leave open.
pub fn of_field<T, U>(_: impl for<'x> FnOnce(&'x T) -> &'x U, value: U) -> U {
    value
}

pub use crate::__made_of as made_of;
