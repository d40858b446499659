//! How a fault is put on the wire.
//!
//! In: the true reply and a fault. Out: another reply, or a script of bytes and pauses.
//! Invariant: a script starts from the true reply, so what comes before the fault is right.

use super::alter;
use super::kind::Fault;
use crate::limits::{banned, limited};
use crate::market::Venue;
use crate::reply::Reply;
use crate::wire::{Script, Step};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::StatusCode;
use http::header::{CONTENT_ENCODING, HeaderName, HeaderValue, LOCATION, RETRY_AFTER};
use std::io::Write;
use std::time::Duration;

/// What a client gets in the end.
pub enum Outcome {
    Reply(Reply),
    Script(Script),
}

/// The reply of a venue at a path, after a fault.
pub fn apply(fault: Fault, reply: Reply, venue: Venue, path: &str, now: i64) -> Outcome {
    let body = reply.whole_body();
    let length = body.len() as u64;
    let send = |bytes: Bytes| Step::Send(bytes);
    let with_body = |body: Bytes| Outcome::Reply(reply.clone().with_body(body));
    let script = |steps: Vec<Step>| Outcome::Script(Script::from(steps));
    match fault {
        Fault::Delay { .. } => Outcome::Reply(reply),
        Fault::Drip { ms, size } => {
            let parts = (0..body.len())
                .step_by(size as usize)
                .map(|at| body.slice(at..body.len().min(at + size as usize)));
            let pause = Step::Wait(Duration::from_millis(ms));
            let drops = parts.flat_map(|part| [send(part), pause.clone()]);
            script(
                [head(&reply, Some(length))]
                    .into_iter()
                    .chain(drops)
                    .collect(),
            )
        }
        Fault::Stall { at: None } => script(vec![Step::Stall]),
        Fault::Stall { at: Some(at) } => script(vec![
            head(&reply, Some(length)),
            send(body.slice(..at.min(length) as usize)),
            Step::Stall,
        ]),
        Fault::Cut { at, whole: false } => script(vec![
            head(&reply, Some(length)),
            send(body.slice(..at.min(length) as usize)),
        ]),
        Fault::Cut { at, whole: true } => {
            let all = Bytes::from([head_bytes(&reply, Some(length)), body].concat());
            let end = at.min(all.len() as u64) as usize;
            script(vec![send(all.slice(..end))])
        }
        // A request that was cut is a connection that closes; see `Hit`.
        Fault::CutRequest { .. } | Fault::Close => script(vec![]),
        Fault::Reset => script(vec![Step::Reset]),
        Fault::Garbage { size } => script(vec![Step::Repeat(
            Bytes::from_static(b"\x00\xfe\x7f no HTTP \r\n\x80"),
            size,
        )]),
        Fault::Length { delta } => script(vec![
            head(&reply, Some(length.saturating_add_signed(delta))),
            send(body),
        ]),
        Fault::Status {
            status,
            retry_after,
        } => Outcome::Reply(spoken(venue, status, retry_after, now)),
        Fault::Unknown => Outcome::Reply(unknown(venue)),
        Fault::Html { status } => Outcome::Reply(page(status)),
        Fault::Empty { status } => {
            Outcome::Reply(reply.with_body(Bytes::new()).with_status(code(status)))
        }
        Fault::Redirect { status, to } => {
            let location = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/"));
            Outcome::Reply(Reply::html(code(status), "").with_header(LOCATION, location))
        }
        Fault::Gzip => {
            let packed = reply.with_body(gzip(&body));
            Outcome::Reply(packed.with_header(CONTENT_ENCODING, HeaderValue::from_static("gzip")))
        }
        Fault::Bomb { size } => {
            // A packed file may have many parts one after the other; each of these is a mebibyte of zeros.
            let part = gzip(&vec![0; 1 << 20]);
            let total = part.len() as u64 * size.div_ceil(1 << 20);
            let reply = reply.with_header(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            script(vec![head(&reply, Some(total)), Step::Repeat(part, total)])
        }
        Fault::Endless => {
            let chunk = Bytes::from([&b"4000\r\n"[..], &[b' '; 0x4000], b"\r\n"].concat());
            script(vec![head(&reply, None), Step::Repeat(chunk, u64::MAX)])
        }
        Fault::Huge { size } => {
            let spaces = Bytes::from(vec![b' '; 1 << 16]);
            script(vec![head(&reply, Some(size)), Step::Repeat(spaces, size)])
        }
        Fault::Nested { depth } => {
            let depth = usize::try_from(depth).unwrap_or(usize::MAX).min(1 << 26);
            with_body(["[".repeat(depth), "]".repeat(depth)].concat().into())
        }
        Fault::Utf8 => with_body(alter::broken_text(&body)),
        Fault::Extra => with_body(alter::extra_fields(path, &body)),
        Fault::Reorder => with_body(alter::reordered(&body)),
        Fault::Enums => with_body(alter::unknown_enums(&body)),
        Fault::Body {
            status,
            headers,
            body,
        } => Outcome::Reply(custom(reply, status, headers, body)),
    }
}

/// How long a fault holds the reply back.
pub fn delay(fault: &Fault) -> Option<Duration> {
    match fault {
        Fault::Delay { ms } => Some(Duration::from_millis(*ms)),
        _ => None,
    }
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).expect("a fault has a valid status")
}

/// What a venue says of itself with a status.
fn spoken(venue: Venue, status: u16, retry_after: Option<i64>, now: i64) -> Reply {
    let seconds = retry_after.unwrap_or(1);
    let reply = match status {
        429 => limited(venue, 0, seconds * 1_000),
        418 => banned(venue, now, now + seconds * 1_000),
        _ => match venue {
            Venue::Binance => {
                crate::binance::error(-1001, "Internal error; unable to process your request.")
            }
            Venue::Kucoin => crate::kucoin::error(code(status), "500000", "Internal Server Error"),
            Venue::Okx => {
                crate::okx::error(code(status), "50001", "Service temporarily unavailable")
            }
        },
    };
    let reply = reply.with_status(code(status));
    match retry_after {
        Some(seconds) => reply.with_header(RETRY_AFTER, HeaderValue::from(seconds)),
        None => reply,
    }
}

/// What a venue says when it does not know what it did.
fn unknown(venue: Venue) -> Reply {
    let status = StatusCode::GATEWAY_TIMEOUT;
    match venue {
        Venue::Binance => crate::binance::error(
            -1007,
            "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
        )
        .with_status(status),
        Venue::Kucoin => crate::kucoin::error(status, "500000", "Internal Server Error"),
        Venue::Okx => crate::okx::error(
            StatusCode::BAD_REQUEST,
            "50004",
            "API endpoint request timeout (does not mean that the request was successful or failed, please check the request result).",
        ),
    }
}

fn page(status: u16) -> Reply {
    let reason = code(status).canonical_reason().unwrap_or("Error");
    let page = format!(
        "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>\r\n<center><h1>{status} {reason}</h1>\
         </center>\r\n<hr><center>a proxy</center>\r\n</body>\r\n</html>\r\n"
    );
    Reply::html(code(status), page)
}

fn custom(
    reply: Reply,
    status: u16,
    headers: std::collections::BTreeMap<String, String>,
    body: String,
) -> Reply {
    let mut reply = reply.with_body(body).with_status(code(status));
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            reply = reply.with_header(name, value);
        }
    }
    reply
}

fn gzip(body: &[u8]) -> Bytes {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(body).expect("memory takes all");
    packer.finish().expect("memory takes all").into()
}

fn head(reply: &Reply, length: Option<u64>) -> Step {
    Step::Send(head_bytes(reply, length))
}

/// The head as it goes on the wire; without a length, of a body in chunks.
fn head_bytes(reply: &Reply, length: Option<u64>) -> Bytes {
    let mut head = format!("HTTP/1.1 {}\r\n", reply.status).into_bytes();
    let mut line =
        |name: &str, value: &[u8]| head.extend([name.as_bytes(), b": ", value, b"\r\n"].concat());
    for (name, value) in &reply.headers {
        line(name.as_str(), value.as_bytes());
    }
    match length {
        Some(length) => line("content-length", length.to_string().as_bytes()),
        None => line("transfer-encoding", b"chunked"),
    }
    head.extend(b"\r\n");
    head.into()
}
