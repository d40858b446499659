//! [`Resolving`]: what became of a request whose reply was lost, by asking the venue.
//!
//! In goes what was sent and how to ask for an order, out comes a [`Verdict`] and the order as it is now. Invariant: what has not
//! happened is said not to have happened only when the venue would refuse the request by now, and would still remember it.

use std::future::Future;
use std::time::Duration;

use super::endpoint::{Endpoint, Method};
use super::failure::Kind;
use super::outcomes::Verdict;
use super::response::Response;
use super::rest::Rest;
use super::sent::{Sent, SentOrder};
use super::venue::Venue;
use crate::types::Milliseconds;

/// How far the clocks of a venue's machines may lie apart, and how long a venue may take until an order is found.
const MARGIN: Duration = Duration::from_secs(1);
/// How long to wait between questions: twice as long each time.
const PAUSES: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(2));

/// How a venue treats what it is sent.
pub(crate) struct Memory {
    /// How far a request's time may lie ahead of the venue's.
    pub ahead: Duration,
    /// How long an order is found that is over and of which nothing was traded.
    pub remembered: Duration,
}

/// What a request does to orders, as far as it can be found out whether it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Act<A> {
    method: Method,
    path: &'static str,
    pub action: A,
}

impl<A: Copy> Act<A> {
    /// What an endpoint does.
    pub const fn of<E: Endpoint>(action: A) -> Self {
        Self {
            method: E::METHOD,
            path: E::PATH,
            action,
        }
    }

    /// What a request does that was sent.
    pub fn find(acts: &[Self], sent: &Sent) -> Option<A> {
        let act = acts.iter().find(|act| {
            let (method, path) = sent.request.split_once(' ').unwrap_or_default();
            (act.method.as_str(), act.path) == (method, path)
        });
        act.map(|act| act.action)
    }
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It may still change.
    Open,
    /// The venue refused it after it had taken the request.
    Rejected,
    /// It was cancelled.
    Cancelled,
    /// It is over in another way.
    Over,
}

/// An order as a venue tells it.
pub(crate) trait Found: Send {
    /// When the venue took it.
    fn created(&self) -> Option<Milliseconds>;
    /// Where it stands.
    fn standing(&self) -> Standing;
    /// Whether it is as a change would make it.
    fn has(&self, change: &SentOrder) -> bool {
        let _ = change;
        false
    }
}

/// A request whose outcome is looked for.
pub(crate) struct Resolving<'a, V> {
    rest: &'a Rest<V>,
    sent: &'a Sent,
    memory: Memory,
}

impl<'a, V: Venue> Resolving<'a, V> {
    /// What was sent, by whom.
    pub fn new(rest: &'a Rest<V>, sent: &'a Sent, memory: Memory) -> Self {
        Self { rest, sent, memory }
    }

    /// What became of an order that was placed. One that is older than the request is another of the same id.
    pub async fn placed<O, F, Asked>(&self, ask: F) -> Result<(Verdict, Option<O>), V::Error>
    where
        O: Found,
        F: Fn() -> Asked + Send + Sync,
        Asked: Future<Output = Result<Option<O>, V::Error>> + Send,
    {
        let oldest = millis(self.sent.sent_at).saturating_sub(self.memory.ahead);
        let is_ours = |order: &O| order.created().is_none_or(|time| millis(time) >= oldest);
        let ask = || async { Ok(ask().await?.filter(is_ours)) };
        let order = self.settle(ask, |_| true).await?;
        let verdict = match order.as_ref().map(Found::standing) {
            Some(Standing::Rejected) => Verdict::Rejected,
            Some(_) => Verdict::Executed,
            None => self.unless_forgotten(Verdict::NeverArrived),
        };
        Ok((verdict, order))
    }

    /// What became of a cancellation: executed when the order is cancelled, by whomever.
    pub async fn cancelled<O, F, Asked>(&self, ask: F) -> Result<(Verdict, Option<O>), V::Error>
    where
        O: Found,
        F: Fn() -> Asked + Send + Sync,
        Asked: Future<Output = Result<Option<O>, V::Error>> + Send,
    {
        let order = self
            .settle(ask, |order: &O| order.standing() != Standing::Open)
            .await?;
        let verdict = match order.as_ref().map(Found::standing) {
            Some(Standing::Cancelled) => Verdict::Executed,
            Some(Standing::Open) => Verdict::NeverArrived,
            Some(Standing::Over | Standing::Rejected) => Verdict::Rejected,
            None => self.unless_forgotten(Verdict::Rejected),
        };
        Ok((verdict, order))
    }

    /// What became of a change: executed when the order is as the change makes it.
    pub async fn changed<O, F, Asked>(
        &self,
        change: &SentOrder,
        ask: F,
    ) -> Result<(Verdict, Option<O>), V::Error>
    where
        O: Found,
        F: Fn() -> Asked + Send + Sync,
        Asked: Future<Output = Result<Option<O>, V::Error>> + Send,
    {
        let told = change.new_price.is_some() || change.new_size.is_some();
        let settled = |order: &O| order.has(change) || order.standing() != Standing::Open;
        let order = self.settle(ask, settled).await?;
        let verdict = match &order {
            // Of what else it changes an order says nothing.
            Some(_) if !told => Verdict::Unknown,
            Some(order) if order.has(change) => Verdict::Executed,
            Some(order) if order.standing() == Standing::Open => Verdict::NeverArrived,
            Some(_) => Verdict::Rejected,
            None => self.unless_forgotten(Verdict::Rejected),
        };
        Ok((verdict, order))
    }

    /// What became of a cancellation of all orders, by those that are open: executed when the venue took all of them after it would
    /// have refused the request. One that it took while it might have executed the request tells nothing.
    pub async fn swept<O, F, Asked>(&self, ask: F) -> Result<Verdict, V::Error>
    where
        O: Found,
        F: Fn() -> Asked + Send + Sync,
        Asked: Future<Output = Result<Vec<O>, V::Error>> + Send,
    {
        let earliest = millis(self.sent.sent_at).saturating_sub(self.memory.ahead);
        let latest = millis(self.sent.expires_at).saturating_add(MARGIN);
        let told = |order: &O| match order.created().map(millis) {
            Some(time) if time < earliest => Verdict::NeverArrived,
            Some(time) if time > latest => Verdict::Executed,
            _ => Verdict::Unknown,
        };
        let told = |open: Vec<O>| {
            let any = |verdict| open.iter().any(|order| told(order) == verdict);
            match () {
                () if any(Verdict::NeverArrived) => Verdict::NeverArrived,
                () if any(Verdict::Unknown) => Verdict::Unknown,
                () => Verdict::Executed,
            }
        };
        let ask = || async { Ok(Some(told(ask().await?))) };
        let verdict = self.settle(ask, |verdict| *verdict == Verdict::Executed);
        Ok(verdict.await?.unwrap_or(Verdict::Unknown))
    }

    /// Asks until there is something that is `settled`, or until the venue would not accept the request any more; gives what there is
    /// then.
    async fn settle<T, F, Asked>(
        &self,
        ask: F,
        settled: impl Fn(&T) -> bool + Send + Sync,
    ) -> Result<Option<T>, V::Error>
    where
        T: Send,
        F: Fn() -> Asked + Send + Sync,
        Asked: Future<Output = Result<Option<T>, V::Error>> + Send,
    {
        let over = millis(self.sent.expires_at).saturating_add(MARGIN);
        let (mut pause, longest) = PAUSES;
        loop {
            // Before the question: what arrives behind `over` is refused.
            let left = over.saturating_sub(self.rest.venue_time_at_least().await);
            let found = ask().await?;
            if left.is_zero() || found.as_ref().is_some_and(&settled) {
                return Ok(found);
            }
            self.rest.shared.clock.sleep(left.min(pause)).await;
            pause = (2 * pause).min(longest);
        }
    }

    /// A verdict on an order that is not found, unless the venue has forgotten it.
    fn unless_forgotten(&self, verdict: Verdict) -> Verdict {
        let age = self
            .rest
            .venue_time()
            .saturating_sub(millis(self.sent.sent_at));
        match age < self.memory.remembered {
            true => verdict,
            false => Verdict::Unknown,
        }
    }
}

/// What a question found; `None` when the venue knows no such order.
pub(crate) fn found<T, E: AsRef<super::Failure>>(
    asked: Result<Response<T>, E>,
) -> Result<Option<T>, E> {
    match asked {
        Ok(found) => Ok(Some(found.into_parts().0)),
        Err(error) if error.as_ref().kind == Kind::OrderNotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// What became of a request, by what became of each of its orders.
pub(crate) fn of_all(verdicts: impl Iterator<Item = Verdict> + Clone) -> Verdict {
    let any = |verdict| verdicts.clone().any(|each| each == verdict);
    let all = |verdict| verdicts.clone().all(|each| each == verdict);
    match () {
        () if any(Verdict::Unknown) || verdicts.clone().next().is_none() => Verdict::Unknown,
        () if all(Verdict::Executed) => Verdict::Executed,
        () if any(Verdict::Executed) || any(Verdict::PartlyExecuted) => Verdict::PartlyExecuted,
        () if all(Verdict::NeverArrived) => Verdict::NeverArrived,
        () => Verdict::Rejected,
    }
}

fn millis(time: Milliseconds) -> Duration {
    Duration::from_millis(time.0.max(0).unsigned_abs())
}
