//! Orders that depend on each other.
//!
//! In: tickets of which one comes first, or which exclude each other. Out: a [`List`].
//! Invariant: of orders that exclude each other at most one ever trades, and money is locked for the dearest of them once.

use super::account::AccountId;
use super::house::House;
use super::matching::Plan;
use super::order::{Order, Status};
use super::place::Refusal;
use super::ticket::{Size, Ticket};
use super::truth::Deed;

#[derive(Debug, Clone)]
pub struct List {
    pub id: i64,
    pub account: AccountId,
    pub instrument: usize,
    pub client_id: String,
    /// The order that must be filled before the others begin; none where they begin at once.
    pub leader: Option<i64>,
    /// All of them, the leader first. Two that are no leader exclude each other.
    pub orders: Vec<i64>,
    /// The others are for what the leader brought.
    pub sized_by_leader: bool,
    pub over: bool,
    pub created: i64,
    pub updated: i64,
}

/// What is wanted of a list.
pub struct Wanted {
    pub client_id: String,
    pub leader: Option<Ticket>,
    /// One or two.
    pub others: Vec<Ticket>,
    pub sized_by_leader: bool,
}

impl House {
    /// Places all orders of a list, or none.
    pub fn place_list(&mut self, wanted: Wanted, now: i64) -> Result<i64, Refusal> {
        let first = wanted.leader.as_ref().unwrap_or(&wanted.others[0]);
        let (account, instrument) = (first.account, first.instrument);
        let client_id = wanted.client_id.clone();
        let result = self.start_list(account, instrument, wanted, now);
        let symbol = self.instrument(instrument).id.clone();
        self.tell(account, Deed::List, &client_id, &symbol, result.ok(), now);
        for order in self
            .list(result?)
            .map_or(Vec::new(), |list| list.orders.clone())
        {
            let client_id = self.order_mut(order).ticket.client_id.clone();
            self.tell(account, Deed::Order, &client_id, &symbol, Some(order), now);
        }
        result
    }

    pub fn list(&self, id: i64) -> Option<&List> {
        self.lists.get(usize::try_from(id).ok()?)
    }

    /// The newest list of an account with a client id.
    pub fn list_of_client(&self, account: AccountId, client_id: &str) -> Option<&List> {
        let mut lists = self.lists.iter().rev();
        lists.find(|list| list.account == account && list.client_id == client_id)
    }

    fn start_list(
        &mut self,
        account: AccountId,
        instrument: usize,
        wanted: Wanted,
        now: i64,
    ) -> Result<i64, Refusal> {
        match self.list_of_client(account, &wanted.client_id) {
            Some(earlier) if !earlier.over => return Err(Refusal::Duplicate(earlier.id)),
            _ => {}
        }
        let drafts: Vec<Order> = wanted
            .others
            .into_iter()
            .map(|one| self.draft(one, now))
            .collect();
        for draft in &drafts {
            self.admit(&draft.ticket)?;
        }
        let leader = wanted.leader.map(|ticket| self.draft(ticket, now));
        let mut first = None;
        match &leader {
            Some(leader) => first = Some(self.assess(leader)?),
            None => {
                for draft in &drafts {
                    self.assess(draft)?;
                }
            }
        }
        let id = self.lists.len() as i64;
        let status = if leader.is_some() {
            Status::Pending
        } else {
            Status::New
        };
        let (needed, plan) = first.unzip();
        let leader = leader.map(|draft| {
            self.enter(
                Order {
                    list: Some(id),
                    ..draft
                },
                needed,
            )
        });
        let others = drafts.into_iter().map(|draft| {
            self.enter(
                Order {
                    list: Some(id),
                    status,
                    ..draft
                },
                None,
            )
        });
        let others: Vec<i64> = others.collect();
        self.lists.push(List {
            id,
            account,
            instrument,
            client_id: wanted.client_id,
            leader,
            orders: leader.into_iter().chain(others.iter().copied()).collect(),
            sized_by_leader: wanted.sized_by_leader,
            over: false,
            created: now,
            updated: now,
        });
        match leader {
            Some(leader) => self.begin(leader, plan.unwrap_or_default(), now),
            None => self.begin_others(&others, now),
        }
        self.follow_up(now);
        Ok(id)
    }

    /// Orders that may now trade; where their account cannot pay for the dearest, none does.
    fn begin_others(&mut self, others: &[i64], now: i64) {
        let need = |house: &House, id: &i64| house.order(*id).and_then(|one| house.needed(one));
        let dearest = others.iter().copied().max_by_key(|id| need(self, id));
        let Some(dearest) = dearest else { return };
        for id in others {
            self.order_mut(*id).status = Status::New;
        }
        let locked = need(self, &dearest).is_some_and(|needed| self.lock(dearest, needed));
        for id in others {
            let open = self.order(*id).is_some_and(Order::is_open);
            match locked {
                true if open => self.begin_other(*id, now),
                true => {}
                false => self.finish(*id, Status::Expired, now),
            }
        }
    }

    fn begin_other(&mut self, id: i64, now: i64) {
        let order = self.order(id).expect("an order of a list is there");
        let trigger = order.ticket.trigger;
        let last = self.last_price(order.ticket.instrument);
        if trigger.is_some_and(|trigger| trigger.is_hit(last))
            || order.is_market() && trigger.is_none()
        {
            self.cancel_siblings(id, now);
            return self.trigger(id, now);
        }
        let plan = match trigger {
            Some(_) => Plan::default(),
            None => self.plan(order),
        };
        self.begin(id, plan, now);
    }

    /// An order begins to trade: those that it excludes end, and what was locked for them is its own.
    pub(super) fn cancel_siblings(&mut self, id: i64, now: i64) {
        let siblings = self.siblings(id);
        if siblings.is_empty() {
            return;
        }
        for sibling in &siblings {
            self.finish(*sibling, Status::Expired, now);
        }
        // They ended because of this one, so it must not end because of them.
        self.ended.retain(|ended| !siblings.contains(ended));
        let needed = self.order(id).and_then(|order| self.needed(order));
        let locked = needed.is_some_and(|needed| self.lock(id, needed));
        assert!(locked, "what was locked for the dearest is enough for any");
    }

    /// Open orders that an order excludes.
    fn siblings(&self, id: i64) -> Vec<i64> {
        let list = self.order(id).and_then(|order| self.list(order.list?));
        let Some(list) = list.filter(|list| list.leader != Some(id)) else {
            return Vec::new();
        };
        let others = list.orders.iter().copied();
        others
            .filter(|other| *other != id && list.leader != Some(*other))
            .filter(|other| self.order(*other).is_some_and(Order::is_open))
            .collect()
    }

    /// Notes that an order ended, for its list.
    pub(super) fn after_end(&mut self, id: i64) {
        if self.order(id).is_some_and(|order| order.list.is_some()) {
            self.ended.push_back(id);
        }
    }

    /// Does what lists want after orders of theirs ended.
    pub(super) fn follow_up(&mut self, now: i64) {
        while let Some(id) = self.ended.pop_front() {
            let order = self.order(id).expect("an order that ended is there");
            let (status, filled, number) = (order.status, order.filled, order.list);
            let Some(list) = number.and_then(|number| self.list(number)).cloned() else {
                continue;
            };
            if list.leader == Some(id) {
                let others = &list.orders[1..];
                if status == Status::Filled {
                    self.size(&list, others, filled);
                    self.begin_others(others, now);
                } else {
                    self.finish_all(others, status, now);
                }
            } else {
                self.finish_all(&self.siblings(id), status, now);
            }
            let open = |id: &i64| self.order(*id).is_some_and(Order::is_open);
            let over = !list.orders.iter().any(open);
            let list = &mut self.lists[list.id as usize];
            list.over = over;
            list.updated = now;
        }
    }

    /// Gives the others what the leader brought.
    fn size(&mut self, list: &List, others: &[i64], lots: i64) {
        if !list.sized_by_leader {
            return;
        }
        let paid = self.order(list.orders[0]).map_or(0, |leader| {
            let instrument = self.instrument_of(leader);
            let fees = self
                .trades_of(leader)
                .filter(|one| one.fee_asset == instrument.base);
            let fees: i128 = fees.map(|one| one.fee).sum();
            // The part of a lot that went as a fee makes the whole lot unsellable.
            let lot = super::balance::atoms(instrument.quantity(1)).unwrap_or(1);
            i64::try_from((fees + lot - 1) / lot).unwrap_or(lots)
        });
        for id in others {
            let order = self.order_mut(*id);
            order.quantity = lots - paid;
            order.ticket.size = Size::Base(lots - paid);
        }
    }

    fn finish_all(&mut self, orders: &[i64], status: Status, now: i64) {
        for id in orders {
            if self.order(*id).is_some_and(Order::is_open) {
                self.finish(*id, status, now);
            }
        }
    }
}
