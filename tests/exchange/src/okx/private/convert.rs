//! Small amounts of coins that become another coin.
//!
//! In: coins, and what they shall become. Out: what became of them. Source:
//! <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-place-easy-convert>. Invariant: a conversion is a sale at the market,
//! so that the ledger knows it as any other trade.

use super::balance::{held, worth};
use super::page;
use super::refused::Refused;
use super::ticket::{self, required};
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::{Json, Quoted};
use crate::okx;
use crate::private::Visit;
use crate::trading::{Balance, Force, Order, Prevention, Side, Size, Status, Ticket};

/// Coins that are worth less, in US dollars, are small amounts.
const SMALL: Amount = Amount::new(10, 0);
/// What they can become.
const INTO: [&str; 2] = ["USDT", "BTC"];
/// So many coins at once.
const MOST: usize = 5;

/// What can be converted, and into what.
pub fn currencies(visit: &mut Visit<'_>) -> Answer {
    let small: Vec<(&str, Balance)> = held(visit)
        .filter(|(coin, one)| is_small(visit, coin, one))
        .collect();
    okx::one(|json| {
        json.array_field("fromData", |json| {
            for (coin, balance) in small {
                json.object_item(|json| {
                    json.field("fromAmt", balance.free()).field("fromCcy", coin);
                });
            }
        });
        json.array_field("toCcy", |json| {
            for coin in INTO {
                json.item(coin);
            }
        });
    })
}

pub fn convert(visit: &mut Visit<'_>) -> Answer {
    let into = required(&visit.fields, "toCcy")?.to_owned();
    let coins = visit
        .fields
        .texts("fromCcys")
        .filter(|coins| (1..=MOST).contains(&coins.len()));
    let coins = coins.ok_or_else(|| Refused::parameter("fromCcys"))?;
    let tickets = coins.iter().map(|coin| ticket(visit, coin, &into));
    let tickets = tickets.collect::<Result<Vec<_>, _>>()?;
    let mut orders = Vec::new();
    for ticket in tickets {
        let placed = visit.house.place(ticket, visit.desk.now);
        orders.push(placed.map_err(Refused::from)?);
    }
    let orders: Vec<&Order> = orders
        .iter()
        .filter_map(|id| visit.house.order(*id))
        .collect();
    tell(visit, &orders)
}

pub fn history(visit: &mut Visit<'_>) -> Answer {
    let orders = visit.house.orders_of(visit.account).rev();
    let orders = orders.filter(|order| order.ticket.note("toCcy").is_some());
    let orders = page::of(visit, orders, |order| order.created)?;
    tell(visit, &orders)
}

fn is_small(visit: &Visit<'_>, coin: &str, balance: &Balance) -> bool {
    let worth = worth(visit, coin, balance.free());
    balance.free().is_positive() && worth.is_below(SMALL)
}

/// The sale of all that is free of a coin.
fn ticket(visit: &Visit<'_>, coin: &str, into: &str) -> Result<Ticket, Refused> {
    let trading = visit.house.rules.trading;
    let balance = visit
        .house
        .account(visit.account)
        .balances
        .get(trading, coin);
    let (instrument, one) = ticket::spot(visit, &format!("{coin}-{into}"))?;
    let lots = balance.free().rescaled(one.quantity_scale).unwrap_or(0) as i64;
    if !INTO.contains(&into) || !is_small(visit, coin, &balance) || lots == 0 {
        return Err(Refused::parameter("fromCcys"));
    }
    Ok(Ticket {
        account: visit.account,
        instrument,
        client_id: format!("{}-{coin}", ticket::made_id(visit)),
        side: Side::Sell,
        price: None,
        size: Size::Base(lots),
        force: Force::Ioc,
        post_only: false,
        trigger: None,
        expires: None,
        prevention: Prevention::ExpireMaker,
        notes: vec![("toCcy", into.to_owned())],
    })
}

fn tell(visit: &Visit<'_>, orders: &[&Order]) -> Answer {
    okx::ok(&Json::array(|json| {
        for order in orders {
            json.object_item(|json| write(json, visit, order));
        }
    }))
}

fn write(json: &mut Json, visit: &Visit<'_>, order: &Order) {
    let one = visit.house.instrument_of(order);
    let fees = visit.house.trades_of(order).map(|trade| trade.fee());
    let fees = fees.fold(Amount::new(0, 0), Amount::plus);
    let filled = order.status == Status::Filled;
    json.field("fromCcy", &one.base).field("toCcy", &one.quote);
    json.field("fillFromSz", one.quantity(order.filled));
    json.field("fillToSz", one.value(order.value).minus(fees));
    json.field("status", if filled { "filled" } else { "failed" });
    json.field("acct", "18")
        .field("uTime", Quoted(order.updated));
}
