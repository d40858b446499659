//! Binance's client.

use std::time::Duration;

use exchange::Deed;
use venues::binance::PrivateConfig;
use venues::binance::spot::*;
use venues::http::{CallOutcome, Clock, Failure, Hook, Sent};

use super::requests::binance::{new_order, replacement, stop};
use super::requests::binance_lists::{oco, oto, otoco};
use super::{Clients, done};
use crate::coin::Coin;
use crate::desk::{Desk, Told};
use crate::keys::{KeyRing, RingKey};
use crate::task::{List, Part, Shape, Size, Task};

/// Binance's client.
#[derive(Clone, Debug)]
pub struct Binance(Clients<PrivateRestClient>);

impl Desk for Binance {
    const VENUE: exchange::Venue = exchange::Venue::Binance;

    fn open(url: &str, ring: &KeyRing, clock: &Clock, hook: Hook) -> Self {
        let keys = [ring.shared(), ring.call_back(), ring.rsa(), ring.ed25519()];
        let client = |key: RingKey| {
            let config = PrivateConfig {
                secret: key.secret(),
                signer: key.signer(),
                key: Some(key.id.into()),
                base_url: Some(url.to_owned()),
                on_event: Some(hook.clone()),
                // 100 orders in ten seconds are allowed: the last of those that are at work at once waits long for its turn.
                timeout: Some(Duration::from_secs(120)),
                ..PrivateConfig::default()
            };
            PrivateRestClient::with_clock(config, clock.clone()).unwrap()
        };
        Self(Clients(keys.map(client).into()))
    }

    fn can(&self, task: &Task) -> bool {
        !matches!(
            task,
            Task::PlaceAll(_)
                | Task::AmendAll { .. }
                | Task::CancelAll { .. }
                | Task::AmendWaiting { .. }
                | Task::Transfer { .. }
        )
    }

    /// Of a list that is cancelled one order stands for all: the first one, unless that is filled.
    fn parts(&self, task: &Task) -> Vec<Part> {
        match task {
            Task::CancelList(List { id, shape, .. }) => vec![Part {
                deed: Deed::Cancel,
                id: match shape {
                    Shape::Pair | Shape::PairAfter(Size::Trades) => format!("{id}above"),
                    Shape::After(Size::Trades) => format!("{id}pending"),
                    Shape::After(_) | Shape::PairAfter(_) => format!("{id}working"),
                },
            }],
            task => task.parts(),
        }
    }

    async fn act(&self, task: &Task) -> Result<Vec<bool>, Box<Failure>> {
        let client = self.0.of(task);
        match task {
            Task::Place(order) => done(client.new_order(new_order(order)).await),
            Task::PlaceWaiting { coin, id } => done(client.new_order(stop(coin, id)).await),
            Task::Cancel { coin, id } | Task::CancelWaiting { coin, id } => {
                let request = DeleteOrderRequest {
                    symbol: symbol(coin),
                    orig_client_order_id: Some(id.clone()),
                    ..DeleteOrderRequest::default()
                };
                done(client.delete_order(request).await)
            }
            Task::Amend { coin, id, new_id } => {
                let request = OrderAmendKeepPriorityRequest {
                    symbol: symbol(coin),
                    new_qty: coin.smaller.parse().unwrap(),
                    order_id: None,
                    orig_client_order_id: Some(id.clone()),
                    new_client_order_id: (new_id != id).then(|| new_id.clone()),
                };
                done(client.order_amend_keep_priority(request).await)
            }
            Task::Replace {
                old,
                new,
                at_least_new,
            } => done(
                client
                    .order_cancel_replace(replacement(old, new, *at_least_new))
                    .await,
            )
            .map(|_| vec![true, true]),
            Task::PlaceList(List { coin, id, shape }) => match *shape {
                Shape::Pair => done(client.order_list_oco(oco(coin, id)).await),
                Shape::After(size) => done(client.order_list_oto(oto(coin, id, size)).await),
                Shape::PairAfter(size) => {
                    done(client.order_list_otoco(otoco(coin, id, size)).await)
                }
            },
            Task::CancelList(List { coin, id, .. }) => {
                let request = DeleteOrderListRequest {
                    symbol: symbol(coin),
                    list_client_order_id: Some(id.clone()),
                    ..DeleteOrderListRequest::default()
                };
                done(client.delete_order_list(request).await)
            }
            Task::Sweep { coin, ids } => {
                let symbol = symbol(coin);
                let swept = client.delete_open_orders(DeleteOpenOrdersRequest { symbol });
                done(swept.await).map(|_| vec![true; ids.len()])
            }
            task => unreachable!("Binance has no request for {task:?}"),
        }
    }

    /// Of a replacement one step may be done and the other not.
    fn refused(&self, task: &Task, failure: &Failure) -> Vec<bool> {
        let raw = String::from_utf8_lossy(failure.raw.as_deref().unwrap_or_default());
        let says = |result: &str| raw.contains(&format!("\"{result}\":\"SUCCESS\""));
        match task {
            Task::Replace { .. } => vec![says("newOrderResult"), says("cancelResult")],
            task => vec![false; task.parts().len()],
        }
    }

    async fn resolve(&self, task: &Task, sent: Sent) -> Result<Told, Failure> {
        let told = self.0.of(task).resolve(sent).await;
        let told = told.map_err(|error| error.as_ref().clone())?;
        Ok(Told {
            verdict: told.verdict,
            parts: told.orders.iter().map(|order| order.verdict).collect(),
            debug: format!("{told:?}"),
        })
    }

    fn outcomes(&self) -> Vec<CallOutcome> {
        self.0
            .0
            .iter()
            .flat_map(PrivateRestClient::outcomes)
            .collect()
    }
}

pub(super) fn symbol(coin: Coin) -> String {
    format!("{}USDT", coin.name)
}
