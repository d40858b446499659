//! Typed clients of crypto exchanges.
