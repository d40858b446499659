//! Signatures against those that others made, and what must hold of every signature.
//!
//! The vectors are not part of the repository: the test reads `../shared/signing-vectors.json` beside it, or that of `$CCRXT_SHARED`, and
//! says so when there is none.

mod properties;
mod schemes;
mod vectors;
