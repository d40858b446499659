//! Who asks Binance, and whether that is true.
//!
//! In: key, signature and timestamp of a request. Out: the account and the parameters, or the venue's error.
//! Invariant: a signature is checked over the very bytes that came, without itself.

use super::error;
use super::parameters::Parameters;
use crate::call::Call;
use crate::exchange::Desk;
use crate::reply::Reply;
use crate::trading::{AccountId, Right, Secret};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;

const WIDEST_WINDOW: i64 = 60_000;
const WINDOW: i64 = 5_000;
/// A clock may be so far ahead.
const AHEAD: i64 = 1_000;
/// Timestamps beyond this are microseconds.
const MICROS_FROM: i64 = 100_000_000_000_000;

/// The account that a request is for, and its parameters without those that sign it.
pub fn access<'a>(
    desk: &'a Desk<'a>,
    call: &'a Call,
    right: Right,
    known: &[&str],
) -> Result<(Parameters<'a>, AccountId), Reply> {
    let key = keyed(desk, call)?;
    let all = [known, &["recvWindow", "timestamp", "signature"]].concat();
    let parameters = Parameters::new(desk, call, &all)?;
    in_time(desk, &parameters)?;
    let signature = parameters.required("signature")?;
    let house = desk.house();
    let key = house.key(key).ok_or_else(invalid_key)?;
    if !is_signed(&key.secret, call, signature) {
        return Err(error(-1022, "Signature for this request is not valid."));
    }
    if !key.may(right) {
        return Err(invalid_key());
    }
    Ok((parameters, key.account))
}

/// The key of a request, if the venue knows it.
pub fn keyed<'a>(desk: &Desk<'_>, call: &'a Call) -> Result<&'a str, Reply> {
    let key = call.header("x-mbx-apikey").filter(|key| !key.is_empty());
    let key = key.ok_or_else(|| {
        error(-2014, "API-key format invalid.").with_status(StatusCode::UNAUTHORIZED)
    })?;
    desk.house().key(key).map(|_| key).ok_or_else(invalid_key)
}

fn invalid_key() -> Reply {
    error(-2015, "Invalid API-key, IP, or permissions for action.")
        .with_status(StatusCode::UNAUTHORIZED)
}

fn in_time(desk: &Desk<'_>, parameters: &Parameters<'_>) -> Result<(), Reply> {
    parameters.required("timestamp")?;
    let sent = parameters.integer("timestamp")?.unwrap_or(0);
    let sent = if sent >= MICROS_FROM {
        sent / 1_000
    } else {
        sent
    };
    let window = match parameters.amount("recvWindow")? {
        Some(window) => window.rescale(0).units as i64,
        None => WINDOW,
    };
    if window > WIDEST_WINDOW {
        return Err(error(-1131, "'recvWindow' must be less than 60000."));
    }
    if sent >= desk.now + AHEAD {
        let message = "Timestamp for this request was 1000ms ahead of the server's time.";
        return Err(error(-1021, message));
    }
    if desk.now - sent > window {
        let message = "Timestamp for this request is outside of the recvWindow.";
        return Err(error(-1021, message));
    }
    Ok(())
}

/// Query and body together are signed, without anything between them, and without the signature.
fn is_signed(secret: &Secret, call: &Call, signature: &str) -> bool {
    let query = call.head.uri.query().unwrap_or_default().as_bytes();
    let [query, body] = [query, &call.head.body].map(without_signature);
    let signature = match secret {
        Secret::Hmac(_) => from_hex(signature),
        Secret::Rsa(_) | Secret::Ed25519(_) => STANDARD.decode(signature).ok(),
    };
    signature.is_some_and(|signature| secret.verifies(&[&query, &body], &signature))
}

fn without_signature(text: &[u8]) -> Vec<u8> {
    let parts = text.split(|byte| *byte == b'&');
    let parts: Vec<&[u8]> = parts
        .filter(|part| !part.starts_with(b"signature="))
        .collect();
    parts.join(&b'&')
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some((digit(*high)? << 4 | digit(*low)?) as u8),
            _ => None,
        })
        .collect()
}
