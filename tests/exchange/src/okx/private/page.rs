//! Lists that go on from an item: after it are the older ones, before it the newer ones.
//!
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-order-history-last-7-days>. Invariant: newest first, and at
//! most as many as are asked for.

use crate::okx::{integer, limit};
use crate::private::Visit;
use crate::reply::Reply;

/// Those of a list that are asked for, of all, newest first.
pub fn of<T>(
    visit: &Visit<'_>,
    items: impl Iterator<Item = T>,
    id: impl Fn(&T) -> i64,
) -> Result<Vec<T>, Reply> {
    let (after, before) = (
        integer(visit.call, "after")?,
        integer(visit.call, "before")?,
    );
    let most = limit(visit.call, "limit", 100, 100)?;
    let wanted = items.filter(|item| {
        after.is_none_or(|after| id(item) < after) && before.is_none_or(|before| id(item) > before)
    });
    Ok(wanted.take(most).collect())
}

/// Whether a time is in the span that is asked for.
pub fn span(visit: &Visit<'_>) -> Result<impl Fn(i64) -> bool + use<>, Reply> {
    let from = integer(visit.call, "begin")?.unwrap_or(0);
    let to = integer(visit.call, "end")?.unwrap_or(i64::MAX);
    Ok(move |time| (from..=to).contains(&time))
}

/// Whether a value is one of those that a parameter lists with commas between; any where it is absent.
pub fn is(visit: &Visit<'_>, name: &str, value: &str) -> bool {
    let wanted = visit.fields.get(name);
    wanted.is_none_or(|wanted| wanted.split(',').any(|one| one == value))
}
