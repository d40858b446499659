//! [`Credentials`]: key, passphrase and what signs, from wherever they are kept.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tokio::sync::OnceCell;
use zeroize::Zeroizing;

use super::key::Key;
use super::secret::Secret;
use super::sign::{Passphrase, Sign};
use super::signer::Signer;

/// Who calls, and what signs for them. Prints without any of it.
pub struct Credentials {
    key: Secret,
    passphrase: Option<Secret>,
    /// The passphrase as it travels, where it is signed.
    signed_passphrase: OnceCell<String>,
    signing: Key,
    last_nonce: AtomicU64,
}

/// Who calls, as a request says it.
#[derive(Clone, Copy)]
pub struct Identity<'a> {
    /// The key's public part.
    pub key: &'a str,
    /// The passphrase as it travels; empty where there is none.
    pub passphrase: &'a str,
}

/// Where credentials come from: each is given, or stands in a named environment variable; the secret may stand in a file.
pub(crate) struct Sources {
    pub key: Option<Secret>,
    pub key_variable: Option<String>,
    pub secret: Option<Secret>,
    pub secret_variable: Option<String>,
    pub secret_file: Option<String>,
    pub passphrase: Option<Secret>,
    pub passphrase_variable: Option<String>,
    pub signer: Option<Signer>,
}

impl Sources {
    /// Whether anything is read from outside of the program's own text.
    pub fn are_outside(&self) -> bool {
        self.key_variable.is_some()
            || self.secret_variable.is_some()
            || self.secret_file.is_some()
            || self.passphrase_variable.is_some()
    }

    /// Reads them.
    pub fn read<S: Sign>(self) -> Result<Credentials, String> {
        let key = one_of("key", self.key, self.key_variable, None)?.ok_or(MISSING_KEY)?;
        printable("key", &key)?;
        let secret = one_of(
            "secret",
            self.secret,
            self.secret_variable,
            self.secret_file,
        )?;
        let signing = match (secret, self.signer) {
            (Some(secret), None) => S::key(&secret).map_err(|why| format!("`secret` {why}"))?,
            (None, Some(signer)) => signer.into(),
            (None, None) => return Err(MISSING_SECRET.to_owned()),
            (Some(_), Some(_)) => {
                return Err("`secret` and `signer` exclude each other: give one".to_owned());
            }
        };
        let passphrase = one_of(
            "passphrase",
            self.passphrase,
            self.passphrase_variable,
            None,
        )?;
        match (&passphrase, S::PASSPHRASE) {
            (None, Passphrase::Plain | Passphrase::Signed) => {
                return Err(
                    "`passphrase` is missing: the venue gave it to the key when that was made"
                        .to_owned(),
                );
            }
            (Some(passphrase), Passphrase::Plain) => printable("passphrase", passphrase)?,
            _ => {}
        }
        Ok(Credentials::new(key, signing, passphrase))
    }
}

const MISSING_KEY: &str =
    "`key` is missing: give it, or name the environment variable that holds it by `key_variable`";
const MISSING_SECRET: &str = "`secret` is missing: give it, name its environment variable by `secret_variable` or its file by `secret_file`, or give a `signer`";

impl Credentials {
    /// Credentials of a key.
    pub fn new(key: Secret, signing: Key, passphrase: Option<Secret>) -> Self {
        Self {
            key,
            passphrase,
            signed_passphrase: OnceCell::new(),
            signing,
            last_nonce: AtomicU64::new(0),
        }
    }

    /// What signs.
    pub fn signing(&self) -> &Key {
        &self.signing
    }

    /// Who calls. A passphrase that travels signed is signed once.
    pub async fn identity<S: Sign>(&self) -> Result<Identity<'_>, String> {
        let passphrase = match (&self.passphrase, S::PASSPHRASE) {
            (Some(passphrase), Passphrase::Plain) => passphrase.reveal(),
            (Some(passphrase), Passphrase::Signed) => {
                let sign = || async {
                    let payload = passphrase.reveal().as_bytes().to_vec();
                    let signature = self.signing.sign(payload).await?;
                    Ok::<_, String>(signature.base64())
                };
                self.signed_passphrase.get_or_try_init(sign).await?
            }
            _ => "",
        };
        Ok(Identity {
            key: self.key.reveal(),
            passphrase,
        })
    }

    /// A number above every earlier one, near the microseconds since 1970.
    pub fn nonce(&self, micros: u64) -> u64 {
        let next = |last: u64| Some(micros.max(last + 1));
        let last = self
            .last_nonce
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, next);
        micros.max(last.unwrap_or(0) + 1)
    }

    /// The account in a form that tells nothing: equal for equal keys.
    pub fn fingerprint(&self) -> String {
        let digest = ring::digest::digest(&ring::digest::SHA256, self.key.reveal().as_bytes());
        URL_SAFE_NO_PAD.encode(&digest.as_ref()[..18])
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("signing", &self.signing)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Identity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// The one source that is given. No error repeats what was read.
fn one_of(
    name: &str,
    given: Option<Secret>,
    variable: Option<String>,
    file: Option<String>,
) -> Result<Option<Secret>, String> {
    let sources = [given.is_some(), variable.is_some(), file.is_some()];
    if sources.into_iter().filter(|there| *there).count() > 1 {
        return Err(format!(
            "`{name}` is given in more than one way: give it, or its variable, or its file"
        ));
    }
    let found = if let Some(variable) = variable {
        let text = std::env::var(&variable).map_err(|_| {
            format!("`{name}_variable` names {variable:?}, an environment variable that is not set")
        })?;
        Some(Secret::from(text))
    } else if let Some(file) = file {
        let text = std::fs::read_to_string(&file)
            .map_err(|error| format!("`{name}_file` {file:?} cannot be read ({})", error.kind()))?;
        let text = Zeroizing::new(text);
        Some(Secret::from(text.trim()))
    } else {
        given
    };
    match found {
        Some(secret) if secret.reveal().trim().is_empty() => Err(format!("`{name}` is empty")),
        found => Ok(found),
    }
}

/// Headers carry it: letters, digits and signs of ASCII alone.
fn printable(name: &str, secret: &Secret) -> Result<(), String> {
    match secret
        .reveal()
        .bytes()
        .all(|byte| (b' '..=b'~').contains(&byte))
    {
        true => Ok(()),
        false => Err(format!(
            "`{name}` holds a letter that no header can carry (a line break, or one outside of ASCII)"
        )),
    }
}
