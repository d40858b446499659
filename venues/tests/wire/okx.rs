//! OKX's own rules of a reply: its envelope, its codes, lists of one item, empty texts.

use venues::http::{Failure, Kind};
use venues::okx::spot::*;

use crate::server::{Act, Server, ok, reply};

const TICKER: &str = r#"{"instType":"SPOT","instId":"BTC-USDT","last":"68000.10","lastSz":"0",
    "askPx":"","volCcy24h":"1.50","sodUtc0":"2","ts":"1731000000123"}"#;

fn client(server: &Server) -> PublicRestClient {
    PublicRestClient::new(server.config()).unwrap()
}

fn ticker() -> TickerRequest {
    TickerRequest {
        inst_id: "BTC-USDT".to_owned(),
    }
}

fn data(items: &str) -> Vec<u8> {
    ok(&format!(r#"{{"code":"0","msg":"","data":{items}}}"#))
}

/// What a call becomes when the venue answers with this.
async fn failure(answer: Vec<u8>) -> Failure {
    let server = Server::always(answer);
    let error = client(&server).get_ticker(ticker()).await;
    error.unwrap_err().as_ref().clone()
}

#[tokio::test]
async fn the_one_item_is_taken_out_of_its_list() {
    let server = Server::always(data(&format!("[{TICKER}]")));
    let ticker = client(&server).get_ticker(ticker()).await.unwrap();
    assert_eq!(ticker.price.as_ref().unwrap().to_string(), "68000.10");
    assert_eq!(ticker.inst_type, Some(InstrumentType::Spot));
    assert_eq!(ticker.ask_price, None);
    assert_eq!(ticker.bid_price, None);
    assert_eq!(ticker.vol_ccy_24h.as_ref().unwrap().to_string(), "1.50");
    assert_eq!(ticker.sod_utc_0.as_ref().unwrap().to_string(), "2");
    assert_eq!(ticker.time.unwrap().0, 1_731_000_000_123);
    assert_eq!(ticker.limits()[0].used, 1);
    assert_eq!(ticker.limits()[0].limit, 20);
    assert_eq!(
        server.requests(),
        ["GET /api/v5/market/ticker?instId=BTC-USDT HTTP/1.1"]
    );
}

#[tokio::test]
async fn no_item_is_an_unknown_instrument_and_two_are_refused() {
    assert_eq!(failure(data("[]")).await.kind, Kind::InvalidSymbol);
    let two = failure(data(&format!("[{TICKER},{TICKER}]"))).await;
    assert_eq!(two.kind, Kind::DecodeError);
}

#[tokio::test]
async fn a_list_without_items_is_a_value_where_a_list_is_asked_for() {
    let server = Server::always(data("[]"));
    let request = TickersRequest {
        inst_type: InstrumentType::Swap,
        uly: None,
        inst_family: Some("BTC-USD".to_owned()),
    };
    assert!(
        client(&server)
            .get_tickers(request)
            .await
            .unwrap()
            .is_empty()
    );
    let line = "GET /api/v5/market/tickers?instType=SWAP&instFamily=BTC-USD HTTP/1.1";
    assert_eq!(server.requests(), [line]);
}

#[tokio::test]
async fn an_error_inside_a_good_status_is_an_error() {
    let body = r#"{"code":"51001","data":[],"msg":"no such instrument"}"#;
    let failure = failure(ok(body)).await;
    assert_eq!(failure.kind, Kind::InvalidSymbol);
    assert_eq!(failure.code.as_deref(), Some("51001"));
    assert_eq!(failure.message, "no such instrument");
    assert_eq!(failure.status, Some(200));
}

#[tokio::test]
async fn codes_are_told_apart() {
    for (code, kind) in [
        ("1", Kind::ExchangeError),
        ("50001", Kind::Maintenance),
        ("50011", Kind::RateLimited),
        ("50026", Kind::ServerError),
        ("50102", Kind::TimestampError),
        ("50113", Kind::AuthenticationError),
        ("50110", Kind::PermissionDenied),
        ("51000", Kind::InvalidParameter),
        ("51014", Kind::InvalidSymbol),
    ] {
        let body = format!(r#"{{"code":"{code}","msg":"words","data":[]}}"#);
        assert_eq!(failure(ok(&body)).await.kind, kind, "{code}");
    }
}

#[tokio::test]
async fn words_of_the_venue_count_more_than_the_status() {
    let body = br#"{"code":"50011","msg":"slower","data":[]}"#;
    let failure = failure(reply("429 Too Many Requests", "", body)).await;
    assert_eq!(failure.kind, Kind::RateLimited);
    assert_eq!(failure.message, "slower");
}

#[tokio::test]
async fn a_page_instead_of_an_envelope_goes_by_the_status() {
    let page = b"<html>not here</html>";
    assert_eq!(
        failure(reply("200 OK", "", page)).await.kind,
        Kind::DecodeError
    );
    assert_eq!(
        failure(reply("502 Bad Gateway", "", page)).await.kind,
        Kind::ServerError
    );
    assert_eq!(failure(ok("")).await.kind, Kind::DecodeError);
}

#[tokio::test]
async fn order_books_have_levels_of_their_own_length() {
    let server = Server::start(|_, head| {
        Act::Say(data(match head.split_whitespace().nth(1).unwrap() {
            "/api/v5/market/books?instId=BTC-USDT&sz=2" => {
                r#"[{"asks":[["3.10","2","0","7"]],"bids":[],"ts":"1731000000123"}]"#
            }
            "/api/v5/market/books-full?instId=BTC-USDT" => {
                r#"[{"asks":[["3.10","2","7"]],"bids":[],"ts":"1731000000123"}]"#
            }
            other => panic!("{other} was not expected"),
        }))
    });
    let inst_id = "BTC-USDT".to_owned();
    let request = OrderBookRequest {
        inst_id: inst_id.clone(),
        size: Some(2),
    };
    let book = client(&server).get_order_book(request).await.unwrap();
    assert_eq!(book.asks[0].price.to_string(), "3.10");
    assert_eq!(book.asks[0].order_count, 7);
    let request = FullOrderBookRequest {
        inst_id,
        size: None,
    };
    let book = client(&server).get_full_order_book(request).await.unwrap();
    assert_eq!(book.asks[0].order_count, 7);
}

#[tokio::test]
async fn all_funding_rates_are_a_method_of_their_own() {
    let rate =
        r#"{"instId":"BTC-USDT-SWAP","fundingRate":"0.0000500000000000","nextFundingRate":""}"#;
    let server = Server::always(data(&format!("[{rate},{rate}]")));
    let rates = client(&server)
        .get_funding_rates(FundingRatesRequest {})
        .await
        .unwrap();
    assert_eq!(rates.len(), 2);
    assert_eq!(
        rates[0].funding_rate.as_ref().unwrap().to_string(),
        "0.0000500000000000"
    );
    assert_eq!(rates[0].next_funding_rate, None);
    assert_eq!(
        server.requests(),
        ["GET /api/v5/public/funding-rate?instId=ANY HTTP/1.1"]
    );
}

#[tokio::test]
async fn index_components_come_without_a_list() {
    let server = Server::always(data(
        r#"{"components":[{"symbol":"BTC/USDT","symPx":"68000","wgt":"0.25","cnvPx":"68001","exch":"X"}],
            "last":"68000.5","index":"BTC-USDT","ts":"1731000000123"}"#,
    ));
    let request = IndexComponentsRequest {
        index: "BTC-USDT".to_owned(),
    };
    let index = client(&server).get_index_components(request).await.unwrap();
    assert_eq!(index.price.as_ref().unwrap().to_string(), "68000.5");
    assert_eq!(
        index.components[0].wgt.as_ref().unwrap().to_string(),
        "0.25"
    );
}

#[tokio::test]
async fn a_candlestick_may_end_early_and_may_go_on() {
    let rows = r#"[["1731000000000","1","2","0.5","1.50","1"],["1731000060000","1","2","0.5","1.5"],
        ["1731000120000","1","2","0.5","1.5","0","later"]]"#;
    let server = Server::always(data(rows));
    let request = IndexCandlesticksRequest {
        inst_id: "BTC-USD".to_owned(),
        bar: Some(CandleBar::OneDayUtc),
        after: Some(1_731_000_180_000.into()),
        before: None,
        limit: Some(3),
    };
    let candles = client(&server)
        .get_index_candlesticks(request)
        .await
        .unwrap();
    let confirmed: Vec<_> = candles
        .iter()
        .map(|candle| candle.confirm.clone())
        .collect();
    assert_eq!(
        confirmed,
        [
            Some(CandleState::Complete),
            None,
            Some(CandleState::Incomplete)
        ]
    );
    assert_eq!(candles[0].close.to_string(), "1.50");
    let line = "GET /api/v5/market/index-candles?instId=BTC-USD&bar=1Dutc&after=1731000180000&limit=3 HTTP/1.1";
    assert_eq!(server.requests(), [line]);
}

#[tokio::test]
async fn every_instrument_has_its_own_budget_where_the_venue_says_so() {
    let server = Server::always(data(r#"[{"instType":"SWAP","instId":"A-USDT-SWAP"}]"#));
    let client = client(&server);
    for inst_id in ["A-USDT-SWAP", "B-USDT-SWAP"] {
        let request = FundingRateRequest {
            inst_id: inst_id.to_owned(),
        };
        let reply = client.get_funding_rate(request).await.unwrap();
        assert_eq!(reply.limits()[0].used, 1, "{inst_id}");
        assert_eq!(reply.limits()[0].limit, 10, "{inst_id}");
    }
}

#[tokio::test]
async fn an_instrument_may_lack_almost_everything() {
    let server = Server::always(data(
        r#"[{"instType":"NEW","instId":"A-B","instIdCode":null,"optType":"","lever":"","futureSettlement":false,
            "maxIcebergSz":"999999999999999.0000000000000000","state":"frozen","later":[{}]}]"#,
    ));
    let request = InstrumentsRequest {
        inst_type: InstrumentType::Spot,
        series_id: None,
        uly: None,
        inst_family: None,
        inst_id: None,
    };
    let instruments = client(&server).get_instruments(request).await.unwrap();
    let instrument = &instruments[0];
    assert_eq!(
        instrument.inst_type,
        Some(InstrumentType::Unknown("NEW".into()))
    );
    assert_eq!(
        instrument.state,
        Some(InstrumentState::Unknown("frozen".into()))
    );
    assert_eq!(instrument.opt_type, None);
    assert_eq!(instrument.lever, None);
    assert_eq!(
        instrument.max_iceberg_size.as_ref().unwrap().to_string(),
        "999999999999999.0000000000000000"
    );
    assert!(instrument.upc_chg.is_empty());
}
