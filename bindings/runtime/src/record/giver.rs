//! Who gives a value: what carries out the calls of the clients in it.
//!
//! Invariant: a value that a blocking client gave has only blocking clients in it, and they share its connections.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use crate::call::blocking::Driver;
use crate::client::client_class::Style;

/// Whoever gives a value.
#[derive(Clone, Default)]
pub enum Giver {
    /// An asynchronous client, or nobody of interest.
    #[default]
    Async,
    Blocking(Arc<Driver>),
    /// A blocking class; the clients and streams of one value share what drives them, which is made for the first.
    BlockingClass(Arc<OnceLock<Arc<Driver>>>),
}

thread_local!(static GIVER: RefCell<Giver> = const { RefCell::new(Giver::Async) });

impl Giver {
    pub fn of(driver: Option<&Arc<Driver>>) -> Self {
        driver.map_or(Giver::Async, |driver| Giver::Blocking(driver.clone()))
    }

    /// A class that is called.
    pub fn of_class(style: Style) -> Self {
        match style {
            Style::Async => Giver::Async,
            Style::Blocking => Giver::BlockingClass(Arc::default()),
        }
    }

    /// Of the value that is being made here.
    pub fn here() -> Self {
        GIVER.with_borrow(Clone::clone)
    }

    /// Makes Python values of what this one gave.
    pub fn gives<T>(self, make: impl FnOnce() -> T) -> T {
        struct Before(Giver);
        impl Drop for Before {
            fn drop(&mut self) {
                GIVER.replace(std::mem::take(&mut self.0));
            }
        }
        let _before = Before(GIVER.replace(self));
        make()
    }

    pub fn style(&self) -> Style {
        match self {
            Giver::Async => Style::Async,
            Giver::Blocking(_) | Giver::BlockingClass(_) => Style::Blocking,
        }
    }

    /// What carries out the calls of a client that is given.
    pub fn driver(self) -> std::io::Result<Option<Arc<Driver>>> {
        match self {
            Giver::Async => Ok(None),
            Giver::Blocking(driver) => Ok(Some(driver)),
            Giver::BlockingClass(shared) => {
                if let Some(driver) = shared.get() {
                    return Ok(Some(driver.clone()));
                }
                let driver = Arc::new(Driver::new()?);
                Ok(Some(shared.get_or_init(|| driver).clone()))
            }
        }
    }
}
