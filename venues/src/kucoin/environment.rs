//! Where private clients of KuCoin trade.

use super::Kucoin;
use crate::auth::{Environments, Place, private_config};
use crate::types::open_enum;

open_enum! {
    /// Where to trade. The venue has one world.
    pub enum Environment {
        /// The real exchange, with real money.
        Production = "production",
    }
}

impl Environments for Environment {
    fn place(&self) -> Option<Place> {
        match self {
            Self::Production => Some(Place {
                url: "https://api.kucoin.com",
                headers: &[],
            }),
            Self::Unknown(_) => None,
        }
    }
}

private_config! { for Kucoin in Environment with passphrase; }
