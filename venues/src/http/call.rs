//! A call on its way: leave to send, the signature, the reply or what is known without one.
//!
//! In goes a prepared request, out comes its decoded reply or a failure. Invariant: a request that changes something is sent once, and
//! again only when the venue says that it refused it for its timestamp; a request on the wire is never torn off it.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use ::http::header::CONTENT_TYPE;
use ::http::{HeaderName, HeaderValue};

use super::config::Limits;
use super::failure::{Failure, Kind};
use super::flight::{Flight, Read};
use super::note;
use super::outcome::{self, Failed};
use super::outcomes::CallOutcome;
use super::params::Prepared;
use super::parting::{Flying, Keep, Parting};
use super::response::{Response, Value};
use super::rest::{Rest, Shared};
use super::sent::Sent;
use super::venue::Venue;
use super::watch::Watch;
use crate::auth::{Access, Outgoing, Stamp};
use crate::limits::{Fare, Leave};

/// How often a request that nobody answered is sent again, and how long after that.
const PAUSES: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(250)];

impl<V: Venue> Rest<V> {
    /// Sends a request until there is an answer, or no more time.
    pub(super) async fn run(
        &self,
        prepared: Prepared,
        read: Read,
    ) -> Result<Response<Value>, V::Error> {
        let value = match self.may(&prepared) {
            Ok(()) => self.exchange(&prepared, read).await,
            Err(failure) => Err(failure),
        };
        value.map_err(|failure| failure.about(prepared.method, prepared.path).into())
    }

    /// What can be refused before anything is sent.
    fn may(&self, prepared: &Prepared) -> Result<(), Box<Failure>> {
        let (kind, why) = match &self.shared.access {
            None if prepared.keyed => (
                Kind::InvalidArgument,
                "nothing was sent: this call needs a private client, which has a key",
            ),
            Some(access) if access.read_only && prepared.changes => (
                Kind::PermissionDenied,
                "nothing was sent: this client is read-only, and the call would change something",
            ),
            _ => return Ok(()),
        };
        Err(Box::new(Failure::new(kind, V::NAME, why)))
    }

    async fn exchange(
        &self,
        prepared: &Prepared,
        read: Read,
    ) -> Result<Response<Value>, Box<Failure>> {
        let clock = &self.shared.clock;
        let began = clock.now();
        let mut pauses = PAUSES.into_iter();
        let mut corrected = false;
        let (method, path) = (prepared.method, prepared.path);
        let mut parting = Parting::default();
        let mut watch = Watch::new::<V>(&self.shared, method, path, Some(&prepared.marks), began);
        loop {
            watch.attempt();
            if prepared.changes && prepared.signed {
                self.know_the_time(began, &watch).await;
            }
            let asked = self.shared.server_time.times_asked();
            let failed = match self
                .attempt(prepared, began, read, &watch, &mut parting)
                .await
            {
                Ok(response) => return Ok(response),
                Err(failed) => failed,
            };
            // Whether it is sent again or not, its caller may be gone before that is known.
            parting.forget();
            parting = self.parting(prepared, &failed.failure);
            if failed.stopped && self.settings.limits != Limits::Raise {
                continue;
            }
            // The venue says that it did not take the request: no other reply allows to send again what changes something.
            if failed.failure.kind == Kind::TimestampError && prepared.signed && !corrected {
                corrected = true;
                match self.measure(asked, began, &watch).await {
                    true => watch.retries(Duration::ZERO, &failed.failure),
                    false => return Err(parting.met(failed)),
                }
                continue;
            }
            let pause = pauses.next().filter(|pause| {
                failed.unanswered && prepared.repeatable && *pause < self.left(began)
            });
            match pause {
                Some(pause) => {
                    watch.retries(pause, &failed.failure);
                    clock.sleep(pause).await;
                }
                None => return Err(parting.met(failed)),
            }
        }
    }

    async fn attempt(
        &self,
        prepared: &Prepared,
        began: Duration,
        read: Read,
        watch: &Watch,
        parting: &mut Parting,
    ) -> Result<Response<Value>, Failed> {
        let fare = Fare {
            charges: prepared.charges,
            measures: &prepared.measures,
            urgent: prepared.changes,
        };
        let leave = self.enter(fare, began, watch).await?;
        let (outgoing, sent) = self.sign(prepared, began).await?;
        let flight = Flight::new(self, prepared, outgoing, leave, began, watch.clone());
        match sent {
            Some(sent) if prepared.changes => {
                note::tell(&sent);
                // From here on the reply says what became of it.
                parting.forget();
                self.apart(flight, sent, read).await
            }
            _ => flight.land(read).await.map(|(response, _)| response),
        }
    }

    pub(super) async fn enter(
        &self,
        fare: Fare<'_>,
        began: Duration,
        watch: &Watch,
    ) -> Result<Leave, Failed> {
        let Shared { clock, gate, .. } = &*self.shared;
        let (mode, patience) = (&self.settings.limits, self.left(began));
        let entered = gate.enter(fare, mode, clock, patience, |held| watch.waits(held));
        entered
            .await
            .map_err(|held| outcome::held_back(V::NAME, held))
    }

    /// The request as it is sent, and what is known of the order in it.
    async fn sign(
        &self,
        prepared: &Prepared,
        began: Duration,
    ) -> Result<(Outgoing<'_>, Option<Sent>), Failed> {
        let Shared {
            host,
            access,
            clock,
            ..
        } = &*self.shared;
        let (target, body) = (prepared.target.clone(), prepared.body.clone());
        let mut outgoing = Outgoing::new(prepared.method, host, target, body);
        if !outgoing.body.is_empty() {
            let json = HeaderValue::from_static("application/json");
            outgoing.headers.insert(CONTENT_TYPE, json);
        }
        let Some(access) = access else {
            return Ok((outgoing, None));
        };
        for (name, value) in access.place.headers {
            let value = HeaderValue::from_static(value);
            outgoing
                .headers
                .insert(HeaderName::from_static(name), value);
        }
        if !prepared.keyed {
            return Ok((outgoing, None));
        }
        let time = self.venue_time();
        let signing = clock.within(
            self.left(began),
            self.seal(access, prepared.signed, time, outgoing),
        );
        let outgoing = signing
            .await
            .ok_or_else(|| {
                let why = "nothing was sent: the call's time-out passed while it was being signed";
                Failure::new(Kind::Timeout, V::NAME, why)
            })?
            .map_err(|why| {
                let why = format!("nothing was sent: the request could not be signed ({why})");
                Failure::new(Kind::AuthenticationError, V::NAME, why)
            })?;
        let (method, path) = (prepared.method, prepared.path);
        let sent = prepared.marks.sent(method, path, time, self.window(path));
        Ok((outgoing, Some(sent)))
    }

    async fn seal<'a>(
        &self,
        access: &'a Access,
        signed: bool,
        time: Duration,
        mut outgoing: Outgoing<'a>,
    ) -> Result<Outgoing<'a>, String> {
        let credentials = &access.credentials;
        let identity = credentials.identity::<V>().await?;
        if !signed {
            V::identify(&mut outgoing, &identity);
            return Ok(outgoing);
        }
        let stamp = Stamp {
            time,
            nonce: credentials.nonce(u64::try_from(time.as_micros()).unwrap_or(u64::MAX)),
            recv_window: self.settings.recv_window,
        };
        let payload = V::draft(&mut outgoing, &identity, &stamp);
        let signature = credentials.signing().sign(payload).await?;
        V::seal(&mut outgoing, &signature);
        Ok(outgoing)
    }

    /// Sends what changes something: whoever waits for it may go away, and its outcome is kept.
    async fn apart(
        &self,
        flight: Flight<V>,
        sent: Sent,
        read: Read,
    ) -> Result<Response<Value>, Failed> {
        let keep = Arc::new(Keep::<V> {
            shared: self.shared.clone(),
            request: flight.about(),
            sent: sent.clone(),
            venue: PhantomData,
        });
        let flying = Flying::new(flight.changing(sent).land(read), keep.clone());
        let landed = flying.land().await;
        note::landed(|| {
            let outcome = match &landed {
                Ok((_, body)) => Ok(body.clone()),
                Err(failed) => Err(failed.failure.clone()),
            };
            move || keep.keep(outcome.as_ref().map_err(|failure| &**failure))
        });
        landed.map(|(response, _)| response)
    }

    /// What is kept of a refusal that its caller may not live to see.
    fn parting(&self, prepared: &Prepared, failure: &Failure) -> Parting {
        match prepared.changes && self.shared.access.is_some() {
            true => {
                let (method, path) = (prepared.method, prepared.path);
                let marks = &prepared.marks;
                let sent = marks.sent(method, path, self.venue_time(), self.window(path));
                Parting::with(
                    &self.shared,
                    CallOutcome::failed::<V>(sent.request.to_string(), sent, failure),
                )
            }
            false => Parting::default(),
        }
    }

    /// How much of the call's time is left.
    pub(super) fn left(&self, began: Duration) -> Duration {
        let until = began.saturating_add(self.settings.timeout);
        until.saturating_sub(self.shared.clock.now())
    }
}
