//! What became of a request whose reply was lost.

use std::time::Duration;

use super::{
    AlgoOrder, AlgoOrderDetailsRequest, AlgoOrderState, AmendAlgoOrderRequest,
    AmendMultipleOrdersRequest, AmendOrderRequest, CancelAdvanceAlgoOrdersRequest,
    CancelAlgoOrdersRequest, CancelMultipleOrdersRequest, CancelOrderRequest,
    ClosePositionsRequest, FundsTransferRequest, FundsTransferState, Order, OrderRequest,
    OrderState, PlaceAlgoOrderRequest, PlaceMultipleOrdersRequest, PlaceOrderRequest,
    PrivateRestClient, TransferState, TransferStateRequest,
};
use crate::http::resolve::{Act, Found, Memory, Resolving, Standing, found, of_all};
use crate::http::{Kind, Sent, SentOrder, Verdict};
use crate::okx::OkxError;
use crate::types::{Milliseconds, Text};

/// <https://www.okx.com/docs-v5/en/#overview-rest-authentication>: a request's time is within 30 s of the venue's;
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-order-details>: an order that was cancelled before anything was filled
/// is forgotten after 2 hours.
const MEMORY: Memory = Memory {
    ahead: Duration::from_secs(30),
    remembered: Duration::from_secs(2 * 3_600),
};

/// How the venue says that it knows no transfer is not documented: one that is not found may be there all the same.
const NONE: Memory = Memory {
    ahead: MEMORY.ahead,
    remembered: Duration::ZERO,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Place,
    Cancel,
    Amend,
    PlaceAlgo,
    CancelAlgo,
    AmendAlgo,
    Transfer,
}

const ACTS: &[Act<Action>] = &[
    Act::of::<PlaceOrderRequest>(Action::Place),
    Act::of::<PlaceMultipleOrdersRequest>(Action::Place),
    Act::of::<ClosePositionsRequest>(Action::Place),
    Act::of::<CancelOrderRequest>(Action::Cancel),
    Act::of::<CancelMultipleOrdersRequest>(Action::Cancel),
    Act::of::<AmendOrderRequest>(Action::Amend),
    Act::of::<AmendMultipleOrdersRequest>(Action::Amend),
    Act::of::<PlaceAlgoOrderRequest>(Action::PlaceAlgo),
    Act::of::<CancelAlgoOrdersRequest>(Action::CancelAlgo),
    Act::of::<CancelAdvanceAlgoOrdersRequest>(Action::CancelAlgo),
    Act::of::<AmendAlgoOrderRequest>(Action::AmendAlgo),
    Act::of::<FundsTransferRequest>(Action::Transfer),
];

impl PrivateRestClient {
    /// Asks the venue what became of a request whose reply was lost. It may take as long as the venue may still execute the request.
    pub async fn resolve(&self, sent: Sent) -> Result<Resolution, OkxError> {
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
    ) -> Result<ResolvedOrder, OkxError> {
        let resolving = Resolving::new(&self.rest, sent, MEMORY);
        let find = || self.find(order);
        let find_algo = || self.find_algo(order);
        Ok(match action {
            Action::Place => ResolvedOrder::of(resolving.placed(find).await?),
            Action::Cancel => ResolvedOrder::of(resolving.cancelled(find).await?),
            Action::Amend => ResolvedOrder::of(resolving.changed(order, find).await?),
            Action::PlaceAlgo => ResolvedOrder::of_algo(resolving.placed(find_algo).await?),
            Action::CancelAlgo => ResolvedOrder::of_algo(resolving.cancelled(find_algo).await?),
            Action::AmendAlgo => ResolvedOrder::of_algo(resolving.changed(order, find_algo).await?),
            Action::Transfer => {
                let resolving = Resolving::new(&self.rest, sent, NONE);
                let (verdict, _) = resolving.placed(|| self.find_transfer(order)).await?;
                ResolvedOrder::of((verdict, None))
            }
        })
    }

    async fn find(&self, order: &SentOrder) -> Result<Option<Order>, OkxError> {
        let query = OrderRequest {
            inst_id: text(&order.symbol).unwrap_or_default(),
            inst_id_code: None,
            ord_id: text(&order.order_id),
            cl_ord_id: text(&order.client_order_id),
        };
        found(self.get_order(query).await)
    }

    async fn find_algo(&self, order: &SentOrder) -> Result<Option<AlgoOrder>, OkxError> {
        let query = AlgoOrderDetailsRequest {
            algo_id: text(&order.order_id),
            algo_cl_ord_id: text(&order.client_order_id),
        };
        found(self.get_algo_order_details(query).await)
    }

    /// A transfer that goes on is as good as none: it may still fail.
    async fn find_transfer(
        &self,
        order: &SentOrder,
    ) -> Result<Option<FundsTransferState>, OkxError> {
        let query = TransferStateRequest {
            client_id: text(&order.client_order_id),
            ..TransferStateRequest::default()
        };
        match self.get_transfer_state(query).await {
            Ok(transfer) => {
                let transfer = transfer.into_parts().0;
                Ok(Some(transfer).filter(|found| found.state != Some(TransferState::Pending)))
            }
            Err(error) => match error.as_ref().kind {
                Kind::OrderNotFound
                | Kind::InvalidParameter
                | Kind::InvalidSymbol
                | Kind::ExchangeError => Ok(None),
                _ => Err(error),
            },
        }
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
    /// The algo order as it is now.
    pub algo_order: Option<AlgoOrder>,
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
            algo_order: None,
        }
    }

    fn of_algo((verdict, algo_order): (Verdict, Option<AlgoOrder>)) -> Self {
        Self {
            algo_order,
            ..Self::of((verdict, None))
        }
    }
}

impl Found for Order {
    fn created(&self) -> Option<Milliseconds> {
        self.create_time
    }

    fn standing(&self) -> Standing {
        match self.state {
            Some(OrderState::Canceled | OrderState::MmpCanceled) => Standing::Cancelled,
            Some(OrderState::Filled) => Standing::Over,
            _ => Standing::Open,
        }
    }

    fn has(&self, change: &SentOrder) -> bool {
        change.is_price(self.price.as_ref()) && change.is_size(self.size.as_ref())
    }
}

impl Found for AlgoOrder {
    fn created(&self) -> Option<Milliseconds> {
        self.create_time
    }

    fn standing(&self) -> Standing {
        match self.state {
            Some(AlgoOrderState::Canceled) => Standing::Cancelled,
            Some(
                AlgoOrderState::Effective
                | AlgoOrderState::OrderFailed
                | AlgoOrderState::PartiallyFailed,
            ) => Standing::Over,
            _ => Standing::Open,
        }
    }

    fn has(&self, change: &SentOrder) -> bool {
        change.is_size(self.size.as_ref())
    }
}

impl Found for FundsTransferState {
    fn created(&self) -> Option<Milliseconds> {
        None
    }

    fn standing(&self) -> Standing {
        match self.state {
            Some(TransferState::Failed) => Standing::Rejected,
            _ => Standing::Over,
        }
    }
}

fn text(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(ToString::to_string)
}
