//! Calls over real sockets against a server that misbehaves in every way.

mod faults;
mod limits;
mod server;
