//! What became of a request whose reply was lost.

use std::time::Duration;

use super::{
    AddMarginOcoOrderRequest, AddMarginStopOrderRequest, AddOrderRequest, AddOrderSyncRequest,
    BatchAddOrdersRequest, BatchAddOrdersSyncRequest, CancelAllOrdersBySymbolRequest,
    CancelMarginOcoOrderByClientOidRequest, CancelOrderByClientOidRequest,
    CancelOrderByClientOidSyncRequest, CancelOrderByOrderIdRequest,
    CancelOrderByOrderIdSyncRequest, MarginOcoOrderByClientOidRequest,
    MarginStopOrderByClientOidRequest, ModifyOrderRequest, OcoOrder, OcoOrderStatus,
    OpenOrdersRequest, Order, OrderByClientOidRequest, OrderByOrderIdRequest, PrivateRestClient,
    StopOrder, StopOrderStatus,
};
use crate::http::resolve::{Act, Found, Memory, Resolving, Standing, found, of_all};
use crate::http::{Sent, SentOrder, Verdict};
use crate::kucoin::KucoinError;
use crate::types::{Milliseconds, Text};

/// <https://www.kucoin.com/docs-new/api-3470182>: an order of which nothing was traded is found for 3 days.
const MEMORY: Memory = Memory {
    ahead: Duration::from_secs(5),
    remembered: Duration::from_secs(3 * 86_400),
};

/// A stop order is not found any more once it is triggered or cancelled.
const NONE: Memory = Memory {
    ahead: MEMORY.ahead,
    remembered: Duration::ZERO,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Place,
    Cancel,
    CancelAll,
    Modify,
    PlaceStop,
    PlacePair,
    CancelPair,
}

const ACTS: &[Act<Action>] = &[
    Act::of::<AddOrderRequest>(Action::Place),
    Act::of::<AddOrderSyncRequest>(Action::Place),
    Act::of::<BatchAddOrdersRequest>(Action::Place),
    Act::of::<BatchAddOrdersSyncRequest>(Action::Place),
    Act::of::<CancelOrderByOrderIdRequest>(Action::Cancel),
    Act::of::<CancelOrderByOrderIdSyncRequest>(Action::Cancel),
    Act::of::<CancelOrderByClientOidRequest>(Action::Cancel),
    Act::of::<CancelOrderByClientOidSyncRequest>(Action::Cancel),
    Act::of::<CancelAllOrdersBySymbolRequest>(Action::CancelAll),
    Act::of::<ModifyOrderRequest>(Action::Modify),
    Act::of::<AddMarginStopOrderRequest>(Action::PlaceStop),
    Act::of::<AddMarginOcoOrderRequest>(Action::PlacePair),
    Act::of::<CancelMarginOcoOrderByClientOidRequest>(Action::CancelPair),
];

impl PrivateRestClient {
    /// Asks the venue what became of a request whose reply was lost. It may take as long as the venue may still execute the request.
    pub async fn resolve(&self, sent: Sent) -> Result<Resolution, KucoinError> {
        let Some(action) = Act::find(ACTS, &sent) else {
            return Ok(Resolution::default());
        };
        let mut orders = Vec::with_capacity(sent.orders.len());
        for order in &sent.orders {
            let mut resolved = self.resolve_order(action, &sent, order).await?;
            resolved.client_order_id = order.client_order_id.clone();
            orders.push(resolved);
        }
        Ok(Resolution {
            verdict: of_all(orders.iter().map(|order| order.verdict)),
            order: orders.first().and_then(|first| first.order.clone()),
            orders,
        })
    }

    async fn resolve_order(
        &self,
        action: Action,
        sent: &Sent,
        order: &SentOrder,
    ) -> Result<ResolvedOrder, KucoinError> {
        let resolving = Resolving::new(&self.rest, sent, MEMORY);
        let of_stops = Resolving::new(&self.rest, sent, NONE);
        Ok(match action {
            Action::Place => ResolvedOrder::of(resolving.placed(|| self.find(order)).await?),
            Action::Cancel => ResolvedOrder::of(resolving.cancelled(|| self.find(order)).await?),
            Action::Modify => {
                let found = resolving.changed(order, || self.find_modified(order));
                ResolvedOrder::of(found.await?)
            }
            Action::CancelAll => {
                ResolvedOrder::of((resolving.swept(|| self.find_open(order)).await?, None))
            }
            Action::PlaceStop => {
                let (verdict, stop_order) = of_stops.placed(|| self.find_stop(order)).await?;
                ResolvedOrder {
                    stop_order,
                    ..ResolvedOrder::of((verdict, None))
                }
            }
            Action::PlacePair => {
                let (verdict, oco_order) = of_stops.placed(|| self.find_pair(order)).await?;
                ResolvedOrder {
                    oco_order,
                    ..ResolvedOrder::of((verdict, None))
                }
            }
            Action::CancelPair => {
                let (verdict, oco_order) = of_stops.cancelled(|| self.find_pair(order)).await?;
                ResolvedOrder {
                    oco_order,
                    ..ResolvedOrder::of((verdict, None))
                }
            }
        })
    }

    async fn find(&self, order: &SentOrder) -> Result<Option<Order>, KucoinError> {
        let symbol = text(&order.symbol);
        match &order.order_id {
            Some(order_id) => {
                let order_id = order_id.to_string();
                let query = OrderByOrderIdRequest { symbol, order_id };
                found(self.get_order_by_order_id(query).await)
            }
            None => {
                let client_oid = text(&order.client_order_id);
                let query = OrderByClientOidRequest { symbol, client_oid };
                found(self.get_order_by_client_oid(query).await)
            }
        }
    }

    /// A change cancels the order and places another of the same client order id.
    async fn find_modified(&self, order: &SentOrder) -> Result<Option<Order>, KucoinError> {
        let old = self.find(order).await?;
        let replaced = old
            .as_ref()
            .filter(|old| order.order_id.is_some() && old.standing() == Standing::Cancelled);
        let Some(client_oid) = replaced.and_then(|old| old.client_oid.clone()) else {
            return Ok(old);
        };
        let new = SentOrder {
            client_order_id: Some(client_oid),
            order_id: None,
            ..order.clone()
        };
        Ok(self.find(&new).await?.or(old))
    }

    async fn find_open(&self, order: &SentOrder) -> Result<Vec<Order>, KucoinError> {
        let symbol = text(&order.symbol);
        let open = self.get_open_orders(OpenOrdersRequest { symbol }).await?;
        Ok(open.into_parts().0)
    }

    async fn find_stop(&self, order: &SentOrder) -> Result<Option<StopOrder>, KucoinError> {
        let client_oid = text(&order.client_order_id);
        let query = MarginStopOrderByClientOidRequest { client_oid };
        found(self.get_margin_stop_order_by_client_oid(query).await)
    }

    async fn find_pair(&self, order: &SentOrder) -> Result<Option<OcoOrder>, KucoinError> {
        let client_oid = text(&order.client_order_id);
        let query = MarginOcoOrderByClientOidRequest { client_oid };
        found(self.get_margin_oco_order_by_client_oid(query).await)
    }
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// What became of it.
    pub verdict: Verdict,
    /// The first order as it is now.
    pub order: Option<Order>,
    /// What became of each of its orders.
    pub orders: Vec<ResolvedOrder>,
}

/// What became of one order of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedOrder {
    /// The client order id by which the request names it.
    pub client_order_id: Option<Text>,
    /// What became of what the request asks for this order.
    pub verdict: Verdict,
    /// The order as it is now.
    pub order: Option<Order>,
    /// The stop order as it is now.
    pub stop_order: Option<StopOrder>,
    /// The pair of orders as it is now.
    pub oco_order: Option<OcoOrder>,
}

impl Default for Resolution {
    /// Of a request whose outcome the venue tells in no way.
    fn default() -> Self {
        Self {
            verdict: Verdict::Unknown,
            order: None,
            orders: Vec::new(),
        }
    }
}

impl ResolvedOrder {
    fn of((verdict, order): (Verdict, Option<Order>)) -> Self {
        Self {
            client_order_id: None,
            verdict,
            order,
            stop_order: None,
            oco_order: None,
        }
    }
}

impl Found for Order {
    fn created(&self) -> Option<Milliseconds> {
        self.created_at
    }

    fn standing(&self) -> Standing {
        match (self.active, self.cancel_exist) {
            (Some(false), Some(true)) => Standing::Cancelled,
            (Some(false), _) => Standing::Over,
            _ => Standing::Open,
        }
    }

    fn has(&self, change: &SentOrder) -> bool {
        change.is_price(self.price.as_ref()) && change.is_size(self.size.as_ref())
    }
}

impl Found for StopOrder {
    fn created(&self) -> Option<Milliseconds> {
        self.created_at
    }

    fn standing(&self) -> Standing {
        match self.status {
            Some(StopOrderStatus::Triggered) => Standing::Over,
            _ => Standing::Open,
        }
    }
}

impl Found for OcoOrder {
    fn created(&self) -> Option<Milliseconds> {
        self.order_time
    }

    fn standing(&self) -> Standing {
        match self.status {
            Some(OcoOrderStatus::Cancelled) => Standing::Cancelled,
            Some(OcoOrderStatus::Done | OcoOrderStatus::Triggered) => Standing::Over,
            _ => Standing::Open,
        }
    }
}

fn text(text: &Option<Text>) -> String {
    text.as_ref().map(ToString::to_string).unwrap_or_default()
}
