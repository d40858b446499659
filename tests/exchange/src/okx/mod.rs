//! OKX market and public data, public REST interface.
//!
//! Source of paths, parameters and codes: <https://www.okx.com/docs-v5/en/>. Costs are calls in two seconds.

mod candles;
mod derivatives;
mod fixed;
mod instruments;
mod market;
mod private;
mod signature;
mod tickers;
mod time;

use crate::call::Call;
use crate::exchange::{Answer, Branch, Desk, Endpoint, route};
use crate::json::Json;
use crate::market::{Instrument, Kind};
use crate::reply::Reply;
use crate::trading::{FeeIn, Fees, PostOnly, Rules, Wallet};
use axum::Router;
use http::{Method, StatusCode};
use std::sync::Arc;

pub fn router(branch: Arc<Branch>) -> Router {
    let endpoint = |cost, answer| route([Endpoint::open(cost, answer)]);
    let market = Router::new()
        .route("/tickers", endpoint(|_| 20, tickers::tickers))
        .route("/ticker", endpoint(|_| 20, tickers::ticker))
        .route("/index-tickers", endpoint(|_| 20, tickers::index_tickers))
        .route("/block-tickers", endpoint(|_| 20, tickers::block_tickers))
        .route("/block-ticker", endpoint(|_| 20, tickers::block_ticker))
        .route("/books", endpoint(|_| 40, market::books))
        .route("/books-full", endpoint(|_| 10, market::books_full))
        .route("/trades", endpoint(|_| 100, market::trades))
        .route("/history-trades", endpoint(|_| 20, market::history_trades))
        .route("/candles", endpoint(|_| 40, candles::candles))
        .route(
            "/history-candles",
            endpoint(|_| 20, candles::history_candles),
        )
        .route("/index-candles", endpoint(|_| 20, candles::index_candles))
        .route(
            "/history-index-candles",
            endpoint(|_| 10, candles::index_candles),
        )
        .route(
            "/mark-price-candles",
            endpoint(|_| 20, candles::mark_candles),
        )
        .route(
            "/history-mark-price-candles",
            endpoint(|_| 20, candles::mark_candles),
        )
        .route("/sprd-ticker", endpoint(|_| 20, fixed::spread_ticker))
        .route("/sprd-candles", endpoint(|_| 40, fixed::spread_candles))
        .route(
            "/sprd-history-candles",
            endpoint(|_| 20, fixed::spread_candles),
        )
        .route(
            "/option/instrument-family-trades",
            endpoint(|_| 20, fixed::option_trades),
        )
        .route(
            "/platform-24-volume",
            endpoint(|_| 2, fixed::platform_volume),
        )
        .route("/exchange-rate", endpoint(|_| 1, fixed::exchange_rate))
        .route(
            "/call-auction-details",
            endpoint(|_| 20, fixed::call_auction),
        )
        .route(
            "/index-components",
            endpoint(|_| 20, fixed::index_components),
        );
    let public = Router::new()
        .route("/time", endpoint(|_| 10, instruments::time))
        .route("/instruments", endpoint(|_| 20, instruments::instruments))
        .route("/price-limit", endpoint(|_| 20, derivatives::price_limit))
        .route("/mark-price", endpoint(|_| 10, derivatives::mark_price))
        .route(
            "/open-interest",
            endpoint(|_| 20, derivatives::open_interest),
        )
        .route("/funding-rate", endpoint(|_| 20, derivatives::funding_rate))
        .route(
            "/funding-rate-history",
            endpoint(|_| 10, derivatives::funding_rate_history),
        );
    Router::new()
        .nest("/api/v5/market", market)
        .nest("/api/v5/public", public)
        .fallback_service(
            route(METHODS.map(|method| Endpoint::private(method, |_| 0, private)))
                .with_state(Arc::clone(&branch)),
        )
        .with_state(branch)
}

/// What private calls, and those that nobody knows, come with.
const METHODS: [Method; 2] = [Method::GET, Method::POST];

fn private(desk: &Desk<'_>, call: &Call) -> Answer {
    private::answer(desk, call).unwrap_or_else(not_found)
}

/// Fees come off what a trade brings; a client id is never free again.
pub const RULES: Rules = Rules {
    fees: Fees {
        maker: 800,
        taker: 1_000,
    },
    fee_in: FeeIn::Received,
    fee_digits: 12,
    post_only: PostOnly::Cancelled,
    trading: Wallet("trading"),
    wallets: &[Wallet("funding"), Wallet("trading")],
    may_repeat: |_| false,
    first_order: 2_500_000_000_000_000_001,
};

/// An error as OKX says it; most come with status 200.
pub fn error(status: StatusCode, code: &str, message: &str) -> Reply {
    let json = Json::object(|json| {
        json.field("code", code)
            .field("data", &Json::array(|_| ()))
            .field("msg", message);
    });
    Reply::new(status, "application/json", json.into_bytes())
}

/// What a call succeeded with, in its envelope.
fn ok(data: &Json) -> Answer {
    let json = Json::object(|json| {
        json.field("code", "0").field("msg", "").field("data", data);
    });
    Ok(Reply::json(json.into_bytes()))
}

/// A list of one object.
fn one(fill: impl FnOnce(&mut Json)) -> Answer {
    ok(&Json::array(|json| {
        json.object_item(fill);
    }))
}

fn not_found() -> Answer {
    Err(error(StatusCode::NOT_FOUND, "404", "Not Found"))
}

/// A parameter without which nothing is said.
fn required<'a>(call: &'a Call, name: &str) -> Result<&'a str, Reply> {
    let missing = || {
        error(
            StatusCode::BAD_REQUEST,
            "50014",
            &format!("Parameter {name} can not be empty"),
        )
    };
    call.get(name).ok_or_else(missing)
}

fn bad(name: &str) -> Reply {
    error(
        StatusCode::BAD_REQUEST,
        "51000",
        &format!("Parameter {name} error"),
    )
}

fn unknown_instrument() -> Reply {
    error(
        StatusCode::OK,
        "51001",
        "Instrument ID, Instrument ID code, or Spread ID doesn't exist.",
    )
}

/// The instrument of the mandatory `instId`.
fn instrument<'a>(desk: &'a Desk<'a>, call: &Call) -> Result<&'a Instrument, Reply> {
    desk.listing()
        .get(required(call, "instId")?)
        .ok_or_else(unknown_instrument)
}

/// A number that is a parameter.
fn integer(call: &Call, name: &str) -> Result<Option<i64>, Reply> {
    call.get(name)
        .map(|text| text.parse().map_err(|_| bad(name)))
        .transpose()
}

/// How many items are wanted; more than the most is the most.
fn limit(call: &Call, name: &str, default: i64, most: i64) -> Result<usize, Reply> {
    match integer(call, name)? {
        None => Ok(default as usize),
        Some(number @ 1..) => Ok(number.min(most) as usize),
        Some(_) => Err(bad(name)),
    }
}

/// What kind of instruments are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum InstType {
    Spot,
    Margin,
    Swap,
    /// Known to OKX, but this exchange lists none.
    Other,
}

impl InstType {
    fn of(call: &Call) -> Result<Self, Reply> {
        Ok(match required(call, "instType")? {
            "SPOT" => InstType::Spot,
            "MARGIN" => InstType::Margin,
            "SWAP" => InstType::Swap,
            "FUTURES" | "OPTION" | "EVENTS" => InstType::Other,
            _ => return Err(bad("instType")),
        })
    }

    fn name(one: &Instrument) -> &'static str {
        if one.kind == Kind::Spot {
            "SPOT"
        } else {
            "SWAP"
        }
    }

    fn holds(self, one: &Instrument) -> bool {
        match self {
            InstType::Spot => one.kind == Kind::Spot,
            InstType::Margin => one.kind == Kind::Spot && one.is_known(),
            InstType::Swap => one.kind != Kind::Spot,
            InstType::Other => false,
        }
    }
}

/// Instruments of a call that may name one, or the family of a contract.
fn matching<'a>(
    desk: &'a Desk<'a>,
    call: &'a Call,
    kind: InstType,
) -> impl Iterator<Item = &'a Instrument> {
    let is = |name, value: &str| call.get(name).is_none_or(|wanted| wanted == value);
    desk.listing().instruments.iter().filter(move |one| {
        kind.holds(one)
            && is("instId", &one.id)
            && is("uly", &family(one))
            && is("instFamily", &family(one))
    })
}

/// The index that a contract follows; of a spot symbol, itself.
fn family(one: &Instrument) -> String {
    format!("{}-{}", one.base, one.quote)
}
