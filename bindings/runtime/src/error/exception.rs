//! Exception classes of Rust errors.
//!
//! In: an error of a bound type. Out: an instance of the type's class or, of an enum, of the class of its variant; what is public in
//! the error are attributes of the instance, and its methods are called on the error itself. Invariant: an exception is a plain Python
//! object, so it can be pickled and copied if all that is in it can.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::class::doc;
use crate::error::kept::keep;
use crate::error::kind;
use crate::{Attributes, Failure, Made, Mode, Obj, Ref, Refused, ToPy};

/// The class of an error, or of one variant of an enum.
pub struct ErrorClass {
    pub module: &'static str,
    pub name: &'static str,
    pub doc: &'static str,
    /// Name and doc of each attribute.
    fields: &'static [(&'static str, &'static str)],
    /// The enum that it is a variant of.
    of: Option<&'static ErrorClass>,
    variants: &'static [&'static ErrorClass],
    attributes: Attributes,
    made: PyOnceLock<Py<PyType>>,
    whole: PyOnceLock<()>,
}

impl ErrorClass {
    pub const fn new(
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        fields: &'static [(&'static str, &'static str)],
    ) -> Self {
        ErrorClass {
            module,
            name,
            doc,
            fields,
            of: None,
            variants: &[],
            attributes: Attributes::NONE,
            made: PyOnceLock::new(),
            whole: PyOnceLock::new(),
        }
    }

    /// The class of an enum, above those of its variants.
    pub const fn with(mut self, variants: &'static [&'static ErrorClass]) -> Self {
        self.variants = variants;
        self
    }

    /// The same with constants and methods.
    pub const fn having(mut self, attributes: Attributes) -> Self {
        self.attributes = attributes;
        self
    }

    /// The class of a variant.
    pub const fn variant(
        of: &'static ErrorClass,
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        fields: &'static [(&'static str, &'static str)],
    ) -> Self {
        let mut class = Self::new(module, name, doc, fields);
        class.of = Some(of);
        class
    }

    /// The Python class, made on first use.
    pub fn get<'py>(&'static self, py: Python<'py>) -> PyResult<&'py Bound<'py, PyType>> {
        self.of.unwrap_or(self).complete(py)?;
        self.class(py)
    }

    /// Makes the variants attributes of the class: `VenueError.Refused`.
    fn complete(&'static self, py: Python<'_>) -> PyResult<()> {
        let whole = self.whole.get_or_try_init(py, || {
            let class = self.class(py)?;
            for variant in self.variants {
                class.setattr(variant.name, variant.class(py)?)?;
            }
            Ok(())
        });
        whole.copied()
    }

    fn class<'py>(&'static self, py: Python<'py>) -> PyResult<&'py Bound<'py, PyType>> {
        let made = self.made.get_or_try_init(py, || {
            let base = match self.of {
                Some(of) => of.class(py)?.clone().into_any(),
                None if self.is_detailed() => kind(py, "DetailedError")?,
                None => kind(py, "CcrxtError")?,
            };
            let class = py
                .get_type::<PyType>()
                .call1((self.name, (base,), self.body(py)?))?
                .cast_into::<PyType>()?;
            self.attributes.add_to(&class)?;
            PyResult::Ok(class.unbind())
        })?;
        Ok(made.bind(py))
    }

    fn body<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let body = PyDict::new(py);
        body.set_item("__module__", self.module)?;
        body.set_item("__doc__", self.documentation())?;
        if let Some(of) = self.of {
            body.set_item("__qualname__", format!("{}.{}", of.name, self.name))?;
            body.set_item("variant", self.name)?;
        } else if !self.variants.is_empty() {
            body.set_item("variant", py.None())?;
        }
        if !self.fields.is_empty() {
            let names = self.fields.iter().map(|(name, _)| name);
            body.set_item("__match_args__", PyTuple::new(py, names)?)?;
        }
        Ok(body)
    }

    /// The doc with those of the attributes, which are nowhere else at run time.
    fn documentation(&self) -> Option<String> {
        let lines = self.fields.iter().filter_map(|(name, text)| {
            let text = doc(text)?.replace('\n', "\n        ");
            Some(format!("\n    {name}: {text}"))
        });
        let attributes: String = lines.collect();
        let own = doc(self.doc);
        match attributes.is_empty() {
            true => own,
            false => Some(format!(
                "{}\n\nAttributes:{attributes}",
                own.unwrap_or_default()
            )),
        }
    }

    /// Whether it, or one of its variants, has attributes.
    fn is_detailed(&self) -> bool {
        let mut all = self.variants.iter().map(|variant| variant.fields);
        !self.fields.is_empty() || all.any(|fields| !fields.is_empty())
    }
}

impl Made for ErrorClass {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        Ok(self.get(py)?.clone().into_any().unbind())
    }
}

/// An instance of the class of an error; `details` are the values of its attributes.
pub fn exception<T: Send + Sync + 'static>(
    this: Ref<'_, T>,
    class: &'static ErrorClass,
    failure: &Failure,
    details: Vec<Obj>,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    let made = instance(class, failure, details, py)?;
    let methods = class.of.unwrap_or(class).attributes.methods;
    // In a plain or detached value there is nothing that keeps a reply alive.
    if !methods.is_empty() && mode == Mode::View {
        keep(this, made.bind(py))?;
    }
    Ok(made)
}

fn instance(
    class: &'static ErrorClass,
    failure: &Failure,
    details: Vec<Obj>,
    py: Python<'_>,
) -> PyResult<Obj> {
    let mut python = class.get(py)?.clone().into_any();
    if !failure.kind.is_empty() {
        python = kind(py, "raised")?.call1((python, failure.kind))?;
    }
    let named = PyDict::new(py);
    for ((name, _), value) in class.fields.iter().zip(details) {
        named.set_item(name, value)?;
    }
    Ok(failure.instance(&python, Some(&named))?.unbind())
}

/// An exception of the class, as it is.
pub fn accept(value: &Bound<'_, PyAny>, class: &'static ErrorClass) -> Result<Obj, Refused> {
    match value.is_instance(class.get(value.py())?)? {
        true => Ok(value.clone().unbind()),
        false => Err(Refused::expected(class.name, value)),
    }
}

/// An attribute of an exception. In a plain value an exception stays one, with nothing in it that keeps a reply alive.
pub fn detail<M: 'static, T: ToPy<M>>(
    part: Ref<'_, T>,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    let mode = match mode {
        Mode::Plain => Mode::Detached,
        mode => mode,
    };
    T::to_py(part, py, mode)
}

/// A struct that methods fail with; see the crate's documentation.
#[macro_export]
macro_rules! error {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $type:ty $(, $failure:path)?
        $(=> $(constants { $($constants:tt)* })? $(,)? $(methods { $($methods:tt)* })?)?;
        $($field:tt $(as $python:literal)? $(= $way:ident)?: $field_doc:expr),* $(,)?) => {
        #[allow(non_upper_case_globals)]
        pub static $name: $crate::ErrorClass = $crate::ErrorClass::new($module, stringify!($name), concat!($($doc, "\n"),*),
            &[$(($crate::macros::name!($field $($python)?), $field_doc)),*])
            .having($crate::macros::attributes!($here, $type, $crate::macros::kept::<$type>; {$($($($constants)*)?)?} {$($($($methods)*)?)?}));
        $crate::macros::fault! { $here, $name, $type; |this, py, mode| {
            #[allow(deprecated)]
            let details = vec![$($crate::macros::detail_of!($here; this.map(|whole| &whole.$field), py, mode $(, $way)?)),*];
            (&$name, details)
        }, $crate::macros::first!($($failure,)? $crate::Failure::shown) }
    };
}

/// An enum that methods fail with; see the crate's documentation.
#[macro_export]
macro_rules! error_enum {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $type:ty $(, $failure:path)?
        $(=> $(constants { $($constants:tt)* })? $(,)? $(methods { $($methods:tt)* })?)?;
        $($(#[doc = $variant_doc:literal])* $variant:ident $(as $class:literal)? {
            $($field:tt $(as $python:literal)? $(= $way:ident)?: $field_doc:expr),* $(,)?
        })*) => {
        #[allow(non_snake_case, non_upper_case_globals)]
        mod $name {
            $(pub static $variant: $crate::ErrorClass = $crate::ErrorClass::variant(
                &super::$name,
                $module,
                $crate::macros::name!($variant $($class)?),
                concat!($($variant_doc, "\n"),*),
                &[$(($crate::macros::name!($field $($python)?), $field_doc)),*],
            );)*
        }
        #[allow(non_upper_case_globals)]
        pub static $name: $crate::ErrorClass = $crate::ErrorClass::new($module, stringify!($name), concat!($($doc, "\n"),*), &[])
            .with(&[$(&$name::$variant),*])
            .having($crate::macros::attributes!($here, $type, $crate::macros::kept::<$type>; {$($($($constants)*)?)?} {$($($($methods)*)?)?}));
        $crate::macros::fault! { $here, $name, $type; |this, py, mode| {
            #[allow(deprecated, unreachable_patterns)]
            match this.get() {
                $(Self::$variant { .. } => (&$name::$variant, vec![$($crate::macros::detail_of!($here; this.map(|whole| match whole {
                    Self::$variant { $field: part, .. } => part,
                    _ => unreachable!("it was looked at just now"),
                }), py, mode $(, $way)?)),*]),)*
                _ => (&$name, ::std::vec::Vec::new()),
            }
        }, $crate::macros::first!($($failure,)? $crate::Failure::shown) }
    };
}

/// The traits of a type that is an exception.
#[macro_export]
#[doc(hidden)]
macro_rules! __fault {
    ($here:ty, $name:ident, $type:ty; |$this:ident, $py:ident, $mode:ident| $details:expr, $failure:expr) => {
        impl $crate::Fault<$here> for $type {
            fn class() -> ::core::option::Option<&'static $crate::ErrorClass> {
                ::core::option::Option::Some(&$name)
            }
            #[allow(unused_variables)]
            fn exception(
                $this: $crate::Ref<'_, Self>,
                $py: $crate::macros::Python<'_>,
                $mode: $crate::Mode,
            ) -> $crate::macros::PyResult<$crate::Obj> {
                let (class, details): (&'static $crate::ErrorClass, _) = $details;
                $crate::macros::exception($this, class, &$failure($this.get()), details, $py, $mode)
            }
        }
        impl $crate::ToPy<$here> for $type {
            fn to_py(
                this: $crate::Ref<'_, Self>,
                py: $crate::macros::Python<'_>,
                mode: $crate::Mode,
            ) -> $crate::macros::PyResult<$crate::Obj> {
                <Self as $crate::Fault<$here>>::exception(this, py, mode)
            }
            fn accept(
                value: &$crate::macros::Bound<'_, $crate::macros::PyAny>,
            ) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::macros::exception_accept(value, &$name)
            }
        }
    };
}

/// One attribute of an exception: its value, or the text of an error that has no class (`shown`; in an `Option`, `shown_if`).
#[macro_export]
#[doc(hidden)]
macro_rules! __detail {
    ($here:ty; $part:expr, $py:expr, $mode:expr) => {
        $crate::macros::detail::<$here, _>($part, $py, $mode)?
    };
    ($here:ty; $part:expr, $py:expr, $mode:expr, shown) => {
        $crate::macros::said($crate::macros::told!($part.get()), $py)?
    };
    ($here:ty; $part:expr, $py:expr, $mode:expr, shown_if) => {
        match $part.get() {
            ::core::option::Option::Some(part) => {
                $crate::macros::said($crate::macros::told!(part), $py)?
            }
            ::core::option::Option::None => $py.None(),
        }
    };
}

pub use crate::{__detail as detail_of, __fault as fault};
