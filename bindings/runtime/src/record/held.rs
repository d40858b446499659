//! Values that Python keeps and lends to a call.
//!
//! In: an object of a record or of a client. Out: the Rust value in it, for as long as the call wants it. Invariant: nothing is
//! copied for a function that borrows; one that takes a value for itself gets a copy, and Python's object stays as it is.

use std::ops::Deref;
use std::sync::Arc;

use pyo3::prelude::*;

use crate::client::client_class::ClientClass;
use crate::client::handle::{Erased, Handle};
use crate::client::locked::Reading;
use crate::client::{Client, Open, With, object};
use crate::record::giver::Giver;
use crate::share::{Keep, Meta, Owner, Part};
use crate::{FromPy, Mode, Obj, Ref, Refused, ToPy};

/// What stands for a `&T` of Python's.
pub struct Held<T: 'static>(Whose<T>);

enum Whose<T: 'static> {
    Client(Handle),
    Part(Part<T>),
    Own(Arc<T>),
    Locked(Reading<T>),
}

/// A type whose values Python can lend.
pub trait Lend<M: 'static>: Sized + Send + Sync + 'static {
    fn lend(value: &Bound<'_, PyAny>) -> Result<Held<Self>, Refused>;
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.0 {
            Whose::Client(handle) => handle.get().expect("it was looked at when it was lent"),
            Whose::Part(part) => part,
            Whose::Own(value) => value,
            Whose::Locked(reading) => &reading.value,
        }
    }
}

impl<T: Send + Sync> From<Part<T>> for Held<T> {
    fn from(part: Part<T>) -> Self {
        Held(Whose::Part(part))
    }
}

impl<T> From<Reading<T>> for Held<T> {
    fn from(reading: Reading<T>) -> Self {
        Held(Whose::Locked(reading))
    }
}

impl<T> From<T> for Held<T> {
    fn from(value: T) -> Self {
        Held(Whose::Own(Arc::new(value)))
    }
}

impl<M: 'static, T: Lend<M>> FromPy<M> for Held<T> {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        T::lend(value)
    }
}

impl<M: 'static, T: ToPy<M>> ToPy<M> for Held<T> {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        T::to_py(this.map(|held| &**held), py, mode)
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        T::accept(value)
    }
}

/// The client in a Python object, or the one that it dereferences to.
pub fn client_lent<T: 'static>(
    value: &Bound<'_, PyAny>,
    class: &'static ClientClass,
) -> Result<Held<T>, Refused> {
    let handle = opened::<T>(value, class)?;
    Ok(Held(Whose::Client(handle)))
}

/// The same in the pointer that its calls share. What is a part of something else is in none.
pub fn client_shared<M: 'static, T: FromPy<M> + Lend<M>>(
    value: &Bound<'_, PyAny>,
) -> Result<Arc<T>, Refused> {
    let shared = match &T::lend(value)?.0 {
        Whose::Client(handle) => handle.shared(),
        _ => None,
    };
    shared.map_or_else(|| T::from_py(value).map(Arc::new), Ok)
}

/// An object of the class, as it is.
pub fn client_accept<T: 'static>(
    value: &Bound<'_, PyAny>,
    class: &'static ClientClass,
) -> Result<Obj, Refused> {
    opened::<T>(value, class).map(|_| value.clone().unbind())
}

/// A client that is a part of what a client gave: it is driven as that one is.
pub fn client_to_py<T: Send + Sync + 'static>(
    this: Ref<'_, T>,
    class: &'static ClientClass,
    py: Python<'_>,
) -> PyResult<Obj> {
    client_given(this.giver(), class, Arc::new(Part::from(this)), py)
}

/// The same of a client behind a pointer, which both sides then have.
pub fn client_shared_to_py<T: Send + Sync + 'static>(
    this: Ref<'_, Arc<T>>,
    class: &'static ClientClass,
    py: Python<'_>,
) -> PyResult<Obj> {
    client_given(this.giver(), class, this.get().clone(), py)
}

pub(crate) fn client_given(
    giver: Giver,
    class: &'static ClientClass,
    client: Arc<Erased>,
    py: Python<'_>,
) -> PyResult<Obj> {
    let python = class.python(py, giver.style())?;
    let open = Open::new(client, class, giver.driver()?);
    object(python, open, With::default())
}

/// What a public field of a client holds: a part of it.
pub fn field_of<M: 'static, T: 'static, U: ToPy<M>>(
    py: Python<'_>,
    client: &Handle,
    field: for<'x> fn(&'x T) -> &'x U,
) -> PyResult<Obj> {
    let whole = Arc::new(Whole {
        client: client.clone(),
        giver: Giver::here(),
    });
    let owner: Owner = whole.clone();
    let client = Ref::of(&owner, &whole, |whole| {
        whole.client.get::<T>().expect("a field of another class")
    });
    U::to_py(client.map(field), py, Mode::View)
}

/// A client that views of its fields keep alive.
struct Whole {
    client: Handle,
    giver: Giver,
}

impl Keep for Whole {
    fn meta(&self) -> Option<&dyn Meta> {
        None
    }

    fn giver(&self) -> &Giver {
        &self.giver
    }
}

pub(crate) fn opened<T: 'static>(
    value: &Bound<'_, PyAny>,
    class: &'static ClientClass,
) -> Result<Handle, Refused> {
    let Ok(client) = value.cast::<Client>() else {
        return Err(Refused::expected(class.name, value));
    };
    let (handle, _) = client.get().open(value.py())?;
    match handle.get::<T>() {
        Some(_) => Ok(handle),
        None => Err(Refused::expected(class.name, value)),
    }
}

/// Finds out whether a value can be copied: `(&&Copying(value)).copied()` takes the first of these traits that applies.
pub struct Copying<'a, T>(pub &'a T);

pub trait CopyCloned<T> {
    fn copied(&self) -> Result<T, Refused>;
}

pub trait CopyRefused<T> {
    fn copied(&self) -> Result<T, Refused>;
}

impl<T: Clone> CopyCloned<T> for &Copying<'_, T> {
    fn copied(&self) -> Result<T, Refused> {
        Ok(self.0.clone())
    }
}

impl<T> CopyRefused<T> for Copying<'_, T> {
    fn copied(&self) -> Result<T, Refused> {
        Err(Refused::kind(
            "cannot be handed over: a function takes it for itself, and it cannot be copied",
        ))
    }
}

/// A copy of a value.
#[macro_export]
#[doc(hidden)]
macro_rules! __copied {
    ($value:expr, $type:ty) => {{
        #[allow(unused_imports)]
        use $crate::macros::{CopyCloned as _, CopyRefused as _};
        let value: &$type = $value;
        (&&$crate::macros::Copying::<$type>(value)).copied()
    }};
}

pub use crate::__copied as copied;
