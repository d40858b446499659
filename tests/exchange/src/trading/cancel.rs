//! How an order ends or changes by the wish of its account.
//!
//! Invariant: what is over stays over.

use super::account::AccountId;
use super::house::House;
use super::order::{Amendment, Order, Status};
use super::place::Refusal;
use super::ticket::{Size, Ticket};
use super::truth::Deed;

/// What an order shall become; none leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// In lots, with those that are filled.
    pub quantity: Option<i64>,
    /// In ticks.
    pub price: Option<i64>,
    pub client_id: Option<String>,
    /// Of an order that waits, in ticks.
    pub trigger: Option<i64>,
}

impl House {
    /// Cancels an order; one of a list takes the list with it.
    pub fn cancel(&mut self, account: AccountId, id: i64, now: i64) -> Result<(), Refusal> {
        let (client_id, symbol) = self.subject(account, id)?;
        let result = self.open_order(account, id).map(|_| ());
        if result.is_ok() {
            self.finish(id, Status::Cancelled, now);
            self.follow_up(now);
        }
        let done = result.ok().map(|()| id);
        self.tell(account, Deed::Cancel, &client_id, &symbol, done, now);
        result
    }

    /// Cancels an order and takes in another in its place, which is one amendment; where the other is refused, the order is cancelled.
    pub fn exchange(
        &mut self,
        account: AccountId,
        id: i64,
        other: Ticket,
        now: i64,
    ) -> Result<i64, Refusal> {
        let (client_id, symbol) = self.subject(account, id)?;
        self.open_order(account, id)?;
        self.finish(id, Status::Cancelled, now);
        self.follow_up(now);
        let result = self.take_in(other, now);
        if result.is_err() {
            self.tell(account, Deed::Cancel, &client_id, &symbol, Some(id), now);
        }
        self.tell(account, Deed::Amend, &client_id, &symbol, result.ok(), now);
        result
    }

    /// Changes an order; one that got smaller keeps its place in the book, any other loses it.
    pub fn amend(
        &mut self,
        account: AccountId,
        id: i64,
        change: &Change,
        now: i64,
    ) -> Result<(), Refusal> {
        let (client_id, symbol) = self.subject(account, id)?;
        let result = self.change(account, id, change, now);
        let done = result.ok().map(|()| id);
        self.tell(account, Deed::Amend, &client_id, &symbol, done, now);
        result
    }

    fn change(
        &mut self,
        account: AccountId,
        id: i64,
        change: &Change,
        now: i64,
    ) -> Result<(), Refusal> {
        let before = self.open_order(account, id)?;
        let quantity = change.quantity.unwrap_or(before.quantity);
        if quantity <= before.filled + before.prevented {
            return Err(Refusal::TooSmall);
        }
        let mut after = before.clone();
        after.quantity = quantity;
        after.ticket.size = Size::Base(quantity);
        after.ticket.price = change.price.or(before.ticket.price);
        if let (Some(price), Some(trigger)) = (change.trigger, after.ticket.trigger.as_mut()) {
            trigger.price = price;
        }
        if let Some(client_id) = change
            .client_id
            .as_ref()
            .filter(|id| **id != before.ticket.client_id)
        {
            after.ticket.client_id.clone_from(client_id);
            self.admit(&after.ticket)?;
        }
        let needed = self.needed(&after).ok_or(Refusal::TooLarge)?;
        if needed > self.free_for(before) {
            return Err(Refusal::Insufficient);
        }
        let keeps_place = change.price.is_none() && quantity <= before.quantity;
        after.amendments.push(Amendment {
            id: before.amendments.len() as i64 + 1,
            before_client_id: before.ticket.client_id.clone(),
            before_quantity: before.quantity,
            quantity,
            time: now,
        });
        after.updated = now;
        let (side, price) = (before.ticket.side, before.ticket.price.unwrap_or(0));
        let client = (account, after.ticket.client_id.clone());
        let waits = after.ticket.trigger.is_some();
        let place = after.ticket.instrument;
        self.by_client_id.insert(client, id);
        *self.order_mut(id) = after;
        assert!(self.lock(id, needed), "what was looked at can be locked");
        if !keeps_place && !waits {
            if let Some(book) = self.books.get_mut(&place) {
                book.remove(side, price, id);
            }
            let plan = self.plan(self.order(id).expect("it was just changed"));
            self.begin(id, plan, now);
            self.follow_up(now);
        }
        Ok(())
    }

    fn open_order(&self, account: AccountId, id: i64) -> Result<&Order, Refusal> {
        match self.order(id) {
            Some(order) if order.ticket.account != account => Err(Refusal::Unknown),
            Some(order) if order.is_open() => Ok(order),
            Some(_) => Err(Refusal::Over),
            None => Err(Refusal::Unknown),
        }
    }

    /// Client id and symbol of an account's order.
    fn subject(&self, account: AccountId, id: i64) -> Result<(String, String), Refusal> {
        let order = self
            .order(id)
            .filter(|order| order.ticket.account == account);
        let order = order.ok_or(Refusal::Unknown)?;
        let symbol = self.instrument_of(order).id.clone();
        Ok((order.ticket.client_id.clone(), symbol))
    }
}
