//! Calls over real sockets against a server that misbehaves in every way.

mod faults;
mod kucoin;
mod limits;
mod okx;
mod orders;
mod server;
mod signed;
