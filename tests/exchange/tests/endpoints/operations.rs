//! Every private operation that is listed for a venue answers, with the fields that are known of it.
//!
//! The lists are `docs/operations/*.tsv`. Facts and recordings are not part of the repository: where they are absent, only that
//! each operation succeeds is shown.

mod calls;

use crate::common::signed::{Binance, Kucoin, Okx};
use crate::common::{Local, Raw, post, request};
use crate::facts::{lines, recorded, shared};
use crate::shape::Check;
use calls::{Call, Kept, read};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::PathBuf;

/// A venue whose operations are gone through.
struct Venue {
    name: &'static str,
    list: &'static str,
    calls: &'static str,
    address: fn(&Local) -> SocketAddr,
    ask: fn(&Local, &str, &str, &str) -> Raw,
    /// The code of success, in the envelope of a venue that has one.
    success: Option<&'static str>,
    /// What differs from the facts on purpose: end of path, complaint, reason.
    exceptions: &'static [(&'static str, &'static str, &'static str)],
}

const KUCOIN: Venue = Venue {
    name: "kucoin",
    list: include_str!("../../../../docs/operations/kucoin.tsv"),
    calls: include_str!("operations/kucoin.txt"),
    address: |local| local.addresses.kucoin,
    ask: |local, method, target, body| Kucoin::main().ask(local, method, target, body),
    success: Some("200000"),
    exceptions: &[
        ("", "stp is null", RECORDED),
        (
            "/cancelAll",
            "failedSymbols is no list with items",
            "nothing fails",
        ),
        ("/multi", "is missing", "of an item that failed, or did not"),
        (
            "/multi/sync",
            "is missing",
            "of an item that failed, or did not",
        ),
        (
            "/{clientOid}",
            "cancelledOcoOrderIds is no list",
            "the order is no pair",
        ),
        ("/stop-order/{orderId}", "is nowhere known", LISTED),
        ("/queryOrderByClientOid", "is nowhere known", LISTED),
        (
            "/trade-fees",
            "TaxRate is missing",
            "only where trades are taxed",
        ),
        ("/api-key", "subName is missing", "only of sub-accounts"),
        ("/{withdrawalId}", "taxes is no list", "nothing is taxed"),
    ],
};

const BINANCE: Venue = Venue {
    name: "binance",
    list: include_str!("../../../../docs/operations/binance.tsv"),
    calls: include_str!("operations/binance.txt"),
    address: |local| local.addresses.binance,
    ask: |local, method, target, _| {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let client = Binance::main();
        // It wants a key, and takes no signature.
        match path.ends_with("/historicalBlockTrades") {
            true => client.send(local, method, target, ""),
            false => client.ask(local, method, path, query),
        }
    },
    success: None,
    exceptions: &[
        ("", ".expiryReason is missing", ONLY_SOME),
        ("", ".pegOffsetType is missing", ONLY_SOME),
        ("", ".pegOffsetValue is missing", ONLY_SOME),
        ("", ".pegPriceType is missing", ONLY_SOME),
        ("", ".peggedPrice is missing", ONLY_SOME),
        ("", ".preventedMatchId is missing", ONLY_SOME),
        ("", ".preventedQuantity is missing", ONLY_SOME),
        ("", ".strategyId is missing", ONLY_SOME),
        ("", ".strategyType is missing", ONLY_SOME),
        ("", ".trailingDelta is missing", ONLY_SOME),
        ("", ".trailingTime is missing", ONLY_SOME),
        ("", ".usedSor is missing", ONLY_SOME),
        ("", ".workingFloor is missing", ONLY_SOME),
        ("", ".icebergQty is missing", ONLY_SOME),
        ("", ".stopPrice is missing", ONLY_SOME),
        ("/myFilters", "is missing", "only of some accounts"),
        ("/myPreventedMatches", "is no list", "nothing was prevented"),
        (
            "/keepPriority",
            "listStatus is missing",
            "the order is of no list",
        ),
        ("", "fills is no list", "nothing was filled"),
    ],
};

/// Orders that are not asked for in that way, or that did not come to it, have no such field.
const ONLY_SOME: &str = "only of some orders";

const LISTED: &str = "listed orders have it";

const OKX: Venue = Venue {
    name: "okx",
    list: include_str!("../../../../docs/operations/okx.tsv"),
    calls: include_str!("operations/okx.txt"),
    address: |local| local.addresses.okx,
    ask: |local, method, target, body| Okx::main().ask(local, method, target, body),
    success: Some("0"),
    exceptions: &[
        ("", "AvgPx is no list", RECORDED),
        ("", "TraderInsts is no list", "nobody is copied"),
        ("/config", "traderInsts is no list", "nobody is copied"),
        ("", "mgnMode is \"\"", "spot trades have no margin"),
        ("", "posSide is \"net\"", RECORDED),
        ("", "isTradeBorrowMode is \"\"", RECORDED),
        (
            "",
            "attachAlgoOrds is no list with items",
            "none is attached",
        ),
        ("", "ordIdList is no list with items", "none is placed yet"),
        ("/bills-history-archive", "is missing", "of the other call"),
        (
            "/account/instruments",
            "upcChg is no list",
            "no change is ahead",
        ),
        (
            "/account/instruments",
            "elp is missing",
            "nobody else is told",
        ),
        ("/account-position-risk", "posData is no list", NO_CONTRACTS),
        ("/positions", "data is no list with items", NO_CONTRACTS),
        (
            "/positions-history",
            "data is no list with items",
            NO_CONTRACTS,
        ),
        ("/risk-state", "not string", RECORDED),
        (
            "/non-tradable-assets",
            "data is no list",
            "all can be traded",
        ),
        (
            "/cancel-order",
            "is nowhere known",
            "recorded batches have it",
        ),
        (
            "/easy-convert-currency-list",
            "data is no object",
            "it is in a list, as of all calls",
        ),
        ("-v2", "is no list with items", "nothing is owed"),
        ("/order", "tradeQuoteCcy is nowhere known", LISTED),
        ("/orders-pending", "tradeQuoteCcy is nowhere known", LISTED),
    ],
};

const RECORDED: &str = "recorded replies are so";
const NO_CONTRACTS: &str = "nobody trades contracts";

#[test]
fn binance() {
    BINANCE.go_through();
}

#[test]
fn kucoin() {
    KUCOIN.go_through();
}

#[test]
fn okx() {
    OKX.go_through();
}

impl Venue {
    fn go_through(&self) {
        let local = Local::frozen(1, 12);
        let sub = json!([{"venue": self.name, "account": "sub", "balances": {"USDT": "1"}}]);
        post(
            local.addresses.control,
            "/__control/accounts",
            &sub.to_string(),
        );
        let calls = read(self.calls);
        let listed = self.private(&local);
        let called: Vec<_> = calls
            .iter()
            .map(|call| nearest(&listed, call, |one| one))
            .collect();
        let missing = listed.iter().filter(|one| !called.contains(&Some(*one)));
        assert_eq!(
            missing.collect::<Vec<_>>(),
            [].as_slice() as &[&Path],
            "are not called"
        );
        let known = Known::of(self.name);
        let (mut kept, mut report) = (Kept::default(), Vec::new());
        for call in &calls {
            let (target, body) = (call.target(&kept), call.body(&kept));
            let reply = (self.ask)(&local, call.method, &target, &body);
            let json = reply.json();
            let code = json.get("code").and_then(Value::as_str);
            let wanted = call.refused.or(self.success);
            assert_eq!(code, wanted, "{} {target}: {json}", call.method);
            if call.refused.is_some() {
                continue;
            }
            assert_eq!(reply.status(), 200, "{} {target}: {json}", call.method);
            call.keep(&json, &mut kept);
            report.extend(
                known
                    .iter()
                    .flat_map(|known| known.complaints(self, call, &json)),
            );
        }
        report.sort();
        report.dedup();
        assert!(report.is_empty(), "{}", report.join("\n"));
    }

    /// The listed operations that want a signature.
    fn private(&self, local: &Local) -> Vec<Path> {
        let rows = self.list.lines().skip(1).map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            (columns[2].to_owned(), columns[3].to_owned())
        });
        let wants_signature = |(method, path): &Path| {
            let path = path.replace("{size}", "20").replace(['{', '}'], "");
            let reply = request((self.address)(local), method, &path, &[], "");
            assert_ne!(reply.status(), 404, "{method} {path}");
            reply.status() == 401
        };
        let private: Vec<_> = rows.filter(wants_signature).collect();
        assert!(
            private.len() >= 30,
            "only {} want a signature",
            private.len()
        );
        private
    }
}

/// Method and path of an operation.
type Path = (String, String);

/// What a call is of: a path that is written out comes before one with a place for an id.
fn nearest<'a, T>(all: &'a [T], call: &Call, path: impl Fn(&T) -> &Path) -> Option<&'a T> {
    let fits = all.iter().filter(|one| {
        let (method, path) = path(one);
        call.is_of(method, path)
    });
    fits.min_by_key(|one| path(one).1.matches('{').count())
}

/// Facts and recordings of a venue.
struct Known {
    folder: PathBuf,
    facts: Vec<(Path, Value)>,
    index: Vec<Value>,
}

impl Known {
    /// None where they are absent.
    fn of(venue: &str) -> Option<Self> {
        let folder = shared()?;
        let products = std::fs::read_dir(folder.join("facts").join(venue)).unwrap();
        let facts = products.flat_map(|file| lines(&file.unwrap().path()));
        let facts = facts.filter(|fact| fact["kind"] == "rest").map(|fact| {
            let text = |name: &str| fact[name].as_str().unwrap_or_default().to_owned();
            ((text("method"), text("path")), fact)
        });
        Some(Known {
            facts: facts.collect(),
            index: lines(&folder.join("corpus/index.jsonl")),
            folder,
        })
    }

    /// What is missing or unknown in a reply.
    fn complaints(&self, venue: &Venue, call: &Call, reply: &Value) -> Vec<String> {
        let Some(((_, path), fact)) = nearest(&self.facts, call, |(path, _)| path) else {
            return Vec::new();
        };
        let shape = match fact.get("response_of") {
            Some(_) => json!({"code": "string", "msg": "string", "data": fact["response"]}),
            None if fact["response"].is_null() => return Vec::new(),
            None => fact["response"].clone(),
        };
        let recorded = recorded(&self.folder, &self.index, venue.name, path);
        let mut check = Check {
            recorded: &recorded,
            wrong: Vec::new(),
        };
        check.value(&shape, reply, "$");
        let said = check.wrong.into_iter().filter(|wrong| {
            let mut exceptions = venue.exceptions.iter();
            !exceptions.any(|(of, part, _)| path.ends_with(of) && wrong.contains(part))
        });
        said.map(|wrong| format!("{path}: {wrong}")).collect()
    }
}
