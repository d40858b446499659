//! Transfers between own accounts, those of sub-accounts included.
//!
//! In: a currency, an amount, and two accounts. Out: the transfer's ids, and its state. Invariant: a transfer of one's own is never sent
//! without an id of the client's own; one is made when none is given.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Text, open_enum};

impl PrivateRestClient {
    /// Transfers a currency between own accounts.
    pub async fn funds_transfer(
        &self,
        request: FundsTransferRequest,
    ) -> Result<Response<FundsTransfer>, OkxError> {
        self.rest.call_one(request).await
    }

    /// A transfer of the last two weeks.
    pub async fn get_transfer_state(
        &self,
        request: TransferStateRequest,
    ) -> Result<Response<FundsTransferState>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Transfers a currency between sub-accounts, by the main account.
    pub async fn sub_account_transfer(
        &self,
        request: SubAccountTransferRequest,
    ) -> Result<Response<SubAccountTransfer>, OkxError> {
        self.rest.call_one(request).await
    }
}

open_enum! {
    /// An account in a transfer.
    pub enum TransferAccount {
        /// The funding account.
        Funding = "6",
        /// The trading account.
        Trading = "18",
    }
}

open_enum! {
    /// Between whose accounts a transfer goes.
    pub enum TransferType {
        /// Within the account.
        Within = "0",
        /// From the main account to a sub-account, by the main account.
        ToSub = "1",
        /// From a sub-account to the main account, by the main account.
        FromSub = "2",
        /// From a sub-account to the main account, by the sub-account.
        ToMain = "3",
        /// Between sub-accounts, by a sub-account.
        BetweenSubs = "4",
    }
}

open_enum! {
    /// State of a transfer.
    pub enum TransferState {
        /// It is done.
        Success = "success",
        /// It goes on.
        Pending = "pending",
        /// It has failed.
        Failed = "failed",
    }
}

/// Funds transfer. 2 requests in a second for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#funding-account-rest-api-funds-transfer>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FundsTransferRequest {
    /// Currency, `USDT` (`ccy`).
    pub ccy: String,
    /// Amount (`amt`).
    pub amt: Decimal,
    /// Account that it comes from (`from`).
    pub from: TransferAccount,
    /// Account that it goes to (`to`).
    pub to: TransferAccount,
    /// Name of the sub-account (`subAcct`).
    pub sub_acct: Option<String>,
    /// Between whose accounts; within the account by default (`type`).
    pub r#type: Option<TransferType>,
    /// Whether borrowed currency may be transferred out (`loanTrans`).
    pub loan_trans: Option<bool>,
    /// The client's own id of the transfer, up to 32 letters and digits; made when absent (`clientId`).
    pub client_id: Option<String>,
    /// `true` to ignore the risk of positions (`omitPosRisk`).
    pub omit_pos_risk: Option<String>,
}

static ASSET_TRANSFER: Budget = per_account("asset/transfer", 2, 1);

impl Endpoint for FundsTransferRequest {
    type Response = FundsTransfer;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/asset/transfer";
    const COST: &'static [Charge] = &[Charge::constant(&ASSET_TRANSFER, 1).keyed("ccy")];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clientId"];
}

/// Funds transfer state. 1 request in a second.
///
/// <https://www.okx.com/docs-v5/en/#funding-account-rest-api-get-funds-transfer-state>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferStateRequest {
    /// The venue's id of the transfer; it or `client_id` must be given (`transId`).
    pub trans_id: Option<String>,
    /// The client's own id of the transfer (`clientId`).
    pub client_id: Option<String>,
    /// Between whose accounts; within the account by default (`type`).
    pub r#type: Option<TransferType>,
}

static ASSET_TRANSFER_STATE: Budget = per_account("asset/transfer-state", 1, 1);

impl Endpoint for TransferStateRequest {
    type Response = FundsTransferState;
    const PATH: &'static str = "/api/v5/asset/transfer-state";
    const COST: &'static [Charge] = &[Charge::constant(&ASSET_TRANSFER_STATE, 1)];
    const SIGNED: bool = true;
}

/// Sub-account transfer. 1 request in a second.
///
/// <https://www.okx.com/docs-v5/en/#sub-account-rest-api-master-accounts-manage-the-transfers-between-sub-accounts>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SubAccountTransferRequest {
    /// Currency, `USDT` (`ccy`).
    pub ccy: String,
    /// Amount (`amt`).
    pub amt: Decimal,
    /// Account of the sub-account that it comes from (`from`).
    pub from: TransferAccount,
    /// Account of the sub-account that it goes to (`to`).
    pub to: TransferAccount,
    /// Name of the sub-account that it comes from (`fromSubAccount`).
    pub from_sub_account: String,
    /// Name of the sub-account that it goes to (`toSubAccount`).
    pub to_sub_account: String,
    /// Whether borrowed currency may be transferred out (`loanTrans`).
    pub loan_trans: Option<bool>,
    /// Whether to ignore the risk of positions (`omitPosRisk`).
    pub omit_pos_risk: Option<bool>,
}

static ASSET_SUBACCOUNT_TRANSFER: Budget = per_account("asset/subaccount/transfer", 1, 1);

impl Endpoint for SubAccountTransferRequest {
    type Response = SubAccountTransfer;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/asset/subaccount/transfer";
    const COST: &'static [Charge] = &[Charge::constant(&ASSET_SUBACCOUNT_TRANSFER, 1)];
    const SIGNED: bool = true;
}

/// A transfer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FundsTransfer {
    /// The venue's id of the transfer (`transId`).
    pub trans_id: Text,
    /// Currency (`ccy`).
    pub ccy: Option<Text>,
    /// The client's own id of the transfer (`clientId`).
    pub client_id: Option<Text>,
    /// Account that it comes from (`from`).
    pub from: Option<TransferAccount>,
    /// Amount (`amt`).
    pub amt: Option<Decimal>,
    /// Account that it goes to (`to`).
    pub to: Option<TransferAccount>,
}

/// A transfer and its state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FundsTransferState {
    /// Amount (`amt`).
    pub amt: Option<Decimal>,
    /// Currency (`ccy`).
    pub ccy: Option<Text>,
    /// The client's own id of the transfer (`clientId`).
    pub client_id: Option<Text>,
    /// Account that it comes from (`from`).
    pub from: Option<TransferAccount>,
    /// Instrument that it comes from; no longer used by the venue (`instId`).
    pub inst_id: Option<Text>,
    /// State (`state`).
    pub state: Option<TransferState>,
    /// Name of the sub-account (`subAcct`).
    pub sub_acct: Option<Text>,
    /// Account that it goes to (`to`).
    pub to: Option<TransferAccount>,
    /// Instrument that it goes to; no longer used by the venue (`toInstId`).
    pub to_inst_id: Option<Text>,
    /// The venue's id of the transfer (`transId`).
    pub trans_id: Option<Text>,
    /// Between whose accounts (`type`).
    pub r#type: Option<TransferType>,
}

/// A transfer between sub-accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubAccountTransfer {
    /// The venue's id of the transfer (`transId`).
    pub trans_id: Text,
}
