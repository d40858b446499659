//! A request's fields as path and query.
