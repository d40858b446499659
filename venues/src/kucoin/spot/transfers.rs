//! Transfers between own accounts, those of sub-accounts included.
//!
//! In: a currency, an amount, and two accounts. Out: the transfer's id. Invariant: a transfer is never sent without an id of the
//! client's own; one is made when none is given.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Method, Response};
use crate::kucoin::{KucoinError, MANAGEMENT};
use crate::limits::Charge;
use crate::types::{Decimal, Text, open_enum};

impl PrivateRestClient {
    /// What can be transferred out of an account.
    pub async fn get_transfer_quotas(
        &self,
        request: TransferQuotasRequest,
    ) -> Result<Response<TransferQuotas>, KucoinError> {
        self.rest.call(request).await
    }

    /// Transfers a currency between own accounts.
    pub async fn flex_transfer(
        &self,
        request: FlexTransferRequest,
    ) -> Result<Response<FlexTransfer>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Type of an account in a transfer.
    pub enum TransferAccountType {
        /// Funding.
        Main = "MAIN",
        /// Trading.
        Trade = "TRADE",
        /// Futures.
        Contract = "CONTRACT",
        /// Cross margin of the old interface.
        Margin = "MARGIN",
        /// Isolated margin of the old interface.
        Isolated = "ISOLATED",
        /// Cross margin.
        MarginV2 = "MARGIN_V2",
        /// Isolated margin.
        IsolatedV2 = "ISOLATED_V2",
        /// Options.
        Option = "OPTION",
    }
}

open_enum! {
    /// Between whose accounts a transfer goes.
    pub enum TransferType {
        /// Between accounts of one user.
        Internal = "INTERNAL",
        /// From the master account to a sub-account.
        ParentToSub = "PARENT_TO_SUB",
        /// From a sub-account to the master account.
        SubToParent = "SUB_TO_PARENT",
    }
}

/// Transfer quotas. Weight 20.
///
/// <https://www.kucoin.com/docs-new/api-3470148>
#[derive(Debug, Clone, Serialize)]
pub struct TransferQuotasRequest {
    /// Currency, `USDT` (`currency`).
    pub currency: String,
    /// Type of the account (`type`).
    pub r#type: TransferAccountType,
    /// Symbol of the isolated margin account, `BTC-USDT` (`tag`).
    pub tag: Option<String>,
}

impl Endpoint for TransferQuotasRequest {
    type Response = TransferQuotas;
    const PATH: &'static str = "/api/v1/accounts/transferable";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 20)];
    const SIGNED: bool = true;
}

/// Flex transfer. Weight 4.
///
/// <https://www.kucoin.com/docs-new/api-3470147>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FlexTransferRequest {
    /// Currency, `USDT` (`currency`).
    pub currency: String,
    /// Amount (`amount`).
    pub amount: Decimal,
    /// Account that it comes from (`fromAccountType`).
    pub from_account_type: TransferAccountType,
    /// Between whose accounts (`type`).
    pub r#type: TransferType,
    /// Account that it goes to (`toAccountType`).
    pub to_account_type: TransferAccountType,
    /// The client's own id of the transfer, up to 128 letters; made when absent (`clientOid`).
    pub client_oid: Option<String>,
    /// Id of the sub-account that it comes from (`fromUserId`).
    pub from_user_id: Option<String>,
    /// Symbol of the isolated margin account that it comes from (`fromAccountTag`).
    pub from_account_tag: Option<String>,
    /// Id of the sub-account that it goes to (`toUserId`).
    pub to_user_id: Option<String>,
    /// Symbol of the isolated margin account that it goes to (`toAccountTag`).
    pub to_account_tag: Option<String>,
}

impl Endpoint for FlexTransferRequest {
    type Response = FlexTransfer;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/accounts/universal-transfer";
    const COST: &'static [Charge] = &[Charge::constant(&MANAGEMENT, 4)];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clientOid"];
}

/// What can be transferred out of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TransferQuotas {
    /// Currency, `USDT` (`currency`).
    pub currency: Text,
    /// Balance (`balance`).
    pub balance: Option<Decimal>,
    /// What can be traded or withdrawn (`available`).
    pub available: Option<Decimal>,
    /// What is held by orders or withdrawals (`holds`).
    pub holds: Option<Decimal>,
    /// What can be transferred (`transferable`).
    pub transferable: Option<Decimal>,
}

/// A transfer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlexTransfer {
    /// Id of the transfer (`orderId`).
    pub order_id: Text,
}
