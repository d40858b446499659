//! What is known of a Rust type when the type is not: functions behind pointers.
//!
//! Invariant: a [`Kind`] of `T` is only ever called with a pointer to a live `T`, a [`Projection`] of `T` likewise.

use std::ptr::NonNull;

use pyo3::prelude::*;

use super::{Owner, Ref};
use crate::class::Class;
use crate::class::class_of::ClassOf;
use crate::{Mode, Obj, Refused, ToPy};

/// How values of one Rust type cross, without the type.
pub(crate) struct Kind {
    pub(super) to_py: unsafe fn(NonNull<()>, &Owner, Python<'_>, Mode) -> PyResult<Obj>,
    pub(super) to_f64: unsafe fn(NonNull<()>) -> Option<f64>,
    pub accept: fn(&Bound<'_, PyAny>) -> Result<Obj, Refused>,
    pub optional: bool,
    pub class: fn() -> Option<&'static Class>,
    pub function: for<'a, 'py> fn(&'a Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>>,
    pub(super) stride: usize,
}

impl Kind {
    /// One table per type; the address is no identity.
    pub(crate) const fn of<M: 'static, T: ToPy<M>>() -> &'static Kind {
        const {
            &Kind {
                to_py: to_py::<M, T>,
                to_f64: to_f64::<M, T>,
                accept: T::accept,
                optional: T::OPTIONAL,
                class: class::<M, T>,
                function: T::function,
                stride: size_of::<T>(),
            }
        }
    }
}

fn class<M: 'static, T: ToPy<M>>() -> Option<&'static Class> {
    T::class().map(ClassOf::erased)
}

/// # Safety
/// `at` points to a `T` inside what `owner` keeps.
unsafe fn to_py<M: 'static, T: ToPy<M>>(
    at: NonNull<()>,
    owner: &Owner,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    // SAFETY: by the contract of this function.
    let value = unsafe { at.cast::<T>().as_ref() };
    T::to_py(Ref { owner, value }, py, mode)
}

/// # Safety
/// `at` points to a live `T`.
unsafe fn to_f64<M: 'static, T: ToPy<M>>(at: NonNull<()>) -> Option<f64> {
    // SAFETY: by the contract of this function.
    unsafe { at.cast::<T>().as_ref() }.to_f64()
}

/// From a struct to one of its fields, without the types.
pub(crate) struct Projection(pub(super) unsafe fn(NonNull<()>) -> NonNull<()>);

impl Projection {
    pub(crate) const fn of<T: 'static, U: 'static>(part: for<'x> fn(&'x T) -> &'x U) -> Self {
        // SAFETY: `&T` and `NonNull<()>` have the same ABI as argument and as result (thin pointers that are not null);
        // calling it with a pointer that is not a live `T` is what makes the target type `unsafe`.
        Projection(unsafe {
            std::mem::transmute::<for<'x> fn(&'x T) -> &'x U, unsafe fn(NonNull<()>) -> NonNull<()>>(
                part,
            )
        })
    }
}
