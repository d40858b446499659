//! What each intent does, step by step.
//!
//! In: an intent of the plan. Out: words on each of its requests. Invariant: a step follows another only when that one is known to have
//! been done.

use std::time::Duration;

use crate::coin::{self, COINS, Coin, MAIN, SWEPT};
use crate::desk::Desk;
use crate::plan::{Kind, client_id};
use crate::task::{List, Order, Shape, Size, Task};
use crate::trial::Run;

/// Longer than any venue may take to do what it was asked: an order that is older was there before.
const APART: Duration = Duration::from_secs(10);

impl<D: Desk> Run<D> {
    /// Does what an intent is.
    pub async fn intent(&self, intent: u64) {
        let id = |nth| client_id(intent, nth);
        let order = |nth, size| Order {
            coin: MAIN,
            id: id(nth),
            size,
        };
        let one = |size| Task::Place(order(0, size));
        let can = |task: &Task| self.trial.desk.can(task);
        match self.trial.plan.kind(intent) {
            Kind::TooLarge => _ = self.deed(intent, 0, one(Size::TooLarge)).await,
            Kind::Rest => {
                self.steps(intent, [one(Size::Rests), cancel(&id(0))]).await;
            }
            Kind::Amend => self.amend(intent).await,
            Kind::Several if can(&Task::PlaceAll(Vec::new())) => self.several(intent).await,
            Kind::Several => self.replace(intent).await,
            Kind::List => self.list(intent).await,
            Kind::Waiting => self.wait(intent).await,
            Kind::Sweep if can(&sweep(SWEPT, &[])) => self.sweep(intent).await,
            Kind::Transfer if can(&Task::Transfer { id: id(0) }) => {
                self.steps(intent, [Task::Transfer { id: id(0) }]).await;
            }
            Kind::Trade | Kind::Sweep | Kind::Transfer => {
                self.steps(intent, [one(Size::Trades)]).await;
            }
        }
    }

    /// One request after the other, as long as each is done.
    async fn steps<const N: usize>(&self, intent: u64, tasks: [Task; N]) {
        for (step, task) in (0..).zip(tasks) {
            if self.trial.desk.can(&task) && !self.deed(intent, step, task).await.contains(&true) {
                break;
            }
        }
    }

    /// An order gets smaller, in half of the cases under another id, and is cancelled.
    async fn amend(&self, intent: u64) {
        let order = Order {
            coin: MAIN,
            id: client_id(intent, 0),
            size: Size::Rests,
        };
        let renames = D::VENUE == exchange::Venue::Binance && self.trial.plan.way(intent, 2) == 0;
        let (id, new_id) = (order.id.clone(), client_id(intent, usize::from(renames)));
        if !self.deed(intent, 0, Task::Place(order)).await[0] {
            return;
        }
        let amending = Task::Amend {
            coin: MAIN,
            id: id.clone(),
            new_id: new_id.clone(),
        };
        let name = match self.deed(intent, 1, amending).await[0] {
            true => new_id,
            false => id,
        };
        self.deed(intent, 2, cancel(&name)).await;
    }

    /// Several orders, of which one may be too large, get smaller and are cancelled.
    async fn several(&self, intent: u64) {
        let sizes = match self.trial.plan.way(intent, 3) {
            0 => [Size::Rests, Size::Rests, Size::Rests],
            1 => [Size::Rests, Size::TooLarge, Size::Rests],
            _ => [Size::Rests, Size::Trades, Size::TooLarge],
        };
        let order = |(nth, size)| Order {
            coin: MAIN,
            id: client_id(intent, nth),
            size,
        };
        let orders: Vec<_> = sizes.into_iter().enumerate().map(order).collect();
        let resting = orders.iter().filter(|order| order.size == Size::Rests);
        let resting: Vec<_> = resting.map(|order| order.id.clone()).collect();
        let placed = self.deed(intent, 0, Task::PlaceAll(orders.clone())).await;
        let placed = orders.iter().zip(placed).filter(|(_, done)| *done);
        let placed: Vec<_> = placed.map(|(order, _)| order.id.clone()).collect();
        let open: Vec<_> = resting
            .into_iter()
            .filter(|id| placed.contains(id))
            .collect();
        if open.is_empty() {
            return;
        }
        // What is over by then is refused, item by item.
        let (coin, ids) = (MAIN, placed);
        let changing = Task::AmendAll {
            coin,
            ids: ids.clone(),
        };
        let cancelling = Task::CancelAll { coin, ids };
        let tasks = match self.trial.desk.can(&cancelling) {
            true => vec![changing, cancelling],
            false => open.iter().map(|id| cancel(id)).collect(),
        };
        self.deeds(intent, tasks).await;
    }

    /// Requests of which none waits for what became of another.
    async fn deeds(&self, intent: u64, tasks: Vec<Task>) {
        for (step, task) in (1..).zip(tasks) {
            self.deed(intent, step, task).await;
        }
    }

    /// An order takes the place of another, unless it is too large or the other is gone.
    async fn replace(&self, intent: u64) {
        let order = |nth, size| Order {
            coin: MAIN,
            id: client_id(intent, nth),
            size,
        };
        let way = self.trial.plan.way(intent, 6);
        let (old, new) = match way % 3 {
            0 => (Size::Rests, Size::Rests),
            1 => (Size::Rests, Size::TooLarge),
            _ => (Size::Trades, Size::Rests),
        };
        let (old, new) = (order(0, old), order(1, new));
        let replacing = Task::Replace {
            old: old.id.clone(),
            new: new.clone(),
            at_least_new: way < 3,
        };
        if self.deed(intent, 0, Task::Place(old)).await[0]
            && self.deed(intent, 1, replacing).await[0]
        {
            self.deed(intent, 2, cancel(&new.id)).await;
        }
    }

    /// A list is placed, and what is open of it is cancelled. Where a venue has no other lists it is a pair.
    async fn list(&self, intent: u64) {
        let shape = match self.trial.plan.way(intent, 8) {
            0 => Shape::After(Size::Trades),
            1 => Shape::After(Size::Rests),
            2 => Shape::After(Size::TooLarge),
            3 => Shape::PairAfter(Size::Trades),
            4 => Shape::PairAfter(Size::Rests),
            _ => Shape::Pair,
        };
        let list = |shape| List {
            coin: coin::of_waiting(intent),
            id: client_id(intent, 0),
            shape,
        };
        let shape = match self.trial.desk.can(&Task::PlaceList(list(shape))) {
            true => shape,
            false => Shape::Pair,
        };
        let tasks = [Task::PlaceList(list(shape)), Task::CancelList(list(shape))];
        self.steps(intent, tasks).await;
    }

    /// An order that waits for a price gets smaller, where that is possible, and is cancelled.
    async fn wait(&self, intent: u64) {
        let (coin, id) = (coin::of_waiting(intent), client_id(intent, 0));
        let tasks = [
            Task::PlaceWaiting {
                coin,
                id: id.clone(),
            },
            Task::AmendWaiting {
                coin,
                id: id.clone(),
            },
            Task::CancelWaiting { coin, id },
        ];
        self.steps(intent, tasks).await;
    }

    /// All orders of a coin are cancelled at once, which is tried until it is done; nobody else has orders of this coin.
    async fn sweep(&self, intent: u64) {
        let _alone = self.sweeping.lock().await;
        let mut open = Vec::new();
        for nth in 0..2 {
            let order = Order {
                coin: SWEPT,
                id: client_id(intent, nth),
                size: Size::Rests,
            };
            let id = order.id.clone();
            if self.deed(intent, nth as u64, Task::Place(order)).await[0] {
                open.push(id);
            }
        }
        self.trial.time.clock.sleep(APART).await;
        let mut step = 2;
        while !open.is_empty() && !self.deed(intent, step, sweep(SWEPT, &open)).await[0] {
            step += 1;
        }
    }

    /// Cancels what is left open, as a trader does now and then: a venue takes only so many open orders.
    pub async fn tidy_up(&self) {
        for coin in &COINS {
            let sweeping = sweep(coin, &[]);
            if self.trial.desk.can(&sweeping) {
                while let Err(failure) = self.trial.desk.act(&sweeping).await {
                    if failure.kind == venues::http::Kind::OrderNotFound {
                        break;
                    }
                    self.trial.time.clock.sleep(APART).await;
                }
            }
        }
    }
}

fn cancel(id: &str) -> Task {
    Task::Cancel {
        coin: MAIN,
        id: id.to_owned(),
    }
}

fn sweep(coin: Coin, ids: &[String]) -> Task {
    Task::Sweep {
        coin,
        ids: ids.to_vec(),
    }
}
