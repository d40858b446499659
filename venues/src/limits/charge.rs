//! [`Charge`]: what a call costs of a budget, as plain data.

use std::fmt;

use super::budget::Budget;

/// What a call costs of a budget.
#[derive(Debug)]
pub struct Charge {
    budget: &'static Budget,
    amount: Amount,
    /// A parameter whose every value has a budget of its own.
    key: Option<&'static str>,
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
        }
    }

    /// The same charge where every value of a parameter has a budget of its own (`IP + instrument`).
    pub const fn keyed(self, parameter: &'static str) -> Self {
        Self {
            key: Some(parameter),
            ..self
        }
    }

    /// The budget that is charged.
    pub const fn budget(&self) -> &'static Budget {
        self.budget
    }
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
