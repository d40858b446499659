//! The Python functions that a call may call: its client's, and those among its arguments.
//!
//! Invariant: without any, and without a log, there is no desk, and the call pays nothing.

use std::sync::Arc;

use pyo3::prelude::*;

use crate::Obj;
use crate::bridge::{Bridge, running_loop};
use crate::callback::desk::{Callees, Desk};
use crate::callback::function::Seat;
use crate::callback::log::Log;
use crate::client::Client;
use crate::client::client_class::Style;

#[derive(Default)]
pub struct Asked {
    functions: Vec<Obj>,
    /// Of those among the arguments.
    seats: Vec<Seat>,
    /// What was made with the others.
    client: Option<Py<Client>>,
}

impl Asked {
    pub(crate) fn new(functions: Vec<Obj>, seats: Vec<Seat>) -> Self {
        Asked {
            functions,
            seats,
            client: None,
        }
    }

    /// And those that the client was made with.
    pub fn and(mut self, client: &Bound<'_, Client>) -> Self {
        let functions = client.get().functions(client.py());
        self.client = (!functions.is_empty()).then(|| client.clone().unbind());
        self.functions.extend(functions);
        self
    }

    /// The same for another call.
    pub fn again(&self, py: Python<'_>) -> Self {
        let functions = self.functions.iter();
        Asked {
            functions: functions.map(|function| function.clone_ref(py)).collect(),
            seats: self.seats.clone(),
            client: None,
        }
    }

    pub fn functions(&self) -> &[Obj] {
        &self.functions
    }

    /// The desk of the call, which these functions and the log are known at.
    pub fn at(
        &mut self,
        log: Option<Log>,
        desk: impl FnOnce(Callees) -> PyResult<Arc<Desk>>,
    ) -> PyResult<Option<Arc<Desk>>> {
        if self.functions.is_empty() && log.is_none() {
            return Ok(None);
        }
        let given = std::mem::take(&mut self.functions);
        let desk = desk(Callees { given, log })?;
        self.seats.iter().for_each(|seat| seat.take(&desk));
        if let Some(client) = self.client.take() {
            client.get().rest(&desk);
        }
        Ok(Some(desk))
    }

    /// Carries out a call that waits for nothing.
    pub fn within<T>(
        mut self,
        py: Python<'_>,
        style: Style,
        run: impl FnOnce() -> PyResult<T>,
    ) -> PyResult<T> {
        // Those among the arguments may be kept, and called when the call has ended.
        let stays = !self.seats.is_empty();
        let desk = self.at(None, |callees| match style {
            Style::Async if stays => Bridge::of(&running_loop(py)?)?.get().desk(py, callees),
            _ => Ok(Desk::of_caller(callees)),
        })?;
        match desk {
            None => run(),
            Some(desk) => desk.within(py, run),
        }
    }
}
