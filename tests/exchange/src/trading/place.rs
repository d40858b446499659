//! How an order comes in.
//!
//! In: a [`Ticket`] at a time. Out: the number of the order, whatever became of it, or a [`Refusal`].
//! Invariant: what is refused changed nothing.

use super::balance::{Atoms, atoms};
use super::house::House;
use super::matching::{Match, Plan};
use super::order::{Order, Prevented, Status};
use super::rules::PostOnly;
use super::ticket::{Force, Side, Size, Ticket, Trigger};
use super::truth::Deed;
use crate::market::Status as Trading;

/// Why nothing was done; each venue has its own words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The account has not enough of what it would pay with.
    Insufficient,
    /// The client id was used before, by this order (list, transfer).
    Duplicate(i64),
    /// A post-only order would take.
    WouldTake,
    /// The market is at the trigger already, or beyond.
    WouldTrigger,
    /// The symbol does not trade now.
    Closed,
    /// Amounts that no account has.
    TooLarge,
    /// The account has no such order.
    Unknown,
    /// The order is over.
    Over,
    /// What is filled already cannot be taken back.
    TooSmall,
}

impl House {
    /// Places an order.
    pub fn place(&mut self, ticket: Ticket, now: i64) -> Result<i64, Refusal> {
        let (account, client_id) = (ticket.account, ticket.client_id.clone());
        let symbol = self.instrument(ticket.instrument).id.clone();
        let result = self.take_in(ticket, now);
        self.tell(account, Deed::Order, &client_id, &symbol, result.ok(), now);
        result
    }

    /// The same, without a word of it.
    pub(super) fn take_in(&mut self, ticket: Ticket, now: i64) -> Result<i64, Refusal> {
        let order = self.draft(ticket, now);
        let (needed, plan) = self.assess(&order)?;
        let id = self.enter(order, Some(needed));
        self.begin(id, plan, now);
        self.follow_up(now);
        Ok(id)
    }

    /// Whether an order would be taken in.
    pub fn check(&self, ticket: Ticket, now: i64) -> Result<(), Refusal> {
        self.assess(&self.draft(ticket, now)).map(|_| ())
    }

    /// An order that is not in yet.
    pub(super) fn draft(&self, ticket: Ticket, now: i64) -> Order {
        Order {
            id: 0,
            status: Status::New,
            quantity: match ticket.size {
                Size::Base(lots) => lots,
                Size::Quote(_) => 0,
            },
            ticket,
            filled: 0,
            value: 0,
            prevented: 0,
            created: now,
            updated: now,
            working: None,
            list: None,
            trades: Vec::new(),
            amendments: Vec::new(),
            locked: 0,
        }
    }

    /// What an order needs to be locked, and what it would do at once.
    pub(super) fn assess(&self, order: &Order) -> Result<(Atoms, Plan), Refusal> {
        let ticket = &order.ticket;
        self.admit(ticket)?;
        let waits = ticket.trigger.is_some();
        if ticket
            .trigger
            .is_some_and(|trigger| self.is_reached(order, trigger))
        {
            return Err(Refusal::WouldTrigger);
        }
        let mut needed = self.needed(order).ok_or(Refusal::TooLarge)?;
        let plan = if waits {
            Plan::default()
        } else {
            self.plan(order)
        };
        if order.is_market() && !waits {
            needed = self.price_of(order, &plan).ok_or(Refusal::TooLarge)?;
        }
        if ticket.post_only && !plan.matches.is_empty() && self.rules.post_only == PostOnly::Refused
        {
            return Err(Refusal::WouldTake);
        }
        if needed > self.free_for(order) {
            return Err(Refusal::Insufficient);
        }
        Ok((needed, plan))
    }

    /// What can be said of an order before anything of the market or the account is known.
    pub(super) fn admit(&self, ticket: &Ticket) -> Result<(), Refusal> {
        if self.instrument(ticket.instrument).status != Trading::Trading {
            return Err(Refusal::Closed);
        }
        let lots = match ticket.size {
            Size::Base(lots) => lots,
            Size::Quote(_) => 0,
        };
        if lots > MOST || ticket.price.is_some_and(|price| price > MOST) {
            return Err(Refusal::TooLarge);
        }
        match self.order_of_client(ticket.account, &ticket.client_id) {
            Some(earlier) if !(self.rules.may_repeat)(earlier) => {
                Err(Refusal::Duplicate(earlier.id))
            }
            _ => Ok(()),
        }
    }

    /// Takes an order in, and locks what it needs; the account must have it. A list's order may be locked for later.
    pub(super) fn enter(&mut self, mut order: Order, needed: Option<Atoms>) -> i64 {
        let id = self.next_order();
        order.id = id;
        let ticket = &order.ticket;
        let account = &mut self.accounts[ticket.account];
        account.orders.push(id);
        account.open.insert(id);
        if let Some(expires) = ticket.expires {
            self.expiries.insert((expires, id));
        }
        let client = (ticket.account, ticket.client_id.clone());
        self.by_client_id.insert(client, id);
        self.orders.push(order);
        if let Some(needed) = needed {
            assert!(self.lock(id, needed), "what was assessed can be locked");
        }
        id
    }

    /// An order that is in and locked for begins: to wait, to trade, to stand in the book.
    pub(super) fn begin(&mut self, id: i64, plan: Plan, now: i64) {
        let order = self.order_mut(id);
        let (instrument, force) = (order.ticket.instrument, order.ticket.force);
        if order.ticket.trigger.is_some() {
            return self.books.entry(instrument).or_default().waiting.push(id);
        }
        order.working = Some(now);
        if order.ticket.post_only && !plan.matches.is_empty() {
            return self.finish(id, Status::Cancelled, now);
        }
        if force == Force::Fok && !plan.complete {
            return self.finish(id, Status::Expired, now);
        }
        for step in plan.matches {
            self.carry_out(id, step, now);
        }
        self.stand(id, plan.complete, now);
    }

    /// What is left of an order after it traded.
    fn stand(&mut self, id: i64, complete: bool, now: i64) {
        let order = self.order_mut(id);
        let (instrument, side) = (order.ticket.instrument, order.ticket.side);
        match order.ticket.price {
            _ if !order.is_open() => {}
            _ if order.is_by_value() && complete && order.filled > 0 => {
                self.finish(id, Status::Filled, now);
            }
            Some(price) if order.ticket.force == Force::Gtc => {
                self.books
                    .entry(instrument)
                    .or_default()
                    .add(side, price, id);
            }
            _ => self.finish(id, Status::Expired, now),
        }
    }

    fn carry_out(&mut self, taker: i64, step: Match, now: i64) {
        match step {
            Match::Market { price, lots } => self.fill(taker, price, lots, false, now),
            Match::Maker { id, price, lots } => {
                self.fill(id, price, lots, true, now);
                self.fill(taker, price, lots, false, now);
            }
            Match::Prevented {
                id,
                price,
                taker: taker_quantity,
                maker: maker_quantity,
            } => {
                self.prevented.push(Prevented {
                    id: self.prevented.len() as i64 + 1,
                    taker,
                    maker: id,
                    price,
                    taker_quantity,
                    maker_quantity,
                    time: now,
                });
                self.lose(taker, taker_quantity, now);
                self.lose(id, maker_quantity, now);
            }
        }
    }

    /// Takes lots from an order that will not trade.
    fn lose(&mut self, id: i64, lots: i64, now: i64) {
        let order = self.order_mut(id);
        order.prevented += lots;
        if order.is_by_value() {
            order.quantity += lots;
        }
        if lots > 0 && (order.rest() <= 0 || order.is_by_value()) {
            self.finish(id, Status::Prevented, now);
        }
    }

    /// What a market order costs.
    pub(super) fn price_of(&self, order: &Order, plan: &Plan) -> Option<Atoms> {
        let instrument = self.instrument_of(order);
        match order.ticket.side {
            Side::Buy => self.cost(order, atoms(instrument.value(plan.value))?),
            Side::Sell => atoms(instrument.quantity(plan.lots)),
        }
    }

    /// What its account can still lock for an order.
    pub(super) fn free_for(&self, order: &Order) -> Atoms {
        let asset = order.pays(self.instrument_of(order));
        let balances = &self.accounts[order.ticket.account].balances;
        balances.get(self.rules.trading, asset).free + order.locked
    }

    /// Whether the last trade is at a trigger, or beyond it.
    fn is_reached(&self, order: &Order, trigger: Trigger) -> bool {
        let instrument = self.instrument_of(order);
        let last = instrument.trade(instrument.last_slot(self.seen)).price;
        trigger.trail.is_none() && trigger.is_hit(last)
    }

    /// The price of the last trade of an instrument, in ticks.
    pub fn last_price(&self, place: usize) -> i64 {
        self.instrument(place).trade(self.last_slot(place)).price
    }

    /// The slot of that trade, which the book stands after.
    pub fn last_slot(&self, place: usize) -> i64 {
        self.instrument(place).last_slot(self.seen)
    }
}

/// More ticks or lots are beyond all amounts of money.
const MOST: i64 = 1_000_000_000_000_000;
