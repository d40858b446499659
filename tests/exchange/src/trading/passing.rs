//! What the market does to orders as time goes by.
//!
//! In: the time that it is now. Out: orders that were reached since are filled, triggered, ended.
//! Invariant: an order is touched by trades after it came only, in the order of their times at each instrument.

use super::house::House;
use super::order::Status;
use super::ticket::{Side, Trigger};
use crate::market::Trade;
use std::sync::Arc;

impl House {
    /// Brings all orders up to the market's step, and ends those whose time is up.
    pub fn advance(&mut self, step: i64, now: i64) {
        let since = self.seen;
        if since < step {
            let market = Arc::clone(&self.market);
            let places: Vec<usize> = self.books.keys().copied().collect();
            for place in places {
                let instrument = &market.listing(self.venue).instruments[place];
                let trades = instrument.trades(instrument.first_slot(since));
                for trade in trades.take_while(|trade| trade.time < step) {
                    if !self.books.contains_key(&place) {
                        break;
                    }
                    self.seen = trade.time + 1;
                    self.expire(trade.time);
                    self.pass(place, &trade);
                }
            }
            self.seen = step;
        }
        self.expire(now);
    }

    /// Ends the orders whose time was up by then.
    fn expire(&mut self, now: i64) {
        while let Some(&(expires, id)) = self.expiries.first()
            && expires <= now
        {
            self.finish(id, Status::Cancelled, expires);
            self.follow_up(expires);
        }
        self.strike(now);
    }

    /// One trade of the market.
    fn pass(&mut self, place: usize, trade: &Trade) {
        self.pull_triggers(place, trade);
        let bid = if trade.buyer_maker {
            trade.price
        } else {
            trade.price - 1
        };
        // The market's best prices moved beyond these: they were reached first.
        for (side, best) in [(Side::Buy, bid + 1), (Side::Sell, bid)] {
            for (price, id) in self.reached(place, side, best, trade.time) {
                let rest = self.order(id).map_or(0, |order| order.rest());
                self.fill(id, price, rest, true, trade.time);
            }
        }
        let side = if trade.buyer_maker {
            Side::Buy
        } else {
            Side::Sell
        };
        let mut left = trade.quantity;
        for (price, id) in self.reached(place, side, trade.price, trade.time) {
            let lots = self.order(id).map_or(0, |order| order.rest()).min(left);
            left -= lots;
            if lots > 0 {
                self.fill(id, price, lots, true, trade.time);
            }
        }
        self.follow_up(trade.time);
    }

    /// Orders of a side that trade at a price, best first, as far as they were there.
    fn reached(&self, place: usize, side: Side, limit: i64, time: i64) -> Vec<(i64, i64)> {
        let Some(book) = self.books.get(&place) else {
            return Vec::new();
        };
        let was_there = |id| self.order(id).is_some_and(|order| order.created <= time);
        book.of(side)
            .take_while(|(price, _)| side.reaches(*price, limit))
            .filter(|(_, id)| was_there(*id))
            .collect()
    }

    fn pull_triggers(&mut self, place: usize, trade: &Trade) {
        let waiting = self.books.get(&place).map(|book| book.waiting.clone());
        for id in waiting.unwrap_or_default() {
            let order = self.order_mut(id);
            let Some(trigger) = order.ticket.trigger.as_mut() else {
                continue;
            };
            if order.created > trade.time || !order.status.eq(&Status::New) {
                continue;
            }
            if !trigger.is_hit(trade.price) {
                trigger.follow(trade.price);
                continue;
            }
            if let Some(book) = self.books.get_mut(&place) {
                book.waiting.retain(|known| *known != id);
            }
            self.cancel_siblings(id, trade.time);
            self.trigger(id, trade.time);
            self.follow_up(trade.time);
        }
    }

    /// A trigger is pulled: the order goes to the book, if its account can still pay for it.
    pub(super) fn trigger(&mut self, id: i64, time: i64) {
        self.order_mut(id).ticket.trigger = None;
        let order = self.order(id).expect("an order that is triggered is there");
        let plan = self.plan(order);
        let needed = if order.is_market() {
            self.price_of(order, &plan)
        } else {
            self.needed(order)
        };
        match needed {
            Some(needed) if self.lock(id, needed) => self.begin(id, plan, time),
            _ => self.finish(id, Status::Expired, time),
        }
    }
}

impl Trigger {
    pub fn is_hit(self, price: i64) -> bool {
        if self.rises {
            price >= self.price
        } else {
            price <= self.price
        }
    }

    /// One that trails stays at its distance from the best price that there was.
    fn follow(&mut self, price: i64) {
        let Some(trail) = self.trail else { return };
        let distance = price * trail / 10_000;
        self.price = if self.rises {
            self.price.min(price + distance)
        } else {
            self.price.max(price - distance)
        };
    }
}
