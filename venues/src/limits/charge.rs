//! [`Charge`]: what a call costs of a budget, as plain data.

use std::fmt;

use super::budget::Budget;
use crate::types::Text;

/// What a charge must know of a request's field.
#[derive(Debug, Clone)]
pub(crate) struct Measure {
    /// The field's wire name.
    pub name: &'static str,
    /// A number's value, or how many items a list has.
    pub number: u64,
    /// The value as text.
    pub text: Text,
}

/// What a call costs of a budget.
#[derive(Debug)]
pub struct Charge {
    budget: &'static Budget,
    amount: Amount,
    /// A parameter whose every value has a budget of its own.
    key: Option<&'static str>,
    /// A parameter with which the amount is another.
    alone: Option<(&'static str, u32)>,
}

#[derive(Debug)]
enum Amount {
    Constant(u32),
    Steps {
        parameter: &'static str,
        default: u64,
        steps: &'static [(u64, u32)],
    },
    PerItem {
        parameter: &'static str,
        price: u32,
        cap: u32,
        absent: u32,
    },
    ItemSteps {
        parameter: &'static str,
        steps: &'static [(u64, u32)],
        absent: u32,
    },
}

impl Charge {
    /// The same for every call.
    pub const fn constant(budget: &'static Budget, amount: u32) -> Self {
        Self {
            budget,
            amount: Amount::Constant(amount),
            key: None,
            alone: None,
        }
    }

    /// By the value of a parameter (`default` when absent): each step is `(up to, amount)`, rising; above the last one it is the last.
    pub const fn steps(
        budget: &'static Budget,
        parameter: &'static str,
        default: u64,
        steps: &'static [(u64, u32)],
    ) -> Self {
        Self {
            budget,
            amount: Amount::Steps {
                parameter,
                default,
                steps,
            },
            key: None,
            alone: None,
        }
    }

    /// A price for each item of a list, up to a cap; `absent` when there is no list.
    pub const fn per_item(
        budget: &'static Budget,
        parameter: &'static str,
        price: u32,
        cap: u32,
        absent: u32,
    ) -> Self {
        Self {
            budget,
            amount: Amount::PerItem {
                parameter,
                price,
                cap,
                absent,
            },
            key: None,
            alone: None,
        }
    }

    /// By the length of a list: each step is `(up to, amount)`, rising; above the last one, it is the last; `absent` when there is no list.
    pub const fn item_steps(
        budget: &'static Budget,
        parameter: &'static str,
        steps: &'static [(u64, u32)],
        absent: u32,
    ) -> Self {
        Self {
            budget,
            amount: Amount::ItemSteps {
                parameter,
                steps,
                absent,
            },
            key: None,
            alone: None,
        }
    }

    /// The same charge where every value of a parameter has a budget of its own (`IP + instrument`).
    pub const fn keyed(self, parameter: &'static str) -> Self {
        Self {
            key: Some(parameter),
            ..self
        }
    }

    /// The same charge, but another amount when a parameter is there (`symbol` in place of `symbols`).
    pub const fn alone(self, parameter: &'static str, amount: u32) -> Self {
        Self {
            alone: Some((parameter, amount)),
            ..self
        }
    }

    /// The budget that is charged.
    pub const fn budget(&self) -> &'static Budget {
        self.budget
    }

    /// Whether the charge depends on a field.
    pub(crate) fn reads(&self, name: &str) -> bool {
        let parameter = match self.amount {
            Amount::Constant(_) => None,
            Amount::Steps { parameter, .. }
            | Amount::PerItem { parameter, .. }
            | Amount::ItemSteps { parameter, .. } => Some(parameter),
        };
        let alone = self.alone.map(|(parameter, _)| parameter);
        [parameter, self.key, alone].contains(&Some(name))
    }

    /// What a request costs.
    pub(crate) fn amount(&self, measures: &[Measure]) -> u64 {
        let of = |parameter: &str| {
            measures
                .iter()
                .find(|measure| measure.name == parameter)
                .map(|measure| measure.number)
        };
        if let Some((_, amount)) = self.alone.filter(|(parameter, _)| of(parameter).is_some()) {
            return amount.into();
        }
        let amount = match self.amount {
            Amount::Constant(amount) => amount,
            Amount::Steps {
                parameter,
                default,
                steps,
            } => step(steps, of(parameter).unwrap_or(default)),
            Amount::PerItem {
                parameter,
                price,
                cap,
                absent,
            } => match of(parameter) {
                Some(items) => u32::try_from(items)
                    .unwrap_or(u32::MAX)
                    .saturating_mul(price)
                    .min(cap),
                None => absent,
            },
            Amount::ItemSteps {
                parameter,
                steps,
                absent,
            } => of(parameter).map_or(absent, |items| step(steps, items)),
        };
        amount.into()
    }

    /// The value whose budget is charged, where each has its own.
    pub(crate) fn value(&self, measures: &[Measure]) -> Option<Text> {
        let key = self.key?;
        measures
            .iter()
            .find(|measure| measure.name == key)
            .map(|measure| measure.text.clone())
    }
}

/// The amount of the first step that reaches a value, else of the last.
fn step(steps: &[(u64, u32)], value: u64) -> u32 {
    let reached = steps
        .iter()
        .find(|(up_to, _)| value <= *up_to)
        .or(steps.last());
    reached.map_or(0, |(_, amount)| *amount)
}

impl fmt::Display for Charge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.amount {
            Amount::Constant(amount) => write!(f, "{amount}")?,
            Amount::Steps {
                parameter,
                default,
                steps,
            } => {
                write_steps(f, parameter, steps)?;
                write!(f, " (default {default})")?;
            }
            Amount::PerItem {
                parameter,
                price,
                cap,
                absent,
            } => {
                write!(
                    f,
                    "{price} per item of {parameter}, at most {cap}; {absent} without"
                )?;
            }
            Amount::ItemSteps {
                parameter,
                steps,
                absent,
            } => {
                write_steps(f, &format!("items of {parameter}"), steps)?;
                write!(f, "; {absent} without")?;
            }
        }
        let Budget {
            name,
            limit,
            window,
            ..
        } = self.budget;
        write!(f, " of {limit} {name} per {}", seconds(*window))?;
        match self.key {
            Some(parameter) => write!(f, " for each {parameter}"),
            None => Ok(()),
        }
    }
}

fn write_steps(f: &mut fmt::Formatter<'_>, what: &str, steps: &[(u64, u32)]) -> fmt::Result {
    for (at, (up_to, amount)) in steps.iter().enumerate() {
        match at {
            0 => write!(f, "{amount} up to {up_to} {what}")?,
            _ => write!(f, ", {amount} up to {up_to}")?,
        }
    }
    Ok(())
}

fn seconds(window: std::time::Duration) -> String {
    match window.as_secs() {
        60 => "minute".to_owned(),
        1 => "second".to_owned(),
        seconds => format!("{seconds} s"),
    }
}
