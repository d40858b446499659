//! [`KeyRing`]: the keys of one account, one for each way to sign.
//!
//! Invariant: every secret of the ring is a canary; the exchange is given what it needs to check signatures, and no private key.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use exchange::Opening;
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair};
use venues::auth::{Algorithm, Signer};

use crate::canary::{Canaries, KEY, PASSPHRASE, SECRET};

/// A key that was made for this test and opens nothing.
const RSA: &str = include_str!("../keys/rsa.pem");
const RSA_PUBLIC: &str = include_str!("../keys/rsa.pub.pem");

/// The keys of one account.
pub struct KeyRing {
    /// As PEM.
    ed25519: String,
    ed25519_public: String,
}

/// One key of a ring: its public part, and what signs.
pub struct RingKey {
    pub id: String,
    pub signs: Signs,
}

/// What signs.
pub enum Signs {
    /// A secret, or a private key as PEM.
    Secret(String),
    /// A call-back that has the secret.
    CallBack(Signer),
}

impl KeyRing {
    /// A ring with a fresh Ed25519 key.
    pub fn new() -> Self {
        let private = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        let pair = Ed25519KeyPair::from_pkcs8(private.as_ref()).unwrap();
        // What stands before the key in a SubjectPublicKeyInfo.
        let head = [
            0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
        ];
        let public = [&head, pair.public_key().as_ref()].concat();
        Self {
            ed25519: pem("PRIVATE KEY", private.as_ref()),
            ed25519_public: pem("PUBLIC KEY", &public),
        }
    }

    /// A secret that both sides know.
    pub fn shared(&self) -> RingKey {
        RingKey::of("shared", Signs::Secret(SECRET.to_owned()))
    }

    /// The same, in the hands of a call-back.
    pub fn call_back(&self) -> RingKey {
        let signer = Signer::new(Algorithm::HmacSha256, |payload| {
            Box::pin(async move {
                // As one that asks elsewhere.
                tokio::task::yield_now().await;
                let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
                Ok(hmac::sign(&key, &payload).as_ref().to_vec())
            })
        });
        RingKey::of("shared", Signs::CallBack(signer))
    }

    /// A private RSA key.
    pub fn rsa(&self) -> RingKey {
        RingKey::of("rsa", Signs::Secret(RSA.to_owned()))
    }

    /// A private Ed25519 key.
    pub fn ed25519(&self) -> RingKey {
        RingKey::of("ed25519", Signs::Secret(self.ed25519.clone()))
    }

    /// One account at a venue, with all keys.
    pub fn openings(&self, venue: &str, balances: &[(&str, &str)]) -> Vec<Opening> {
        let key = |name| Opening {
            venue: venue.to_owned(),
            key: id(name),
            passphrase: PASSPHRASE.to_owned(),
            ..Opening::default()
        };
        let money = |(coin, amount): &(&str, &str)| ((*coin).to_owned(), (*amount).to_owned());
        vec![
            Opening {
                secret: SECRET.to_owned(),
                balances: balances.iter().map(money).collect(),
                ..key("shared")
            },
            Opening {
                public_key: RSA_PUBLIC.to_owned(),
                ..key("rsa")
            },
            Opening {
                public_key: self.ed25519_public.clone(),
                ..key("ed25519")
            },
        ]
    }

    /// All that must appear nowhere.
    pub fn canaries(&self) -> Canaries {
        let mut canaries = Canaries::default();
        canaries.add_pem(RSA);
        canaries.add_pem(&self.ed25519);
        canaries
    }
}

impl Default for KeyRing {
    fn default() -> Self {
        Self::new()
    }
}

impl RingKey {
    fn of(name: &str, signs: Signs) -> Self {
        Self {
            id: id(name),
            signs,
        }
    }

    /// The secret, where the client has it itself.
    pub fn secret(&self) -> Option<venues::auth::Secret> {
        match &self.signs {
            Signs::Secret(secret) => Some(secret.as_str().into()),
            Signs::CallBack(_) => None,
        }
    }

    /// The call-back, where there is one.
    pub fn signer(&self) -> Option<Signer> {
        match &self.signs {
            Signs::Secret(_) => None,
            Signs::CallBack(signer) => Some(signer.clone()),
        }
    }
}

fn id(name: &str) -> String {
    format!("{KEY}-{name}")
}

fn pem(label: &str, der: &[u8]) -> String {
    let base64 = STANDARD.encode(der);
    format!("-----BEGIN {label}-----\n{base64}\n-----END {label}-----\n")
}
