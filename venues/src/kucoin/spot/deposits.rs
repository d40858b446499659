//! Deposits and the addresses for them.
//!
//! In: a currency. Out: addresses, and deposits in pages. Invariant: an address belongs to a chain, and without its memo, where it
//! has one, a deposit is lost.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, MANAGEMENT, Optional};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// Addresses for deposits of a currency.
    pub async fn get_deposit_address_v3(
        &self,
        request: DepositAddressV3Request,
    ) -> Result<Response<Vec<DepositAddress>>, KucoinError> {
        self.rest.call_as(request, Optional).await
    }

    /// Deposits, in pages.
    pub async fn get_deposit_history(
        &self,
        request: DepositHistoryRequest,
    ) -> Result<Response<DepositPage>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Account that deposits go to.
    pub enum DepositAccount {
        /// The funding account.
        Main = "MAIN",
        /// The trading account.
        Trade = "TRADE",
    }
}

open_enum! {
    /// State of a deposit.
    pub enum DepositStatus {
        /// It is on its way.
        Processing = "PROCESSING",
        /// It has arrived.
        Success = "SUCCESS",
        /// It has failed.
        Failure = "FAILURE",
    }
}

/// Deposit address, v3. Weight 5.
///
/// <https://www.kucoin.com/docs-new/api-3470140>
#[derive(Debug, Clone, Default, Serialize)]
pub struct DepositAddressV3Request {
    /// Currency, `USDT` (`currency`).
    pub currency: String,
    /// Amount of the deposit; for the Lightning network only (`amount`).
    pub amount: Option<Decimal>,
    /// Of one chain only, as `chain_id` of a currency's chains has it (`chain`).
    pub chain: Option<String>,
}

impl Endpoint for DepositAddressV3Request {
    type Response = Vec<DepositAddress>;
    const PATH: &'static str = "/api/v3/deposit-addresses";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 5)];
    const SIGNED: bool = true;
}

/// Deposit history. Weight 5.
///
/// <https://www.kucoin.com/docs-new/api-3470141>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DepositHistoryRequest {
    /// Currency, `USDT` (`currency`).
    pub currency: String,
    /// Of one state only (`status`).
    pub status: Option<DepositStatus>,
    /// Not older than this (`startAt`).
    pub start_at: Option<Milliseconds>,
    /// Not newer than this (`endAt`).
    pub end_at: Option<Milliseconds>,
    /// Page to return, from 1 (`currentPage`).
    pub current_page: Option<u32>,
    /// Deposits a page: 10 to 500, 50 by default (`pageSize`).
    pub page_size: Option<u32>,
}

impl Endpoint for DepositHistoryRequest {
    type Response = DepositPage;
    const PATH: &'static str = "/api/v1/deposits";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 5)];
    const SIGNED: bool = true;
}

/// Address for deposits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DepositAddress {
    /// Address (`address`).
    pub address: Text,
    /// Memo or tag of the address (`memo`).
    pub memo: Option<Text>,
    /// Identifier of the chain, as requests want it (`chainId`).
    pub chain_id: Option<Text>,
    /// Account that deposits go to (`to`).
    pub to: Option<DepositAccount>,
    /// Until when the address is valid; 0 for always (`expirationDate`).
    pub expiration_date: Option<Milliseconds>,
    /// Currency, `USDT` (`currency`).
    pub currency: Option<Text>,
    /// Address of the contract (`contractAddress`).
    pub contract_address: Option<Text>,
    /// Name of the chain (`chainName`).
    pub chain_name: Option<Text>,
}

/// One page of deposits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DepositPage {
    /// Number of this page (`currentPage`).
    pub current_page: Option<u32>,
    /// Deposits a page (`pageSize`).
    pub page_size: Option<u32>,
    /// Deposits on all pages (`totalNum`).
    pub total_num: Option<u64>,
    /// Number of pages (`totalPage`).
    pub total_page: Option<u32>,
    /// Deposits of this page (`items`).
    #[serde(default)]
    pub items: Vec<Deposit>,
}

/// A deposit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deposit {
    /// Currency, `USDT` (`currency`).
    pub currency: Text,
    /// Chain, as requests name it (`chain`).
    pub chain: Option<Text>,
    /// State (`status`).
    pub status: Option<DepositStatus>,
    /// Address that it came to (`address`).
    pub address: Option<Text>,
    /// Memo or tag of the address (`memo`).
    pub memo: Option<Text>,
    /// Whether it stays within the venue (`isInner`).
    pub is_inner: Option<bool>,
    /// Amount (`amount`).
    pub amount: Decimal,
    /// Fee (`fee`).
    pub fee: Option<Decimal>,
    /// Id of the transaction on the chain (`walletTxId`).
    pub wallet_tx_id: Option<Text>,
    /// Time when it was created (`createdAt`).
    pub created_at: Option<Milliseconds>,
    /// Time of its last change (`updatedAt`).
    pub updated_at: Option<Milliseconds>,
    /// Remark (`remark`).
    pub remark: Option<Text>,
    /// Whether the deposit settles a debt (`arrears`).
    pub arrears: Option<bool>,
}
