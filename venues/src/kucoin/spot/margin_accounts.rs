//! Margin accounts.
//!
//! In: the currency to value them in. Out: assets, liabilities and balances. Invariant: an isolated account is of one symbol and
//! holds its two currencies, the cross account holds them all.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// The cross margin account.
    pub async fn get_cross_margin_account(
        &self,
        request: CrossMarginAccountRequest,
    ) -> Result<Response<CrossMarginAccount>, KucoinError> {
        self.rest.call(request).await
    }

    /// The isolated margin accounts.
    pub async fn get_isolated_margin_account(
        &self,
        request: IsolatedMarginAccountRequest,
    ) -> Result<Response<IsolatedMarginAccount>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Which cross margin accounts.
    pub enum MarginAccountType {
        /// Of the old interface.
        Margin = "MARGIN",
        /// Of the interface for high frequency.
        MarginV2 = "MARGIN_V2",
        /// Both together.
        All = "ALL",
    }
}

open_enum! {
    /// Which isolated margin accounts.
    pub enum IsolatedMarginAccountType {
        /// Of the old interface.
        Isolated = "ISOLATED",
        /// Of the interface for high frequency.
        IsolatedV2 = "ISOLATED_V2",
        /// Both together.
        All = "ALL",
    }
}

/// Cross margin account. Weight 15.
///
/// <https://www.kucoin.com/docs-new/api-3470127>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CrossMarginAccountRequest {
    /// Currency of the sums: `USDT`, `KCS` or `BTC`; `USDT` by default (`quoteCurrency`).
    pub quote_currency: Option<String>,
    /// Which accounts; those of the old interface by default (`queryType`).
    pub query_type: Option<MarginAccountType>,
}

impl Endpoint for CrossMarginAccountRequest {
    type Response = CrossMarginAccount;
    const PATH: &'static str = "/api/v3/margin/accounts";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 15)];
    const SIGNED: bool = true;
}

/// Isolated margin account. Weight 15.
///
/// <https://www.kucoin.com/docs-new/api-3470128>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IsolatedMarginAccountRequest {
    /// Of one symbol only, `BTC-USDT` (`symbol`).
    pub symbol: Option<String>,
    /// Currency of the sums: `USDT`, `KCS` or `BTC`; `USDT` by default (`quoteCurrency`).
    pub quote_currency: Option<String>,
    /// Which accounts; those of the old interface by default (`queryType`).
    pub query_type: Option<IsolatedMarginAccountType>,
}

impl Endpoint for IsolatedMarginAccountRequest {
    type Response = IsolatedMarginAccount;
    const PATH: &'static str = "/api/v3/isolated/accounts";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 15)];
    const SIGNED: bool = true;
}

/// The cross margin account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CrossMarginAccount {
    /// Assets, in the quote currency asked for (`totalAssetOfQuoteCurrency`).
    pub total_asset_of_quote_currency: Option<Decimal>,
    /// Liabilities, in the quote currency asked for (`totalLiabilityOfQuoteCurrency`).
    pub total_liability_of_quote_currency: Option<Decimal>,
    /// Liabilities as a share of assets (`debtRatio`).
    pub debt_ratio: Option<Decimal>,
    /// State, `EFFECTIVE` (`status`).
    pub status: Option<Text>,
    /// One for each currency (`accounts`).
    #[serde(default)]
    pub accounts: Vec<MarginBalance>,
}

/// The isolated margin accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IsolatedMarginAccount {
    /// Assets, in the quote currency asked for (`totalAssetOfQuoteCurrency`).
    pub total_asset_of_quote_currency: Option<Decimal>,
    /// Liabilities, in the quote currency asked for (`totalLiabilityOfQuoteCurrency`).
    pub total_liability_of_quote_currency: Option<Decimal>,
    /// Time of the data (`timestamp`).
    pub timestamp: Option<Milliseconds>,
    /// One for each symbol (`assets`).
    #[serde(default)]
    pub assets: Vec<IsolatedMarginAsset>,
}

/// The isolated margin account of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IsolatedMarginAsset {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Text,
    /// State, `EFFECTIVE` (`status`).
    pub status: Option<Text>,
    /// Liabilities as a share of assets (`debtRatio`).
    pub debt_ratio: Option<Decimal>,
    /// The base currency's part (`baseAsset`).
    pub base_asset: Option<MarginBalance>,
    /// The quote currency's part (`quoteAsset`).
    pub quote_asset: Option<MarginBalance>,
}

/// A currency in a margin account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarginBalance {
    /// Currency, `USDT` (`currency`).
    pub currency: Text,
    /// Balance (`total`).
    pub total: Option<Decimal>,
    /// What can be traded or withdrawn (`available`).
    pub available: Option<Decimal>,
    /// What is held by orders (`hold`).
    pub hold: Option<Decimal>,
    /// What is owed (`liability`).
    pub liability: Option<Decimal>,
    /// What can still be borrowed (`maxBorrowSize`).
    pub max_borrow_size: Option<Decimal>,
    /// Whether it can be borrowed (`borrowEnabled`).
    pub borrow_enabled: Option<bool>,
    /// Whether it can be transferred in (`transferInEnabled`).
    pub transfer_in_enabled: Option<bool>,
    /// What is owed, without interest (`liabilityPrincipal`).
    pub liability_principal: Option<Decimal>,
    /// Interest that is owed (`liabilityInterest`).
    pub liability_interest: Option<Decimal>,
}
