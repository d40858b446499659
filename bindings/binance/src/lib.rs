//! `ccrxt.binance`: the Python classes of `venues::binance`.

mod binance;
mod spot;

/// The marker by which this crate's conversions are its own.
pub struct Here;

runtime::convert! { Here;
    venues::types::Decimal => adapter::Decimal,
    venues::types::Text => adapter::Text,
    venues::types::Milliseconds => adapter::Time,
}

runtime::wheel! { binance::MODULE, spot::MODULE, spot::BLOCKING }
