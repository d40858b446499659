//! How KuCoin's calls are signed: time, method, path with query, and body; the passphrase is signed with the same secret.
//!
//! <https://www.kucoin.com/docs-new/authentication>

use super::Kucoin;
use crate::auth::{Identity, Outgoing, Passphrase, Sign, Signature, Stamp};

impl Sign for Kucoin {
    const PASSPHRASE: Passphrase = Passphrase::Signed;

    fn identify(request: &mut Outgoing<'_>, identity: &Identity<'_>) {
        request.header("kc-api-key", identity.key);
    }

    fn draft(request: &mut Outgoing<'_>, identity: &Identity<'_>, stamp: &Stamp) -> Vec<u8> {
        let time = stamp.time.as_millis().to_string();
        Self::identify(request, identity);
        request.header("kc-api-timestamp", &time);
        request.header("kc-api-passphrase", identity.passphrase);
        request.header("kc-api-key-version", "2");
        let method = request.method.as_str();
        [&time, method, request.target(), &request.body]
            .concat()
            .into_bytes()
    }

    fn seal(request: &mut Outgoing<'_>, signature: &Signature) {
        request.header("kc-api-sign", &signature.base64());
    }
}
