//! An order as it is asked for.
//!
//! In: the parameters of a request; those of one order of a list have a prefix. Out: a [`Ticket`], or the venue's error.
//! Source: <https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-trade>.
//! Invariant: amounts are read exactly, and what is between two ticks or lots is refused.

use super::refused::filter;
use crate::amount::Amount;
use crate::binance::error;
use crate::binance::parameters::{Parameters, illegal, mandatory};
use crate::exchange::Desk;
use crate::market::{Book, Instrument};
use crate::reply::Reply;
use crate::trading::{AccountId, Force, House, Prevention, Side, Size, Ticket, Trigger};

pub const CLIENT_ID_RANGE: &str = "^[a-zA-Z0-9-_]{1,36}$";

/// What an order of its own is asked for with.
pub const ORDER: [&str; 18] = [
    "symbol",
    "side",
    "type",
    "timeInForce",
    "quantity",
    "quoteOrderQty",
    "price",
    "newClientOrderId",
    "strategyId",
    "strategyType",
    "stopPrice",
    "trailingDelta",
    "icebergQty",
    "newOrderRespType",
    "selfTradePreventionMode",
    "pegPriceType",
    "pegOffsetValue",
    "pegOffsetType",
];

/// What is repeated as it was sent.
const NOTES: [&str; 5] = [
    "strategyId",
    "strategyType",
    "icebergQty",
    "trailingDelta",
    "pegPriceType",
];

/// One order among the parameters of a request.
pub struct Asked<'a> {
    pub parameters: &'a Parameters<'a>,
    /// Before its names, as in `abovePrice`; empty for an order of its own.
    pub prefix: &'a str,
    pub account: AccountId,
    /// Of an order of a list, which its list says.
    pub side: Option<Side>,
    pub quantity: Option<Amount>,
    /// Of an order of a list without a parameter of its own.
    pub kind: Option<&'a str>,
}

impl<'a> Asked<'a> {
    /// An order of its own.
    pub fn new(parameters: &'a Parameters<'a>, account: AccountId) -> Self {
        Asked {
            parameters,
            prefix: "",
            account,
            side: None,
            quantity: None,
            kind: None,
        }
    }

    pub fn ticket(&self, desk: &Desk<'_>, house: &House) -> Result<Ticket, Reply> {
        let symbol = self.parameters.symbol()?;
        let instrument = desk.listing().place(&symbol.id).unwrap_or_default();
        let side = match self.side {
            Some(side) => side,
            None => side(self.parameters.required(&self.name("side"))?)?,
        };
        let kind = match self.kind {
            Some(kind) => kind,
            None => self.parameters.required(&self.name("type"))?,
        };
        let is_limit = match kind {
            "LIMIT" | "LIMIT_MAKER" | "STOP_LOSS_LIMIT" | "TAKE_PROFIT_LIMIT" => true,
            "MARKET" | "STOP_LOSS" | "TAKE_PROFIT" => false,
            _ => return Err(error(-1116, "Invalid orderType.")),
        };
        let price = match (is_limit, self.pegged(house, instrument, symbol, side)?) {
            (true, None) => Some(self.price(symbol, "price")?),
            (true, pegged) => pegged,
            (false, _) => self.not_wanted("price")?,
        };
        let force = self.force(kind, is_limit)?;
        Ok(Ticket {
            account: self.account,
            instrument,
            client_id: self.client_id(house)?,
            side,
            price,
            size: self.size(symbol, kind)?,
            force: if is_limit { force } else { Force::Ioc },
            post_only: kind == "LIMIT_MAKER",
            trigger: self.trigger(house, instrument, symbol, kind, side)?,
            expires: None,
            prevention: prevention(self.parameters)?,
            notes: self.notes(kind)?,
        })
    }

    fn name(&self, name: &str) -> String {
        let mut letters = name.chars();
        match letters.next() {
            Some(first) if !self.prefix.is_empty() => {
                format!(
                    "{}{}{}",
                    self.prefix,
                    first.to_uppercase(),
                    letters.as_str()
                )
            }
            _ => name.to_owned(),
        }
    }

    fn amount(&self, name: &str) -> Result<Option<Amount>, Reply> {
        self.parameters.amount(&self.name(name))
    }

    fn price(&self, one: &Instrument, name: &str) -> Result<i64, Reply> {
        let sent = self
            .amount(name)?
            .ok_or_else(|| mandatory(&self.name(name)))?;
        ticks(one, &self.name(name), sent)
    }

    fn not_wanted<T>(&self, name: &str) -> Result<Option<T>, Reply> {
        let name = self.name(name);
        match self.parameters.get(&name) {
            None => Ok(None),
            Some(_) => {
                let message = format!("Parameter '{name}' sent when not required.");
                Err(error(-1106, &message))
            }
        }
    }

    fn force(&self, kind: &str, is_limit: bool) -> Result<Force, Reply> {
        if !is_limit || kind == "LIMIT_MAKER" {
            return Ok(self.not_wanted("timeInForce")?.unwrap_or(Force::Gtc));
        }
        let name = self.name("timeInForce");
        match self.parameters.required(&name)? {
            "GTC" => Ok(Force::Gtc),
            "IOC" => Ok(Force::Ioc),
            "FOK" => Ok(Force::Fok),
            _ => Err(error(-1115, "Invalid timeInForce.")),
        }
    }

    fn size(&self, one: &Instrument, kind: &str) -> Result<Size, Reply> {
        let value = match kind {
            "MARKET" if self.prefix.is_empty() => self.amount("quoteOrderQty")?,
            _ => self.not_wanted("quoteOrderQty")?,
        };
        let quantity = match self.quantity {
            Some(quantity) => Some(quantity),
            None => self.amount("quantity")?,
        };
        match (quantity, value) {
            (Some(_), Some(_)) => Err(error(-1128, "Combination of optional parameters invalid.")),
            (None, Some(value)) if value.is_positive() => Ok(Size::Quote(value)),
            (Some(quantity), None) => Ok(Size::Base(lots(one, &self.name("quantity"), quantity)?)),
            (None, Some(_)) => Err(error(-1013, "Invalid quoteOrderQty.")),
            (None, None) => Err(mandatory(&self.name("quantity"))),
        }
    }

    fn trigger(
        &self,
        house: &House,
        instrument: usize,
        one: &Instrument,
        kind: &str,
        side: Side,
    ) -> Result<Option<Trigger>, Reply> {
        let rises = match kind {
            "STOP_LOSS" | "STOP_LOSS_LIMIT" => side == Side::Buy,
            "TAKE_PROFIT" | "TAKE_PROFIT_LIMIT" => side == Side::Sell,
            _ => return self.not_wanted("stopPrice"),
        };
        let trail = self.parameters.integer(&self.name("trailingDelta"))?;
        let price = match (self.amount("stopPrice")?, trail) {
            (Some(price), _) => ticks(one, &self.name("stopPrice"), price)?,
            (None, Some(trail)) => {
                let last = house.last_price(instrument);
                let distance = last * trail.min(10_000) / 10_000;
                if rises {
                    last + distance
                } else {
                    last - distance
                }
            }
            (None, None) => return Err(mandatory(&self.name("stopPrice"))),
        };
        Ok(Some(Trigger {
            price,
            rises,
            trail,
        }))
    }

    /// The price of an order that hangs on the book: on its own side, or on the other.
    fn pegged(
        &self,
        house: &House,
        instrument: usize,
        one: &Instrument,
        side: Side,
    ) -> Result<Option<i64>, Reply> {
        let name = self.name("pegPriceType");
        let own = match self.parameters.get(&name) {
            None => return Ok(None),
            Some("PRIMARY_PEG") => true,
            Some("MARKET_PEG") => false,
            Some(_) => return Err(illegal(&name, "PRIMARY_PEG|MARKET_PEG")),
        };
        let offset = self
            .parameters
            .integer(&self.name("pegOffsetValue"))?
            .unwrap_or(0);
        let offset = usize::try_from(offset).unwrap_or(0).min(100);
        let book = Book::at(one, house.last_slot(instrument), offset + 1);
        let levels = if (side == Side::Buy) == own {
            book.bids
        } else {
            book.asks
        };
        Ok(levels.get(offset).map(|level| level.price))
    }

    fn client_id(&self, house: &House) -> Result<String, Reply> {
        let name = match self.prefix {
            "" => "newClientOrderId".into(),
            _ => self.name("clientOrderId"),
        };
        match self.parameters.get(&name) {
            Some(id) => checked_id(&name, id),
            None => Ok(made_id(house, self.prefix)),
        }
    }

    fn notes(&self, kind: &str) -> Result<Vec<(&'static str, String)>, Reply> {
        let mut notes = vec![("type", kind.to_owned())];
        for name in NOTES {
            if let Some(value) = self.parameters.get(&self.name(name)) {
                notes.push((name, value.to_owned()));
            }
        }
        let named = [
            ("timeInForce", self.name("timeInForce")),
            ("selfTradePreventionMode", "selfTradePreventionMode".into()),
        ];
        for (name, sent) in named {
            let value = self.parameters.get(&sent);
            notes.extend(value.map(|value| (name, value.to_owned())));
        }
        if let Some(price) = self.amount("stopPrice")? {
            notes.push(("stopPrice", price.to_string()));
        }
        Ok(notes)
    }
}

pub fn side(text: &str) -> Result<Side, Reply> {
    match text {
        "BUY" => Ok(Side::Buy),
        "SELL" => Ok(Side::Sell),
        _ => Err(error(-1117, "Invalid side.")),
    }
}

/// An id that a client made.
pub fn checked_id(name: &str, id: &str) -> Result<String, Reply> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if id.len() > 36 || !id.bytes().all(fits) {
        return Err(illegal(name, CLIENT_ID_RANGE));
    }
    Ok(id.to_owned())
}

/// An id where the client made none.
pub fn made_id(house: &House, what: &str) -> String {
    format!("venue-{what}-{}", house.next_order())
}

/// Lots of a quantity.
pub fn lots(one: &Instrument, name: &str, quantity: Amount) -> Result<i64, Reply> {
    if !quantity.is_positive() {
        return Err(error(-1013, "Invalid quantity."));
    }
    whole(quantity, one.quantity_scale, name, "LOT_SIZE")
}

fn ticks(one: &Instrument, name: &str, price: Amount) -> Result<i64, Reply> {
    if !price.is_positive() {
        return Err(error(-1013, "Invalid price."));
    }
    whole(price, one.price_scale, name, "PRICE_FILTER")
}

fn whole(amount: Amount, scale: u8, name: &str, rule: &str) -> Result<i64, Reply> {
    if amount.scale > crate::binance::DIGITS {
        let message = format!("Parameter '{name}' has too much precision.");
        return Err(error(-1111, &message));
    }
    amount.steps(scale).ok_or_else(|| filter(rule))
}

fn prevention(parameters: &Parameters<'_>) -> Result<Prevention, Reply> {
    match parameters.get("selfTradePreventionMode") {
        None | Some("EXPIRE_MAKER") => Ok(Prevention::ExpireMaker),
        Some("NONE") => Ok(Prevention::None),
        Some("EXPIRE_TAKER") => Ok(Prevention::ExpireTaker),
        Some("EXPIRE_BOTH") => Ok(Prevention::ExpireBoth),
        Some("DECREMENT") => Ok(Prevention::Decrement),
        Some(_) => Err(error(
            -1013,
            "This symbol does not allow the specified self-trade prevention mode.",
        )),
    }
}
