//! What became of a request whose reply was lost.

use std::time::Duration;

use super::{
    DeleteOpenOrdersRequest, DeleteOrderListRequest, DeleteOrderRequest, ListOrderStatus,
    NewOrderRequest, OpenOrdersRequest, Order, OrderAmendKeepPriorityRequest,
    OrderCancelReplaceRequest, OrderList, OrderListOcoRequest, OrderListOpoRequest,
    OrderListOpocoRequest, OrderListOtoRequest, OrderListOtocoRequest, OrderListRequest,
    OrderOcoRequest, OrderRequest, OrderStatus, PrivateRestClient, SorOrderRequest,
};
use crate::binance::{Binance, BinanceError};
use crate::http::resolve::{Act, Found, Memory, Resolving, Standing, found, of_all};
use crate::http::{Sent, SentOrder, Verdict};
use crate::types::{Milliseconds, Text};

/// <https://developers.binance.com/docs/binance-spot-api-docs/rest-api/endpoint-security-type#timing-security>, and
/// <https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-order-user_data> for what is archived.
const MEMORY: Memory = Memory {
    ahead: Duration::from_secs(1),
    remembered: Duration::from_secs(90 * 86_400),
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Place,
    PlaceList,
    Cancel,
    CancelList,
    CancelAll,
    Replace,
    Reduce,
}

const ACTS: &[Act<Action>] = &[
    Act::of::<NewOrderRequest>(Action::Place),
    Act::of::<SorOrderRequest>(Action::Place),
    Act::of::<OrderOcoRequest>(Action::PlaceList),
    Act::of::<OrderListOcoRequest>(Action::PlaceList),
    Act::of::<OrderListOtoRequest>(Action::PlaceList),
    Act::of::<OrderListOpoRequest>(Action::PlaceList),
    Act::of::<OrderListOtocoRequest>(Action::PlaceList),
    Act::of::<OrderListOpocoRequest>(Action::PlaceList),
    Act::of::<DeleteOrderRequest>(Action::Cancel),
    Act::of::<DeleteOrderListRequest>(Action::CancelList),
    Act::of::<DeleteOpenOrdersRequest>(Action::CancelAll),
    Act::of::<OrderCancelReplaceRequest>(Action::Replace),
    Act::of::<OrderAmendKeepPriorityRequest>(Action::Reduce),
];

impl PrivateRestClient {
    /// Asks the venue what became of a request whose reply was lost. It may take as long as the venue may still execute the request.
    pub async fn resolve(&self, sent: Sent) -> Result<Resolution, BinanceError> {
        let resolving = Resolving::new(&self.rest, &sent, MEMORY);
        let order = sent.orders.first().cloned().unwrap_or_default();
        let Some(action) = Act::find(ACTS, &sent) else {
            return Ok(Resolution::default());
        };
        Ok(match action {
            Action::Place => Resolution::of(resolving.placed(|| self.find(&order)).await?),
            Action::Cancel => Resolution::of(resolving.cancelled(|| self.find(&order)).await?),
            Action::Reduce => {
                let found = resolving.changed(&order, || self.find_reduced(&order));
                Resolution::of(found.await?)
            }
            Action::PlaceList => {
                Resolution::of_list(resolving.placed(|| self.find_list(&order)).await?)
            }
            Action::CancelList => {
                let found = resolving
                    .cancelled(|| self.find_list_and_leg(&order))
                    .await?;
                Resolution::of_list((found.0, found.1.map(|listed| listed.list)))
            }
            Action::CancelAll => Resolution {
                verdict: resolving.swept(|| self.find_open(&order)).await?,
                ..Resolution::default()
            },
            Action::Replace => self.resolve_replacement(&resolving, &order).await?,
        })
    }

    /// Either step may have been done without the other.
    async fn resolve_replacement(
        &self,
        resolving: &Resolving<'_, Binance>,
        order: &SentOrder,
    ) -> Result<Resolution, BinanceError> {
        let old = SentOrder {
            client_order_id: order.replaced_client_order_id.clone(),
            order_id: order.replaced_order_id.clone(),
            ..order.clone()
        };
        let placed = ResolvedOrder::of(order, resolving.placed(|| self.find(order)).await?);
        let cancelled = ResolvedOrder::of(&old, resolving.cancelled(|| self.find(&old)).await?);
        Ok(Resolution {
            verdict: of_all([&placed, &cancelled].map(|step| step.verdict).into_iter()),
            order: placed.order.clone(),
            order_list: None,
            orders: vec![placed, cancelled],
        })
    }

    async fn find(&self, order: &SentOrder) -> Result<Option<Order>, BinanceError> {
        let query = OrderRequest {
            symbol: text(&order.symbol).unwrap_or_default(),
            order_id: order.order_id.as_ref().and_then(|id| id.parse().ok()),
            orig_client_order_id: text(&order.client_order_id),
        };
        found(self.get_order(query).await)
    }

    /// A change may have given the order another id.
    async fn find_reduced(&self, order: &SentOrder) -> Result<Option<Order>, BinanceError> {
        let renamed = SentOrder {
            client_order_id: order.new_client_order_id.clone(),
            order_id: None,
            ..order.clone()
        };
        match self.find(order).await? {
            None if renamed.client_order_id.is_some() => self.find(&renamed).await,
            found => Ok(found),
        }
    }

    async fn find_list(&self, list: &SentOrder) -> Result<Option<OrderList>, BinanceError> {
        let query = OrderListRequest {
            order_list_id: list.order_id.as_ref().and_then(|id| id.parse().ok()),
            orig_client_order_id: text(&list.client_order_id),
        };
        found(self.get_order_list(query).await)
    }

    /// A list that is over does not say how; one of its orders does. Those before it were filled, or ended for another that was.
    async fn find_list_and_leg(&self, list: &SentOrder) -> Result<Option<Listed>, BinanceError> {
        let Some(list) = self.find_list(list).await? else {
            return Ok(None);
        };
        let mut leg: Option<Order> = None;
        if list.standing() == Standing::Over {
            for listed in &list.orders {
                let asked = SentOrder {
                    symbol: Some(listed.symbol.clone()),
                    order_id: Some(listed.order_id.to_string().into()),
                    ..SentOrder::default()
                };
                leg = self.find(&asked).await?;
                let standing = leg.as_ref().map(Found::standing);
                if standing == Some(Standing::Cancelled) {
                    break;
                }
            }
        }
        Ok(Some(Listed { list, leg }))
    }

    async fn find_open(&self, order: &SentOrder) -> Result<Vec<Order>, BinanceError> {
        let query = OpenOrdersRequest {
            symbol: text(&order.symbol),
        };
        Ok(self.get_open_orders(query).await?.into_parts().0)
    }
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// What became of it.
    pub verdict: Verdict,
    /// The order as it is now.
    pub order: Option<Order>,
    /// The order list as it is now.
    pub order_list: Option<OrderList>,
    /// Of a replacement: the new order, and the one that it takes the place of.
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
}

impl Default for Resolution {
    /// Of a request whose outcome the venue tells in no way.
    fn default() -> Self {
        Self {
            verdict: Verdict::Unknown,
            order: None,
            order_list: None,
            orders: Vec::new(),
        }
    }
}

impl Resolution {
    fn of((verdict, order): (Verdict, Option<Order>)) -> Self {
        Self {
            verdict,
            order,
            ..Self::default()
        }
    }

    fn of_list((verdict, order_list): (Verdict, Option<OrderList>)) -> Self {
        Self {
            verdict,
            order_list,
            ..Self::default()
        }
    }
}

impl ResolvedOrder {
    fn of(sent: &SentOrder, (verdict, order): (Verdict, Option<Order>)) -> Self {
        Self {
            client_order_id: sent.client_order_id.clone(),
            verdict,
            order,
        }
    }
}

impl Found for Order {
    fn created(&self) -> Option<Milliseconds> {
        self.time
    }

    fn standing(&self) -> Standing {
        match self.status {
            Some(OrderStatus::New | OrderStatus::PendingNew | OrderStatus::PartiallyFilled) => {
                Standing::Open
            }
            Some(OrderStatus::Canceled) => Standing::Cancelled,
            Some(OrderStatus::Rejected) => Standing::Rejected,
            _ => Standing::Over,
        }
    }

    fn has(&self, change: &SentOrder) -> bool {
        let renamed = change.new_client_order_id.as_ref();
        change.is_size(self.orig_qty.as_ref())
            && renamed.is_none_or(|id| *id == self.client_order_id)
    }
}

impl Found for OrderList {
    /// The time of a list is that of its last change.
    fn created(&self) -> Option<Milliseconds> {
        self.transaction_time
    }

    fn standing(&self) -> Standing {
        match self.list_order_status {
            Some(ListOrderStatus::Executing) => Standing::Open,
            Some(ListOrderStatus::Reject) => Standing::Rejected,
            _ => Standing::Over,
        }
    }
}

/// A list, and when it is over, the order of it that was cancelled, or else its last one.
struct Listed {
    list: OrderList,
    leg: Option<Order>,
}

impl Found for Listed {
    fn created(&self) -> Option<Milliseconds> {
        self.list.created()
    }

    fn standing(&self) -> Standing {
        let leg = self.leg.as_ref();
        leg.map_or_else(|| self.list.standing(), Found::standing)
    }
}

fn text(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(ToString::to_string)
}
