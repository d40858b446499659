//! How OKX's calls are signed: time, method, path with query, and body.
//!
//! <https://www.okx.com/docs-v5/en/#overview-rest-authentication>

use std::time::Duration;

use super::Okx;
use crate::auth::{Identity, Outgoing, Passphrase, Sign, Signature, Stamp};

impl Sign for Okx {
    const PASSPHRASE: Passphrase = Passphrase::Plain;

    fn identify(request: &mut Outgoing<'_>, identity: &Identity<'_>) {
        request.header("ok-access-key", identity.key);
    }

    fn draft(request: &mut Outgoing<'_>, identity: &Identity<'_>, stamp: &Stamp) -> Vec<u8> {
        let time = iso(stamp.time);
        Self::identify(request, identity);
        request.header("ok-access-timestamp", &time);
        request.header("ok-access-passphrase", identity.passphrase);
        if let Some(window) = stamp.recv_window {
            let until = stamp.time.saturating_add(window).as_millis();
            request.header("exptime", &until.to_string());
        }
        let method = request.method.as_str();
        [&time, method, request.target(), &request.body]
            .concat()
            .into_bytes()
    }

    fn seal(request: &mut Outgoing<'_>, signature: &Signature) {
        request.header("ok-access-sign", &signature.base64());
    }
}

/// `2020-12-08T09:08:57.715Z`.
fn iso(since_1970: Duration) -> String {
    let seconds = since_1970.as_secs();
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:03}Z",
        second / 3_600,
        second / 60 % 60,
        second % 60,
        since_1970.subsec_millis()
    )
}

/// The date of a day since 1970, counted in years that begin in March.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, (month + 2) % 12 + 1);
    (era * 400 + year + u64::from(month < 3), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        let of = |milliseconds| iso(Duration::from_millis(milliseconds));
        assert_eq!(of(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(of(1_607_418_537_715), "2020-12-08T09:08:57.715Z");
        assert_eq!(of(951_782_399_999), "2000-02-28T23:59:59.999Z");
        assert_eq!(of(951_782_400_000), "2000-02-29T00:00:00.000Z");
        assert_eq!(of(4_107_542_400_000), "2100-03-01T00:00:00.000Z");
    }

    #[test]
    fn every_day_is_the_one_that_the_http_date_has() {
        for day in (0..60_000).step_by(7) {
            let time = Duration::from_secs(day * 86_400 + 3_661);
            let http = httpdate::fmt_http_date(std::time::UNIX_EPOCH + time);
            let (year, month, of_month) = date(day);
            let names = "JanFebMarAprMayJunJulAugSepOctNovDec";
            let name = &names[3 * (month as usize - 1)..][..3];
            assert_eq!(&http[5..16], format!("{of_month:02} {name} {year:04}"));
        }
    }
}
