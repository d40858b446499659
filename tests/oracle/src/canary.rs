//! Secrets that must appear nowhere, in all spellings.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// What a client is given and must never show.
pub const KEY: &str = "canary-key-7f3a9c";
pub const SECRET: &str = "canary-secret-5d81e2";
pub const PASSPHRASE: &str = "canary-pass-c04b66";

/// All secrets in all spellings: as they are, in hexadecimal, base64, percent-encoded, as UTF-16, and as lists of bytes.
pub struct Canaries(Vec<String>);

impl Default for Canaries {
    fn default() -> Self {
        Self(
            [KEY, SECRET, PASSPHRASE]
                .into_iter()
                .flat_map(spellings)
                .collect(),
        )
    }
}

impl Canaries {
    /// The spelling that stands in a text.
    pub fn find(&self, text: &str) -> Option<&str> {
        let spelling = self
            .0
            .iter()
            .find(|spelling| text.contains(spelling.as_str()));
        spelling.map(String::as_str)
    }
}

fn spellings(secret: &str) -> Vec<String> {
    let bytes = secret.as_bytes();
    let listed: Vec<String> = bytes.iter().map(ToString::to_string).collect();
    let base64 = STANDARD_NO_PAD.encode(bytes);
    vec![
        secret.to_owned(),
        bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        bytes.iter().map(|byte| format!("{byte:02X}")).collect(),
        base64[..base64.len() - 2].to_owned(),
        bytes.iter().map(|byte| format!("%{byte:02X}")).collect(),
        secret
            .chars()
            .map(|letter| format!("{letter}\\0"))
            .collect(),
        secret.chars().map(|letter| format!("{letter}\0")).collect(),
        listed.join(", "),
        listed.join(","),
    ]
}
