//! `Retry-After` of a reply.

use std::time::Duration;

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// Longer than any ban that a venue documents; a server that says more is not believed.
const LONGEST: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// How long the reply asks to stay away: seconds or a date. `None` when it does not say so, or says nonsense.
pub(crate) fn retry_after(headers: &HeaderMap, unix: Duration) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Digits that overflow are long, not nonsense.
        return Some(
            text.parse()
                .map_or(LONGEST, Duration::from_secs)
                .min(LONGEST),
        );
    }
    let until = since_1970(text)?;
    let now = headers
        .get(DATE)
        .and_then(|date| since_1970(date.to_str().ok()?))
        .unwrap_or(unix);
    Some(until.saturating_sub(now).min(LONGEST))
}

fn since_1970(date: &str) -> Option<Duration> {
    httpdate::parse_http_date(date)
        .ok()?
        .duration_since(std::time::UNIX_EPOCH)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&'static str, &'static str)]) -> Option<Duration> {
        let headers = pairs.iter().map(|(name, value)| {
            (
                http::HeaderName::from_static(name),
                http::HeaderValue::from_static(value),
            )
        });
        retry_after(&headers.collect(), Duration::from_secs(784_111_777))
    }

    #[test]
    fn seconds_are_believed_up_to_three_days() {
        assert_eq!(asked(&[("retry-after", "7")]), Some(Duration::from_secs(7)));
        assert_eq!(asked(&[("retry-after", "0")]), Some(Duration::ZERO));
        assert_eq!(asked(&[("retry-after", "1000000000000")]), Some(LONGEST));
        assert_eq!(
            asked(&[("retry-after", "99999999999999999999999999")]),
            Some(LONGEST)
        );
    }

    #[test]
    fn a_date_counts_from_the_replys_own_date() {
        let until = ("retry-after", "Sun, 06 Nov 1994 08:49:47 GMT");
        assert_eq!(asked(&[until]), Some(Duration::from_secs(10)));
        let date = ("date", "Sun, 06 Nov 1994 08:49:17 GMT");
        assert_eq!(asked(&[until, date]), Some(Duration::from_secs(30)));
        let later = ("date", "Sun, 06 Nov 1994 08:50:17 GMT");
        assert_eq!(asked(&[until, later]), Some(Duration::ZERO));
    }

    #[test]
    fn nonsense_is_as_if_absent() {
        for text in ["", "-5", "1.5", "soon", "NaN", "0x10"] {
            assert_eq!(asked(&[("retry-after", text)]), None, "{text:?}");
        }
        assert_eq!(asked(&[]), None);
    }
}
