//! A venue's error becomes a [`runtime::Failure`].

use venues::http::VenueError;

/// Everything that is known of the error, as plain data.
pub fn failure<E: VenueError>(error: E) -> runtime::Failure {
    let failure = error.as_ref();
    runtime::Failure {
        kind: failure.kind.name(),
        message: failure.message.clone(),
        code: failure.code.as_ref().map(|code| code.to_string()),
        status: failure.status,
        retry_after: failure.retry_after,
        raw: failure.raw.as_ref().map(|raw| raw.to_vec()),
        request: failure.request.clone(),
    }
}
