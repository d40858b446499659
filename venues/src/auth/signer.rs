//! [`Signer`]: signs in place of a secret.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::key::Algorithm;

/// A signature that is being made elsewhere: its bytes, or a sentence that says why there is none.
pub type SigningFuture = Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send>>;

/// Signs in place of a secret: a hardware key, a remote service. It is given what is to be signed and gives the signature's bytes.
#[derive(Clone)]
pub struct Signer {
    algorithm: Algorithm,
    call: Arc<dyn Fn(Vec<u8>) -> SigningFuture + Send + Sync>,
}

impl Signer {
    /// A signer from a function.
    pub fn new(
        algorithm: Algorithm,
        call: impl Fn(Vec<u8>) -> SigningFuture + Send + Sync + 'static,
    ) -> Self {
        Self {
            algorithm,
            call: Arc::new(call),
        }
    }

    /// How it signs.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Starts to sign.
    pub fn sign(&self, payload: Vec<u8>) -> SigningFuture {
        (self.call)(payload)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer")
            .field("algorithm", &self.algorithm)
            .finish_non_exhaustive()
    }
}
