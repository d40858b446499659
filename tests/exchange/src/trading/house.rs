//! A venue's accounts, orders and money.
//!
//! In: calls of the venue's endpoints, one at a time. Out: what they ask for. Invariant: see [`House::total`].

use super::account::{Account, AccountId, Fees};
use super::balance::{Atoms, Balances, SCALE, Wallet, atoms};
use super::bill::{Bill, Reason};
use super::key::{ApiKey, Right, Secret};
use super::list::List;
use super::matching::Resting;
use super::opening::{MAIN, Opening};
use super::order::{Order, Prevented, Trade};
use super::protection::Protection;
use super::rules::Rules;
use super::transfer::Transfer;
use super::truth::{Deed, Subject, Truth};
use crate::amount::Amount;
use crate::market::{Instrument, Market, Venue};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

pub struct House {
    pub venue: Venue,
    pub rules: &'static Rules,
    pub accounts: Vec<Account>,
    /// All trades of all accounts, oldest first; what an order's own are counted in.
    pub trades: Vec<Trade>,
    pub prevented: Vec<Prevented>,
    pub lists: Vec<List>,
    pub transfers: Vec<Transfer>,
    pub truth: Truth,
    pub(super) market: Arc<Market>,
    pub(super) orders: Vec<Order>,
    /// The newest order with a client id.
    pub(super) by_client_id: HashMap<(AccountId, String), i64>,
    /// Orders in the book, by the place of their instrument.
    pub(super) books: BTreeMap<usize, Resting>,
    /// When orders end by themselves.
    pub(super) expiries: BTreeSet<(i64, i64)>,
    /// Until when the market was looked at.
    pub(super) seen: i64,
    /// What was paid in fees.
    pub(super) fees: HashMap<String, Atoms>,
    /// What the market got from the accounts, negative for what it gave.
    pub(super) market_took: HashMap<String, Atoms>,
    /// Orders of lists that ended, and whose lists do not know yet.
    pub(super) ended: VecDeque<i64>,
    /// What ends the orders of accounts that are silent.
    pub(super) protections: BTreeMap<AccountId, Protection>,
    keys: HashMap<String, ApiKey>,
}

impl House {
    pub fn new(venue: Venue, market: Arc<Market>, now: i64) -> Self {
        House {
            venue,
            rules: Rules::of(venue),
            accounts: Vec::new(),
            trades: Vec::new(),
            prevented: Vec::new(),
            lists: Vec::new(),
            transfers: Vec::new(),
            truth: Truth::default(),
            market,
            orders: Vec::new(),
            by_client_id: HashMap::new(),
            books: BTreeMap::new(),
            expiries: BTreeSet::new(),
            seen: now,
            fees: HashMap::new(),
            market_took: HashMap::new(),
            ended: VecDeque::new(),
            protections: BTreeMap::new(),
            keys: HashMap::new(),
        }
    }

    /// Opens an account, or adds a key and money to one; on what makes no sense nothing is done, and a sentence says why.
    pub fn open(&mut self, opening: &Opening, now: i64) -> Result<(), String> {
        let secret = match (opening.secret.as_str(), opening.public_key.as_str()) {
            (secret, "") => Secret::shared(secret.as_bytes()),
            ("", pem) => Secret::public(pem)?,
            _ => return Err("A key has a secret or a public key, not both.".into()),
        };
        let rights = rights(&opening.rights)?;
        let mut deposits = Vec::new();
        let named = opening.wallets.iter().map(|(name, coins)| {
            let wallet = self.wallet(name);
            (
                wallet.ok_or_else(|| format!("There is no wallet {name:?}.")),
                coins,
            )
        });
        for (wallet, coins) in named.chain([(Ok(self.rules.trading), &opening.balances)]) {
            let wallet = wallet?;
            for (coin, text) in coins {
                let amount = Amount::parse(text).and_then(atoms);
                let amount = amount.ok_or_else(|| format!("{text:?} is no amount of {coin}."))?;
                deposits.push((wallet, coin, amount));
            }
        }
        let account = self.account_or_new(match opening.account.as_str() {
            "" => MAIN,
            name => name,
        });
        let fees = &mut self.accounts[account].fees;
        fees.maker = opening.maker_fee.unwrap_or(fees.maker);
        fees.taker = opening.taker_fee.unwrap_or(fees.taker);
        for (wallet, coin, amount) in deposits {
            self.accounts[account].balances.add(wallet, coin, amount);
            self.bill(account, wallet, coin, (amount, 0), Reason::Deposit, now);
        }
        if !opening.key.is_empty() {
            let key = ApiKey {
                id: opening.key.clone(),
                secret,
                passphrase: opening.passphrase.clone(),
                account,
                rights,
                demo: opening.demo,
            };
            self.keys.insert(key.id.clone(), key);
        }
        Ok(())
    }

    pub fn key(&self, id: &str) -> Option<&ApiKey> {
        self.keys.get(id)
    }

    pub fn account(&self, id: AccountId) -> &Account {
        &self.accounts[id]
    }

    pub fn instrument(&self, place: usize) -> &Instrument {
        &self.market.listing(self.venue).instruments[place]
    }

    /// The instrument of an order.
    pub fn instrument_of(&self, order: &Order) -> &Instrument {
        self.instrument(order.ticket.instrument)
    }

    pub fn order(&self, id: i64) -> Option<&Order> {
        let place = usize::try_from(id - self.rules.first_order).ok()?;
        self.orders.get(place)
    }

    /// The newest order of an account with a client id.
    pub fn order_of_client(&self, account: AccountId, client_id: &str) -> Option<&Order> {
        let id = self.by_client_id.get(&(account, client_id.to_owned()))?;
        self.order(*id)
    }

    /// All orders of an account, oldest first.
    pub fn orders_of(&self, account: AccountId) -> impl DoubleEndedIterator<Item = &Order> {
        let orders = self.accounts[account].orders.iter();
        orders.filter_map(|id| self.order(*id))
    }

    /// Those that are not over, oldest first.
    pub fn open_orders_of(&self, account: AccountId) -> impl DoubleEndedIterator<Item = &Order> {
        let orders = self.accounts[account].open.iter();
        orders.filter_map(|id| self.order(*id))
    }

    pub fn trades_of(&self, order: &Order) -> impl DoubleEndedIterator<Item = &Trade> {
        order.trades.iter().map(|place| &self.trades[*place])
    }

    pub fn wallet(&self, name: &str) -> Option<Wallet> {
        let mut wallets = self.rules.wallets.iter();
        wallets.find(|wallet| wallet.0 == name).copied()
    }

    /// All that there is of a coin, wherever it went; only deposits change it.
    pub fn total(&self, asset: &str) -> Amount {
        let held = |balances: &Balances| -> Atoms {
            balances
                .all()
                .filter(|(_, coin, _)| *coin == asset)
                .map(|(_, _, one)| one.free + one.locked)
                .sum()
        };
        let accounts: Atoms = self.accounts.iter().map(|one| held(&one.balances)).sum();
        let elsewhere = [&self.fees, &self.market_took].map(|coins| coins.get(asset));
        let elsewhere: Atoms = elsewhere.into_iter().flatten().sum();
        Amount::new(accounts + elsewhere, SCALE)
    }

    /// What was paid in fees, of a coin.
    pub fn fees_paid(&self, asset: &str) -> Amount {
        Amount::new(self.fees.get(asset).copied().unwrap_or(0), SCALE)
    }

    /// Writes down a change of a balance that was just made.
    pub(super) fn bill(
        &mut self,
        account: AccountId,
        wallet: Wallet,
        asset: &str,
        (change, fee): (Atoms, Atoms),
        reason: Reason,
        time: i64,
    ) {
        let account = &mut self.accounts[account];
        let balance = account.balances.get(wallet, asset);
        account.bills.push(Bill {
            id: account.bills.len() as i64 + 1,
            time,
            wallet,
            asset: asset.to_owned(),
            change,
            fee,
            balance: balance.free + balance.locked,
            reason,
        });
    }

    pub(super) fn order_mut(&mut self, id: i64) -> &mut Order {
        &mut self.orders[(id - self.rules.first_order) as usize]
    }

    /// The next order's number.
    pub fn next_order(&self) -> i64 {
        self.rules.first_order + self.orders.len() as i64
    }

    /// Writes into the ledger of truth what became of a wish.
    pub(super) fn tell(
        &mut self,
        account: AccountId,
        deed: Deed,
        client_id: &str,
        symbol: &str,
        done: Option<i64>,
        now: i64,
    ) {
        let subject = Subject {
            number: account,
            account: &self.accounts[account].name,
            deed,
            client_id,
            symbol,
        };
        self.truth.note(subject, done, now);
    }

    fn account_or_new(&mut self, name: &str) -> AccountId {
        if let Some(place) = self.accounts.iter().position(|one| one.name == name) {
            return place;
        }
        let Fees { maker, taker } = self.rules.fees;
        self.accounts.push(Account {
            name: name.to_owned(),
            uid: 40_000_001 + self.accounts.len() as i64,
            fees: Fees { maker, taker },
            balances: Balances::default(),
            bills: Vec::new(),
            open: BTreeSet::new(),
            settings: BTreeMap::new(),
            orders: Vec::new(),
        });
        self.accounts.len() - 1
    }
}

fn rights(names: &[String]) -> Result<Vec<Right>, String> {
    const ALL: [(&str, Right); 3] = [
        ("read", Right::Read),
        ("trade", Right::Trade),
        ("transfer", Right::Transfer),
    ];
    if names.is_empty() {
        return Ok(ALL.map(|(_, right)| right).into());
    }
    let right = |name: &String| {
        let known = ALL.iter().find(|(known, _)| known == name);
        known
            .map(|(_, right)| *right)
            .ok_or_else(|| format!("There is no right {name:?}: read, trade or transfer."))
    };
    names.iter().map(right).collect()
}
