//! How many orders an account of Binance may place.
//!
//! In: orders of an account. Out: the headers that tell how many there were, or the venue's refusal.
//! Invariant: who goes on after refusals is banned, as by its weight.

use super::{Limits, Used, banned, retry_after};
use crate::binance;
use crate::market::{MINUTE, Venue};
use crate::options::Options;
use crate::reply::{Headers, Reply};
use crate::trading::AccountId;
use http::StatusCode;
use http::header::{HeaderName, HeaderValue};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

/// Orders in a span of the clock.
#[derive(Debug, Clone)]
pub struct OrderLimit {
    pub interval: &'static str,
    pub number: i64,
    pub most: u32,
    /// Milliseconds.
    span: i64,
    header: HeaderName,
}

/// The limits, and what was used of each.
pub struct Orders {
    limits: [OrderLimit; 2],
    used: Mutex<HashMap<(AccountId, &'static str), Used>>,
}

impl Orders {
    pub fn new(options: &Options) -> Self {
        let limit = |interval, number, most, span, header| OrderLimit {
            interval,
            number,
            most,
            span,
            header: HeaderName::from_static(header),
        };
        let [short, long] = [options.binance_orders_10s, options.binance_orders_1d];
        Orders {
            limits: [
                limit("SECOND", 10, short, MINUTE / 6, "x-mbx-order-count-10s"),
                limit("DAY", 1, long, 24 * 60 * MINUTE, "x-mbx-order-count-1d"),
            ],
            used: Mutex::default(),
        }
    }

    pub fn reset(&self) {
        self.used.lock().unwrap().clear();
    }

    /// Counts orders; with the headers comes the limit that is passed, and how long it is.
    fn count(
        &self,
        account: AccountId,
        count: u32,
        now: i64,
    ) -> (Headers, Option<(&OrderLimit, i64)>) {
        let (mut headers, mut passed) = (Headers::new(), None);
        let mut used = self.used.lock().unwrap();
        for limit in &self.limits {
            let used = used.entry((account, limit.interval)).or_default();
            used.open(now, (now.div_euclid(limit.span) + 1) * limit.span);
            used.amount += count;
            headers.push((limit.header.clone(), HeaderValue::from(used.amount)));
            if used.amount > limit.most {
                passed = Some((limit, used.ends - now));
            }
        }
        (headers, passed)
    }
}

impl Limits {
    pub fn order_limits(&self) -> [OrderLimit; 2] {
        self.orders.limits.clone()
    }

    /// How many orders an account placed in each of the spans.
    pub fn order_counts(&self, account: AccountId, now: i64) -> [(OrderLimit, u32); 2] {
        let used = self.orders.used.lock().unwrap();
        self.order_limits().map(|limit| {
            let known = used.get(&(account, limit.interval));
            let count = known.filter(|known| now < known.ends);
            let count = count.map_or(0, |known| known.amount);
            (limit, count)
        })
    }

    /// Counts orders of an account, and refusals against the address that they came from.
    pub fn charge_orders(
        &self,
        from: IpAddr,
        account: AccountId,
        count: u32,
        now: i64,
    ) -> Result<Headers, Reply> {
        let (headers, passed) = self.orders.count(account, count, now);
        let Some((limit, rest)) = passed.filter(|_| self.refuses) else {
            return Ok(headers);
        };
        let mut used = self.used.lock().unwrap();
        let address = used.entry((Venue::Binance, from, String::new()));
        if let Some(until) = address.or_default().refuse(now) {
            return Err(banned(Venue::Binance, now, until));
        }
        let message = format!(
            "Too many new orders; current limit is {} orders per {} {}.",
            limit.most, limit.number, limit.interval
        );
        let reply = binance::error(-1015, &message).with_status(StatusCode::TOO_MANY_REQUESTS);
        let mut reply = retry_after(reply, rest);
        reply.headers.extend(headers);
        Err(reply)
    }
}
