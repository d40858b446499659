//! Lists in pages, of both kinds that KuCoin has: numbered ones, and those that go on after the last id.
//!
//! Source: <https://www.kucoin.com/docs-new/pagination>. Invariant: newest first, and nothing twice.

use super::ticket::invalid;
use crate::exchange::Answer;
use crate::fields::Fields;
use crate::json::Json;
use crate::kucoin::ok;
use crate::reply::Reply;

/// A number that may be left out.
pub fn integer(fields: &Fields, name: &str) -> Result<Option<i64>, Reply> {
    let number = fields.get(name).map(str::parse);
    number.transpose().map_err(|_| invalid(name).into())
}

/// Whether a time is in the span that is asked for.
pub fn span(fields: &Fields) -> Result<impl Fn(i64) -> bool + use<>, Reply> {
    let from = integer(fields, "startAt")?.unwrap_or(0);
    let to = integer(fields, "endAt")?.unwrap_or(i64::MAX);
    Ok(move |time| (from..=to).contains(&time))
}

/// One page of all items, which are in order; `number` is what the page's number is called.
pub fn numbered<T>(
    fields: &Fields,
    number: &str,
    (size, most): (i64, i64),
    items: &[T],
    mut write: impl FnMut(&mut Json, &T),
) -> Answer {
    let page = integer(fields, number)?.unwrap_or(1).max(1);
    let size = integer(fields, "pageSize")?.unwrap_or(size).clamp(1, most);
    let total = items.len() as i64;
    let before = usize::try_from((page - 1).saturating_mul(size)).unwrap_or(usize::MAX);
    ok(&Json::object(|json| {
        json.field("currentPage", page).field("pageSize", size);
        json.field("totalNum", total);
        json.field("totalPage", (total + size - 1) / size);
        json.array_field("items", |json| {
            for item in items.iter().skip(before).take(size as usize) {
                json.object_item(|json| write(json, item));
            }
        });
    }))
}

/// How a list goes on.
pub struct After {
    last: Option<i64>,
    limit: usize,
}

impl After {
    pub fn of(fields: &Fields, limit: i64, most: i64) -> Result<Self, Reply> {
        Ok(After {
            last: integer(fields, "lastId")?.filter(|last| *last > 0),
            limit: integer(fields, "limit")?.unwrap_or(limit).clamp(1, most) as usize,
        })
    }

    /// The next items after the last one that was told, of all, newest first.
    pub fn next<T>(&self, items: impl Iterator<Item = T>, id: fn(&T) -> i64) -> Vec<T> {
        let next = items.filter(|item| self.last.is_none_or(|last| id(item) < last));
        next.take(self.limit).collect()
    }
}
