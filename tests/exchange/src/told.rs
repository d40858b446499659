//! What tests are told of the accounts and of what was done for them.
//!
//! In: the houses of all venues. Out: JSON. Invariant: it is what the houses hold at this moment, not what a venue says.

use crate::exchange::Exchange;
use crate::json::Json;
use crate::market::Venue;
use crate::trading::House;
use std::collections::BTreeSet;

/// `[{"venue", "account", "balances": [{"wallet", "asset", "free", "locked"}]}, …]`, and for each venue what there is of
/// a coin altogether, with the part that was paid in fees: `{"venue", "totals": [{"asset", "total", "fees"}]}`.
pub fn accounts(exchange: &Exchange) -> Json {
    Json::array(|json| {
        for venue in Venue::ALL {
            let house = exchange.houses[venue as usize].lock().unwrap();
            for account in &house.accounts {
                json.object_item(|json| {
                    json.field("venue", venue.name())
                        .field("account", &account.name);
                    json.array_field("balances", |json| {
                        for (wallet, asset, balance) in account.balances.all() {
                            json.object_item(|json| {
                                json.field("wallet", wallet.0).field("asset", asset);
                                json.field("free", balance.free())
                                    .field("locked", balance.locked());
                            });
                        }
                    });
                });
            }
            json.object_item(|json| {
                json.field("venue", venue.name());
                json.array_field("totals", |json| totals(json, &house));
            });
        }
    })
}

fn totals(json: &mut Json, house: &House) {
    let accounts = house.accounts.iter();
    let assets: BTreeSet<&str> = accounts
        .flat_map(|account| account.balances.all().map(|(_, asset, _)| asset))
        .collect();
    for asset in assets {
        json.object_item(|json| {
            json.field("asset", asset)
                .field("total", house.total(asset))
                .field("fees", house.fees_paid(asset));
        });
    }
}

/// All acts of all venues.
pub fn ledger(exchange: &Exchange) -> Json {
    Json::array(|json| {
        for venue in Venue::ALL {
            let house = exchange.houses[venue as usize].lock().unwrap();
            for act in house.truth.acts() {
                json.object_item(|json| act.write(json, venue.name()));
            }
        }
    })
}
