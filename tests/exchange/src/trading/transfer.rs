//! Money that an account moves between its own wallets, or to another account of the same test.
//!
//! Invariant: all of it arrives.

use super::account::AccountId;
use super::balance::{Atoms, Wallet, atoms};
use super::bill::Reason;
use super::house::House;
use super::place::Refusal;
use super::truth::Deed;
use crate::amount::Amount;

#[derive(Debug, Clone)]
pub struct Transfer {
    pub id: i64,
    pub account: AccountId,
    /// Never empty: a venue makes one where the client sent none.
    pub client_id: String,
    pub asset: String,
    pub amount: Atoms,
    pub from: Wallet,
    pub to: Wallet,
    /// Where it goes; the same account between own wallets.
    pub receiver: AccountId,
    pub time: i64,
}

impl House {
    /// Moves money; `transfer.id` and `transfer.amount` are set from what is done.
    pub fn transfer(&mut self, transfer: Transfer, amount: Amount) -> Result<i64, Refusal> {
        let result = self.move_money(transfer.clone(), amount);
        let Transfer {
            account,
            client_id,
            asset,
            time,
            ..
        } = &transfer;
        self.tell(
            *account,
            Deed::Transfer,
            client_id,
            asset,
            result.ok(),
            *time,
        );
        result
    }

    /// The transfer of an account with a client id.
    pub fn transfer_of_client(&self, account: AccountId, client_id: &str) -> Option<&Transfer> {
        let mut transfers = self.transfers.iter();
        transfers.find(|one| one.account == account && one.client_id == client_id)
    }

    fn move_money(&mut self, transfer: Transfer, amount: Amount) -> Result<i64, Refusal> {
        if let Some(earlier) = self.transfer_of_client(transfer.account, &transfer.client_id) {
            return Err(Refusal::Duplicate(earlier.id));
        }
        let amount = atoms(amount).ok_or(Refusal::TooLarge)?;
        let (place, time) = (self.transfers.len(), transfer.time);
        let balances = &mut self.accounts[transfer.account].balances;
        if !balances.take(transfer.from, &transfer.asset, amount) {
            return Err(Refusal::Insufficient);
        }
        let reason = Reason::Transfer(place);
        self.bill(
            transfer.account,
            transfer.from,
            &transfer.asset,
            (-amount, 0),
            reason,
            time,
        );
        let receiver = &mut self.accounts[transfer.receiver];
        receiver.balances.add(transfer.to, &transfer.asset, amount);
        self.bill(
            transfer.receiver,
            transfer.to,
            &transfer.asset,
            (amount, 0),
            reason,
            time,
        );
        let id = FIRST_TRANSFER + place as i64;
        self.transfers.push(Transfer {
            id,
            amount,
            ..transfer
        });
        Ok(id)
    }
}

/// The first transfer's number.
const FIRST_TRANSFER: i64 = 700_001;
