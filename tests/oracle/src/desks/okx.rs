//! OKX's client.

use std::time::Duration;

use venues::http::{CallOutcome, Clock, Failure, Hook, Sent};
use venues::okx::PrivateConfig;
use venues::okx::spot::*;

use super::requests::okx::{pair, place_order, transfer, trigger};
use super::{Clients, done, each};
use crate::canary::PASSPHRASE;
use crate::coin::Coin;
use crate::desk::{Desk, Told};
use crate::keys::{KeyRing, RingKey};
use crate::task::{List, Part, Task};

/// OKX's client.
#[derive(Clone, Debug)]
pub struct Okx(Clients<PrivateRestClient>);

impl Desk for Okx {
    const VENUE: exchange::Venue = exchange::Venue::Okx;

    fn open(url: &str, ring: &KeyRing, clock: &Clock, hook: Hook) -> Self {
        let client = |key: RingKey| {
            let config = PrivateConfig {
                secret: key.secret(),
                signer: key.signer(),
                key: Some(key.id.into()),
                passphrase: Some(PASSPHRASE.into()),
                base_url: Some(url.to_owned()),
                // Shorter than what a late request is late by at most.
                recv_window: Some(Duration::from_secs(5)),
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
        !matches!(task, Task::Replace { .. } | Task::Sweep { .. }) && !task.is_chain()
    }

    /// How it says that it knows no transfer is not documented.
    fn tells(&self, task: &Task) -> bool {
        !matches!(task, Task::Transfer { .. })
    }

    /// The ledger keeps the ids of algo orders apart from those of orders.
    fn parts(&self, task: &Task) -> Vec<Part> {
        let mut parts = task.parts();
        let algo = matches!(
            task,
            Task::PlaceList(_)
                | Task::CancelList(_)
                | Task::PlaceWaiting { .. }
                | Task::AmendWaiting { .. }
                | Task::CancelWaiting { .. }
        );
        for part in parts.iter_mut().filter(|_| algo) {
            part.id.insert_str(0, "algo-");
        }
        parts
    }

    async fn act(&self, task: &Task) -> Result<Vec<bool>, Box<Failure>> {
        let client = self.0.of(task);
        match task {
            Task::Place(order) => done(client.place_order(place_order(order)).await),
            Task::PlaceAll(orders) => {
                let orders = orders.iter().map(place_order).collect();
                let placed = client.place_multiple_orders(PlaceMultipleOrdersRequest { orders });
                each(placed.await, OrderResult::failure)
            }
            Task::Cancel { coin, id } => done(client.cancel_order(cancellation(coin, id)).await),
            Task::CancelAll { coin, ids } => {
                let orders = ids.iter().map(|id| cancellation(coin, id)).collect();
                let cancelled =
                    client.cancel_multiple_orders(CancelMultipleOrdersRequest { orders });
                each(cancelled.await, CancelOrderResult::failure)
            }
            Task::Amend { coin, id, .. } => done(client.amend_order(change(coin, id)).await),
            Task::AmendAll { coin, ids } => {
                let orders = ids.iter().map(|id| change(coin, id)).collect();
                let changed = client.amend_multiple_orders(AmendMultipleOrdersRequest { orders });
                each(changed.await, AmendOrderResult::failure)
            }
            Task::PlaceList(List { coin, id, .. }) => {
                done(client.place_algo_order(pair(coin, id)).await)
            }
            Task::PlaceWaiting { coin, id } => {
                done(client.place_algo_order(trigger(coin, id)).await)
            }
            Task::AmendWaiting { coin, id } => {
                let request = AmendAlgoOrderRequest {
                    inst_id: symbol(coin),
                    algo_cl_ord_id: Some(id.clone()),
                    new_size: Some(coin.smaller.parse().unwrap()),
                    ..AmendAlgoOrderRequest::default()
                };
                done(client.amend_algo_order(request).await)
            }
            Task::CancelList(List { coin, id, .. }) | Task::CancelWaiting { coin, id } => {
                let order = CancelAlgoOrderRequest {
                    inst_id: Some(symbol(coin)),
                    algo_cl_ord_id: Some(id.clone()),
                    ..CancelAlgoOrderRequest::default()
                };
                let request = CancelAlgoOrdersRequest {
                    orders: vec![order],
                };
                each(
                    client.cancel_algo_orders(request).await,
                    AlgoOrderResult::failure,
                )
            }
            Task::Transfer { id } => done(client.funds_transfer(transfer(id)).await),
            task => unreachable!("OKX has no request for {task:?}"),
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

fn cancellation(coin: Coin, id: &str) -> CancelOrderRequest {
    CancelOrderRequest {
        inst_id: symbol(coin),
        cl_ord_id: Some(id.to_owned()),
        ..CancelOrderRequest::default()
    }
}

fn change(coin: Coin, id: &str) -> AmendOrderRequest {
    AmendOrderRequest {
        inst_id: symbol(coin),
        cl_ord_id: Some(id.to_owned()),
        new_size: Some(coin.smaller.parse().unwrap()),
        ..AmendOrderRequest::default()
    }
}

pub(super) fn symbol(coin: Coin) -> String {
    format!("{}-USDT", coin.name)
}
