//! The kinds of faults, and how a rule is written.
//!
//! In: a rule as JSON, or a name. Out: a [`Fault`], or a sentence that says what is wrong with the rule.

use crate::call::Call;
use crate::market::Venue;
use serde::Deserialize;
use std::collections::BTreeMap;

pub const KINDS: &str = "delay, drip, stall, cut, close, reset, cut-request, garbage, length, status, unknown, html, empty, redirect, gzip, bomb, \
                         endless, huge, nested, utf8, wrong, extra, reorder, enums, body, or a status such as 503";

/// A rule: which requests it hits, how often, and what its kind needs to know.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Details {
    pub kind: String,
    /// Of one venue only.
    pub venue: Option<String>,
    /// The end of the paths that it hits.
    pub path: Option<String>,
    /// A part of the queries that it hits.
    pub query: Option<String>,
    /// So many matching requests are served before it begins.
    pub after: u64,
    /// How many requests it hits; a negative number means all.
    #[serde(default = "once")]
    pub count: i64,
    /// A byte of the body, or of the whole reply (`"whole": true`).
    pub at: Option<u64>,
    pub whole: bool,
    /// It hits the request: nothing is executed; a delay is before the execution.
    pub before: bool,
    /// Milliseconds.
    pub ms: Option<u64>,
    /// How much the announced length is off.
    pub delta: Option<i64>,
    pub status: Option<u16>,
    /// Seconds.
    pub retry_after: Option<i64>,
    /// Bytes.
    pub size: Option<u64>,
    pub depth: Option<u64>,
    pub to: Option<String>,
    pub headers: BTreeMap<String, String>,
    pub body: Option<String>,
}

fn once() -> i64 {
    1
}

impl Details {
    pub fn matches(&self, venue: Venue, call: &Call) -> bool {
        self.venue
            .as_deref()
            .is_none_or(|name| name == venue.name())
            && self
                .path
                .as_deref()
                .is_none_or(|end| call.path.ends_with(end))
            && self
                .query
                .as_deref()
                .is_none_or(|part| call.head.uri.query().unwrap_or_default().contains(part))
    }
}

/// What happens to a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It comes later.
    Delay {
        ms: u64,
    },
    /// Its body comes a few bytes at a time, with a pause after each.
    Drip {
        ms: u64,
        size: u64,
    },
    /// It stops before its head, or after so many bytes of its body, and the connection stays open.
    Stall {
        at: Option<u64>,
    },
    /// The connection is closed after so many bytes, of the body or of the whole reply.
    Cut {
        at: u64,
        whole: bool,
    },
    /// As if the connection had ended after so many bytes of the request: only a whole one is executed, and nothing is
    /// answered.
    CutRequest {
        at: u64,
    },
    /// The connection is closed without a byte.
    Close,
    /// The connection is torn down without a byte.
    Reset,
    /// Bytes that are not HTTP.
    Garbage {
        size: u64,
    },
    /// The announced length is larger or smaller than the body.
    Length {
        delta: i64,
    },
    /// The venue's own words with this status.
    Status {
        status: u16,
        retry_after: Option<i64>,
    },
    /// The venue says that it does not know what it did.
    Unknown,
    /// A page of a proxy in front of the venue.
    Html {
        status: u16,
    },
    /// No body.
    Empty {
        status: u16,
    },
    Redirect {
        status: u16,
        to: String,
    },
    /// The true body, packed.
    Gzip,
    /// A packed body that unpacks to so many zeros.
    Bomb {
        size: u64,
    },
    /// A body in chunks that has no end.
    Endless,
    /// A body that is this large, and says so.
    Huge {
        size: u64,
    },
    /// So many arrays within each other.
    Nested {
        depth: u64,
    },
    /// The true body, with a byte that is no UTF-8 in its first string.
    Utf8,
    /// The true body, with an unknown field in each object.
    Extra,
    /// The true body, with the members of each object in reverse.
    Reorder,
    /// The true body, with values of enums that nobody knows yet.
    Enums,
    /// Another reply altogether.
    Body {
        status: u16,
        headers: BTreeMap<String, String>,
        body: String,
    },
}

impl Fault {
    pub fn new(details: &Details) -> Result<Self, String> {
        let size = details.size.unwrap_or(1 << 30);
        let status = |default| valid_status(details.status.unwrap_or(default));
        Ok(match details.kind.as_str() {
            "delay" => Fault::Delay {
                ms: details.ms.unwrap_or(500),
            },
            "drip" => Fault::Drip {
                ms: details.ms.unwrap_or(50),
                size: details.size.unwrap_or(16).max(1),
            },
            "stall" => Fault::Stall { at: details.at },
            "cut" => Fault::Cut {
                at: details.at.unwrap_or(1),
                whole: details.whole,
            },
            "cut-request" => Fault::CutRequest {
                at: details.at.unwrap_or(1),
            },
            "close" => Fault::Close,
            "reset" => Fault::Reset,
            "garbage" => Fault::Garbage {
                size: details.size.unwrap_or(64),
            },
            "length" => Fault::Length {
                delta: details.delta.unwrap_or(10),
            },
            "status" => Fault::Status {
                status: status(503)?,
                retry_after: details.retry_after,
            },
            "unknown" => Fault::Unknown,
            "html" => Fault::Html {
                status: status(502)?,
            },
            "empty" => Fault::Empty {
                status: status(200)?,
            },
            "redirect" => {
                let to = details
                    .to
                    .clone()
                    .unwrap_or_else(|| "https://example.com/".into());
                Fault::Redirect {
                    status: status(302)?,
                    to,
                }
            }
            "gzip" => Fault::Gzip,
            "bomb" => Fault::Bomb { size },
            "endless" => Fault::Endless,
            "huge" => Fault::Huge { size },
            "nested" => Fault::Nested {
                depth: details.depth.unwrap_or(10_000),
            },
            "utf8" => Fault::Utf8,
            "extra" => Fault::Extra,
            "reorder" => Fault::Reorder,
            "enums" => Fault::Enums,
            "wrong" | "body" => Fault::Body {
                status: status(200)?,
                headers: details.headers.clone(),
                body: details.body.clone().unwrap_or_else(|| "{}".into()),
            },
            other => match other.parse() {
                Ok(status) => Fault::Status {
                    status: valid_status(status)?,
                    retry_after: details.retry_after,
                },
                Err(_) => {
                    return Err(format!(
                        "There is no fault {other:?}; the kinds are {KINDS}."
                    ));
                }
            },
        })
    }

    /// A kind with its own number, as in `cut=20`.
    pub fn parse(name: &str) -> Result<Self, String> {
        let (kind, number) = match name.split_once('=') {
            Some((kind, text)) => {
                let number = text.parse::<i64>();
                (
                    kind,
                    Some(
                        number
                            .map_err(|_| format!("The fault {name:?} needs a number after `=`."))?,
                    ),
                )
            }
            None => (name, None),
        };
        let natural = number.and_then(|number| u64::try_from(number).ok());
        let status = natural.and_then(|number| u16::try_from(number).ok());
        let details = Details {
            kind: kind.into(),
            at: natural,
            ms: natural,
            delta: number,
            ..Details::default()
        };
        let size = if kind == "drip" { None } else { natural };
        Fault::new(&Details {
            size,
            depth: natural,
            status,
            retry_after: number,
            ..details
        })
    }
}

fn valid_status(status: u16) -> Result<u16, String> {
    if (200..=599).contains(&status) {
        Ok(status)
    } else {
        Err(format!("{status} is no status of a reply."))
    }
}

#[cfg(test)]
mod tests {
    use super::{Details, Fault};

    #[test]
    fn rules_are_read() {
        let rule: Details =
            serde_json::from_str(r#"{"kind":"cut","at":7,"venue":"okx","count":-1}"#).unwrap();
        assert_eq!(
            Fault::new(&rule),
            Ok(Fault::Cut {
                at: 7,
                whole: false
            })
        );
        assert_eq!((rule.count, rule.after), (-1, 0));
        assert_eq!(
            serde_json::from_str::<Details>(r#"{"kind":"cut"}"#)
                .unwrap()
                .count,
            1
        );
        assert!(
            serde_json::from_str::<Details>(r#"{"kind":"cut","aft":7}"#).is_err(),
            "a misspelt member"
        );
    }

    #[test]
    fn names_are_read() {
        assert_eq!(
            Fault::parse("cut=7"),
            Ok(Fault::Cut {
                at: 7,
                whole: false
            })
        );
        assert_eq!(Fault::parse("length=-3"), Ok(Fault::Length { delta: -3 }));
        assert_eq!(
            Fault::parse("503"),
            Ok(Fault::Status {
                status: 503,
                retry_after: None
            })
        );
        assert_eq!(
            Fault::parse("429=7"),
            Ok(Fault::Status {
                status: 429,
                retry_after: Some(7)
            })
        );
        assert_eq!(Fault::parse("stall"), Ok(Fault::Stall { at: None }));
        assert!(
            Fault::parse("cut=x").is_err()
                && Fault::parse("nothing").is_err()
                && Fault::parse("99").is_err()
        );
    }
}
