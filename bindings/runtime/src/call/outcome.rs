//! What a call comes to, without its types.
//!
//! In: the result of a Rust method. Out: an [`Outcome`] that any thread can carry and the event loop's own thread opens.
//! Invariant: it is made without Python, and opened once.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::Poll;

use pyo3::prelude::*;

use crate::error::Raise;
use crate::error::fault::{Fault, raised};
use crate::{Obj, Reply, ToPy};

/// The Python value of a call, or its exception, still to be made.
pub type Outcome = Box<dyn FnOnce(Python<'_>) -> PyResult<Obj> + Send>;

/// A call on its way. It is made on the thread that drives it, so it need not be `Send`.
pub type Task = Pin<Box<dyn Future<Output = Outcome>>>;

/// The outcome of a fallible method.
pub fn outcome<M: 'static, T: ToPy<M>, E: Fault<M>>(result: Result<Reply<T>, E>) -> Outcome {
    match result {
        Ok(reply) => Box::new(move |py| reply.into_py::<M>(py)),
        Err(error) => Box::new(move |py| Err(raised(error, py))),
    }
}

/// The outcome that is `None`.
pub fn nothing() -> Outcome {
    Box::new(|py| Ok(py.None()))
}

fn failed(raise: Raise) -> Outcome {
    Box::new(move |py| Err(raise.to_err(py)))
}

/// Makes a task and runs it; a panic becomes an outcome of its own.
pub(crate) async fn guarded(make: impl FnOnce() -> Task) -> Outcome {
    let mut task = match catch_unwind(AssertUnwindSafe(make)) {
        Ok(task) => task,
        Err(panic) => return panicked(panic),
    };
    std::future::poll_fn(
        |cx| match catch_unwind(AssertUnwindSafe(|| task.as_mut().poll(cx))) {
            Ok(poll) => poll,
            Err(panic) => Poll::Ready(panicked(panic)),
        },
    )
    .await
}

fn panicked(panic: Box<dyn Any + Send>) -> Outcome {
    failed(Raise::panic(&*panic))
}
