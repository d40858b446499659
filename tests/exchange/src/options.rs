//! The command line.
//!
//! In: arguments. Out: [`Options`], or a sentence that says what is wrong. Invariant: every option has a default.

use crate::trading::Opening;
use std::fmt;

pub const USAGE: &str = "\
A local exchange that speaks the public and private REST interfaces of Binance, KuCoin and OKX.

Usage: exchange [options]
  --binance-port N  --kucoin-port N  --okx-port N  --control-port N
                      where to listen on 127.0.0.1 (default 0: any free port)
  --seed N            another market (default 1)
  --symbols N         spot symbols per venue (default 12; made-up ones fill up)
  --clock wall|frozen the machine's time, or one that only the control endpoint moves (default wall)
  --start MS          where a frozen clock begins (default 1750000000000)
  --limits on|off     whether the venues' rate limits refuse (default on)
  --binance-limit N   weight in a minute (default 6000)
  --binance-orders-10s N  --binance-orders-1d N
                      orders of an account in 10 seconds (default 100) and in a day (default 200000)
  --kucoin-limit N    weight in 30 seconds (default 2000)
  --okx-limit N       calls of a path in 2 seconds (default: each path's own)
  --keep N            received requests that are kept to be told (default 20000)
  --accounts JSON     a list of accounts to open, in place of one at each venue with the key `local-key`, the secret
                      `local-secret` and the passphrase `local-passphrase`
  --parent-watch      exit when standard input closes

Prints one line of JSON with the base URLs when it is ready. Ends on SIGTERM and SIGINT.";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    pub binance_port: u16,
    pub kucoin_port: u16,
    pub okx_port: u16,
    pub control_port: u16,
    pub seed: u64,
    pub symbols: usize,
    pub frozen: bool,
    /// Milliseconds since 1970.
    pub start: i64,
    pub limits: bool,
    pub binance_limit: u32,
    pub binance_orders_10s: u32,
    pub binance_orders_1d: u32,
    pub kucoin_limit: u32,
    pub okx_limit: Option<u32>,
    pub keep: usize,
    pub accounts: Vec<Opening>,
    pub parent_watch: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            binance_port: 0,
            kucoin_port: 0,
            okx_port: 0,
            control_port: 0,
            seed: 1,
            symbols: 12,
            frozen: false,
            start: 1_750_000_000_000,
            limits: true,
            binance_limit: 6_000,
            binance_orders_10s: 100,
            binance_orders_1d: 200_000,
            kucoin_limit: 2_000,
            okx_limit: None,
            keep: 20_000,
            accounts: Opening::defaults(),
            parent_watch: false,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    Help,
    Bad(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Help => f.write_str(USAGE),
            Refused::Bad(why) => write!(f, "{why}\n\n{USAGE}"),
        }
    }
}

impl Options {
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self, Refused> {
        let mut options = Options::default();
        let mut arguments = arguments.into_iter();
        while let Some(name) = arguments.next() {
            let mut value = || {
                arguments
                    .next()
                    .ok_or_else(|| Refused::Bad(format!("{name} needs a value.")))
            };
            match name.as_str() {
                "--binance-port" => options.binance_port = number(&name, &value()?)?,
                "--kucoin-port" => options.kucoin_port = number(&name, &value()?)?,
                "--okx-port" => options.okx_port = number(&name, &value()?)?,
                "--control-port" => options.control_port = number(&name, &value()?)?,
                "--seed" => options.seed = number(&name, &value()?)?,
                "--symbols" => options.symbols = number::<u16>(&name, &value()?)?.into(),
                "--start" => options.start = number(&name, &value()?)?,
                "--clock" => options.frozen = choice(&name, &value()?, ["wall", "frozen"])?,
                "--limits" => options.limits = choice(&name, &value()?, ["off", "on"])?,
                "--binance-limit" => options.binance_limit = number(&name, &value()?)?,
                "--binance-orders-10s" => options.binance_orders_10s = number(&name, &value()?)?,
                "--binance-orders-1d" => options.binance_orders_1d = number(&name, &value()?)?,
                "--kucoin-limit" => options.kucoin_limit = number(&name, &value()?)?,
                "--okx-limit" => options.okx_limit = Some(number(&name, &value()?)?),
                "--keep" => options.keep = number(&name, &value()?)?,
                "--accounts" => {
                    options.accounts = serde_json::from_str(&value()?)
                        .map_err(|error| Refused::Bad(format!("{name}: {error}.")))?;
                }
                "--parent-watch" => options.parent_watch = true,
                "--help" | "-h" => return Err(Refused::Help),
                _ => return Err(Refused::Bad(format!("There is no option {name}."))),
            }
        }
        Ok(options)
    }
}

fn number<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, Refused> {
    text.parse().map_err(|_| {
        Refused::Bad(format!(
            "{name} cannot be {text:?}: a number in its range is needed."
        ))
    })
}

/// Whether it is the second of two words.
fn choice(name: &str, text: &str, words: [&str; 2]) -> Result<bool, Refused> {
    match words.iter().position(|word| *word == text) {
        Some(at) => Ok(at == 1),
        None => Err(Refused::Bad(format!(
            "{name} is {} or {}, not {text:?}.",
            words[0], words[1]
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Opening, Options, Refused};

    fn parse(line: &str) -> Result<Options, Refused> {
        Options::parse(line.split_whitespace().map(String::from))
    }

    #[test]
    fn every_option_is_read() {
        assert_eq!(parse(""), Ok(Options::default()));
        let line = "--binance-port 1 --kucoin-port 2 --okx-port 3 --control-port 4 --seed 5 --symbols 6 \
                    --clock frozen --start 7 --limits off --binance-limit 8 --binance-orders-10s 81 --binance-orders-1d 82 --kucoin-limit 9 --okx-limit 10 --keep 11 --accounts [{\"venue\":\"okx\"}] --parent-watch";
        let expected = Options {
            binance_port: 1,
            kucoin_port: 2,
            okx_port: 3,
            control_port: 4,
            seed: 5,
            symbols: 6,
            frozen: true,
            start: 7,
            limits: false,
            binance_limit: 8,
            binance_orders_10s: 81,
            binance_orders_1d: 82,
            kucoin_limit: 9,
            okx_limit: Some(10),
            keep: 11,
            accounts: vec![Opening {
                venue: "okx".into(),
                ..Opening::default()
            }],
            parent_watch: true,
        };
        assert_eq!(parse(line), Ok(expected));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let why = |line| {
            parse(line)
                .unwrap_err()
                .to_string()
                .lines()
                .next()
                .unwrap()
                .to_owned()
        };
        assert_eq!(why("--seed"), "--seed needs a value.");
        assert_eq!(
            why("--seed -1"),
            "--seed cannot be \"-1\": a number in its range is needed."
        );
        assert_eq!(
            why("--limits maybe"),
            "--limits is off or on, not \"maybe\"."
        );
        assert_eq!(why("--nothing"), "There is no option --nothing.");
    }
}
