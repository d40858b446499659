//! Private keys in PEM.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// A private key's bytes, and what the PEM calls them.
#[derive(Debug)]
pub(super) struct Key {
    pub der: Zeroizing<Vec<u8>>,
    pub label: &'static str,
}

/// The first private key in a text. What is wrong is said without repeating any of the text.
pub(super) fn read(text: &str) -> Result<Key, String> {
    if text.contains("ENCRYPTED") {
        return Err(
            "is an encrypted key: decrypt it first (openssl pkey -in key.pem -out plain.pem)"
                .to_owned(),
        );
    }
    let found = ["PRIVATE KEY", "RSA PRIVATE KEY"]
        .into_iter()
        .find_map(|label| {
            let begin = format!("-----BEGIN {label}-----");
            let inner = text.split_once(begin.as_str())?.1;
            Some((
                label,
                inner
                    .split_once(format!("-----END {label}-----").as_str())?
                    .0,
            ))
        });
    let Some((label, inner)) = found else {
        return Err(
            "holds no private key: PEM begins with -----BEGIN PRIVATE KEY----- (PKCS#8)".to_owned(),
        );
    };
    // With room for all from the start: where a text grows out of, nobody wipes.
    let mut digits = Zeroizing::new(String::with_capacity(inner.len()));
    digits.extend(inner.chars().filter(|letter| !letter.is_whitespace()));
    let der = STANDARD
        .decode(digits.as_bytes())
        .map_err(|_| "is no PEM: what stands between its lines is not base64".to_owned())?;
    Ok(Key {
        der: Zeroizing::new(der),
        label,
    })
}
