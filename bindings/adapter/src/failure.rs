//! A venue's error becomes a [`runtime::Failure`].

use pyo3::Python;
use runtime::{Convert, Mode, More};
use venues::http::VenueError;

use crate::Sent;

/// Everything that is known of the error, as plain data.
pub fn failure<E: VenueError>(error: &E) -> runtime::Failure {
    let failure = error.as_ref();
    runtime::Failure {
        kind: failure.kind.name(),
        message: failure.message.clone(),
        code: failure.code.as_ref().map(|code| code.to_string()),
        status: failure.status,
        retry_after: failure.retry_after,
        raw: failure.raw.as_ref().map(|raw| raw.to_vec()),
        request: failure.request.clone(),
        more: failure.sent.clone().map(|sent| {
            let sent = move |py: Python<'_>| Sent::to_py(&sent, py, Mode::Detached);
            More("sent", Box::new(sent))
        }),
    }
}
