//! Old bills and trades as files, which are asked for first and fetched later.
//!
//! Source: <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-bills-details-since-2021>. Invariant: there is no file behind
//! the link; this exchange has no past.

use super::ticket::one_of;
use crate::exchange::Answer;
use crate::json::Quoted;
use crate::okx;
use crate::private::Visit;

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];

pub fn apply(visit: &mut Visit<'_>) -> Answer {
    one_of(&visit.fields, "quarter", &QUARTERS)?;
    okx::one(|json| {
        json.field("result", "true")
            .field("ts", Quoted(visit.desk.now));
    })
}

pub fn fetch(visit: &mut Visit<'_>) -> Answer {
    let quarter = one_of(&visit.fields, "quarter", &QUARTERS)?;
    let year = visit.fields.get("year").unwrap_or_default();
    let link = format!("https://www.okx.com/archive/{year}-{quarter}.zip");
    okx::one(|json| {
        json.field("fileHref", &link).field("state", "finished");
        json.field("ts", Quoted(visit.desk.now));
    })
}
