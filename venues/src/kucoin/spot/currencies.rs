//! Currencies, their chains, and their prices in fiat.
//!
//! In: a currency or none. Out: what can be deposited and withdrawn, on which chain, at which fee. Invariant: limits
//! and fees belong to a chain, never to the currency as a whole.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, PUBLIC};
use crate::limits::Charge;
use crate::types::{Decimal, Map, Text, comma_list};

impl PublicRestClient {
    /// A currency with its chains.
    pub async fn get_currency(
        &self,
        request: CurrencyRequest,
    ) -> Result<Response<Currency>, KucoinError> {
        self.rest.call(request).await
    }

    /// All currencies with their chains; not all of them can be traded.
    pub async fn get_all_currencies(
        &self,
        request: AllCurrenciesRequest,
    ) -> Result<Response<Vec<Currency>>, KucoinError> {
        self.rest.call(request).await
    }

    /// Price of each cryptocurrency in a fiat currency, by its code.
    pub async fn get_fiat_price(
        &self,
        request: FiatPriceRequest,
    ) -> Result<Response<Map<Decimal>>, KucoinError> {
        self.rest.call(request).await
    }
}

/// Currency. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470155>
#[derive(Debug, Clone, Default, Serialize)]
pub struct CurrencyRequest {
    /// Currency, `BTC`; goes into the path (`currency`).
    pub currency: String,
    /// One chain only, by its `chain_id`, `eth`; all chains by default (`chain`).
    pub chain: Option<String>,
}

impl Endpoint for CurrencyRequest {
    type Response = Currency;
    const PATH: &'static str = "/api/v3/currencies/{currency}";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 3)];
}

/// All currencies. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470152>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AllCurrenciesRequest {}

impl Endpoint for AllCurrenciesRequest {
    type Response = Vec<Currency>;
    const PATH: &'static str = "/api/v3/currencies";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 3)];
}

/// A currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Currency {
    /// Unique code, which does not change (`currency`).
    pub currency: Text,
    /// Name, which can change (`name`).
    pub name: Option<Text>,
    /// Full name, which can change (`fullName`).
    pub full_name: Option<Text>,
    /// Digits after the point (`precision`).
    pub precision: Option<u32>,
    /// Confirmations of a block; of a chain since v3 (`confirms`).
    pub confirms: Option<u32>,
    /// Address of the contract; of a chain since v3 (`contractAddress`).
    pub contract_address: Option<Text>,
    /// Whether it can be traded on margin (`isMarginEnabled`).
    pub is_margin_enabled: Option<bool>,
    /// Whether it can be borrowed (`isDebitEnabled`).
    pub is_debit_enabled: Option<bool>,
    /// Chains that carry it; none for some (`chains`).
    #[serde(default)]
    pub chains: Vec<CurrencyChain>,
}

/// A chain that carries a currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CurrencyChain {
    /// Name of the chain (`chainName`).
    pub chain_name: Option<Text>,
    /// Smallest withdrawal (`withdrawalMinSize`).
    pub withdrawal_min_size: Option<Decimal>,
    /// Smallest deposit (`depositMinSize`).
    pub deposit_min_size: Option<Decimal>,
    /// Fee of a withdrawal as a share of it (`withdrawFeeRate`).
    pub withdraw_fee_rate: Option<Decimal>,
    /// Smallest fee of a withdrawal (`withdrawalMinFee`).
    pub withdrawal_min_fee: Option<Decimal>,
    /// Whether it can be withdrawn (`isWithdrawEnabled`).
    pub is_withdraw_enabled: Option<bool>,
    /// Whether it can be deposited (`isDepositEnabled`).
    pub is_deposit_enabled: Option<bool>,
    /// Confirmations until a deposit can be withdrawn (`confirms`).
    pub confirms: Option<u32>,
    /// Confirmations until a deposit can be traded (`preConfirms`).
    pub pre_confirms: Option<u32>,
    /// Address of the contract (`contractAddress`).
    pub contract_address: Option<Text>,
    /// Digits after the point of a withdrawal (`withdrawPrecision`).
    pub withdraw_precision: Option<u32>,
    /// Largest withdrawal (`maxWithdraw`).
    pub max_withdraw: Option<Decimal>,
    /// Largest deposit; the Lightning network only (`maxDeposit`).
    pub max_deposit: Option<Decimal>,
    /// Whether a memo or tag is needed (`needTag`).
    pub need_tag: Option<bool>,
    /// Identifier of the chain, as requests want it (`chainId`).
    pub chain_id: Option<Text>,
    /// Fee of a deposit as a share of it (`depositFeeRate`).
    pub deposit_fee_rate: Option<Decimal>,
    /// Largest fee of a withdrawal (`withdrawMaxFee`).
    pub withdraw_max_fee: Option<Decimal>,
    /// Fee of a deposit by tier (`depositTierFee`).
    pub deposit_tier_fee: Option<Text>,
}

/// Fiat price. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470153>
#[derive(Debug, Clone, Default, Serialize)]
pub struct FiatPriceRequest {
    /// Fiat currency of the prices, `USD` by default (`base`).
    pub base: Option<String>,
    /// Cryptocurrencies, `BTC`, sent as one list with commas; all by default (`currencies`).
    #[serde(serialize_with = "comma_list")]
    pub currencies: Option<Vec<String>>,
}

impl Endpoint for FiatPriceRequest {
    type Response = Map<Decimal>;
    const PATH: &'static str = "/api/v1/prices";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 3)];
}
