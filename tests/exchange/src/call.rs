//! A request, as an endpoint reads it.
//!
//! In: method, target, headers and body. Out: its path and its parameters, decoded.
//! Invariant: nothing is trusted; what is not UTF-8 becomes replacement characters.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method, Uri};
use std::sync::Arc;

/// The head of a request, as it was sent.
pub struct Head {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: Bytes,
}

const FORM: &[u8] = b"application/x-www-form-urlencoded";

impl Head {
    /// How many bytes it has on the wire, with its body.
    pub fn length(&self) -> u64 {
        let target = self.uri.path_and_query().map_or(0, |it| it.as_str().len());
        // Between them and after: two spaces, the protocol, a line's end, and the empty line.
        let line = self.method.as_str().len() + target + " HTTP/1.1\r\n".len() + " ".len();
        let headers = self.headers.iter();
        let headers =
            headers.map(|(name, value)| name.as_str().len() + value.len() + ": \r\n".len());
        (line + headers.sum::<usize>() + "\r\n".len() + self.body.len()) as u64
    }
}

/// Before the path of a request that names its fault.
const FAULT_PREFIX: &str = "/__fault/";

#[derive(Clone)]
pub struct Call {
    pub head: Arc<Head>,
    /// Decoded, without the name of a fault.
    pub path: String,
    /// The fault that the path named.
    pub fault: Option<String>,
    /// Of the query, then of a form in the body; in the order sent, decoded, duplicates and empty ones too.
    pub parameters: Vec<(String, String)>,
}

impl Call {
    pub fn new(head: Arc<Head>) -> Self {
        let query = head.uri.query().unwrap_or_default();
        let path = head.uri.path();
        let (fault, path) = match path
            .strip_prefix(FAULT_PREFIX)
            .map(|rest| rest.split_at(rest.find('/').unwrap_or(rest.len())))
        {
            Some((fault, path)) => (Some(decode(fault, false)), path),
            None => (None, path),
        };
        let mut parameters = pairs(query);
        let form = head.headers.get(CONTENT_TYPE);
        if form.is_some_and(|kind| kind.as_bytes().starts_with(FORM)) {
            let form = pairs(&String::from_utf8_lossy(&head.body));
            // What the query says counts more.
            let known = parameters.len();
            for (name, value) in form {
                if !parameters[..known].iter().any(|(sent, _)| *sent == name) {
                    parameters.push((name, value));
                }
            }
        }
        Call {
            path: decode(path, false),
            fault,
            parameters,
            head,
        }
    }

    /// A parameter that is there and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.parameters.iter().find(|(known, _)| known == name)?;
        (!value.is_empty()).then_some(value.as_str())
    }

    /// A header that is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }

    /// Path and query as they were sent, without the name of a fault.
    pub fn target(&self) -> &str {
        let target = self.head.uri.path_and_query();
        let target = target.map_or("", |target| target.as_str());
        match target.strip_prefix(FAULT_PREFIX) {
            Some(rest) => rest.find('/').map_or("", |at| &rest[at..]),
            None => target,
        }
    }

    /// The last segment of the path.
    pub fn last_segment(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// Names and values of a query, or of a form.
pub fn pairs(text: &str) -> Vec<(String, String)> {
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (decode(name, true), decode(value, true))
    };
    let parts = text.split('&').filter(|part| !part.is_empty());
    parts.map(pair).collect()
}

fn decode(text: &str, plus_is_space: bool) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                bytes.push(hex(*high) << 4 | hex(*low));
                rest = after;
            }
            (b'+', _) if plus_is_space => bytes.push(b' '),
            (other, _) => bytes.push(*other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> u8 {
    char::from(digit).to_digit(16).unwrap_or_default() as u8
}

#[cfg(test)]
mod tests {
    use super::{Call, Head};
    use bytes::Bytes;
    use http::{HeaderMap, Method};
    use std::sync::Arc;

    #[test]
    fn parameters_are_decoded_in_order() {
        let uri = "/a/B%2FC?x=1&y=%5B%22a%22%5D&x=a+b&z&=&bad=%ff%4"
            .parse()
            .unwrap();
        let call = Call::new(Arc::new(Head {
            method: Method::GET,
            uri,
            headers: HeaderMap::new(),
            body: Bytes::new(),
        }));
        assert_eq!(call.path, "/a/B/C");
        let pairs: Vec<_> = call
            .parameters
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let expected = [
            ("x", "1"),
            ("y", r#"["a"]"#),
            ("x", "a b"),
            ("z", ""),
            ("", ""),
            ("bad", "\u{fffd}%4"),
        ];
        assert_eq!(pairs, expected);
        assert_eq!(call.get("z"), None);
    }
}
