//! Python functions as arguments of a call: `runtime::Function<(Trade,), ()>` in the place of an `impl Fn(Trade)`.
//!
//! In: a function that Python gave for an argument. Out: what Rust's closure calls. Invariant: like every [`Callback`] it is called on the thread
//! of the call's desk, and holds no Python object; the desk of the call that it was given to keeps it, for as long as Rust keeps the closure.
//!
//! What it raises is what the call comes to. Where the call has ended already it goes where Python puts what nobody can catch.

use std::cell::RefCell;
use std::future::{Future, pending};
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::callback::desk::Desk;
use crate::callback::{Callback, Unanswered};
use crate::{FromPy, Mode, Obj, Ref, Refused, Reply, ToPy};

/// A function that takes the tuple `A` and gives an `R`.
pub struct Function<A, R> {
    callback: Callback,
    /// Where it is called if the call that runs does not know it: what Rust does beside its calls is none.
    seat: Option<Seat>,
    pack: fn(Python<'_>, A) -> PyResult<Py<PyTuple>>,
    read: fn(&Bound<'_, PyAny>) -> PyResult<R>,
}

/// Where a function is told the desk of its call, or of the last call of its client.
#[derive(Clone, Default)]
pub(crate) struct Seat(Arc<Mutex<Option<Place>>>);

enum Place {
    /// Of the call, which keeps what it calls for as long as Rust keeps the function.
    Kept(Arc<Desk>),
    /// Of a client, whose Python object keeps it: so Python's garbage collector sees what it holds.
    Known(Weak<Desk>),
}

thread_local!(static SEATS: RefCell<Option<Vec<Seat>>> = const { RefCell::new(None) });

/// Reads the arguments of a call, or of a client that is made; gives the seats of the functions among them too.
pub(crate) fn seated<T>(read: impl FnOnce() -> T) -> (T, Vec<Seat>) {
    let before = SEATS.replace(Some(Vec::new()));
    let value = read();
    let seats = SEATS.replace(before).unwrap_or_default();
    (value, seats)
}

impl Seat {
    pub fn take(&self, desk: &Arc<Desk>) {
        self.set(Place::Kept(desk.clone()));
    }

    /// The same for a function that a client was made with.
    pub fn know(&self, desk: &Arc<Desk>) {
        self.set(Place::Known(Arc::downgrade(desk)));
    }

    fn set(&self, place: Place) {
        let mut own = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // What was there is dropped after the lock: its end may run Python code.
        let before = own.replace(place);
        drop(own);
        drop(before);
    }

    fn desk(&self) -> Option<Arc<Desk>> {
        match self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()?
        {
            Place::Kept(desk) => Some(desk.clone()),
            Place::Known(desk) => desk.upgrade(),
        }
    }

    /// One that the call which is being read will have taken.
    fn of_call() -> Option<Self> {
        SEATS.with_borrow_mut(|seats| {
            let seat = Seat::default();
            seats.as_mut()?.push(seat.clone());
            Some(seat)
        })
    }
}

impl<A, R> std::fmt::Debug for Function<A, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a Python function")
    }
}

/// Written out, for neither is asked of what it takes and gives.
impl<A, R> Clone for Function<A, R> {
    fn clone(&self) -> Self {
        Function {
            seat: self.seat.clone(),
            ..*self
        }
    }
}

impl<A: Send + 'static, R: Send + 'static> Function<A, R> {
    /// Has it called, and waits for nothing.
    pub fn tell(&self, arguments: A) {
        let pack = self.pack;
        if let Some(desk) = self.desk() {
            self.callback.tell_at(desk, move |py| pack(py, arguments));
        }
    }

    /// What it gives. What it raises ends the call instead.
    pub fn ask(&self, arguments: A) -> impl Future<Output = R> + Send + 'static + use<A, R> {
        let answer = self.answer(arguments, Unanswered::ending);
        async move {
            match answer.await {
                Ok(value) => value,
                // The call ends without it, or nobody is there any more.
                Err(_) => pending().await,
            }
        }
    }

    /// What it gives, or why it gave nothing.
    pub fn try_ask<E: From<String>>(
        &self,
        arguments: A,
    ) -> impl Future<Output = Result<R, E>> + Send + 'static + use<A, R, E> {
        let answer = self.answer(arguments, Unanswered::kept);
        async move {
            answer
                .await
                .map_err(|why| E::from(format!("the function {why}")))
        }
    }

    /// What it gives, for whoever cannot go on without it. What it raises ends the call instead.
    pub fn wait(&self, arguments: A) -> R {
        match self.answer_now(arguments, Unanswered::ending) {
            Ok(value) => value,
            // Like a panic of Rust code in its place, but nothing is printed: the call says what happened.
            Err(why) => resume_unwind(Box::new(format!(
                "a Python function that Rust waits for {why}"
            ))),
        }
    }

    /// The same, or why it gave nothing.
    pub fn try_wait<E: From<String>>(&self, arguments: A) -> Result<R, E> {
        let answer = self.answer_now(arguments, Unanswered::kept);
        answer.map_err(|why| E::from(format!("the function {why}")))
    }

    fn answer_now(
        &self,
        arguments: A,
        raised: fn(Python<'_>, &Desk, PyErr) -> Unanswered,
    ) -> Result<R, Unanswered> {
        let desk = self.desk().ok_or(Unanswered::Nobody)?;
        let pack = self.pack;
        let arguments = move |py: Python<'_>| pack(py, arguments);
        self.callback.call_now(&desk, arguments, self.read, raised)
    }

    fn answer(
        &self,
        arguments: A,
        raised: fn(Python<'_>, &Desk, PyErr) -> Unanswered,
    ) -> impl Future<Output = Result<R, Unanswered>> + Send + 'static + use<A, R> {
        let (desk, callback, pack, read) = (self.desk(), self.callback, self.pack, self.read);
        async move {
            let desk = desk.ok_or(Unanswered::Nobody)?;
            callback
                .call_at(desk, move |py| pack(py, arguments), read, raised)
                .await
        }
    }

    fn desk(&self) -> Option<Arc<Desk>> {
        let running = Desk::current().filter(|desk| desk.has(self.callback.address()));
        running.or_else(|| self.seat.as_ref()?.desk())
    }
}

fn callable<'a, 'py>(value: &'a Bound<'py, PyAny>) -> Result<&'a Bound<'py, PyAny>, Refused> {
    match value.is_callable() {
        true => Ok(value),
        false => Err(Refused::expected("a function", value)),
    }
}

impl<A, R: Send + 'static> Function<A, R> {
    /// What is called is this.
    pub(crate) fn of<M: 'static>(callback: Callback) -> Self
    where
        A: ToPy<M>,
        R: FromPy<M>,
    {
        Function {
            callback,
            seat: Seat::of_call(),
            pack: |py, arguments| {
                let packed = Reply::from(arguments).into_py::<M>(py)?.into_bound(py);
                match packed.cast_into::<PyTuple>() {
                    Ok(tuple) => Ok(tuple.unbind()),
                    Err(_) => Ok(PyTuple::empty(py).unbind()),
                }
            },
            read: |value| {
                R::from_py(value).map_err(|refused| refused.alone("what the function gives"))
            },
        }
    }
}

impl<M: 'static, A: ToPy<M>, R: FromPy<M> + Send + 'static> FromPy<M> for Function<A, R> {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        callable(value).map(|function| Self::of(Callback::new(function)))
    }
}

impl<M: 'static, A: ToPy<M>, R: FromPy<M> + Send + 'static> ToPy<M> for Function<A, R> {
    fn to_py(_: Ref<'_, Self>, _: Python<'_>, _: Mode) -> PyResult<Obj> {
        Callback::to_py()
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        callable(value).map(|value| value.clone().unbind())
    }

    fn function<'py>(value: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        callable(value).ok().cloned()
    }
}
