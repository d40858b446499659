//! Time, and the rules of instruments.

use super::{InstType, error, family, matching, ok, one};
use crate::amount::Amount;
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Quoted, Raw};
use crate::market::{Instrument, Kind, Status};
use http::StatusCode;

pub fn time(desk: &Desk<'_>, _: &Call) -> Answer {
    Ok(one(|json| {
        json.field("ts", Quoted(desk.now));
    })?
    .at_this_moment())
}

pub fn instruments(desk: &Desk<'_>, call: &Call) -> Answer {
    let kind = InstType::of(call)?;
    let has_family = call.get("uly").or(call.get("instFamily")).is_some();
    if call.get("instType") == Some("OPTION") && !has_family {
        return Err(error(
            StatusCode::OK,
            "50015",
            "Either parameter uly or instFamily is required",
        ));
    }
    ok(&Json::array(|json| {
        for (place, one) in matching(desk, call, kind).enumerate() {
            json.object_item(|json| rules(json, one, kind, place as i64));
        }
    }))
}

fn rules(json: &mut Json, one: &Instrument, kind: InstType, place: i64) {
    let is_swap = one.kind != Kind::Spot;
    let family = if is_swap || kind == InstType::Margin {
        family(one)
    } else {
        String::new()
    };
    let (contract, contract_type, settled_in): (Option<Amount>, &str, &str) = match one.kind {
        Kind::Linear(worth) => (Some(worth), "linear", &one.quote),
        Kind::Inverse(worth) => (Some(worth), "inverse", &one.base),
        Kind::Spot | Kind::Price => (None, "", ""),
    };
    let contract_coin = match one.kind {
        Kind::Linear(_) => one.base.as_str(),
        Kind::Inverse(_) => one.quote.as_str(),
        Kind::Spot | Kind::Price => "",
    };
    let text = |wanted: bool, text: &'static str| if wanted { text } else { "" };
    let most = one.quantity(one.ordinary * 100_000);
    json.field("alias", "").field("auctionEndTime", "");
    json.field("baseCcy", if is_swap { "" } else { one.base.as_str() })
        .field("category", "1");
    json.field("contTdSwTime", "")
        .field("ctMult", text(is_swap, "1"))
        .field("ctType", contract_type);
    match contract {
        Some(worth) => json.field("ctVal", worth),
        None => json.field("ctVal", ""),
    };
    json.field("ctValCcy", contract_coin)
        .field("expTime", "")
        .field("futureSettlement", false);
    json.field("groupId", if is_swap { "4" } else { "1" })
        .field("instCategory", "1");
    json.field("instFamily", &family)
        .field("instId", &one.id)
        .field("instIdCode", 200_000 + place);
    json.field(
        "instType",
        if kind == InstType::Margin {
            "MARGIN"
        } else {
            InstType::name(one)
        },
    );
    json.field(
        "lever",
        text(one.is_known(), if is_swap { "75" } else { "8" }),
    );
    json.field("listTime", "1611907680000")
        .field("longPosRemainingQuota", "");
    json.field("lotSz", one.quantity(1))
        .field("maxIcebergSz", most.fixed(16));
    json.field("maxLmtAmt", "15000000")
        .field("maxLmtSz", most)
        .field("maxMktAmt", text(!is_swap, "900000"));
    json.field("maxMktSz", one.quantity(one.ordinary * 1_000))
        .field("maxPlatOILmt", text(is_swap, "400000000"));
    json.field("maxStopSz", one.quantity(one.ordinary * 1_000))
        .field("maxTriggerSz", most.fixed(16));
    json.field("maxTwapSz", most.fixed(16))
        .field("minSz", one.quantity(1))
        .field("openType", "");
    json.field("optType", "")
        .field("posLmtAmt", text(is_swap, "500000"))
        .field("posLmtPct", text(is_swap, "30"));
    json.field("preMktSwTime", "")
        .field("quoteCcy", if is_swap { "" } else { one.quote.as_str() });
    json.field("ruleType", "normal")
        .field("seriesId", "")
        .field("settleCcy", settled_in);
    json.field("shortPosRemainingQuota", "");
    json.field(
        "state",
        if one.status == Status::Trading {
            "live"
        } else {
            "suspend"
        },
    );
    json.field("stk", "").field("tickSz", one.price(1));
    json.array_field("tradeQuoteCcyList", |json| {
        if !is_swap {
            json.item(&one.quote);
        }
    });
    json.field("uly", &family).field(
        "upcChg",
        Raw(if is_swap && place == 0 { CHANGE } else { "[]" }),
    );
}

/// The first contract gets another tick one day.
const CHANGE: &str = r#"[{"param":"tickSz","newValue":"0.5","effTime":"1893456000000"}]"#;
