//! A client that some of its methods change.
//!
//! In: the Rust client, out of a call or a constructor, or as a part of some other value, and then a copy of it. Out: what `client!` makes a
//! class of. Invariants: a method that changes the client is alone with it until its call has ended; others share it. Nobody waits for a
//! lock while Python's values are read or made.

use std::sync::Arc;

use pyo3::prelude::*;
use tokio::sync::{OwnedRwLockReadGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::client::client_class::ClientClass;
use crate::client::handle::Handle;
use crate::record::held::{client_given, opened};
use crate::{Obj, Ref, Refused};

/// What `client!` is told in the place of a type with `&mut self` methods.
#[derive(Default)]
pub struct Locked<T>(Arc<RwLock<T>>);

/// The type of what is in the lock, for macros that have the name of the lock's.
pub trait InLock {
    type Value;
}

impl<T> InLock for Locked<T> {
    type Value = T;
}

impl<T> Locked<T> {
    pub fn new(client: T) -> Self {
        Locked(Arc::new(RwLock::new(client)))
    }

    pub fn into_inner(self) -> T {
        // A `Reading` holds the client as well, and who is taken for good nobody else holds.
        let lock = Arc::into_inner(self.0).expect("nobody reads a client that is taken for good");
        lock.into_inner()
    }

    pub async fn read(&self) -> RwLockReadGuard<'_, T> {
        self.0.read().await
    }

    pub async fn write(&self) -> RwLockWriteGuard<'_, T> {
        self.0.write().await
    }

    /// For a call that is not awaited; never on a thread that drives calls.
    pub fn reading(&self) -> RwLockReadGuard<'_, T> {
        self.0.blocking_read()
    }

    /// Likewise.
    pub fn writing(&self) -> RwLockWriteGuard<'_, T> {
        self.0.blocking_write()
    }
}

/// A client that is not changed as long as a call looks at it.
pub struct Reading<T: 'static> {
    pub(crate) value: OwnedRwLockReadGuard<T>,
    /// After the guard: who takes the client for good finds it in use until that is gone.
    _client: Handle,
}

/// The client in an object of Python, to be copied or looked at.
pub fn locked_lent<T: Send + Sync + 'static>(
    value: &Bound<'_, PyAny>,
    class: &'static ClientClass,
) -> Result<Reading<T>, Refused> {
    let client = opened::<Locked<T>>(value, class)?;
    let lock = client.get::<Locked<T>>().expect("it was just found");
    match lock.0.clone().try_read_owned() {
        Ok(value) => Ok(Reading {
            value,
            _client: client,
        }),
        Err(_) => Err(Refused::value(
            "is being changed by a call that has not ended: wait for that first",
        )),
    }
}

/// An object of its own for the copy of a client that is a part of `this`' whole.
pub fn locked_to_py<T: Send + Sync + 'static>(
    this: Ref<'_, T>,
    copy: Result<T, Refused>,
    class: &'static ClientClass,
    py: Python<'_>,
) -> PyResult<Obj> {
    let copy = copy.map_err(|refused| refused.alone(class.name))?;
    client_given(this.giver(), class, Arc::new(Locked::new(copy)), py)
}

/// How the type in the lock crosses, where it is no object of Python's by itself.
#[macro_export]
#[doc(hidden)]
macro_rules! __locked {
    ($here:ty, $name:ident, $own:ty) => {
        impl $crate::ToPy<$here> for $own {
            fn to_py(
                this: $crate::Ref<'_, Self>,
                py: $crate::macros::Python<'_>,
                _: $crate::Mode,
            ) -> $crate::macros::PyResult<$crate::Obj> {
                let copy = $crate::macros::copied!(this.get(), Self);
                $crate::macros::locked_to_py(this, copy, &$name, py)
            }
            fn accept(
                value: &$crate::macros::Bound<'_, $crate::macros::PyAny>,
            ) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::macros::client_accept::<$crate::Locked<Self>>(value, &$name)
            }
        }
        impl $crate::Lend<$here> for $own {
            fn lend(
                value: &$crate::macros::Bound<'_, $crate::macros::PyAny>,
            ) -> ::core::result::Result<$crate::Held<Self>, $crate::Refused> {
                let held = $crate::Held::from($crate::macros::locked_lent::<Self>(value, &$name)?);
                // A copy, if there can be one, so that the lock is free while the call runs.
                Ok($crate::macros::copied!(&held, Self).map_or(held, $crate::Held::from))
            }
        }
        impl $crate::FromPy<$here> for $own {
            fn from_py(
                value: &$crate::macros::Bound<'_, $crate::macros::PyAny>,
            ) -> ::core::result::Result<Self, $crate::Refused> {
                $crate::macros::copied!(
                    &$crate::Held::from($crate::macros::locked_lent::<Self>(value, &$name)?),
                    Self
                )
            }
        }
    };
}

pub use crate::__locked as locked;
