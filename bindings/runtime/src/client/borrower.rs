//! Clients that borrow from the client that gave them: `accounts.list()` of `client.accounts()`, which is an `AccountsApi<'_>`.
//!
//! In: Python's object of the lender, and what borrows from it. Out: an object of the borrower. Invariant: whoever has a borrower, or has taken
//! it for good, has its lender too, and lets go of the borrower first.

use std::any::Any;
use std::sync::Arc;

use pyo3::prelude::*;

use crate::Obj;
use crate::call::consumed::consumed;
use crate::call::related::{beside, related};
use crate::client::Client;
use crate::client::client_class::ClientClass;
use crate::client::handle::Handle;
use crate::client::locked::{InLock, Locked};

/// A client, and what it borrows from. They are dropped in this order.
pub(crate) struct Borrower<T> {
    pub value: T,
    /// None of a client that borrows nothing.
    pub lender: Option<Handle>,
}

/// An object of what borrows from this client.
///
/// # Safety
///
/// What `borrow` gives may have the reference in it, and in its methods' results, but must not put it elsewhere.
pub unsafe fn borrower_of<T: 'static, U: Any + Send + Sync>(
    object: &Bound<'_, Client>,
    lender: Handle,
    class: &'static ClientClass,
    borrow: impl FnOnce(&'static T) -> PyResult<U>,
) -> PyResult<Obj> {
    let this: *const T = lender.get().expect("a method of another class");
    // SAFETY: the client is in an `Arc`, which `Borrower` keeps for as long as the value that `borrow` gives, and the caller's promise is that
    // the reference is in nothing else.
    let value = borrow(unsafe { &*this })?;
    let lender = Some(lender);
    related(object, class, Borrower { value, lender })
}

/// The same of a client in a lock, of which it borrows a copy: what changes the client later does not change that.
///
/// # Safety
///
/// As of [`borrower_of`].
pub unsafe fn borrower_of_copy<
    L: InLock<Value: Clone + Send + Sync + 'static>,
    U: Any + Send + Sync,
>(
    object: &Bound<'_, Client>,
    lender: Handle,
    class: &'static ClientClass,
    borrow: impl FnOnce(&'static L::Value) -> PyResult<U>,
) -> PyResult<Obj> {
    let lock: &Locked<L::Value> = lender.get().expect("a method of another class");
    let value = object.py().detach(|| lock.reading().clone());
    let own = lender.class();
    // It may borrow what its original borrows.
    let copy = Borrower {
        value,
        lender: Some(lender),
    };
    // SAFETY: as the caller promises.
    unsafe { borrower_of(object, Handle::new(Arc::new(copy), own), class, borrow) }
}

/// The same of a method that takes a client for good: what it gives borrows what that client borrowed.
pub fn borrower_on<T: Send + Sync + 'static, U: Any + Send + Sync>(
    object: &Bound<'_, Client>,
    client: Handle,
    class: &'static ClientClass,
    borrow: impl FnOnce(T) -> PyResult<U>,
) -> PyResult<Obj> {
    let own = client.class();
    let (Borrower { value, lender }, giver) = consumed(object, client)?;
    let value = Borrower {
        value: borrow(value)?,
        lender,
    };
    beside(object, own, giver.driver()?, class, value)
}

/// A row that gives a client that borrows.
#[macro_export]
#[doc(hidden)]
macro_rules! __borrower {
    (of_taken, $here:ty, $how:ident, $own:ty, $object:ident, $client:ident, $class:path, |$this:ident| $body:expr) => {{
        let py = $object.py();
        $crate::macros::borrower_on($object, $client, &$class, |$this: $own| {
            $crate::macros::borrower!($here, $how, py, $body)
        })
    }};
    (of_ref, $here:ty, $how:ident, $own:ty, $object:ident, $client:ident, $class:path, |$this:ident| $body:expr) => {{
        let py = $object.py();
        let borrow = |$this: &'static $own| $crate::macros::borrower!($here, $how, py, $body);
        // SAFETY: the factory writes such a row only for a method of which the signature says that its result alone borrows from the client,
        // and binds no method of that result that gives on what it borrows, but by such a row.
        unsafe { $crate::macros::borrower_of($object, $client, &$class, borrow) }
    }};
    (of_copy, $here:ty, $how:ident, $own:ty, $object:ident, $client:ident, $class:path, |$this:ident| $body:expr) => {{
        let py = $object.py();
        let borrow = |$this: &'static <$own as $crate::macros::InLock>::Value| $crate::macros::borrower!($here, $how, py, $body);
        // SAFETY: as above.
        unsafe { $crate::macros::borrower_of_copy::<$own, _>($object, $client, &$class, borrow) }
    }};
    ($here:ty, value, $py:ident, $body:expr) => {{
        let _ = $py;
        Ok($body)
    }};
    ($here:ty, result, $py:ident, $body:expr) => {
        $body.map_err(|error| $crate::macros::raised::<$here, _>(error, $py))
    };
    ($here:ty, told, $py:ident, $body:expr) => {
        $body.map_err(|error| $crate::macros::raised::<$here, _>($crate::macros::told!(error), $py))
    };
}

pub use crate::__borrower as borrower;
