//! What Binance says of a replacement of which a step failed: an error that tells of both steps.
//!
//! In: the body of an error. Out: what became of each step. Invariant: `-2021` is a replacement that was done in part, `-2022` one of
//! which nothing was done.
//!
//! <https://developers.binance.com/docs/binance-spot-api-docs/errors#-2021-order-cancel-replace-partially-failed>

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::codes::CODES;
use super::spot::{CancelledOrder, OrderReport, ReplaceResult};
use crate::http::{ItemFailure, Kind, Meaning, Verdict, items, json};
use crate::types::Text;

/// What stands for a step is an order when it was done, else what the venue says of it.
#[derive(Deserialize)]
struct Body<C, N> {
    data: Steps<C, N>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Steps<C, N> {
    cancel_result: ReplaceResult,
    new_order_result: ReplaceResult,
    cancel_response: Option<C>,
    new_order_response: Option<N>,
}

/// What the venue says of a step; of one that was done, neither.
#[derive(Default, Deserialize)]
struct Said {
    code: Option<i64>,
    msg: Option<Text>,
}

/// What became of both steps, the cancellation first; `None` when a body does not tell of steps.
pub(super) fn steps(body: &[u8]) -> Option<[Option<ItemFailure>; 2]> {
    let data = data::<Said, Said>(body)?;
    Some([
        failure(&data.cancel_result, data.cancel_response),
        failure(&data.new_order_result, data.new_order_response),
    ])
}

/// The order that was cancelled, when it was.
pub(super) fn cancelled(body: &[u8]) -> Option<CancelledOrder> {
    data::<_, IgnoredAny>(body)?.cancel_response
}

/// The order that was placed, when it was.
pub(super) fn placed(body: &[u8]) -> Option<OrderReport> {
    data::<IgnoredAny, _>(body)?.new_order_response
}

fn data<C: DeserializeOwned, N: DeserializeOwned>(body: &[u8]) -> Option<Steps<C, N>> {
    let Body { data } = json::decode(body).ok()?;
    Some(data)
}

fn failure(result: &ReplaceResult, said: Option<Said>) -> Option<ItemFailure> {
    let said = match result {
        ReplaceResult::Success => return None,
        _ => said.unwrap_or_default(),
    };
    let code = said.code.map(|code| Text::from(code.to_string()));
    let words = said.msg.or_else(|| Some("it was not tried".into()));
    let meaning = CODES.meaning(
        code.as_deref().unwrap_or_default(),
        words.as_deref().unwrap_or_default(),
    );
    Some(ItemFailure::new(meaning, code, words))
}

/// What became of the replacement; `None` when a body does not tell of steps.
pub(super) fn verdict(body: &[u8]) -> Option<Verdict> {
    let steps = steps(body)?;
    items::verdict(steps.iter().map(|step| step.as_ref().map(|step| step.kind)))
}

/// What it means, and what became of each step in words.
pub(super) fn told(body: &[u8]) -> Option<(Meaning, String)> {
    let steps = steps(body)?;
    let mut failed = steps.iter().flatten();
    let first = failed.next().map_or(Kind::ExchangeError, |step| step.kind);
    let done = steps.iter().any(Option::is_none);
    let meaning = match verdict(body) {
        Some(Verdict::Unknown) => Meaning {
            kind: Kind::ServerError,
            open: true,
        },
        // A kind that speaks of one step would hide that the other one was done.
        _ if done => Meaning::refusal(Kind::ExchangeError),
        _ => Meaning::refusal(first),
    };
    let [cancellation, order] = steps.each_ref().map(|step| words(step.as_ref()));
    Some((
        meaning,
        format!("the cancellation: {cancellation}; the new order: {order}"),
    ))
}

fn words(step: Option<&ItemFailure>) -> String {
    match step {
        None => "done".to_owned(),
        Some(ItemFailure {
            code: Some(code),
            message,
            ..
        }) => format!("[{code}] {message}"),
        Some(failure) => failure.message.to_string(),
    }
}
