//! Where private clients of OKX trade.

use super::Okx;
use crate::auth::{Environments, Place, private_config};
use crate::types::open_enum;

open_enum! {
    /// Where to trade. Keys of the demo are made there, and are of no use elsewhere.
    pub enum Environment {
        /// The real exchange, with real money.
        Production = "production",
        /// Demo trading on the same host.
        Demo = "demo",
        /// The real exchange for customers in the European Economic Area.
        ProductionEea = "production_eea",
        /// Demo trading for customers in the European Economic Area.
        DemoEea = "demo_eea",
        /// The real exchange for customers in the United States.
        ProductionUs = "production_us",
        /// Demo trading for customers in the United States.
        DemoUs = "demo_us",
    }
}

impl Environments for Environment {
    fn place(&self) -> Option<Place> {
        const DEMO: &[(&str, &str)] = &[("x-simulated-trading", "1")];
        let (url, headers) = match self {
            Self::Production => ("https://www.okx.com", &[][..]),
            Self::Demo => ("https://www.okx.com", DEMO),
            Self::ProductionEea => ("https://eea.okx.com", &[][..]),
            Self::DemoEea => ("https://eea.okx.com", DEMO),
            Self::ProductionUs => ("https://us.okx.com", &[][..]),
            Self::DemoUs => ("https://us.okx.com", DEMO),
            Self::Unknown(_) => return None,
        };
        Some(Place { url, headers })
    }
}

private_config! { for Okx in Environment with passphrase; }
