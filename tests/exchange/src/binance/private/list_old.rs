//! The older way to ask for two orders of which one cancels the other.
//!
//! In: a limit and a stop, without types. Out: the list with its orders. Invariant: it is the same list as in the newer words.

use super::list::{ALL, placed};
use super::ticket::{Asked, side};
use crate::binance::access::access;
use crate::binance::parameters::Parameters;
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::trading::Right;

pub fn oco(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = [
        &ALL[..],
        &[
            "side",
            "quantity",
            "price",
            "stopPrice",
            "limitClientOrderId",
            "limitStrategyId",
            "limitStrategyType",
            "limitIcebergQty",
            "trailingDelta",
            "stopClientOrderId",
            "stopStrategyId",
            "stopStrategyType",
            "stopLimitPrice",
            "stopIcebergQty",
            "stopLimitTimeInForce",
        ],
    ]
    .concat();
    let (parameters, account) = access(desk, call, Right::Trade, &known)?;
    for name in ["side", "quantity", "price", "stopPrice"] {
        parameters.required(name)?;
    }
    // The same in the newer words.
    let renamed = |name: &str| match name {
        "price" => "limitPrice".into(),
        "stopPrice" => "stopStopPrice".into(),
        "trailingDelta" => "stopTrailingDelta".into(),
        "stopLimitPrice" => "stopPrice".into(),
        "stopLimitTimeInForce" => "stopTimeInForce".into(),
        other => other.to_owned(),
    };
    let mut newer = call.clone();
    for (name, _) in &mut newer.parameters {
        *name = renamed(name);
    }
    let newer = Parameters::of(desk, &newer);
    let limited = newer.get("stopPrice").is_some();
    let stop = if limited {
        "STOP_LOSS_LIMIT"
    } else {
        "STOP_LOSS"
    };
    let side = side(newer.required("side")?)?;
    let quantity = newer.amount("quantity")?;
    let asked = |prefix, kind| Asked {
        side: Some(side),
        quantity,
        prefix,
        kind: Some(kind),
        ..Asked::new(&newer, account)
    };
    let counts = desk.charge_orders(account, 2)?;
    let mut house = desk.house();
    let others = [asked("stop", stop), asked("limit", "LIMIT_MAKER")];
    let others = others.iter().map(|one| one.ticket(desk, &house));
    let others = others.collect::<Result<Vec<_>, _>>()?;
    let mut reply = placed(desk, &mut house, &newer, (None, others), false)?;
    reply.headers.extend(counts);
    Ok(reply)
}
