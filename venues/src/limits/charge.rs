//! [`Charge`]: what a call costs of a budget, as plain data.

mod words;

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
                Some(items) => u32::try_from(items.max(1))
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    static WEIGHT: Budget = Budget::per_ip("weight", 6_000, Duration::from_secs(60));

    fn with(name: &'static str, number: u64, text: &str) -> Vec<Measure> {
        vec![Measure {
            name,
            number,
            text: text.into(),
        }]
    }

    #[test]
    fn an_amount_follows_its_rule() {
        let steps = Charge::steps(&WEIGHT, "limit", 100, &[(100, 5), (500, 25)]);
        for (limit, amount) in [
            (0, 5),
            (100, 5),
            (101, 25),
            (500, 25),
            (501, 25),
            (u64::MAX, 25),
        ] {
            assert_eq!(steps.amount(&with("limit", limit, "")), amount, "{limit}");
        }
        assert_eq!(steps.amount(&[]), 5);
        let items = Charge::per_item(&WEIGHT, "symbols", 2, 40, 30).alone("symbol", 3);
        for (count, amount) in [(0, 2), (1, 2), (20, 40), (21, 40), (u64::MAX, 40)] {
            assert_eq!(items.amount(&with("symbols", count, "")), amount, "{count}");
        }
        assert_eq!(items.amount(&[]), 30);
        assert_eq!(items.amount(&with("symbol", 1, "A")), 3);
    }

    #[test]
    fn a_keyed_charge_has_a_budget_for_each_value() {
        let each = Charge::constant(&WEIGHT, 1).keyed("instId");
        assert!(each.reads("instId") && !each.reads("limit"));
        assert_eq!(
            each.value(&with("instId", 1, "BTC-USDT")).as_deref(),
            Some("BTC-USDT")
        );
        assert_eq!(
            Charge::constant(&WEIGHT, 1).value(&with("instId", 1, "BTC-USDT")),
            None
        );
    }
}
