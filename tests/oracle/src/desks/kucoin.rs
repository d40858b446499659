//! KuCoin's client.

use exchange::Deed;
use venues::http::{CallOutcome, Clock, Failure, Hook, Sent};
use venues::kucoin::PrivateConfig;
use venues::kucoin::spot::*;

use super::requests::kucoin::{add_order, pair, stop, transfer};
use super::{Clients, done, each};
use crate::canary::PASSPHRASE;
use crate::coin::Coin;
use crate::desk::{Desk, Told};
use crate::keys::{KeyRing, RingKey};
use crate::task::{List, Part, Task};

/// KuCoin's client.
#[derive(Clone, Debug)]
pub struct Kucoin(Clients<PrivateRestClient>);

impl Desk for Kucoin {
    const VENUE: exchange::Venue = exchange::Venue::Kucoin;

    fn open(url: &str, ring: &KeyRing, clock: &Clock, hook: Hook) -> Self {
        let client = |key: RingKey| {
            let config = PrivateConfig {
                secret: key.secret(),
                signer: key.signer(),
                key: Some(key.id.into()),
                passphrase: Some(PASSPHRASE.into()),
                base_url: Some(url.to_owned()),
                on_event: Some(hook.clone()),
                ..PrivateConfig::default()
            };
            PrivateRestClient::with_clock(config, clock.clone()).unwrap()
        };
        Self(Clients(
            [ring.shared(), ring.call_back()].map(client).into(),
        ))
    }

    fn can(&self, task: &Task) -> bool {
        !matches!(
            task,
            Task::Replace { .. }
                | Task::AmendAll { .. }
                | Task::CancelAll { .. }
                | Task::AmendWaiting { .. }
        ) && !task.is_chain()
    }

    /// A transfer is found by no id of the client's own; what waits, or is a pair, is forgotten once it waits no more.
    fn tells(&self, task: &Task) -> bool {
        !matches!(
            task,
            Task::Transfer { .. }
                | Task::PlaceWaiting { .. }
                | Task::CancelWaiting { .. }
                | Task::PlaceList(_)
                | Task::CancelList(_)
        )
    }

    /// Of a pair the limit order stands for both when it is cancelled.
    fn parts(&self, task: &Task) -> Vec<Part> {
        match task {
            Task::CancelList(List { id, .. }) => vec![Part {
                deed: Deed::Cancel,
                id: format!("{id}-limit"),
            }],
            task => task.parts(),
        }
    }

    async fn act(&self, task: &Task) -> Result<Vec<bool>, Box<Failure>> {
        let client = self.0.of(task);
        match task {
            Task::Place(order) => done(client.add_order(add_order(order)).await),
            Task::PlaceAll(orders) => {
                let order_list = orders.iter().map(add_order).collect();
                let placed = client.batch_add_orders(BatchAddOrdersRequest { order_list });
                each(placed.await, BatchOrder::failure)
            }
            Task::Cancel { coin, id } => {
                let request = CancelOrderByClientOidRequest {
                    client_oid: id.clone(),
                    symbol: symbol(coin),
                };
                done(client.cancel_order_by_client_oid(request).await)
            }
            Task::Amend { coin, id, .. } => {
                let request = ModifyOrderRequest {
                    symbol: symbol(coin),
                    client_oid: Some(id.clone()),
                    new_size: Some(coin.smaller.parse().unwrap()),
                    ..ModifyOrderRequest::default()
                };
                done(client.modify_order(request).await)
            }
            Task::PlaceList(List { coin, id, .. }) => {
                done(client.add_margin_oco_order(pair(coin, id)).await)
            }
            Task::CancelList(List { id, .. }) => {
                let client_oid = id.clone();
                let request = CancelMarginOcoOrderByClientOidRequest { client_oid };
                done(client.cancel_margin_oco_order_by_client_oid(request).await)
            }
            Task::PlaceWaiting { coin, id } => {
                done(client.add_margin_stop_order(stop(coin, id)).await)
            }
            Task::CancelWaiting { id, .. } => {
                let client_oid = id.clone();
                let request = CancelMarginStopOrderByClientOidRequest { client_oid };
                done(client.cancel_margin_stop_order_by_client_oid(request).await)
            }
            Task::Sweep { coin, ids } => {
                let symbol = symbol(coin);
                let swept =
                    client.cancel_all_orders_by_symbol(CancelAllOrdersBySymbolRequest { symbol });
                done(swept.await).map(|_| vec![true; ids.len()])
            }
            Task::Transfer { id } => done(client.flex_transfer(transfer(id)).await),
            task => unreachable!("KuCoin has no request for {task:?}"),
        }
    }

    async fn resolve(&self, task: &Task, sent: Sent) -> Result<Told, Failure> {
        let told = self.0.of(task).resolve(sent).await;
        let told = told.map_err(|error| error.as_ref().clone())?;
        let sweeps = matches!(task, Task::Sweep { .. });
        let parts = told.orders.iter().filter(|_| !sweeps);
        Ok(Told {
            verdict: told.verdict,
            parts: parts.map(|order| order.verdict).collect(),
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
    format!("{}-USDT", coin.name)
}
