//! Whatever accounts do, and whatever the market does to their orders, no money comes or goes.

use exchange::Opening;
use exchange::amount::Amount;
use exchange::market::{Market, Venue};
use exchange::trading::{
    Change, Force, House, Prevention, Side, Size, Ticket, Transfer, Trigger, Wanted,
};
use std::sync::Arc;

const START: i64 = 1_750_032_000_000;

/// Choices that a seed makes.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = exchange::market::bits(self.0, 1);
        ((self.0 >> 11) % most as u64) as i64
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as i64) as usize]
    }
}

fn house(venue: Venue, market: &Arc<Market>) -> House {
    let mut house = House::new(venue, Arc::clone(market), START);
    for account in ["main", "other"] {
        let balances = [("USDT", "200000"), ("BTC", "2.5"), ("ETH", "40")];
        let opening = Opening {
            venue: venue.name().into(),
            account: account.into(),
            balances: balances
                .map(|(coin, amount)| (coin.to_owned(), amount.to_owned()))
                .into(),
            ..Opening::default()
        };
        house.open(&opening, START).unwrap();
    }
    house
}

fn ticket(dice: &mut Dice, house: &House, number: i64) -> Ticket {
    let instrument = dice.one(&[0, 1, 10]);
    let last = house.last_price(instrument);
    let near = last + dice.below(last / 200 + 2) - last / 400;
    let one = house.instrument(instrument);
    let lots = 1 + dice.below(one.ordinary * 20);
    let is_market = dice.below(4) == 0;
    let trigger = (dice.below(5) == 0).then(|| Trigger {
        price: last + dice.below(last / 300 + 2) - last / 600,
        rises: dice.below(2) == 0,
        trail: (dice.below(3) == 0).then_some(10),
    });
    let value = one.value(i128::from(last) * i128::from(lots));
    Ticket {
        account: dice.below(2) as usize,
        instrument,
        client_id: format!("c{}", number - dice.below(2)),
        side: dice.one(&[Side::Buy, Side::Sell]),
        price: (!is_market).then_some(near),
        size: if is_market && dice.below(2) == 0 {
            Size::Quote(value)
        } else {
            Size::Base(lots)
        },
        force: match is_market {
            true => Force::Ioc,
            false => dice.one(&[Force::Gtc, Force::Gtc, Force::Ioc, Force::Fok]),
        },
        post_only: !is_market && dice.below(6) == 0,
        trigger,
        expires: (dice.below(8) == 0).then(|| START + number * 700 + 5_000),
        prevention: dice.one(&[
            Prevention::None,
            Prevention::ExpireTaker,
            Prevention::ExpireMaker,
            Prevention::ExpireBoth,
            Prevention::Decrement,
        ]),
        notes: Vec::new(),
    }
}

fn act(dice: &mut Dice, house: &mut House, number: i64, now: i64) {
    let account = dice.below(2) as usize;
    let open: Vec<i64> = house.open_orders_of(account).map(|one| one.id).collect();
    match dice.below(10) {
        0..=5 => {
            let ticket = ticket(dice, house, number);
            let _ = house.place(ticket, now);
        }
        6 => {
            let leader = (dice.below(2) == 0).then(|| ticket(dice, house, number));
            let mut others: Vec<Ticket> = (0..2).map(|_| ticket(dice, house, number)).collect();
            let first = leader.as_ref().unwrap_or(&others[0]).clone();
            for (at, other) in others.iter_mut().enumerate() {
                other.account = first.account;
                other.instrument = first.instrument;
                other.side = dice.one(&[Side::Buy, Side::Sell]);
                other.client_id = format!("l{number}-{at}");
                let last = house.last_price(first.instrument);
                other.price = other.price.map(|_| last + at as i64 * 5 - 2);
                other.size = Size::Base(1 + dice.below(1_000));
                other.trigger = other.trigger.map(|trigger| Trigger {
                    price: last + if trigger.rises { 4 } else { -4 },
                    ..trigger
                });
            }
            others[1].side = others[0].side;
            let wanted = Wanted {
                client_id: format!("list{number}"),
                leader,
                others,
                sized_by_leader: dice.below(2) == 0,
            };
            let _ = house.place_list(wanted, now);
        }
        7 if !open.is_empty() => {
            let _ = house.cancel(account, dice.one(&open), now);
        }
        8 if !open.is_empty() => {
            let id = dice.one(&open);
            let order = house.order(id).unwrap();
            let change = Change {
                quantity: Some(1 + dice.below(2 * order.quantity + 1)),
                price: order.ticket.price.filter(|_| dice.below(2) == 0),
                ..Change::default()
            };
            let _ = house.amend(account, id, &change, now);
        }
        _ => {
            let wallets = house.rules.wallets;
            let transfer = Transfer {
                id: 0,
                account,
                client_id: format!("t{number}"),
                asset: dice.one(&["USDT", "BTC", "QAAA"]).into(),
                amount: 0,
                from: dice.one(wallets),
                to: dice.one(wallets),
                receiver: dice.below(2) as usize,
                time: now,
            };
            let _ = house.transfer(transfer, Amount::new(i128::from(dice.below(90_000)), 3));
        }
    }
}

/// What an account's bills add up to, of a coin.
fn billed(house: &House, account: usize, asset: &str) -> Amount {
    let bills = house.account(account).bills.iter();
    let own = bills.filter(|bill| bill.asset == asset);
    own.fold(Amount::new(0, 0), |sum, bill| sum.plus(bill.change()))
}

fn is_sound(house: &House, seed: u64) {
    for (asset, paid_in) in [("USDT", "400000"), ("BTC", "5"), ("ETH", "80")] {
        assert_eq!(house.total(asset).to_string(), paid_in, "seed {seed}");
    }
    for account in 0..2 {
        for (wallet, asset, balance) in house.account(account).balances.all() {
            let zero = Amount::new(0, 0);
            assert!(
                !balance.free().is_below(zero) && !balance.locked().is_below(zero),
                "seed {seed}: {wallet:?} {asset} {balance:?}"
            );
        }
        for asset in ["USDT", "BTC", "ETH"] {
            let held = house.account(account).balances.all();
            let held = held.filter(|(_, coin, _)| *coin == asset);
            let held = held.fold(Amount::new(0, 0), |sum, (_, _, one)| sum.plus(one.total()));
            assert_eq!(
                held.to_string(),
                billed(house, account, asset).to_string(),
                "seed {seed}: the bills tell every change of {asset}"
            );
        }
        for order in house.orders_of(account) {
            let traded: i64 = house.trades_of(order).map(|trade| trade.quantity).sum();
            assert_eq!(order.filled, traded, "seed {seed}");
            assert!(order.rest() >= 0, "seed {seed}: {order:?}");
        }
    }
}

#[test]
fn money_is_conserved() {
    let market = Arc::new(Market::new(1, 12, START));
    let (mut trades, mut prevented, mut lists) = (0, 0, 0);
    for seed in 1..=60 {
        for venue in Venue::ALL {
            let mut dice = Dice(seed);
            let mut house = house(venue, &market);
            for number in 0..150 {
                let now = START + number * 700;
                house.advance(now.div_euclid(1_000) * 1_000, now);
                act(&mut dice, &mut house, number, now);
                is_sound(&house, seed);
            }
            // When nothing is open, nothing is locked.
            for account in 0..2 {
                let open: Vec<i64> = house.open_orders_of(account).map(|one| one.id).collect();
                for id in open {
                    let _ = house.cancel(account, id, START + 200_000);
                }
                let mut balances = house.account(account).balances.all();
                assert!(
                    balances.all(|(_, _, balance)| !balance.locked().is_positive()),
                    "seed {seed}"
                );
            }
            is_sound(&house, seed);
            trades += house.trades.len();
            prevented += house.prevented.len();
            lists += house.lists.len();
        }
    }
    assert!(
        trades > 5_000 && prevented > 30 && lists > 100,
        "{trades} trades, {prevented} prevented, {lists} lists show little"
    );
}
