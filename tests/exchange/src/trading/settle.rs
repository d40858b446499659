//! What a trade does to orders and balances.
//!
//! In: an order, a price, lots. Out: the order filled so far, its account paid, its fee taken.
//! Invariant: what an order may still cost is locked, and no more.

use super::account::AccountId;
use super::balance::{Atoms, SCALE, atoms};
use super::bill::Reason;
use super::house::House;
use super::order::{Order, Status, Trade};
use super::rules::FeeIn;
use super::ticket::{Side, Size};
use crate::market::Instrument;
use std::sync::Arc;

/// The first trade's number.
const FIRST_TRADE: i64 = 500_001;

impl House {
    /// One side of a trade.
    pub(super) fn fill(&mut self, id: i64, price: i64, lots: i64, maker: bool, time: i64) {
        self.cancel_siblings(id, time);
        let market = Arc::clone(&self.market);
        let ticket = &self.order_mut(id).ticket;
        let (account, side, place) = (ticket.account, ticket.side, ticket.instrument);
        let instrument = &market.listing(self.venue).instruments[place];
        let fees = self.accounts[account].fees;
        let rate = if maker { fees.maker } else { fees.taker };
        let terms = self.terms(instrument, side, price, lots, rate);
        self.pay(account, instrument, side, &terms, time);
        let place = self.trades.len();
        self.trades.push(Trade {
            id: FIRST_TRADE + place as i64,
            order: id,
            price,
            quantity: lots,
            fee: terms.on_top + terms.off,
            fee_asset: terms.fee_asset,
            maker,
            time,
        });
        let order = self.order_mut(id);
        order.trades.push(place);
        order.filled += lots;
        order.value += i128::from(price) * i128::from(lots);
        order.locked -= terms.paid + terms.on_top;
        order.updated = time;
        order.status = Status::PartiallyFilled;
        if order.is_by_value() {
            order.quantity = order.filled + order.prevented;
        } else if order.rest() == 0 {
            return self.finish(id, Status::Filled, time);
        }
        self.unlock_surplus(id);
    }

    fn terms(
        &self,
        instrument: &Instrument,
        side: Side,
        price: i64,
        lots: i64,
        rate: i64,
    ) -> Terms {
        let value = instrument.value(i128::from(price) * i128::from(lots));
        let base = atoms(instrument.quantity(lots)).unwrap_or(0);
        let quote = atoms(value).unwrap_or(0);
        let (paid, brought) = match side {
            Side::Buy => (quote, base),
            Side::Sell => (base, quote),
        };
        let (on_top, off) = match self.rules.fee_in {
            FeeIn::Quote if side == Side::Buy => (self.fee(quote, rate), 0),
            FeeIn::Quote | FeeIn::Received => (0, self.fee(brought, rate)),
        };
        let fee_asset = match self.rules.fee_in {
            FeeIn::Quote => &instrument.quote,
            FeeIn::Received => side.brings(instrument),
        };
        Terms {
            paid,
            brought,
            on_top,
            off,
            fee_asset: fee_asset.to_owned(),
        }
    }

    /// Moves the money of one side of a trade, and writes it down.
    fn pay(
        &mut self,
        account: AccountId,
        instrument: &Instrument,
        side: Side,
        terms: &Terms,
        time: i64,
    ) {
        let (pays, brings) = (side.pays(instrument), side.brings(instrument));
        let (gone, got) = (terms.paid + terms.on_top, terms.brought - terms.off);
        let wallet = self.rules.trading;
        let balances = &mut self.accounts[account].balances;
        balances.spend(wallet, pays, gone);
        balances.add(wallet, brings, got);
        *self.market_took.entry(pays.to_owned()).or_default() += terms.paid;
        *self.market_took.entry(brings.to_owned()).or_default() -= terms.brought;
        *self.fees.entry(terms.fee_asset.clone()).or_default() += terms.on_top + terms.off;
        let reason = Reason::Trade(self.trades.len());
        self.bill(account, wallet, pays, (-gone, terms.on_top), reason, time);
        self.bill(account, wallet, brings, (got, terms.off), reason, time);
    }

    /// Ends an order: it leaves the book, and what is locked for it is free again.
    pub(super) fn finish(&mut self, id: i64, status: Status, time: i64) {
        let order = self.order_mut(id);
        order.status = status;
        order.updated = time;
        let (account, instrument) = (order.ticket.account, order.ticket.instrument);
        let (side, price, expires) = (order.ticket.side, order.ticket.price, order.ticket.expires);
        let locked = std::mem::take(&mut order.locked);
        self.release(id, locked);
        self.accounts[account].open.remove(&id);
        if let Some(book) = self.books.get_mut(&instrument) {
            book.remove(side, price.unwrap_or(0), id);
            if book.is_empty() {
                self.books.remove(&instrument);
            }
        }
        if let Some(expires) = expires {
            self.expiries.remove(&(expires, id));
        }
        self.after_end(id);
    }

    /// Locks what an order may cost; false, and nothing done, where the account has not enough.
    #[must_use]
    pub(super) fn lock(&mut self, id: i64, needed: Atoms) -> bool {
        let order = self
            .order(id)
            .expect("an order that is locked for is there");
        let asset = order.pays(self.instrument_of(order)).to_owned();
        let (account, more) = (order.ticket.account, needed - order.locked);
        let wallet = self.rules.trading;
        let enough = self.accounts[account].balances.lock(wallet, &asset, more);
        if enough {
            self.order_mut(id).locked = needed;
        }
        enough
    }

    /// What an order may still cost: at its limit, its trigger, or what it wants to spend.
    pub(super) fn needed(&self, order: &Order) -> Option<Atoms> {
        let instrument = self.instrument_of(order);
        let ticket = &order.ticket;
        let price = ticket.price.or(ticket.trigger.map(|trigger| trigger.price));
        let value = match (ticket.side, ticket.size) {
            (Side::Sell, Size::Base(_)) => return atoms(instrument.quantity(order.rest())),
            // What it takes to get so much is known when it is sold.
            (Side::Sell, Size::Quote(_)) => return Some(0),
            (Side::Buy, Size::Quote(amount)) => amount,
            (Side::Buy, Size::Base(_)) => {
                let value = i128::from(price.unwrap_or(0)).checked_mul(i128::from(order.rest()))?;
                instrument.value(value)
            }
        };
        self.cost(order, atoms(value)?)
    }

    /// A value with the fee that may come on top.
    pub(super) fn cost(&self, order: &Order, value: Atoms) -> Option<Atoms> {
        let fees = self.accounts[order.ticket.account].fees;
        let rate = fees.maker.max(fees.taker);
        match self.rules.fee_in {
            FeeIn::Quote => value.checked_add(self.fee(value, rate)),
            FeeIn::Received => Some(value),
        }
    }

    fn unlock_surplus(&mut self, id: i64) {
        let order = self.order(id).expect("an order that trades is there");
        // A market order is locked for as a whole, and ends at once.
        let needed = match order.is_market() {
            true => order.locked,
            false => self.needed(order).unwrap_or(order.locked),
        };
        let surplus = order.locked - needed;
        self.order_mut(id).locked = needed;
        self.release(id, surplus);
    }

    fn release(&mut self, id: i64, amount: Atoms) {
        let order = self.order(id).expect("an order that is released is there");
        let asset = order.pays(self.instrument_of(order)).to_owned();
        let account = order.ticket.account;
        let balances = &mut self.accounts[account].balances;
        assert!(
            balances.lock(self.rules.trading, &asset, -amount),
            "what is locked can be set free"
        );
    }

    /// A share of an amount, in the digits that the venue charges.
    fn fee(&self, amount: Atoms, rate: i64) -> Atoms {
        let unit = 10_i128.pow(u32::from(SCALE - self.rules.fee_digits));
        amount / MILLION * i128::from(rate) / unit * unit
    }
}

/// What one side of a trade pays and gets.
struct Terms {
    paid: Atoms,
    brought: Atoms,
    /// The fee where it comes on top of what is paid, and where it comes off what is brought.
    on_top: Atoms,
    off: Atoms,
    fee_asset: String,
}

/// Rates are parts of it; an amount has more digits than it takes.
const MILLION: Atoms = 1_000_000;
