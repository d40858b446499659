//! Calls over real sockets against a server that misbehaves in every way.

mod account;
mod arguments;
mod codes;
mod connections;
mod credentials;
mod events;
mod faults;
mod given_up;
mod kept;
mod kucoin;
mod limits;
mod lost;
mod many;
mod okx;
mod orders;
mod partly;
mod resolving;
mod server;
mod signed;
mod ticker;
mod time;
mod timeouts;
mod tls;
