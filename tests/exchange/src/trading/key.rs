//! API keys, and the exchange's own check of signatures.
//!
//! In: the bytes that a client signed, as they were received. Out: whether the signature is the key's.
//! Invariant: the exchange signs nothing; what it compares with is made by `ring` alone, never by the clients' code.

use super::account::AccountId;
use ring::{hmac, signature};
use std::fmt;

/// What a key may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    Read,
    Trade,
    Transfer,
}

pub struct ApiKey {
    /// What the client sends to say who it is.
    pub id: String,
    pub secret: Secret,
    /// Of venues that want one with every request.
    pub passphrase: String,
    pub account: AccountId,
    pub rights: Vec<Right>,
    /// For demo trading, of venues that have it on the same host.
    pub demo: bool,
}

/// What signatures are checked with.
#[derive(Clone)]
pub enum Secret {
    Hmac(hmac::Key),
    /// A public key, as PKCS #1 has it.
    Rsa(Vec<u8>),
    Ed25519(Vec<u8>),
}

impl ApiKey {
    pub fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }
}

impl Secret {
    /// A secret that both sides know.
    pub fn shared(secret: &[u8]) -> Self {
        Secret::Hmac(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// A public key as PEM files hold it.
    pub fn public(pem: &str) -> Result<Self, String> {
        use base64::Engine;
        let base64: String = pem
            .lines()
            .filter(|line| !line.starts_with("-----"))
            .flat_map(|line| line.trim().chars())
            .collect();
        let der = base64::engine::general_purpose::STANDARD
            .decode(base64)
            .map_err(|error| format!("The public key is no PEM: {error}."))?;
        let (algorithm, key) =
            parts(&der).ok_or("The public key is not of the form SubjectPublicKeyInfo.")?;
        match algorithm {
            RSA => Ok(Secret::Rsa(key.to_vec())),
            ED25519 => Ok(Secret::Ed25519(key.to_vec())),
            _ => Err("The public key is neither RSA nor Ed25519.".into()),
        }
    }

    /// Whether this is the key's signature over the parts, one after the other. Of a shared secret it is the plain MAC.
    pub fn verifies(&self, message: &[&[u8]], signature: &[u8]) -> bool {
        match self {
            Secret::Hmac(key) => {
                let mut context = hmac::Context::with_key(key);
                message.iter().for_each(|part| context.update(part));
                // Nobody attacks a test; the time that a comparison takes tells nothing worth hiding.
                context.sign().as_ref() == signature
            }
            Secret::Rsa(key) => verify(
                &signature::RSA_PKCS1_2048_8192_SHA256,
                key,
                message,
                signature,
            ),
            Secret::Ed25519(key) => verify(&signature::ED25519, key, message, signature),
        }
    }
}

/// Only what it is, as a log of a test might hold it.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Secret::Hmac(_) => "Hmac",
            Secret::Rsa(_) => "Rsa",
            Secret::Ed25519(_) => "Ed25519",
        })
    }
}

fn verify(
    algorithm: &'static dyn signature::VerificationAlgorithm,
    key: &[u8],
    message: &[&[u8]],
    signature: &[u8],
) -> bool {
    signature::UnparsedPublicKey::new(algorithm, key)
        .verify(&message.concat(), signature)
        .is_ok()
}

/// Object identifiers, as DER has them.
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];

/// Algorithm and key of a SubjectPublicKeyInfo: `SEQUENCE { SEQUENCE { OID, … }, BIT STRING }`.
fn parts(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (0x30, info, _) = element(der)? else {
        return None;
    };
    let (0x30, algorithm, rest) = element(info)? else {
        return None;
    };
    let (0x06, id, _) = element(algorithm)? else {
        return None;
    };
    match element(rest)? {
        // The first byte counts the bits that are not used: none.
        (0x03, [0, key @ ..], _) => Some((id, key)),
        _ => None,
    }
}

/// Tag and content of the first element, and what follows it.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let [tag, first, rest @ ..] = der else {
        return None;
    };
    let (length, rest) = match *first {
        short @ ..0x80 => (usize::from(short), rest),
        long => {
            let (bytes, rest) = rest.split_at_checked(usize::from(long & 0x7f))?;
            let length = bytes.iter().try_fold(0_usize, |length, byte| {
                length.checked_mul(256)?.checked_add(usize::from(*byte))
            })?;
            (length, rest)
        }
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((*tag, content, rest))
}
