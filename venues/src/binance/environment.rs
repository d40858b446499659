//! Where private clients of Binance trade.

use super::Binance;
use crate::auth::{Environments, Place, private_config};
use crate::types::open_enum;

open_enum! {
    /// Where to trade.
    pub enum Environment {
        /// The real exchange, with real money.
        Production = "production",
        /// The test net: an exchange of its own, with keys of its own.
        Testnet = "testnet",
        /// Demo trading: the real market's prices, with keys of its own.
        Demo = "demo",
    }
}

impl Environments for Environment {
    fn place(&self) -> Option<Place> {
        let url = match self {
            Self::Production => "https://api.binance.com",
            Self::Testnet => "https://testnet.binance.vision",
            Self::Demo => "https://demo-api.binance.com",
            Self::Unknown(_) => return None,
        };
        Some(Place { url, headers: &[] })
    }
}

private_config! { for Binance in Environment; }
