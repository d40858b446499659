//! Secrets that must appear nowhere, in all spellings.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// What a client is given and must never show.
pub const KEY: &str = "canary-key-7f3a9c";
pub const SECRET: &str = "canary-secret-5d81e2";
pub const PASSPHRASE: &str = "canary-pass-c04b66";

/// So many bytes of a private key are looked for at a time: enough that nothing else has them.
const WINDOW: usize = 24;

/// All secrets in all spellings: as they are, in hexadecimal, base64, percent-encoded, as UTF-16, and as lists of bytes.
pub struct Canaries(Vec<String>);

impl Default for Canaries {
    fn default() -> Self {
        let mut canaries = Self(Vec::new());
        for secret in [KEY, SECRET, PASSPHRASE] {
            canaries.add_text(secret);
        }
        canaries
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

    /// All spellings of a secret text.
    pub fn add_text(&mut self, secret: &str) {
        let apart = |mark: &str| {
            secret
                .chars()
                .map(|letter| format!("{letter}{mark}"))
                .collect()
        };
        self.0.push(secret.to_owned());
        self.0.extend([apart("\\0"), apart("\0")]);
        self.add_bytes(secret.as_bytes());
    }

    /// A private key: the lines of its text, and the bytes in its middle, which are secret in both kinds of keys.
    pub fn add_pem(&mut self, pem: &str) {
        let lines = pem.lines().filter(|line| !line.starts_with("-----"));
        let lines: Vec<&str> = lines.collect();
        self.0.extend(lines.iter().map(|line| (*line).to_owned()));
        self.add_text(lines[lines.len() / 2]);
        let der = STANDARD.decode(lines.concat()).unwrap();
        let middle = der.len() / 2;
        self.add_bytes(&der[middle - WINDOW..middle]);
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        let each = |spell: fn(&u8) -> String| bytes.iter().map(spell).collect::<Vec<_>>();
        let listed = each(|byte| byte.to_string());
        self.0.extend([
            each(|byte| format!("{byte:02x}")).concat(),
            each(|byte| format!("{byte:02X}")).concat(),
            each(|byte| format!("%{byte:02X}")).concat(),
            each(|byte| format!("\\x{byte:02x}")).concat(),
            listed.join(", "),
            listed.join(","),
        ]);
        // Wherever it stands among the bytes that were encoded: the letters at either end depend on its neighbours.
        for before in 0..3 {
            let among = [&[0; 2][..before], bytes].concat();
            for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
                let base64 = engine.encode(&among);
                let first = (before * 4).div_ceil(3);
                self.0.push(base64[first..base64.len() - 2].to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_in_every_spelling_and_wherever_it_stands() {
        let canaries = Canaries::default();
        let bytes = SECRET.as_bytes();
        let listed: Vec<String> = bytes.iter().map(ToString::to_string).collect();
        let mut told = vec![
            format!("secret: {SECRET}!"),
            format!("{bytes:?}"),
            format!("{:02x?}", bytes).replace(", ", ""),
            listed.join(","),
            SECRET.chars().map(|letter| format!("{letter}\0")).collect(),
            bytes.iter().map(|byte| format!("%{byte:02X}")).collect(),
        ];
        for before in ["", "a", "ab", "abc"] {
            told.push(STANDARD.encode(format!("{before}{SECRET}:more")));
        }
        for text in told {
            assert!(canaries.find(&text).is_some(), "{text}");
        }
        assert_eq!(canaries.find("a reply that says nothing"), None);
    }

    #[test]
    fn a_private_key_is_found_by_any_of_its_lines_and_by_its_bytes() {
        let pem = include_str!("../keys/rsa.pem");
        let mut canaries = Canaries(Vec::new());
        canaries.add_pem(pem);
        let line = pem.lines().nth(9).unwrap();
        assert!(canaries.find(&format!("key: {line}")).is_some());
        let text: String = pem
            .lines()
            .filter(|line| !line.starts_with("---"))
            .collect();
        let der = STANDARD.decode(text).unwrap();
        assert!(canaries.find(&format!("{der:?}")).is_some());
        assert!(
            canaries
                .find(&format!("{der:02x?}").replace(", ", ""))
                .is_some()
        );
    }
}
