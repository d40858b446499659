//! What became of a request whose reply was lost, by asking the venue.

use std::time::Duration;

use super::endpoint::Endpoint;
use super::failure::Kind;
use super::response::Response;
use super::rest::Rest;
use super::venue::Venue;
use crate::types::Milliseconds;

/// How far the clocks of a venue's machines may lie apart, and how long a venue may take until an order is found.
const MARGIN: Duration = Duration::from_secs(1);
/// How long to wait between questions.
const PAUSE: Duration = Duration::from_millis(250);

impl<V: Venue> Rest<V> {
    /// Asks for an order until it is found and `settled`, or until the venue would not accept the request any more, whose outcome is
    /// looked for: what comes after `until` is refused, so that what has not happened behind that never will. Gives the order as it then
    /// is; `None` when there is none.
    pub async fn resolve<E: Endpoint + Clone>(
        &self,
        query: E,
        until: Milliseconds,
        one: bool,
        settled: impl Fn(&E::Response) -> bool + Send,
    ) -> Result<Option<Response<E::Response>>, V::Error> {
        let until = Duration::from_millis(until.0.max(0).unsigned_abs());
        let over = until.saturating_add(MARGIN);
        loop {
            // Asked before the question: what arrives later is refused.
            let left = over.saturating_sub(self.venue_time());
            let found = match one {
                true => self.call_one(query.clone()).await,
                false => self.call(query.clone()).await,
            };
            match found {
                Ok(order) if left.is_zero() || settled(&order) => return Ok(Some(order)),
                Ok(_) => {}
                Err(error) if error.as_ref().kind != Kind::OrderNotFound => return Err(error),
                Err(_) if left.is_zero() => return Ok(None),
                Err(_) => {}
            }
            self.shared.clock.sleep(left.min(PAUSE)).await;
        }
    }
}
