//! Withdrawals that were made, and what may be withdrawn.
//!
//! In: a currency, or a withdrawal's id. Out: quotas, and withdrawals in pages. Invariant: nothing here moves money.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, MANAGEMENT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// What may be withdrawn of a currency.
    pub async fn get_withdrawal_quotas(
        &self,
        request: WithdrawalQuotasRequest,
    ) -> Result<Response<WithdrawalQuotas>, KucoinError> {
        self.rest.call(request).await
    }

    /// Withdrawals, in pages.
    pub async fn get_withdrawal_history(
        &self,
        request: WithdrawalHistoryRequest,
    ) -> Result<Response<WithdrawalPage>, KucoinError> {
        self.rest.call(request).await
    }

    /// A withdrawal.
    pub async fn get_withdrawal_history_by_id(
        &self,
        request: WithdrawalHistoryByIdRequest,
    ) -> Result<Response<WithdrawalDetail>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// State of a withdrawal.
    pub enum WithdrawalStatus {
        /// It is checked.
        Review = "REVIEW",
        /// It is on its way.
        Processing = "PROCESSING",
        /// It is on its way to the chain.
        WalletProcessing = "WALLET_PROCESSING",
        /// It has arrived.
        Success = "SUCCESS",
        /// It has failed.
        Failure = "FAILURE",
    }
}

open_enum! {
    /// Whether a withdrawal can be cancelled.
    pub enum WithdrawalCancelType {
        /// It can.
        Cancelable = "CANCELABLE",
        /// It is being cancelled.
        Canceling = "CANCELING",
        /// It cannot.
        NonCancelable = "NON_CANCELABLE",
    }
}

open_enum! {
    /// Whether a failed withdrawal was returned.
    pub enum WithdrawalReturnStatus {
        /// It was not.
        NotReturn = "NOT_RETURN",
        /// It is on its way back.
        Processing = "PROCESSING",
        /// It was.
        Success = "SUCCESS",
    }
}

/// Withdrawal quotas. Weight 20.
///
/// <https://www.kucoin.com/docs-new/api-3470143>
#[derive(Debug, Clone, Default, Serialize)]
pub struct WithdrawalQuotasRequest {
    /// Currency, `USDT` (`currency`).
    pub currency: String,
    /// Chain, as `chain_id` of a currency's chains has it (`chain`).
    pub chain: Option<String>,
}

impl Endpoint for WithdrawalQuotasRequest {
    type Response = WithdrawalQuotas;
    const PATH: &'static str = "/api/v1/withdrawals/quotas";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 20)];
    const SIGNED: bool = true;
}

/// Withdrawal history. Weight 20.
///
/// <https://www.kucoin.com/docs-new/api-3470145>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawalHistoryRequest {
    /// Currency, `USDT` (`currency`).
    pub currency: String,
    /// Of one state only (`status`).
    pub status: Option<WithdrawalStatus>,
    /// Not older than this (`startAt`).
    pub start_at: Option<Milliseconds>,
    /// Not newer than this (`endAt`).
    pub end_at: Option<Milliseconds>,
    /// Page to return, from 1 (`currentPage`).
    pub current_page: Option<u32>,
    /// Withdrawals a page: 10 to 500, 50 by default (`pageSize`).
    pub page_size: Option<u32>,
}

impl Endpoint for WithdrawalHistoryRequest {
    type Response = WithdrawalPage;
    const PATH: &'static str = "/api/v1/withdrawals";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 20)];
    const SIGNED: bool = true;
}

/// Withdrawal history by ID. Weight 20.
///
/// <https://www.kucoin.com/docs-new/api-3471890>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawalHistoryByIdRequest {
    /// Id of the withdrawal; goes into the path (`withdrawalId`).
    pub withdrawal_id: String,
}

impl Endpoint for WithdrawalHistoryByIdRequest {
    type Response = WithdrawalDetail;
    const PATH: &'static str = "/api/v1/withdrawals/{withdrawalId}";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 20)];
    const SIGNED: bool = true;
}

/// What may be withdrawn of a currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawalQuotas {
    /// Currency, `USDT` (`currency`).
    pub currency: Text,
    /// What can be withdrawn within 24 hours, in bitcoin (`limitBTCAmount`).
    #[serde(rename = "limitBTCAmount")]
    pub limit_btc_amount: Option<Decimal>,
    /// What was withdrawn of it, in bitcoin (`usedBTCAmount`).
    #[serde(rename = "usedBTCAmount")]
    pub used_btc_amount: Option<Decimal>,
    /// Currency of the quota (`quotaCurrency`).
    pub quota_currency: Option<Text>,
    /// What can be withdrawn within 24 hours, in the quota's currency (`limitQuotaCurrencyAmount`).
    pub limit_quota_currency_amount: Option<Decimal>,
    /// What was withdrawn of it, in the quota's currency (`usedQuotaCurrencyAmount`).
    pub used_quota_currency_amount: Option<Decimal>,
    /// What can still be withdrawn of it (`remainAmount`).
    pub remain_amount: Option<Decimal>,
    /// What can be withdrawn now (`availableAmount`).
    pub available_amount: Option<Decimal>,
    /// Smallest fee (`withdrawMinFee`).
    pub withdraw_min_fee: Option<Decimal>,
    /// Smallest fee within the venue (`innerWithdrawMinFee`).
    pub inner_withdraw_min_fee: Option<Decimal>,
    /// Smallest withdrawal (`withdrawMinSize`).
    pub withdraw_min_size: Option<Decimal>,
    /// Whether it can be withdrawn (`isWithdrawEnabled`).
    pub is_withdraw_enabled: Option<bool>,
    /// Digits after the point of a withdrawal (`precision`).
    pub precision: Option<u32>,
    /// Chain, as requests name it (`chain`).
    pub chain: Option<Text>,
    /// Why it cannot be withdrawn (`reason`).
    pub reason: Option<Text>,
    /// What is locked (`lockedAmount`).
    pub locked_amount: Option<Decimal>,
}

/// One page of withdrawals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawalPage {
    /// Number of this page (`currentPage`).
    pub current_page: Option<u32>,
    /// Withdrawals a page (`pageSize`).
    pub page_size: Option<u32>,
    /// Withdrawals on all pages (`totalNum`).
    pub total_num: Option<u64>,
    /// Number of pages (`totalPage`).
    pub total_page: Option<u32>,
    /// Withdrawals of this page (`items`).
    #[serde(default)]
    pub items: Vec<Withdrawal>,
}

/// A withdrawal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Withdrawal {
    /// Id of the withdrawal (`id`).
    pub id: Text,
    /// Currency, `USDT` (`currency`).
    pub currency: Text,
    /// Chain, as requests name it (`chain`).
    pub chain: Option<Text>,
    /// State (`status`).
    pub status: Option<WithdrawalStatus>,
    /// Address that it goes to (`address`).
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
}

/// A withdrawal in detail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawalDetail {
    /// Id of the withdrawal (`id`).
    pub id: Text,
    /// Id of the user, as it is shown (`uid`).
    pub uid: Option<u64>,
    /// Currency, `USDT` (`currency`).
    pub currency: Text,
    /// Identifier of the chain, as requests want it (`chainId`).
    pub chain_id: Option<Text>,
    /// Name of the chain (`chainName`).
    pub chain_name: Option<Text>,
    /// Name of the currency (`currencyName`).
    pub currency_name: Option<Text>,
    /// State (`status`).
    pub status: Option<WithdrawalStatus>,
    /// Code of the failure (`failureReason`).
    pub failure_reason: Option<Text>,
    /// Why it failed (`failureReasonMsg`).
    pub failure_reason_msg: Option<Text>,
    /// Address that it goes to (`address`).
    pub address: Option<Text>,
    /// Memo or tag of the address (`memo`).
    pub memo: Option<Text>,
    /// Whether it stays within the venue (`isInner`).
    pub is_inner: Option<bool>,
    /// Amount (`amount`).
    pub amount: Option<Decimal>,
    /// Fee (`fee`).
    pub fee: Option<Decimal>,
    /// Id of the transaction on the chain (`walletTxId`).
    pub wallet_tx_id: Option<Text>,
    /// Remark of the address (`addressRemark`).
    pub address_remark: Option<Text>,
    /// Remark (`remark`).
    pub remark: Option<Text>,
    /// Time when it was created (`createdAt`).
    pub created_at: Option<Milliseconds>,
    /// Whether it can be cancelled (`cancelType`).
    pub cancel_type: Option<WithdrawalCancelType>,
    /// Taxes, for users in some countries (`taxes`).
    #[serde(default)]
    pub taxes: Vec<Text>,
    /// What the taxes are (`taxDescription`).
    pub tax_description: Option<Text>,
    /// Whether a failed withdrawal was returned (`returnStatus`).
    pub return_status: Option<WithdrawalReturnStatus>,
    /// What was returned (`returnAmount`).
    pub return_amount: Option<Decimal>,
    /// Currency of what was returned (`returnCurrency`).
    pub return_currency: Option<Text>,
}
