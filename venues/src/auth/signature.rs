//! [`Signature`]: what a key made of a payload.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::key::Algorithm;

/// A signature's bytes, and how they were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// How it was made.
    pub algorithm: Algorithm,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Signature {
    /// In hexadecimal, lower case.
    pub fn hex(&self) -> String {
        let mut text = String::with_capacity(2 * self.bytes.len());
        for byte in &self.bytes {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        text
    }

    /// In base64 with padding.
    pub fn base64(&self) -> String {
        STANDARD.encode(&self.bytes)
    }
}
