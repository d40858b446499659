//! Limits as the venue sees them.
