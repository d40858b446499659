//! [`Key`]: what signs.

use std::fmt;

use ring::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use ring::{hmac, rand};

use super::pem;
use super::secret::Secret;
use super::signature::Signature;
use super::signer::Signer;

/// How a signature is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-512.
    HmacSha512,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
    /// Ed25519.
    Ed25519,
    /// Another one, which a [`Signer`] has.
    Other,
}

/// What signs: a secret (kept as the state of its HMAC, not as its text), a private key, or a [`Signer`].
pub struct Key(Kind);

enum Kind {
    Hmac(Algorithm, hmac::Key),
    Rsa(Box<RsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
    Signer(Signer),
}

impl Key {
    /// The key in a text: a private key when it is PEM, else a secret for HMAC.
    pub fn parse(secret: &Secret, hmac: Algorithm) -> Result<Self, String> {
        let text = secret.reveal();
        match text.trim_start().starts_with("-----BEGIN") {
            true => Self::from_pem(text),
            false => Ok(Self::hmac(hmac, text.as_bytes())),
        }
    }

    /// A secret for HMAC.
    pub fn hmac(algorithm: Algorithm, secret: &[u8]) -> Self {
        let digest = match algorithm {
            Algorithm::HmacSha512 => hmac::HMAC_SHA512,
            _ => hmac::HMAC_SHA256,
        };
        Self(Kind::Hmac(algorithm, hmac::Key::new(digest, secret)))
    }

    /// A private key, RSA or Ed25519, as PEM that is not encrypted.
    pub fn from_pem(text: &str) -> Result<Self, String> {
        let pem::Key { der, label } = pem::read(text)?;
        if label == "RSA PRIVATE KEY" {
            let pair = RsaKeyPair::from_der(&der);
            return pair.map(Self::rsa).map_err(|error| unusable(&error));
        }
        if let Ok(pair) = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der) {
            return Ok(Self(Kind::Ed25519(Box::new(pair))));
        }
        let pair = RsaKeyPair::from_pkcs8(&der);
        pair.map(Self::rsa).map_err(|error| unusable(&error))
    }

    fn rsa(pair: RsaKeyPair) -> Self {
        Self(Kind::Rsa(Box::new(pair)))
    }

    /// How it signs.
    pub fn algorithm(&self) -> Algorithm {
        match &self.0 {
            Kind::Hmac(algorithm, _) => *algorithm,
            Kind::Rsa(_) => Algorithm::RsaSha256,
            Kind::Ed25519(_) => Algorithm::Ed25519,
            Kind::Signer(signer) => signer.algorithm(),
        }
    }

    /// Signs. Only a [`Signer`] is waited for.
    pub async fn sign(&self, payload: Vec<u8>) -> Result<Signature, String> {
        let bytes = match &self.0 {
            Kind::Hmac(_, key) => hmac::sign(key, &payload).as_ref().to_vec(),
            Kind::Rsa(pair) => {
                let mut bytes = vec![0; pair.public().modulus_len()];
                let random = rand::SystemRandom::new();
                pair.sign(&RSA_PKCS1_SHA256, &random, &payload, &mut bytes)
                    .map_err(|_| "the RSA key cannot sign".to_owned())?;
                bytes
            }
            Kind::Ed25519(pair) => pair.sign(&payload).as_ref().to_vec(),
            Kind::Signer(signer) => signer.sign(payload).await?,
        };
        Ok(Signature {
            algorithm: self.algorithm(),
            bytes,
        })
    }
}

impl From<Signer> for Key {
    fn from(signer: Signer) -> Self {
        Self(Kind::Signer(signer))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({:?})", self.algorithm())
    }
}

fn unusable(error: &ring::error::KeyRejected) -> String {
    format!(
        "is no private key that can be used ({error}): it must be Ed25519, or RSA of 2,048 to 4,096 bits, in PKCS#8"
    )
}
