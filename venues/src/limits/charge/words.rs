//! A charge's rule in words.
//!
//! In goes a charge, out comes a line. Invariant: all that decides the amount is said.

use std::fmt;
use std::time::Duration;

use super::{Amount, Charge};
use crate::limits::Budget;

/// The rule in words, as `python -m ccrxt endpoints` prints it.
impl fmt::Display for Charge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.amount {
            Amount::Constant(amount) => write!(f, "{amount}")?,
            Amount::Steps {
                parameter,
                default,
                steps,
            } => {
                write_steps(f, steps, |f, up_to| {
                    write!(f, "for {parameter} up to {up_to}")
                })?;
                write!(f, " ({default} when absent)")?;
            }
            Amount::PerItem {
                parameter,
                price,
                cap,
                absent,
            } => {
                write!(
                    f,
                    "{price} for each of {parameter}, at most {cap}; {absent} without"
                )?;
            }
            Amount::ItemSteps {
                parameter,
                steps,
                absent,
            } => {
                write_steps(f, steps, |f, up_to| {
                    write!(f, "for up to {up_to} {parameter}")
                })?;
                write!(f, "; {absent} without")?;
            }
        }
        if let Some((parameter, amount)) = self.alone {
            write!(f, "; {amount} with {parameter}")?;
        }
        let Budget {
            name,
            limit,
            window,
            ..
        } = self.budget;
        write!(f, ", of {limit} {name} {}", Length(*window))?;
        match self.key {
            Some(parameter) => write!(f, " for each {parameter}"),
            None => Ok(()),
        }
    }
}

/// Each step's amount; what it is for is said with the first.
fn write_steps(
    f: &mut fmt::Formatter<'_>,
    steps: &[(u64, u32)],
    first: impl Fn(&mut fmt::Formatter<'_>, u64) -> fmt::Result,
) -> fmt::Result {
    for (at, (up_to, amount)) in steps.iter().enumerate() {
        match (at, *up_to) {
            (0, up_to) => {
                write!(f, "{amount} ")?;
                first(f, up_to)?;
            }
            (_, u64::MAX) => write!(f, ", {amount} above")?,
            (_, up_to) => write!(f, ", {amount} up to {up_to}")?,
        }
    }
    Ok(())
}

/// How long a window is, in words.
struct Length(Duration);

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs() {
            1 => f.write_str("a second"),
            60 => f.write_str("a minute"),
            86_400 => f.write_str("a day"),
            seconds => write!(f, "per {seconds} s"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static WEIGHT: Budget = Budget::per_ip("weight", 6_000, Duration::from_secs(60));

    #[test]
    fn a_rule_reads_like_the_venues() {
        let steps = Charge::steps(&WEIGHT, "limit", 100, &[(100, 5), (500, 25)]);
        let items = Charge::per_item(&WEIGHT, "symbols", 2, 40, 40).alone("symbol", 2);
        let by_count = Charge::item_steps(
            &WEIGHT,
            "symbols",
            &[(20, 2), (100, 40), (u64::MAX, 80)],
            80,
        );
        let each = Charge::constant(&WEIGHT, 1).keyed("instId");
        let said: Vec<_> = [steps, items, by_count, each]
            .iter()
            .map(ToString::to_string)
            .collect();
        let expected = [
            "5 for limit up to 100, 25 up to 500 (100 when absent), of 6000 weight a minute",
            "2 for each of symbols, at most 40; 40 without; 2 with symbol, of 6000 weight a minute",
            "2 for up to 20 symbols, 40 up to 100, 80 above; 80 without, of 6000 weight a minute",
            "1, of 6000 weight a minute for each instId",
        ];
        assert_eq!(said, expected);
    }
}
