//! Whether a request is from the owner of its key: headers, time, passphrase, signature.
//!
//! In: a request as it was received. Out: nothing, or the venue's refusal.
//! Source: <https://www.okx.com/docs-v5/en/#overview-rest-authentication>. Invariant: the signature is checked over the bytes
//! received.

use super::error;
use super::time::parse;
use crate::call::Call;
use crate::reply::Reply;
use crate::trading::{ApiKey, Right};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;

const KEY: &str = "OK-ACCESS-KEY";
const SIGN: &str = "OK-ACCESS-SIGN";
const TIMESTAMP: &str = "OK-ACCESS-TIMESTAMP";
const PASSPHRASE: &str = "OK-ACCESS-PASSPHRASE";
/// Demo trading is told by it.
const SIMULATED: &str = "x-simulated-trading";
/// Until when the request may be carried out.
const EXPIRES: &str = "exptime";

/// A request may be so old, or so early.
const WINDOW: i64 = 30_000;

/// The key that a request says it is of.
pub fn key(call: &Call) -> Result<&str, Reply> {
    header(call, KEY, "50103")
}

/// Refuses a request that the owner of the key did not sign a moment ago.
pub fn check(call: &Call, key: Option<&ApiKey>, now: i64) -> Result<(), Reply> {
    let claimed = header(call, PASSPHRASE, "50104")?;
    let signature = header(call, SIGN, "50106")?;
    let time = header(call, TIMESTAMP, "50107")?;
    let sent = parse(time).ok_or_else(|| refusal("50112", "Invalid OK-ACCESS-TIMESTAMP"))?;
    if now.abs_diff(sent) > WINDOW.unsigned_abs() {
        return Err(refusal("50102", "Timestamp request expired"));
    }
    let key = key.ok_or_else(|| refusal("50119", "API key doesn't exist"))?;
    if key.demo != (call.header(SIMULATED) == Some("1")) {
        let message = "APIKey does not match current environment.";
        return Err(refusal("50101", message));
    }
    if claimed != key.passphrase {
        let message = "Request header OK-ACCESS-PASSPHRASE incorrect.";
        return Err(refusal("50105", message));
    }
    let pieces = [
        time.as_bytes(),
        call.head.method.as_str().as_bytes(),
        call.target().as_bytes(),
        &call.head.body,
    ];
    let decoded = STANDARD.decode(signature);
    if !decoded.is_ok_and(|signature| key.secret.verifies(&pieces, &signature)) {
        return Err(refusal("50113", "Invalid Sign"));
    }
    Ok(())
}

/// Refuses what the key was not made for.
pub fn permit(key: &ApiKey, right: Right) -> Result<(), Reply> {
    match key.may(right) {
        true => Ok(()),
        false => Err(refusal(
            "50120",
            "This API key doesn't have permission to use this function",
        )),
    }
}

/// What has a deadline: orders, and changes of them.
const TIMED: [&str; 4] = [
    "/api/v5/trade/order",
    "/api/v5/trade/batch-orders",
    "/api/v5/trade/amend-order",
    "/api/v5/trade/amend-batch-orders",
];

/// Refuses an order, or a change of one, that came after the time until which its sender wanted it.
pub fn in_time(call: &Call, now: i64) -> Result<(), Reply> {
    if !TIMED.contains(&call.path.as_str()) {
        return Ok(());
    }
    match call.header(EXPIRES).map(str::parse::<i64>) {
        None => Ok(()),
        Some(Err(_)) => Err(super::bad("expTime")),
        Some(Ok(until)) if until >= now => Ok(()),
        Some(Ok(_)) => Err(error(
            StatusCode::OK,
            "50036",
            "The expTime can't be earlier than the current system time. Please adjust the expTime and try again.",
        )),
    }
}

fn header<'a>(call: &'a Call, name: &str, code: &str) -> Result<&'a str, Reply> {
    let value = call.header(name).filter(|value| !value.is_empty());
    value.ok_or_else(|| refusal(code, &format!("Request header {name} can not be empty.")))
}

fn refusal(code: &str, message: &str) -> Reply {
    error(StatusCode::UNAUTHORIZED, code, message)
}
