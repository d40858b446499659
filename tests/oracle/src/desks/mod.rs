//! The venues' clients as desks.

pub(crate) mod binance;
pub(crate) mod kucoin;
pub(crate) mod okx;
pub(crate) mod requests;

use std::sync::Arc;

use venues::http::{Failure, ItemFailure, Response};

use crate::task::Task;

pub use binance::Binance;
pub use kucoin::Kucoin;
pub use okx::Okx;

/// Clients of one account that sign in different ways; an intent has the same one for all that it asks.
#[derive(Clone, Debug)]
struct Clients<C>(Arc<[C]>);

impl<C> Clients<C> {
    fn of(&self, task: &Task) -> &C {
        &self.0[(task.intent() % self.0.len() as u64) as usize]
    }
}

/// Of a request for one thing: it was done.
fn done<T, E: AsRef<Failure>>(answer: Result<Response<T>, E>) -> Result<Vec<bool>, Box<Failure>> {
    match answer {
        Ok(_) => Ok(vec![true]),
        Err(error) => Err(Box::new(error.as_ref().clone())),
    }
}

/// Of a request for several things: which of them were done.
fn each<T, E: AsRef<Failure>>(
    answer: Result<Response<Vec<T>>, E>,
    failure: fn(&T) -> Option<ItemFailure>,
) -> Result<Vec<bool>, Box<Failure>> {
    match answer {
        Ok(items) => Ok(items.iter().map(|item| failure(item).is_none()).collect()),
        Err(error) => Err(Box::new(error.as_ref().clone())),
    }
}
