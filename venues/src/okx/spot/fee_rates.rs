//! Fees of the account.
//!
//! In: a reply to a question for fees. Out: fees as shares, of a type of instrument and of groups within it. Invariant: a fee is negative
//! when it is paid.

use serde::{Deserialize, Serialize};

use super::{InstrumentType, RuleType};
use crate::types::{Decimal, Milliseconds, Text};

/// Fees of a type of instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeeRates {
    /// Category; no longer used by the venue (`category`).
    pub category: Option<Text>,
    /// Fee of delivery as a share (`delivery`).
    pub delivery: Option<Decimal>,
    /// Fee of exercise as a share (`exercise`).
    pub exercise: Option<Decimal>,
    /// Type of the instrument (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Fee tier, `Lv1` (`level`).
    pub level: Option<Text>,
    /// Maker fee as a share; negative when it is paid (`maker`).
    pub maker: Option<Decimal>,
    /// Maker fee of contracts in USDT as a share (`makerU`).
    pub maker_u: Option<Decimal>,
    /// Taker fee as a share; negative when it is paid (`taker`).
    pub taker: Option<Decimal>,
    /// Taker fee of contracts in USDT as a share (`takerU`).
    pub taker_u: Option<Decimal>,
    /// Fee of settlement as a share (`settle`).
    pub settle: Option<Decimal>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
    /// Rules of the instrument (`ruleType`).
    pub rule_type: Option<RuleType>,
    /// Fees by group of instruments (`feeGroup`).
    #[serde(default)]
    pub fee_group: Vec<FeeGroup>,
    /// Fees of fiat currencies (`fiat`). *Unverified.*
    #[serde(default)]
    pub fiat: Vec<FiatFee>,
    /// Maker fee of pairs in USDC as a share (`makerUSDC`). *Unverified.*
    #[serde(rename = "makerUSDC")]
    pub maker_usdc: Option<Decimal>,
    /// Taker fee of pairs in USDC as a share (`takerUSDC`). *Unverified.*
    #[serde(rename = "takerUSDC")]
    pub taker_usdc: Option<Decimal>,
}

/// Fees of a group of instruments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeeGroup {
    /// Taker fee as a share; negative when it is paid (`taker`).
    pub taker: Option<Decimal>,
    /// Maker fee as a share; negative when it is paid (`maker`).
    pub maker: Option<Decimal>,
    /// Group of instruments (`groupId`).
    pub group_id: Option<Text>,
    /// Maker fee of enhanced liquidity as a share (`elpMaker`). *Unverified.*
    pub elp_maker: Option<Decimal>,
    /// Maker fee of retail price improvement as a share (`rpiMaker`). *Unverified.*
    pub rpi_maker: Option<Decimal>,
}

/// Fees of a fiat currency. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FiatFee {
    /// Currency (`ccy`).
    pub ccy: Option<Text>,
    /// Taker fee as a share; negative when it is paid (`taker`).
    pub taker: Option<Decimal>,
    /// Maker fee as a share; negative when it is paid (`maker`).
    pub maker: Option<Decimal>,
}
