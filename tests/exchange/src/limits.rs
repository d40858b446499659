//! The venues' rate limits.
//!
//! In: who calls what at which cost. Out: the headers that tell how much is used, or the venue's refusal.
//! Invariant: with limits off everything is counted and told, and nothing is refused.

mod orders;

use self::orders::Orders;
use crate::charge::{Budget, Charge};
use crate::market::{MINUTE, Venue};
use crate::options::Options;
use crate::reply::{Headers, Reply};
use crate::trading::AccountId;
use crate::{binance, kucoin, okx};
use http::StatusCode;
use http::header::{HeaderName, HeaderValue, RETRY_AFTER};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

/// So many refusals in one minute get an address banned.
const PATIENCE: u32 = 10;
const FIRST_BAN: i64 = 2 * MINUTE;
const LONGEST_BAN: i64 = 3 * 24 * 60 * MINUTE;

const USED_WEIGHT: HeaderName = HeaderName::from_static("x-mbx-used-weight");
const USED_WEIGHT_1M: HeaderName = HeaderName::from_static("x-mbx-used-weight-1m");
const GATEWAY_LIMIT: HeaderName = HeaderName::from_static("gw-ratelimit-limit");
const GATEWAY_REMAINING: HeaderName = HeaderName::from_static("gw-ratelimit-remaining");
const GATEWAY_RESET: HeaderName = HeaderName::from_static("gw-ratelimit-reset");

pub struct Limits {
    refuses: bool,
    binance: u32,
    kucoin: u32,
    /// For every path of OKX, in place of its own.
    okx: Option<u32>,
    orders: Orders,
    used: Mutex<HashMap<(Venue, IpAddr, String), Used>>,
    used_by: Mutex<HashMap<Account, Used>>,
}

/// The budget of an account.
type Account = (Venue, AccountId, Budget, String);

/// What was used of one budget.
#[derive(Default)]
struct Used {
    /// When the current window ends.
    ends: i64,
    amount: u32,
    refused: u32,
    banned_until: i64,
    bans: u32,
}

impl Limits {
    pub fn new(options: &Options) -> Self {
        Limits {
            refuses: options.limits,
            binance: options.binance_limit,
            kucoin: options.kucoin_limit,
            okx: options.okx_limit,
            orders: Orders::new(options),
            used: Mutex::default(),
            used_by: Mutex::default(),
        }
    }

    /// Weight that Binance allows in a minute.
    pub fn binance_weight(&self) -> u32 {
        self.binance
    }

    pub fn reset(&self) {
        self.used.lock().unwrap().clear();
        self.used_by.lock().unwrap().clear();
        self.orders.reset();
    }

    /// Counts a call. `path` and its cost are the budget of OKX; the other venues have one for all paths.
    pub fn charge(
        &self,
        venue: Venue,
        from: IpAddr,
        path: &str,
        cost: u32,
        now: i64,
    ) -> Result<Headers, Reply> {
        let budget = if venue == Venue::Okx { path } else { "" };
        let mut used = self.used.lock().unwrap();
        let used = used.entry((venue, from, budget.to_owned())).or_default();
        match venue {
            Venue::Binance => self.charge_binance(used, cost, now),
            Venue::Kucoin => self.charge_kucoin(used, cost, now),
            Venue::Okx => self.charge_okx(used, cost, now),
        }
    }

    /// Counts a private call of so many items, from the first one of a span on; `key` is [`Charge::key`].
    pub fn charge_account(
        &self,
        venue: Venue,
        account: AccountId,
        charge: &Charge,
        (key, items): (&str, u32),
        now: i64,
    ) -> Result<Headers, Reply> {
        let mut used = self.used_by.lock().unwrap();
        let used = used.entry((venue, account, charge.budget, key.to_owned()));
        let used = used.or_default();
        used.open(now, now + charge.span);
        used.amount += charge.cost * items;
        let headers = match venue {
            Venue::Kucoin => used.gateway(charge.most, now),
            Venue::Binance | Venue::Okx => Headers::new(),
        };
        if !self.refuses || used.amount <= charge.most {
            return Ok(headers);
        }
        let mut reply = limited(venue, charge.most, used.ends - now);
        reply.headers.extend(headers);
        Err(reply)
    }

    /// Whole minutes of the clock.
    fn charge_binance(&self, used: &mut Used, weight: u32, now: i64) -> Result<Headers, Reply> {
        if self.refuses && now < used.banned_until {
            return Err(banned(Venue::Binance, now, used.banned_until));
        }
        used.open(now, (now.div_euclid(MINUTE) + 1) * MINUTE);
        used.amount += weight;
        let amount = HeaderValue::from(used.amount);
        let headers = Vec::from([(USED_WEIGHT, amount.clone()), (USED_WEIGHT_1M, amount)]);
        if !self.refuses || used.amount <= self.binance {
            return Ok(headers);
        }
        if let Some(until) = used.refuse(now) {
            return Err(banned(Venue::Binance, now, until));
        }
        let mut reply = limited(Venue::Binance, self.binance, used.ends - now);
        reply.headers.extend(headers);
        Err(reply)
    }

    /// Thirty seconds from the first call on; what weighs nothing is of another pool.
    fn charge_kucoin(&self, used: &mut Used, weight: u32, now: i64) -> Result<Headers, Reply> {
        if weight == 0 {
            return Ok(Headers::new());
        }
        used.open(now, now + MINUTE / 2);
        used.amount += weight;
        let headers = used.gateway(self.kucoin, now);
        if !self.refuses || used.amount <= self.kucoin {
            return Ok(headers);
        }
        let mut reply = limited(Venue::Kucoin, self.kucoin, used.ends - now);
        reply.headers.extend(headers);
        Err(reply)
    }

    /// Two seconds from the first call on, for each path.
    fn charge_okx(&self, used: &mut Used, calls: u32, now: i64) -> Result<Headers, Reply> {
        used.open(now, now + 2_000);
        used.amount += 1;
        let calls = self.okx.unwrap_or(calls);
        if self.refuses && calls > 0 && used.amount > calls {
            return Err(limited(Venue::Okx, calls, used.ends - now));
        }
        Ok(Headers::new())
    }
}

impl Used {
    /// What KuCoin tells of a pool.
    fn gateway(&self, most: u32, now: i64) -> Headers {
        let rest = most.saturating_sub(self.amount);
        Vec::from([
            (GATEWAY_LIMIT, HeaderValue::from(most)),
            (GATEWAY_REMAINING, HeaderValue::from(rest)),
            (GATEWAY_RESET, HeaderValue::from(self.ends - now)),
        ])
    }

    /// Counts a refusal; too many are a ban until a time.
    fn refuse(&mut self, now: i64) -> Option<i64> {
        self.refused += 1;
        if self.refused <= PATIENCE {
            return None;
        }
        self.banned_until = now + (FIRST_BAN << self.bans.min(11)).min(LONGEST_BAN);
        self.bans += 1;
        self.refused = 0;
        Some(self.banned_until)
    }

    fn open(&mut self, now: i64, ends: i64) {
        if now >= self.ends {
            *self = Used {
                ends,
                banned_until: self.banned_until,
                bans: self.bans,
                ..Used::default()
            };
        }
    }
}

/// What a venue says to a call too many; `rest` is the time until calls are free again.
pub fn limited(venue: Venue, limit: u32, rest: i64) -> Reply {
    match venue {
        Venue::Binance => {
            let message = format!(
                "Too much request weight used; current limit is {limit} request weight per 1 MINUTE. \
                 Please use WebSocket Streams for live updates to avoid polling the API."
            );
            retry_after(
                binance::error(-1003, &message).with_status(StatusCode::TOO_MANY_REQUESTS),
                rest,
            )
        }
        Venue::Kucoin => {
            let message = "Too many requests in a short period of time, please retry later";
            kucoin::error(StatusCode::TOO_MANY_REQUESTS, "429000", message)
        }
        Venue::Okx => okx::error(StatusCode::TOO_MANY_REQUESTS, "50011", "Too Many Requests"),
    }
}

/// What a venue says to an address that did not stop.
pub fn banned(venue: Venue, now: i64, until: i64) -> Reply {
    match venue {
        Venue::Binance => {
            let message = format!(
                "Way too much request weight used; IP banned until {until}. \
                 Please use WebSocket Streams for live updates to avoid bans."
            );
            retry_after(
                binance::error(-1003, &message).with_status(StatusCode::IM_A_TEAPOT),
                until - now,
            )
        }
        Venue::Kucoin | Venue::Okx => {
            limited(venue, 0, until - now).with_status(StatusCode::IM_A_TEAPOT)
        }
    }
}

fn retry_after(reply: Reply, millis: i64) -> Reply {
    reply.with_header(RETRY_AFTER, HeaderValue::from((millis + 999) / 1_000))
}
