//! Whether a request is from the owner of its key: headers, time, passphrase, signature.
//!
//! In: a request as it was received. Out: nothing, or the venue's refusal.
//! Source: <https://www.kucoin.com/docs-new/authentication>. Invariant: the signature is checked over the bytes received.

use super::error;
use crate::call::Call;
use crate::reply::Reply;
use crate::trading::{ApiKey, Right};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;

const KEY: &str = "kc-api-key";
const SIGN: &str = "kc-api-sign";
const TIMESTAMP: &str = "kc-api-timestamp";
const PASSPHRASE: &str = "kc-api-passphrase";
const VERSION: &str = "kc-api-key-version";

/// A request may be so old, or so early.
const WINDOW: i64 = 5_000;

/// The key that a request says it is of.
pub fn key(call: &Call) -> Result<&str, Reply> {
    for name in [SIGN, TIMESTAMP, PASSPHRASE] {
        header(call, name)?;
    }
    header(call, KEY)
}

/// Refuses a request that the owner of the key did not sign a moment ago.
pub fn check(call: &Call, key: Option<&ApiKey>, now: i64) -> Result<(), Reply> {
    let time = header(call, TIMESTAMP)?;
    let sent: Option<i64> = time.parse().ok();
    if sent.is_none_or(|sent| now.abs_diff(sent) > WINDOW.unsigned_abs()) {
        return Err(refusal("400002", "KC-API-TIMESTAMP Invalid"));
    }
    let key = key.ok_or_else(|| refusal("400003", "KC-API-KEY not exists"))?;
    if !is_known(key, header(call, PASSPHRASE)?, call.header(VERSION)) {
        return Err(refusal("400004", "KC-API-PASSPHRASE error"));
    }
    let pieces = [
        time.as_bytes(),
        call.head.method.as_str().as_bytes(),
        call.target().as_bytes(),
        &call.head.body,
    ];
    match is_signed(key, &pieces, header(call, SIGN)?) {
        true => Ok(()),
        false => Err(refusal("400005", "Invalid KC-API-SIGN")),
    }
}

/// Refuses what the key was not made for.
pub fn permit(key: &ApiKey, right: Right) -> Result<(), Reply> {
    match key.may(right) {
        true => Ok(()),
        false => Err(error(
            StatusCode::FORBIDDEN,
            "400007",
            "Access denied, require more permission.",
        )),
    }
}

/// Keys of today's versions send their passphrase signed; the first ones sent it as it is.
fn is_known(key: &ApiKey, claimed: &str, version: Option<&str>) -> bool {
    match version {
        Some("2" | "3") => is_signed(key, &[key.passphrase.as_bytes()], claimed),
        Some("1") | None => key.passphrase == claimed,
        Some(_) => false,
    }
}

fn is_signed(key: &ApiKey, pieces: &[&[u8]], signature: &str) -> bool {
    let signature = STANDARD.decode(signature);
    signature.is_ok_and(|signature| key.secret.verifies(pieces, &signature))
}

fn header<'a>(call: &'a Call, name: &str) -> Result<&'a str, Reply> {
    let missing = || {
        refusal(
            "400001",
            "Please check the header of your request for KC-API-KEY, KC-API-SIGN, KC-API-TIMESTAMP, KC-API-PASSPHRASE",
        )
    };
    let value = call.header(name).filter(|value| !value.is_empty());
    value.ok_or_else(missing)
}

fn refusal(code: &str, message: &str) -> Reply {
    error(StatusCode::UNAUTHORIZED, code, message)
}
