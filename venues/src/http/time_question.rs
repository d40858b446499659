//! The question for the venue's time: after a refusal for its timestamp, before the first order, and where a verdict depends on it.
//!
//! In goes what is known, out comes a measurement that all clients of the venue's environment share. Invariant: callers that need the
//! time at once ask for it once, and a question without an answer holds nobody up for long.

use std::time::Duration;

use super::endpoint::Method;
use super::flight::Flight;
use super::rest::{Rest, Shared};
use super::server_time::Said;
use super::venue::Venue;
use super::watch::Watch;
use crate::limits::Fare;

/// How long a call that changes something waits for the time at most; and never longer than a quarter of its own time.
const PATIENCE: Duration = Duration::from_secs(2);

impl<V: Venue> Rest<V> {
    /// Asks for the time before the process first changes something at the venue, unless a reply has told it before.
    ///
    /// A call that only asks does without: refused for its timestamp, it is sent again and nothing is lost. Of one that changes something
    /// the timestamp is also what a lost reply is resolved by: until when the venue may still execute it. So that has to be right when
    /// it is sent. The question takes the connection that the call itself goes by then.
    pub(super) async fn know_the_time(&self, began: Duration, watch: &Watch) {
        let Shared {
            server_time, clock, ..
        } = &*self.shared;
        if !server_time.is_worth_asking() {
            return;
        }
        let patience = PATIENCE.min(self.left(began) / 4);
        let asking = async {
            let _turn = server_time.measuring.lock().await;
            if server_time.is_worth_asking() && !self.ask_the_time(began, watch).await {
                server_time.is_not_told();
            }
        };
        if clock.within(patience, asking).await.is_none() {
            server_time.is_not_told();
        }
    }

    /// A time that the venue's has reached for certain, as far as its replies tell it; it is asked when none has yet.
    pub(super) async fn venue_time_at_least(&self) -> Duration {
        let Shared {
            server_time, clock, ..
        } = &*self.shared;
        if server_time.at_least(clock).is_none() {
            let began = clock.now();
            let watch = Watch::new::<V>(&self.shared, Method::Get, V::TIME.path, None, began);
            self.measure(server_time.times_asked(), began, &watch).await;
        }
        let known = server_time.at_least(clock);
        known.unwrap_or_else(|| self.venue_time())
    }

    /// Asks the venue for its time, unless another call has done so since `asked`. Gives whether there is a new measurement.
    pub(super) async fn measure(&self, asked: u32, began: Duration, watch: &Watch) -> bool {
        let server_time = &self.shared.server_time;
        let _turn = server_time.measuring.lock().await;
        server_time.times_asked() != asked || self.ask_the_time(began, watch).await
    }

    /// Asks, for whoever has the turn. Gives whether there is an answer.
    async fn ask_the_time(&self, began: Duration, watch: &Watch) -> bool {
        let Shared {
            server_time, clock, ..
        } = &*self.shared;
        let watch = watch.of_the_time::<V>();
        let fare = Fare {
            charges: V::TIME.cost,
            measures: &[],
            urgent: true,
        };
        let Ok(leave) = self.enter(fare, began, &watch).await else {
            return false;
        };
        let flight = Flight::to_ask_the_time(self, leave, began, watch);
        let before = clock.now();
        let Ok((body, heard)) = flight.bytes().await else {
            return false;
        };
        let Some(milliseconds) = (V::TIME.read)(&body) else {
            return false;
        };
        let said = Said {
            time: Duration::from_millis(milliseconds),
            unit: Duration::from_millis(1),
            asked: before,
            heard,
        };
        server_time.learn(said, true);
        true
    }
}
