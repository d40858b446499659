//! What belongs to contracts: limits, mark prices, open interest, funding.

use super::{InstType, error, instrument, integer, limit, matching, ok, one, required};
use crate::amount::Amount;
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Quoted};
use crate::market::{HOUR, Instrument, Kind, bits};
use crate::reply::Reply;
use http::StatusCode;

/// Funding is paid every eight hours.
const FUNDING: i64 = 8 * HOUR;

pub fn price_limit(desk: &Desk<'_>, call: &Call) -> Answer {
    let instrument = instrument(desk, call)?;
    let now = desk.step();
    let last = instrument.trade(instrument.last_slot(now));
    one(|json| {
        json.field("instType", InstType::name(instrument))
            .field("instId", &instrument.id);
        json.field("buyLmt", instrument.price(last.price * 102 / 100));
        json.field("sellLmt", instrument.price(last.price * 98 / 100));
        json.field("ts", Quoted(now)).field("enabled", true);
    })
}

pub fn mark_price(desk: &Desk<'_>, call: &Call) -> Answer {
    let kind = InstType::of(call)?;
    let now = desk.step();
    ok(&Json::array(|json| {
        for one in matching(desk, call, kind) {
            let mark = desk.market().price_of(one, "mark");
            json.object_item(|json| {
                let kind = if kind == InstType::Margin {
                    "MARGIN"
                } else {
                    InstType::name(one)
                };
                json.field("instType", kind).field("instId", &one.id);
                json.field("markPx", mark.price(mark.trade(mark.last_slot(now)).price))
                    .field("ts", Quoted(now));
            });
        }
    }))
}

pub fn open_interest(desk: &Desk<'_>, call: &Call) -> Answer {
    let kind = InstType::of(call)?;
    let now = desk.step();
    ok(&Json::array(|json| {
        for one in matching(desk, call, kind).filter(|one| one.kind != Kind::Spot) {
            let contracts = one.quantity(
                one.ordinary * (40_000 + (bits(one.seed, (now / HOUR) as u64) % 9_000) as i64),
            );
            let price = one.price(one.trade(one.last_slot(now)).price);
            let (coins, dollars) = match one.kind {
                Kind::Inverse(worth) => (
                    contracts.times(worth).divide(price, 8),
                    contracts.times(worth),
                ),
                Kind::Linear(worth) => {
                    (contracts.times(worth), contracts.times(worth).times(price))
                }
                Kind::Spot | Kind::Price => (contracts, contracts.times(price)),
            };
            json.object_item(|json| {
                json.field("instId", &one.id)
                    .field("instType", InstType::name(one))
                    .field("oi", contracts);
                json.field("oiCcy", coins)
                    .field("oiUsd", dollars)
                    .field("ts", Quoted(now));
            });
        }
    }))
}

pub fn funding_rate(desk: &Desk<'_>, call: &Call) -> Answer {
    let now = desk.step();
    let next = now.div_euclid(FUNDING) * FUNDING + FUNDING;
    if required(call, "instId")? != "ANY" {
        perpetual(desk, call)?;
    }
    let wanted = |one: &&Instrument| {
        call.get("instId")
            .is_some_and(|id| id == "ANY" || id == one.id)
    };
    ok(&Json::array(|json| {
        for one in desk.listing().swaps().filter(wanted) {
            json.object_item(|json| {
                json.field("formulaType", "withRate")
                    .field("fundingRate", rate(one, next).fixed(16));
                json.field("fundingTime", Quoted(next))
                    .field("impactValue", "6000.0000000000000000");
                json.field("instId", &one.id).field("instType", "SWAP");
                json.field("interestRate", "0.0001000000000000")
                    .field("maxFundingRate", "0.00375");
                json.field("method", "current_period")
                    .field("minFundingRate", "-0.00375");
                json.field("nextFundingRate", "")
                    .field("nextFundingTime", Quoted(next + FUNDING));
                json.field("premium", rate(one, next + 1).fixed(16))
                    .field("prevFundingTime", Quoted(next - FUNDING));
                json.field("settFundingRate", rate(one, next - FUNDING).fixed(16))
                    .field("settState", "settled");
                json.field("ts", Quoted(now));
            });
        }
    }))
}

pub fn funding_rate_history(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = perpetual(desk, call)?;
    let most = limit(call, "limit", 100, 400)?;
    let last = desk.step().div_euclid(FUNDING) * FUNDING;
    let newest = integer(call, "after")?.map_or(last, |after| {
        last.min((after - 1).div_euclid(FUNDING) * FUNDING)
    });
    let oldest = integer(call, "before")?.map_or(desk.market().genesis, |before| before + 1);
    let times = std::iter::successors(Some(newest), |time| Some(time - FUNDING));
    ok(&Json::array(|json| {
        for time in times.take_while(|time| *time >= oldest).take(most) {
            json.object_item(|json| {
                json.field("formulaType", "withRate")
                    .field("fundingRate", rate(one, time).fixed(16));
                json.field("fundingTime", Quoted(time))
                    .field("instId", &one.id)
                    .field("instType", "SWAP");
                json.field("method", "current_period")
                    .field("realizedRate", rate(one, time).fixed(16));
            });
        }
    }))
}

fn perpetual<'a>(desk: &'a Desk<'a>, call: &Call) -> Result<&'a Instrument, Reply> {
    match instrument(desk, call)? {
        one if one.kind == Kind::Spot => {
            Err(error(StatusCode::OK, "51000", "Parameter instId error"))
        }
        one => Ok(one),
    }
}

/// Between -0.02 % and 0.04 %.
fn rate(one: &Instrument, time: i64) -> Amount {
    Amount::new(
        i128::from(bits(one.seed, time as u64) % 6_000_000_000) - 2_000_000_000,
        13,
    )
}
