//! What a run tells: a table of counts, and the list of what is not bound.
//!
//! In: the finished venues. Out: text. The list is committed as `UNBOUND.txt`, so that a new hole is a reviewed line; it has
//! no line numbers, which would change with every edit.

use std::fmt::Write as _;

use crate::bindings::ir::{Bindings, Count, Status, Venue};

/// The table of all venues, one row per kind of item, and what no wheel has.
pub fn table(bindings: &Bindings) -> String {
    let mut text = String::new();
    for venue in &bindings.venues {
        line(
            &mut text,
            &venue.name,
            [
                "public",
                "bound",
                "excluded",
                "unsupported",
                "eligible",
                "of these",
            ],
        );
        for row in &venue.counts.rows {
            line(&mut text, &format!("  {}", row.kind), cells(numbers(row)));
        }
        let sum = venue.counts.rows.iter().fold([0; 5], |sum, row| {
            let row = numbers(row);
            std::array::from_fn(|at| sum[at] + row[at])
        });
        line(&mut text, "  all", cells(sum));
    }
    text + &passed_over(&bindings.passed_over)
}

/// What is said of clients that no wheel has; nothing where there are none.
fn passed_over(clients: &[String]) -> String {
    match clients {
        [] => String::new(),
        clients => format!(
            "in no wheel, though rules name their methods: {}; `wheels` under [output] says which modules become wheels (\"crate\": all of it)\n",
            clients.join(", ")
        ),
    }
}

/// The lines of `UNBOUND.txt`, without a header.
pub fn unbound(venue: &Venue) -> String {
    let mut text = String::new();
    for item in &venue.unbound {
        let status = match item.status {
            Status::Excluded => "excluded",
            Status::Unsupported => "unsupported",
        };
        writeln!(
            text,
            "{} ({}, {status}): {}",
            item.path, item.kind, item.reason
        )
        .expect("a string takes all text");
    }
    text
}

fn numbers(row: &Count) -> [usize; 5] {
    let eligible = row.bound + row.unsupported - row.beyond;
    [
        row.public,
        row.bound,
        row.excluded,
        row.unsupported,
        eligible,
    ]
}

/// The numbers, and how much is bound of what could be.
fn cells(numbers: [usize; 5]) -> [String; 6] {
    let [public, bound, excluded, unsupported, eligible] = numbers.map(|number| number.to_string());
    let share = match numbers {
        [_, _, _, _, 0] => "-".to_owned(),
        // Rounded down: all is only all.
        [_, bound, _, _, eligible] => {
            let thousandths = 1000 * bound / eligible;
            format!("{}.{} %", thousandths / 10, thousandths % 10)
        }
    };
    [public, bound, excluded, unsupported, eligible, share]
}

fn line<T: AsRef<str>>(text: &mut String, name: &str, cells: [T; 6]) {
    let cells = cells
        .iter()
        .map(|cell| format!("{:>13}", cell.as_ref()))
        .collect::<String>();
    writeln!(text, "{name:<16}{cells}").expect("a string takes all text");
}
