//! How Binance reads parameters, and what it says of bad ones.
//!
//! In: a call and the names that its endpoint knows. Out: values, or the venue's error.
//! Invariant: a parameter that is not understood is an error, never ignored.

use super::error;
use crate::amount::Amount;
use crate::call::Call;
use crate::exchange::Desk;
use crate::market::{Instrument, Status};
use crate::reply::Reply;
use std::ops::RangeInclusive;

const SYMBOL_RANGE: &str = "^[A-Z0-9-_.]{1,20}$";
const SYMBOLS_RANGE: &str = r#"^\[("[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}){0,1}\]$"#;
const NUMBER_RANGE: &str = "^[0-9]{1,20}$";
const AMOUNT_RANGE: &str = r"^([0-9]{1,20})(\.[0-9]{1,20})?$";

pub struct Parameters<'a> {
    desk: &'a Desk<'a>,
    call: &'a Call,
}

/// Which symbols an endpoint was asked for.
pub enum Symbols<'a> {
    One(&'a Instrument),
    Many(Vec<&'a Instrument>),
    All,
}

impl<'a> Parameters<'a> {
    /// Refuses what is unknown, twice, or empty.
    pub fn new(desk: &'a Desk<'a>, call: &'a Call, known: &[&str]) -> Result<Self, Reply> {
        let sent = call.parameters.len();
        if sent > known.len() {
            let message = format!(
                "Too many parameters; expected '{}' and received '{sent}'.",
                known.len()
            );
            return Err(error(-1101, &message));
        }
        let read = call
            .parameters
            .iter()
            .filter(|(name, _)| known.contains(&name.as_str()))
            .count();
        if read < sent {
            let message = format!(
                "Not all sent parameters were read; read '{read}' parameter(s) but was sent '{sent}'."
            );
            return Err(error(-1104, &message));
        }
        for (at, (name, value)) in call.parameters.iter().enumerate() {
            if call.parameters[..at]
                .iter()
                .any(|(earlier, _)| earlier == name)
            {
                return Err(error(-1101, "Duplicate values for a parameter detected."));
            }
            if value.is_empty() {
                return Err(error(-1105, &format!("Parameter '{name}' was empty.")));
            }
        }
        Ok(Parameters { desk, call })
    }

    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.call.get(name)
    }

    /// Reads what was looked at already.
    pub fn of(desk: &'a Desk<'a>, call: &'a Call) -> Self {
        Parameters { desk, call }
    }

    pub fn required(&self, name: &str) -> Result<&'a str, Reply> {
        self.get(name).ok_or_else(|| mandatory(name))
    }

    /// The span of `startTime` and `endTime`.
    pub fn times(&self) -> Result<RangeInclusive<i64>, Reply> {
        let start = self.integer("startTime")?.unwrap_or(0);
        let end = self.integer("endTime")?.unwrap_or(i64::MAX);
        if start > end {
            return Err(error(-1127, "Start time is greater than end time."));
        }
        Ok(start..=end)
    }

    /// The instrument of the mandatory `symbol`.
    pub fn symbol(&self) -> Result<&'a Instrument, Reply> {
        self.instrument("symbol", self.required("symbol")?, SYMBOL_RANGE)
    }

    /// What `symbol`, `symbols` and `symbolStatus` ask for together.
    pub fn symbols(&self) -> Result<Symbols<'a>, Reply> {
        match (self.get("symbol"), self.get("symbols")) {
            (Some(_), Some(_)) => Err(error(-1128, "Combination of optional parameters invalid.")),
            (Some(symbol), None) => Ok(Symbols::One(self.instrument(
                "symbol",
                symbol,
                SYMBOL_RANGE,
            )?)),
            (None, Some(list)) => {
                let names: Vec<String> =
                    serde_json::from_str(list).map_err(|_| illegal("symbols", SYMBOLS_RANGE))?;
                if names.is_empty() {
                    return Err(illegal("symbols", SYMBOLS_RANGE));
                }
                let one = |name: &String| self.instrument("symbols", name, SYMBOLS_RANGE);
                Ok(Symbols::Many(
                    names.iter().map(one).collect::<Result<_, _>>()?,
                ))
            }
            (None, None) => Ok(Symbols::All),
        }
    }

    /// The status that symbols must have to be served.
    pub fn status(&self) -> Result<Option<Status>, Reply> {
        match self.get("symbolStatus") {
            None => Ok(None),
            Some("TRADING") => Ok(Some(Status::Trading)),
            Some("HALT") => Ok(Some(Status::Halt)),
            Some("BREAK") => Ok(Some(Status::Break)),
            Some(_) => Err(error(
                -1100,
                "Illegal characters found in parameter 'symbolStatus'.",
            )),
        }
    }

    /// A number, as the venue lets one through.
    pub fn integer(&self, name: &str) -> Result<Option<i64>, Reply> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        let digits = text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(number) if digits => Ok(Some(number)),
            _ => Err(illegal(name, NUMBER_RANGE)),
        }
    }

    /// An amount of money, exactly as it was sent.
    pub fn amount(&self, name: &str) -> Result<Option<Amount>, Reply> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        let amount = Amount::parse(text).ok_or_else(|| illegal(name, AMOUNT_RANGE))?;
        Ok(Some(amount))
    }

    /// How many items are wanted; more than the venue's most is the most.
    pub fn limit(&self, default: usize, most: usize) -> Result<usize, Reply> {
        match self.integer("limit")? {
            None => Ok(default),
            Some(0) => Err(error(
                -1130,
                "Data sent for parameter 'limit' is not valid.",
            )),
            Some(number) => Ok(usize::try_from(number).unwrap_or(most).min(most)),
        }
    }

    fn instrument(
        &self,
        parameter: &str,
        name: &str,
        range: &str,
    ) -> Result<&'a Instrument, Reply> {
        let legal =
            |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
        if name.is_empty() || name.len() > 20 || !name.bytes().all(legal) {
            return Err(illegal(parameter, range));
        }
        self.desk
            .listing()
            .get(name)
            .ok_or_else(|| error(-1121, "Invalid symbol."))
    }
}

/// A parameter that is not there, and must be.
pub fn mandatory(name: &str) -> Reply {
    let message =
        format!("Mandatory parameter '{name}' was not sent, was empty/null, or malformed.");
    error(-1102, &message)
}

/// A value that is not even looked at.
pub fn illegal(parameter: &str, range: &str) -> Reply {
    error(
        -1100,
        &format!("Illegal characters found in parameter '{parameter}'; legal range is '{range}'."),
    )
}
