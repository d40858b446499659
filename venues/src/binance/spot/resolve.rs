//! What became of a request whose reply was lost.

use super::{Order, OrderList, OrderListRequest, OrderRequest, OrderStatus, PrivateRestClient};
use crate::binance::BinanceError;
use crate::http::Verdict;
use crate::types::Milliseconds;

impl PrivateRestClient {
    /// Asks the venue what became of an order, a cancellation or an order list whose reply was lost. It may take as long as the venue may
    /// still execute the request.
    pub async fn resolve(&self, request: ResolveRequest) -> Result<Resolution, BinanceError> {
        let until = request.expires_at.unwrap_or_else(|| self.rest.latest());
        match (request.order_list, request.cancellation) {
            (Some(true), _) => self.resolve_list(request, until).await,
            (_, Some(true)) => self.resolve_cancellation(request, until).await,
            _ => self.resolve_order(request, until).await,
        }
    }

    async fn resolve_order(
        &self,
        request: ResolveRequest,
        until: Milliseconds,
    ) -> Result<Resolution, BinanceError> {
        let found = self.rest.resolve(order(request), until, false, |_| true);
        Ok(match found.await? {
            Some(order) => Resolution::of(
                match order.status {
                    Some(OrderStatus::Rejected) => Verdict::Rejected,
                    _ => Verdict::Executed,
                },
                order.into_parts().0,
            ),
            None => Resolution::never(),
        })
    }

    async fn resolve_cancellation(
        &self,
        request: ResolveRequest,
        until: Milliseconds,
    ) -> Result<Resolution, BinanceError> {
        let found = self.rest.resolve(order(request), until, false, is_over);
        Ok(match found.await? {
            Some(order) => Resolution::of(
                match order.status {
                    Some(OrderStatus::Canceled) => Verdict::Executed,
                    _ if is_over(&order) => Verdict::Rejected,
                    _ => Verdict::NeverArrived,
                },
                order.into_parts().0,
            ),
            None => Resolution {
                verdict: Verdict::Rejected,
                ..Resolution::never()
            },
        })
    }

    async fn resolve_list(
        &self,
        request: ResolveRequest,
        until: Milliseconds,
    ) -> Result<Resolution, BinanceError> {
        let query = OrderListRequest {
            orig_client_order_id: request.client_order_id,
            ..OrderListRequest::default()
        };
        let found = self.rest.resolve(query, until, false, |_| true);
        Ok(match found.await? {
            Some(list) => Resolution {
                verdict: Verdict::Executed,
                order: None,
                order_list: Some(list.into_parts().0),
            },
            None => Resolution::never(),
        })
    }
}

/// Which request's outcome is asked for: what an `OrderOutcomeUnknown` knows. One of `client_order_id` and `order_id` is needed.
#[derive(Debug, Clone, Default)]
pub struct ResolveRequest {
    /// The symbol.
    pub symbol: String,
    /// The client order id; of a list, that of the list.
    pub client_order_id: Option<String>,
    /// The venue's order id.
    pub order_id: Option<u64>,
    /// Until when the venue may execute the request. Default: as if it had been sent now.
    pub expires_at: Option<Milliseconds>,
    /// Whether it placed an order list.
    pub order_list: Option<bool>,
    /// Whether it cancelled the order.
    pub cancellation: Option<bool>,
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
}

impl Resolution {
    fn of(verdict: Verdict, order: Order) -> Self {
        Self {
            verdict,
            order: Some(order),
            order_list: None,
        }
    }

    fn never() -> Self {
        Self {
            verdict: Verdict::NeverArrived,
            order: None,
            order_list: None,
        }
    }
}

fn order(request: ResolveRequest) -> OrderRequest {
    OrderRequest {
        symbol: request.symbol,
        order_id: request.order_id,
        orig_client_order_id: request.client_order_id,
    }
}

fn is_over(order: &Order) -> bool {
    !matches!(
        order.status,
        Some(OrderStatus::New | OrderStatus::PendingNew | OrderStatus::PartiallyFilled)
    )
}
