//! [`Task`]: one request that changes something, in words that all venues understand.
//!
//! Invariant: [`parts`](Task::parts) names each thing that the request asks for as the exchange's ledger does, in the order in which a
//! client tells of them.

use exchange::Deed;

use crate::coin::Coin;
use crate::plan::intent_in;

/// One request that changes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Places an order.
    Place(Order),
    /// Cancels an order.
    Cancel { coin: Coin, id: String },
    /// Makes an order smaller; where the venue can, it gets another id.
    Amend {
        coin: Coin,
        id: String,
        new_id: String,
    },
    /// Places an order in the place of another, which is cancelled; or tries at least the former.
    Replace {
        old: String,
        new: Order,
        at_least_new: bool,
    },
    /// Places several orders.
    PlaceAll(Vec<Order>),
    /// Makes several orders smaller.
    AmendAll { coin: Coin, ids: Vec<String> },
    /// Cancels several orders.
    CancelAll { coin: Coin, ids: Vec<String> },
    /// Places orders that depend on each other.
    PlaceList(List),
    /// Cancels all that is open of such a list.
    CancelList(List),
    /// Places an order that waits until the market is at a price.
    PlaceWaiting { coin: Coin, id: String },
    /// Makes such an order smaller.
    AmendWaiting { coin: Coin, id: String },
    /// Cancels such an order.
    CancelWaiting { coin: Coin, id: String },
    /// Cancels all orders of a coin; these are known to be open.
    Sweep { coin: Coin, ids: Vec<String> },
    /// Moves money between own accounts.
    Transfer { id: String },
}

/// An order that is placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub coin: Coin,
    pub id: String,
    pub size: Size,
}

/// Orders that depend on each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    pub coin: Coin,
    pub id: String,
    pub shape: Shape,
}

/// How the orders of a list depend on each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One cancels the other.
    Pair,
    /// One comes once another is filled, which is of this size.
    After(Size),
    /// A pair comes once another is filled.
    PairAfter(Size),
}

/// What an order comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// It trades at once.
    Trades,
    /// It rests in the book.
    Rests,
    /// The account cannot pay it.
    TooLarge,
}

/// One thing that a request asks for, as the ledger names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub deed: Deed,
    pub id: String,
}

impl Task {
    /// Each thing that it asks for.
    pub fn parts(&self) -> Vec<Part> {
        let all = |deed, ids: &[String]| ids.iter().map(|id| Part::of(deed, id)).collect();
        match self {
            Task::Place(order) => vec![Part::of(Deed::Order, &order.id)],
            Task::PlaceWaiting { id, .. } => vec![Part::of(Deed::Order, id)],
            Task::Cancel { id, .. } | Task::CancelWaiting { id, .. } => {
                vec![Part::of(Deed::Cancel, id)]
            }
            Task::CancelList(list) => vec![Part::of(Deed::Cancel, &list.id)],
            Task::Amend { id, .. } | Task::AmendWaiting { id, .. } => {
                vec![Part::of(Deed::Amend, id)]
            }
            Task::Replace { old, new, .. } => {
                vec![Part::of(Deed::Order, &new.id), Part::of(Deed::Cancel, old)]
            }
            Task::PlaceAll(orders) => orders
                .iter()
                .map(|order| Part::of(Deed::Order, &order.id))
                .collect(),
            Task::AmendAll { ids, .. } => all(Deed::Amend, ids),
            Task::CancelAll { ids, .. } | Task::Sweep { ids, .. } => all(Deed::Cancel, ids),
            Task::PlaceList(list) => vec![Part::of(Deed::List, &list.id)],
            Task::Transfer { id } => vec![Part::of(Deed::Transfer, id)],
        }
    }
}

impl Task {
    /// The intent that it belongs to.
    pub fn intent(&self) -> u64 {
        let part = self.parts().into_iter().next();
        part.and_then(|part| intent_in(&part.id)).unwrap_or(0)
    }

    /// Whether it is about a list of orders of which the later ones wait for the first.
    pub fn is_chain(&self) -> bool {
        let (Task::PlaceList(list) | Task::CancelList(list)) = self else {
            return false;
        };
        list.shape != Shape::Pair
    }
}

impl Part {
    fn of(deed: Deed, id: &str) -> Self {
        let id = id.to_owned();
        Self { deed, id }
    }
}
