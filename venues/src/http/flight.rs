//! [`Flight`]: one request on the wire, until its reply is read.
//!
//! In goes a request as it is sent, out comes the reply's value, or what is known without one. What a reply says of limits and of the
//! venue's time is taken over whatever else it says.

use std::time::Duration;

use ::http::HeaderMap;
use bytes::Bytes;

use super::endpoint::Method;
use super::failure::{Failure, Kind};
use super::outcome::{self, Failed};
use super::params::Prepared;
use super::response::{LimitUse, ReplyMeta, Response, Value};
use super::rest::{Rest, Shared};
use super::sent::Sent;
use super::transport::{Fault, Reply};
use super::venue::{Refusal, Venue};
use super::watch::Watch;
use crate::auth::Outgoing;
use crate::limits::{self, Leave};

/// One request on the wire.
pub(super) struct Flight<V> {
    rest: Rest<V>,
    method: Method,
    path: &'static str,
    target: String,
    headers: HeaderMap,
    body: String,
    leave: Leave,
    began: Duration,
    watch: Watch,
    /// What is known of a request that changes something.
    sent: Option<Sent>,
    /// Each budget that the call was charged to, once there is a reply.
    limits: Vec<LimitUse>,
}

/// A reply of status 2xx, and where its value will go.
struct Received {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    heard: Duration,
}

/// How the value of a reply is read: it says of which type it is.
pub(super) type Read = fn(&[u8]) -> Result<Value, Refusal>;

/// A larger body is decoded beside the thread that carries everyone's bytes.
const LARGE_BODY: usize = 256 * 1024;

impl<V: Venue> Flight<V> {
    /// A request, as it is sent.
    pub fn new(
        rest: &Rest<V>,
        prepared: &Prepared,
        outgoing: Outgoing<'_>,
        leave: Leave,
        began: Duration,
        watch: Watch,
    ) -> Self {
        Self {
            rest: rest.clone(),
            method: prepared.method,
            path: prepared.path,
            target: outgoing.target,
            headers: outgoing.headers,
            body: outgoing.body,
            leave,
            began,
            watch,
            sent: None,
            limits: Vec::new(),
        }
    }

    /// It changes something at the venue: a reply that leaves open whether it did is the unknown outcome of this.
    pub fn changing(mut self, sent: Sent) -> Self {
        self.sent = Some(sent);
        self
    }

    /// The question for the venue's time.
    pub fn to_ask_the_time(rest: &Rest<V>, leave: Leave, began: Duration, watch: Watch) -> Self {
        Self {
            rest: rest.clone(),
            method: Method::Get,
            path: V::TIME.path,
            target: V::TIME.path.to_owned(),
            headers: HeaderMap::new(),
            body: String::new(),
            leave,
            began,
            watch,
            sent: None,
            limits: Vec::new(),
        }
    }

    /// Method and path.
    pub fn about(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }

    /// Sends, and reads the value in the reply. Gives the reply's body as well.
    pub async fn land(mut self, read: Read) -> Result<(Response<Value>, Bytes), Failed> {
        let landed = match self.receive().await {
            Ok(received) => self.decode(received, read).await,
            Err(failed) => Err(failed),
        };
        let landed = landed.map_err(|failed| match &self.sent {
            Some(sent) => failed.unknown(sent),
            None => failed,
        });
        match &landed {
            Ok((response, _)) => {
                let (status, limits) = (Some(response.status()), response.limits());
                self.watch.hears(status, limits, None);
            }
            Err(failed) => self.failed(failed),
        }
        landed
    }

    /// Sends, and gives the body of the reply and when its head was heard.
    pub async fn bytes(mut self) -> Result<(Bytes, Duration), Failed> {
        let received = self.receive().await;
        match &received {
            Ok(received) => self.watch.hears(Some(received.status), &self.limits, None),
            Err(failed) => self.failed(failed),
        }
        received.map(|Received { body, heard, .. }| (body, heard))
    }

    fn failed(&self, failed: &Failed) {
        let Failed {
            failure, stopped, ..
        } = failed;
        if !stopped {
            self.watch
                .hears(failure.status, &self.limits, Some(failure));
        }
    }

    async fn receive(&mut self) -> Result<Received, Failed> {
        let shared = self.rest.shared.clone();
        let Shared {
            clock,
            transport,
            server_time,
            ..
        } = &*shared;
        let (target, headers, body) = (
            std::mem::take(&mut self.target),
            std::mem::take(&mut self.headers),
            std::mem::take(&mut self.body),
        );
        let asked = clock.now();
        // A ban that was heard while this was being signed.
        if let Some(held) = self.leave.stopped(asked) {
            return Err(Failed {
                stopped: true,
                ..outcome::held_back(V::NAME, held)
            });
        }
        self.watch.sends(|| self.leave.uses(asked));
        let sending = clock
            .within(
                self.patience(),
                transport.send(self.method, target, headers, body),
            )
            .await;
        let reply = sending.ok_or_else(|| self.late("the head of the reply"))?;
        let reply = reply.map_err(|fault| outcome::of_fault(V::NAME, fault))?;

        let Reply {
            status,
            headers,
            body,
        } = reply;
        let heard = clock.now();
        if shared.access.is_some() {
            server_time.hear(&headers, asked, heard);
        }
        self.limits = self.leave.answered::<V>(&headers, heard);
        if outcome::is_redirect(status) {
            return Err(self.refused(status, &headers, None, Bytes::new()));
        }
        let success = (200..300).contains(&status);
        let body = body.read(&headers, clock, || self.patience()).await;
        let body = match body {
            None => Err(self.late("the rest of the body")),
            // The status says enough.
            Some(Err(Fault::Encoded(_))) if !success => Ok(Bytes::new()),
            Some(body) => body.map_err(|fault| outcome::of_fault(V::NAME, fault)),
        };
        let body = body.map_err(|failed| self.without_body(failed, status, &headers))?;
        match success {
            true => Ok(Received {
                status,
                headers,
                body,
                heard,
            }),
            false => Err(self.refused(status, &headers, V::refusal(status, &body), body)),
        }
    }

    /// What the head asks for holds, whatever became of the body.
    fn without_body(&self, mut failed: Failed, status: u16, headers: &HeaderMap) -> Failed {
        let failure = &mut failed.failure;
        failure.status = Some(status);
        failure.retry_after = limits::retry_after(headers, self.rest.shared.clock.unix());
        self.obey(outcome::of_status(status).0, failure.retry_after);
        failed
    }

    async fn decode(
        &mut self,
        received: Received,
        read: Read,
    ) -> Result<(Response<Value>, Bytes), Failed> {
        let Received {
            status,
            headers,
            body,
            ..
        } = received;
        let value = match body.len() > LARGE_BODY {
            true => super::json::beside(&body, read).await,
            false => read(&body),
        };
        let value =
            value.map_err(|refusal| self.refused(status, &headers, Some(refusal), body.clone()))?;
        let meta = ReplyMeta {
            status,
            headers: headers.into(),
            elapsed: self.rest.shared.clock.now() - self.began,
            limits: std::mem::take(&mut self.limits),
            raw: self.rest.settings.keep_raw.then(|| body.clone()),
        };
        Ok((Response::new(value, meta), body))
    }

    /// The failure in a reply without a value; a ban or a wait that it asks for holds from now on.
    fn refused(
        &self,
        status: u16,
        headers: &HeaderMap,
        refusal: Option<Refusal>,
        body: Bytes,
    ) -> Failed {
        let mut failed = outcome::of_refusal(V::NAME, status, refusal, body);
        let failure = &mut failed.failure;
        failure.retry_after = limits::retry_after(headers, self.rest.shared.clock.unix());
        self.obey(failure.kind, failure.retry_after);
        if failure.kind == Kind::RateLimited {
            failure.retry_after = failure.retry_after.or_else(|| V::resets_in(headers));
        }
        failed
    }

    fn obey(&self, kind: Kind, retry_after: Option<Duration>) {
        let now = self.rest.shared.clock.now();
        let banned = kind == Kind::Banned;
        match (kind, retry_after) {
            (_, Some(wait)) => self.leave.stop(now, wait, banned),
            (Kind::Banned, None) => self.leave.stop(now, outcome::SHORTEST_BAN, banned),
            (Kind::RateLimited, None) => self.leave.exhausted(now),
            _ => {}
        }
    }

    /// How long the next byte may take: the read time-out, or what is left of the call's.
    fn patience(&self) -> Duration {
        self.rest
            .settings
            .read_timeout
            .min(self.rest.left(self.began))
    }

    fn late(&self, what: &str) -> Failed {
        let settings = &self.rest.settings;
        let limit = match self.rest.left(self.began) {
            Duration::ZERO => format!("the call's time-out of {:?} passed", settings.timeout),
            _ => format!(
                "nothing came for {:?}, the read time-out",
                settings.read_timeout
            ),
        };
        let message = format!("{limit} while waiting for {what}");
        Failed {
            ambiguous: true,
            ..Failure::new(Kind::Timeout, V::NAME, message).into()
        }
    }
}
