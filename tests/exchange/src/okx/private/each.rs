//! Replies that say of each item what became of it.
//!
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-place-multiple-orders>. Invariant: the code of the whole is
//! 0 when all was done, 1 when nothing was, and 2 in between.

use super::refused::Refused;
use crate::exchange::Answer;
use crate::json::{Json, Quoted};
use crate::private::Visit;
use crate::reply::Reply;

/// An item of a request, by the ids that it has.
pub struct Item {
    pub id: String,
    pub client_id: String,
    /// What the venue repeats of it.
    pub repeated: String,
    pub refused: Option<Refused>,
}

/// What the ids and the repeated text are called, and whether the times are told.
pub struct Names {
    pub id: &'static str,
    pub client_id: &'static str,
    pub repeated: Option<&'static str>,
    pub timed: bool,
}

pub const ORDER: Names = Names {
    id: "ordId",
    client_id: "clOrdId",
    repeated: Some("tag"),
    timed: true,
};
pub const CANCELLED: Names = Names {
    repeated: None,
    ..ORDER
};
pub const AMENDED: Names = Names {
    repeated: Some("reqId"),
    ..ORDER
};
pub const ALGO: Names = Names {
    id: "algoId",
    client_id: "algoClOrdId",
    repeated: Some("tag"),
    timed: false,
};
pub const CANCELLED_ALGO: Names = Names {
    repeated: None,
    ..ALGO
};
pub const AMENDED_ALGO: Names = Names {
    repeated: Some("reqId"),
    ..ALGO
};

pub fn tell(visit: &Visit<'_>, names: &Names, items: &[Item]) -> Answer {
    let refused = items.iter().filter(|item| item.refused.is_some()).count();
    let (code, message) = match refused {
        0 => ("0", ""),
        all if all == items.len() => ("1", "All operations failed"),
        _ => ("2", "Bulk operation partially succeeded"),
    };
    let micros = visit.desk.now * 1_000;
    let json = Json::object(|json| {
        json.field("code", code).field("msg", message);
        json.array_field("data", |json| {
            for item in items {
                json.object_item(|json| write(json, visit, names, item));
            }
        });
        if names.timed {
            json.field("inTime", Quoted(micros))
                .field("outTime", Quoted(micros));
        }
    });
    Ok(Reply::json(json.into_bytes()))
}

fn write(json: &mut Json, visit: &Visit<'_>, names: &Names, item: &Item) {
    json.field(names.client_id, &item.client_id)
        .field(names.id, &item.id);
    if let Some(name) = names.repeated {
        json.field(name, &item.repeated);
    }
    if names.timed {
        json.field("ts", Quoted(visit.desk.now));
    }
    let refused = item.refused.as_ref();
    json.field("sCode", refused.map_or("0", |refused| refused.code));
    json.field("sMsg", refused.map_or("", |refused| &refused.message));
}
