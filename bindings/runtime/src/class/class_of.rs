//! [`ClassOf`]: a class that knows its Rust type.
//!
//! In: tables of generated code, checked against the type. Out: a [`Class`], which is the same for all. Invariant: a class has fields of its own type
//! alone.

use std::marker::PhantomData;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use super::field::Field;
use super::{Base, Class, Decode, Settled};
use crate::{Attributes, Made, Obj};

/// The class of `T`: what `record!` and `request!` make.
#[repr(transparent)]
pub struct ClassOf<T> {
    class: Class,
    of: PhantomData<fn(T)>,
}

impl<T: 'static> ClassOf<T> {
    pub const fn record(
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        fields: &'static [Field<T>],
        decode: Option<Decode>,
    ) -> Self {
        let mut new = Self::new(Base::Record, module, name, doc, fields);
        new.class.decode = decode;
        new
    }

    pub const fn request(
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        fields: &'static [Field<T>],
    ) -> Self {
        Self::new(Base::Request, module, name, doc, fields)
    }

    /// The class of all uses of a generic struct; what its fields are of made by hand is any of them.
    pub const fn generic(
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        fields: &'static [Field<T>],
    ) -> Self {
        Self::new(Base::Generic, module, name, doc, fields)
    }

    /// One use of it.
    pub const fn of_generic(
        of: &'static Class,
        name: &'static str,
        fields: &'static [Field<T>],
    ) -> Self {
        Self::new(Base::Use(of), "", name, "", fields)
    }

    /// The same with constants and methods.
    pub const fn with(mut self, attributes: Attributes) -> Self {
        self.class.attributes = attributes;
        self
    }

    /// The same whose fields may all be left out.
    pub const fn settled(mut self, default: Settled) -> Self {
        self.class.settled = Some(default);
        self
    }

    /// The base of an enum with data.
    pub const fn tagged(module: &'static str, name: &'static str, doc: &'static str) -> Self {
        Self::new(Base::Tagged, module, name, doc, &[])
    }

    /// A variant of an enum with data.
    pub const fn variant(
        of: &'static ClassOf<T>,
        name: &'static str,
        doc: &'static str,
        fields: &'static [Field<T>],
    ) -> Self {
        let of = of.erased();
        Self::new(Base::Variant(of), of.module, name, doc, fields)
    }

    /// A variant that is hidden or excluded.
    pub const fn opaque(of: &'static ClassOf<T>, name: &'static str) -> Self {
        let of = of.erased();
        Self::new(Base::Opaque(of), of.module, name, "", &[])
    }

    const fn new(
        base: Base,
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        fields: &'static [Field<T>],
    ) -> Self {
        let class = Class {
            module,
            name,
            doc,
            fields: Field::erased(fields),
            base,
            decode: None,
            attributes: Attributes::NONE,
            settled: None,
            made: PyOnceLock::new(),
        };
        ClassOf {
            class,
            of: PhantomData,
        }
    }

    pub const fn erased(&'static self) -> &'static Class {
        &self.class
    }
}

impl<T: 'static> Made for ClassOf<T> {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        Ok(self.class.python(py)?.clone().into_any().unbind())
    }
}
