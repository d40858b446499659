//! Who calls, and how a call is signed.
//!
//! In go credentials (in code, from named environment variables, or from a file) and a request as it will be sent; out comes the same
//! request, signed. Read along a call: [`Credentials`] hold the key, the venue's [`Sign`] writes what is signed, a [`Key`] signs it, and
//! `Sign` puts the signature in its place. Invariant: the bytes signed are the bytes sent, and no secret is ever printed.

mod access;
mod config;
mod credentials;
mod key;
mod pem;
mod secret;
mod sign;
mod signature;
mod signer;

pub(crate) use access::{Access, Environments, Place};
pub(crate) use config::private_config;
pub(crate) use credentials::Sources;
pub use credentials::{Credentials, Identity};
pub use key::{Algorithm, Key};
pub use secret::Secret;
pub use sign::{Outgoing, Passphrase, Sign, Stamp};
pub use signature::Signature;
pub use signer::{Signer, SigningFuture};
