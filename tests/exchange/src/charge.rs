//! What a private call costs: so much of a budget that its account has for a while.
//!
//! Invariant: plain data of a venue's table; what was used stands with the limits.

use crate::fields::Fields;

/// A method, where each has its own, and a name.
pub type Budget = (&'static str, &'static str);

/// What a private call costs of a budget of its account.
#[derive(Debug, Clone, Copy)]
pub struct Charge {
    pub budget: Budget,
    pub cost: u32,
    /// The account may use so much of it in a span of so many milliseconds.
    pub most: u32,
    pub span: i64,
    /// The parameter that each value of has a budget of its own.
    keyed: Option<&'static str>,
}

impl Charge {
    pub const fn new(budget: Budget, cost: u32, most: u32, span: i64) -> Self {
        Charge {
            budget,
            cost,
            most,
            span,
            keyed: None,
        }
    }

    /// The same, with a budget for each value of a parameter.
    pub const fn keyed(self, by: &'static str) -> Self {
        Charge {
            keyed: Some(by),
            ..self
        }
    }

    /// The value that a call has its budget by.
    pub fn key<'a>(&self, fields: &'a Fields) -> &'a str {
        let value = self.keyed.and_then(|name| fields.get(name));
        value.unwrap_or_default()
    }
}
