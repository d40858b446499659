//! Calls that are written out: a row of `calls { … }` of `client!`, and what its expansion calls.
//!
//! In: a row with its style, its [`parameters`](crate::parameters), what it gives, and the Rust expression that makes the call. Out: a
//! [`Method`](crate::Method). Invariant: of such a call only the expression and the tuple of its arguments are generic.

use std::convert::Infallible;

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::call::outcome::Outcome;
use crate::{Obj, Reply, ToPy};

/// The outcome of a call that cannot fail.
pub fn value<M: 'static, T: ToPy<M>>(reply: Reply<T>) -> Outcome {
    crate::call::outcome::outcome::<M, T, Infallible>(Ok(reply))
}

/// The value of a function of a class; it runs without the GIL.
pub fn detached(class: &Bound<'_, PyType>, run: impl FnOnce() -> Outcome + Send) -> PyResult<Obj> {
    let py = class.py();
    let outcome = py.detach(run);
    outcome(py)
}

/// One row of `calls { … }`: an arm for each way in which a call is carried out.
#[macro_export]
#[doc(hidden)]
macro_rules! __call {
    // It gives the client itself.
    ($here:ty, $own:ty, $name:expr, $words:expr, sync $parameters:tt, (this), (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, $parameters, $crate::Run::Sync(|object, client, input| {
            $crate::macros::parameters!(let $own, client, input, $parameters);
            $body;
            Ok(object.clone().into_any().unbind())
        }))
    };
    // It gives a client that borrows from this one, or what this one borrowed.
    ($here:ty, $own:ty, $name:expr, $words:expr, taking ($this:ident $($rest:tt)*), (lent $how:ident, $class:path), (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, ($this $($rest)*), $crate::Run::Sync(|object, client, input| {
            $crate::macros::parameters!(let input, ($($rest)*));
            $crate::macros::borrower!(of_taken, $here, $how, $own, object, client, $class, |$this| $body)
        }))
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, sync ($this:ident $($rest:tt)*), (lent $how:ident, $class:path), (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, ($this $($rest)*), $crate::Run::Sync(|object, client, input| {
            $crate::macros::parameters!(let input, ($($rest)*));
            $crate::macros::borrower!(of_ref, $here, $how, $own, object, client, $class, |$this| $body)
        }))
    };
    // The same of a client in a lock.
    ($here:ty, $own:ty, $name:expr, $words:expr, copying ($this:ident $($rest:tt)*), (lent $how:ident, $class:path), (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, ($this $($rest)*), $crate::Run::Sync(|object, client, input| {
            $crate::macros::parameters!(let input, ($($rest)*));
            $crate::macros::borrower!(of_copy, $here, $how, $own, object, client, $class, |$this| $body)
        }))
    };
    // It takes the client for good.
    ($here:ty, $own:ty, $name:expr, $words:expr, taking ($this:ident $($rest:tt)*), $gives:tt, (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, ($this $($rest)*), $crate::Run::Sync(|object, client, input| {
            $crate::macros::parameters!(let input, ($($rest)*));
            $crate::macros::taking::<$own>(object, client, |$this| $crate::macros::gives!($here, $gives, $body))
        }))
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, taking_async ($this:ident $($rest:tt)*), $gives:tt, (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, ($this $($rest)*), $crate::Run::Taking(|object, client, input| {
            $crate::macros::parameters!(let input, ($($rest)*));
            $crate::macros::taking_async::<$own, _>(object, client, move |$this| async move {
                $crate::macros::gives!($here, $gives, $body.await)
            })
        }))
    };
    // It takes the pointer that the client is in.
    ($here:ty, $own:ty, $name:expr, $words:expr, sharing ($this:ident $($rest:tt)*), $gives:tt, (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, ($this $($rest)*), $crate::Run::Sync(|object, client, input| {
            $crate::macros::parameters!(let input, ($($rest)*));
            $crate::macros::sharing::<$own>(object, client, |$this| $crate::macros::gives!($here, $gives, $body))
        }))
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, sharing_async ($this:ident $($rest:tt)*), $gives:tt, (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, ($this $($rest)*), $crate::Run::Taking(|_, client, input| {
            $crate::macros::parameters!(let input, ($($rest)*));
            $crate::macros::sharing_async::<$own, _>(client, move |$this| async move {
                $crate::macros::gives!($here, $gives, $body.await)
            })
        }))
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, sync $parameters:tt, (client $how:ident, $class:path), (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, $parameters, $crate::Run::Sync(|object, client, input| {
            $crate::macros::parameters!(let $own, client, input, $parameters);
            $crate::macros::client_given!($here, related related_if, $how, object, $class, $body)
        }))
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, sync $parameters:tt, $gives:tt, (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, $parameters, $crate::Run::Value(|client, input| {
            $crate::macros::parameters!(let $own, client, input, $parameters);
            $crate::macros::gives!($here, $gives, $body)
        }))
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, class $parameters:tt, (client $how:ident, $class:path), (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, $parameters, $crate::Run::Class(|class, input| {
            $crate::macros::parameters!(let input, $parameters);
            $crate::macros::client_given!($here, of_class of_class_if, $how, class, $class, $body)
        }))
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, class $parameters:tt, $gives:tt, (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, $parameters, $crate::Run::Class(|class, input| {
            $crate::macros::parameters!(let input, $parameters);
            $crate::macros::detached(class, || $crate::macros::gives!($here, $gives, $body))
        }))
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, class_async $parameters:tt, $gives:tt, (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, $parameters, $crate::Run::ClassAsync(|input| Box::pin(async move {
            $crate::macros::parameters!(let input, $parameters);
            $crate::macros::gives!($here, $gives, $body.await)
        })))
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, async $parameters:tt, $gives:tt, ($($operation:tt)*), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, $parameters, $crate::Run::Async(|client, input| Box::pin(async move {
            $crate::macros::parameters!(let $own, client, input, $parameters);
            $crate::macros::gives!($here, $gives, $body.await)
        })), $($operation)*)
    };
    ($here:ty, $own:ty, $name:expr, $words:expr, stream $parameters:tt, ($opens:ident $($gives:tt)*), (), $body:expr) => {
        $crate::macros::call!(@ $here, $name, $words, $parameters, $crate::Run::Stream(|client, input, slot| Box::pin(async move {
            $crate::macros::parameters!(let $own, client, input, $parameters);
            let stream = $crate::macros::opened!($here, $opens, $body);
            $crate::macros::each(slot, stream, |item| $crate::macros::gives!($here, ($($gives)*), item)).await
        })))
    };
    (@ $here:ty, $name:expr, $words:expr, $parameters:tt, $run:expr $(, $($operation:tt)*)?) => {
        $crate::macros::method!(@ $name, $words,
            $crate::macros::parameters!(class $here, $parameters),
            $crate::macros::parameters!(read $here, $parameters),
            $run,
            $crate::macros::parameters!(operation $parameters, $($($operation)*)?))
    };
}

/// The outcome of a call: what it gives, and how it fails.
#[macro_export]
#[doc(hidden)]
macro_rules! __gives {
    ($here:ty, ($how:ident), $value:expr) => {
        $crate::macros::gives!($here, ($how, $crate::Reply::from), $value)
    };
    ($here:ty, (value, $opens:path), $value:expr) => {
        $crate::macros::value::<$here, _>($opens($value))
    };
    ($here:ty, (result, $opens:path), $value:expr) => {
        $crate::macros::outcome::<$here, _, _>($value.map($opens))
    };
    ($here:ty, (told, $opens:path), $value:expr) => {
        $crate::macros::outcome::<$here, _, _>(
            $value
                .map($opens)
                .map_err(|error| $crate::macros::told!(error)),
        )
    };
}

/// A stream, or the outcome that says why there is none.
#[macro_export]
#[doc(hidden)]
macro_rules! __opened {
    ($here:ty, value, $stream:expr) => {
        Ok($stream)
    };
    ($here:ty, result, $stream:expr) => {
        $stream.map_err(|error| $crate::macros::outcome::<$here, (), _>(Err(error)))
    };
    ($here:ty, told, $stream:expr) => {
        $stream.map_err(|error| {
            $crate::macros::outcome::<$here, (), _>(Err($crate::macros::told!(error)))
        })
    };
}

pub use crate::{__call as call, __gives as gives, __opened as opened};
