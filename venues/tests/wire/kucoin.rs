//! KuCoin's own rules of a reply: its envelope, its codes, its headers, its paths.

use std::time::Duration;

use venues::http::{Failure, Kind};
use venues::kucoin::spot::*;

use crate::server::{Server, ok, reply};

const TICKER: &str = r#"{"code":"200000","data":{"time":1731000000123,"sequence":"1234567890",
    "price":"68000.10","size":"0.00100000","bestBid":"68000","bestBidSize":"","bestAsk":null}}"#;

fn client(server: &Server) -> PublicRestClient {
    PublicRestClient::new(server.config()).unwrap()
}

fn ticker(symbol: &str) -> TickerRequest {
    TickerRequest {
        symbol: symbol.to_owned(),
    }
}

/// What a call becomes when the venue answers with this.
async fn failure(answer: Vec<u8>) -> Failure {
    let server = Server::always(answer);
    let error = client(&server).get_ticker(ticker("BTC-USDT")).await;
    error.unwrap_err().as_ref().clone()
}

#[tokio::test]
async fn a_value_is_taken_out_of_its_envelope() {
    let server = Server::always(ok(TICKER));
    let ticker = client(&server)
        .get_ticker(ticker("BTC-USDT"))
        .await
        .unwrap();
    assert_eq!(ticker.price.as_ref().unwrap().to_string(), "68000.10");
    assert_eq!(ticker.time.unwrap().0, 1_731_000_000_123);
    assert_eq!(ticker.best_bid_size, None);
    assert_eq!(ticker.best_ask, None);
    assert_eq!(ticker.best_ask_size, None);
    let expected = "GET /api/v1/market/orderbook/level1?symbol=BTC-USDT HTTP/1.1";
    assert_eq!(server.requests(), [expected]);
}

#[tokio::test]
async fn an_error_inside_a_good_status_is_an_error() {
    let failure = failure(ok(r#"{"code":"900001","msg":"no such symbol"}"#)).await;
    assert_eq!(failure.kind, Kind::InvalidSymbol);
    assert_eq!(failure.code.as_deref(), Some("900001"));
    assert_eq!(failure.message, "no such symbol");
    assert_eq!(failure.status, Some(200));
}

#[tokio::test]
async fn the_words_may_come_first_and_data_may_be_anything() {
    let body = r#"{"msg":"wrong type","data":["not","a","ticker"],"code":"400100"}"#;
    let failure = failure(reply("400 Bad Request", "", body.as_bytes())).await;
    assert_eq!(failure.kind, Kind::InvalidParameter);
    assert_eq!(failure.message, "wrong type");
}

#[tokio::test]
async fn success_without_data_is_an_unknown_symbol() {
    let failure = failure(ok(r#"{"code":"200000","data":null}"#)).await;
    assert_eq!(failure.kind, Kind::InvalidSymbol);
    assert!(failure.message.contains("no data"), "{}", failure.message);
}

#[tokio::test]
async fn codes_are_told_apart() {
    for (code, kind) in [
        ("400002", Kind::TimestampError),
        ("400005", Kind::AuthenticationError),
        ("400006", Kind::PermissionDenied),
        ("400600", Kind::InvalidSymbol),
        ("429000", Kind::RateLimited),
        ("500000", Kind::ServerError),
        ("123456", Kind::ExchangeError),
    ] {
        let body = format!(r#"{{"code":"{code}","msg":"words"}}"#);
        assert_eq!(failure(ok(&body)).await.kind, kind, "{code}");
    }
}

#[tokio::test]
async fn a_page_instead_of_an_envelope_goes_by_the_status() {
    let page = b"<html>maintenance</html>";
    assert_eq!(
        failure(reply("200 OK", "", page)).await.kind,
        Kind::DecodeError
    );
    assert_eq!(
        failure(reply("429 Too Many Requests", "", page)).await.kind,
        Kind::RateLimited
    );
    assert_eq!(
        failure(reply("503 Service Unavailable", "", page))
            .await
            .kind,
        Kind::ServerError
    );
}

#[tokio::test]
async fn headers_correct_what_is_counted() {
    let headers =
        "gw-ratelimit-limit: 2000\r\ngw-ratelimit-remaining: 1900\r\ngw-ratelimit-reset: 12000\r\n";
    let server = Server::always(reply("200 OK", headers, TICKER.as_bytes()));
    let reply = client(&server)
        .get_ticker(ticker("BTC-USDT"))
        .await
        .unwrap();
    assert_eq!(reply.limits()[0].used, 100);
    assert_eq!(reply.limits()[0].limit, 2_000);
}

#[tokio::test]
async fn a_refusal_for_a_limit_says_when_to_come_again() {
    let headers =
        "gw-ratelimit-limit: 2000\r\ngw-ratelimit-remaining: 0\r\ngw-ratelimit-reset: 12500\r\n";
    let body = br#"{"code":"429000","msg":"too many requests"}"#;
    let failure = failure(reply("429 Too Many Requests", headers, body)).await;
    assert_eq!(failure.kind, Kind::RateLimited);
    assert_eq!(failure.retry_after, Some(Duration::from_millis(12_500)));
}

#[tokio::test]
async fn a_size_chooses_the_path() {
    let body = r#"{"code":"200000","data":{"time":1,"sequence":"2",
        "bids":[["3.0","4"],["2.9","5.50"]],"asks":[]}}"#;
    let server = Server::always(ok(body));
    for size in [20, 100] {
        let request = PartOrderBookRequest {
            symbol: "A&B".to_owned(),
            size,
        };
        let book = client(&server).get_part_order_book(request).await.unwrap();
        assert_eq!(book.bids[1].size.to_string(), "5.50");
        assert!(book.asks.is_empty());
    }
    let lines = server.requests();
    assert_eq!(
        lines[0],
        "GET /api/v1/market/orderbook/level2_20?symbol=A%26B HTTP/1.1"
    );
    assert_eq!(
        lines[1],
        "GET /api/v1/market/orderbook/level2_100?symbol=A%26B HTTP/1.1"
    );
}

#[tokio::test]
async fn a_symbol_cannot_leave_its_segment() {
    let server = Server::always(ok(r#"{"code":"900001","msg":"no such symbol"}"#));
    let request = SymbolRequest {
        symbol: "../a?b/c".to_owned(),
    };
    client(&server).get_symbol(request).await.unwrap_err();
    assert_eq!(
        server.requests(),
        ["GET /api/v2/symbols/..%2Fa%3Fb%2Fc HTTP/1.1"]
    );
}

#[tokio::test]
async fn bare_values_lists_and_maps_are_typed() {
    let server = Server::start(|_, head| {
        let data = match head.split_whitespace().nth(1).unwrap() {
            "/api/v1/my-ip" => r#""192.0.2.7""#,
            "/api/v1/markets" => r#"["USDS","BTC"]"#,
            "/api/v1/prices?base=EUR&currencies=BTC%2CETH" => r#"{"BTC":"1.50","ETH":"0.25"}"#,
            other => panic!("{other} was not expected"),
        };
        crate::server::Act::Say(ok(&format!(r#"{{"code":"200000","data":{data}}}"#)))
    });
    let client = client(&server);
    let address = client
        .get_client_ip_address(ClientIpAddressRequest {})
        .await;
    assert_eq!(address.unwrap().ip, "192.0.2.7");
    let markets = client.get_market_list(MarketListRequest {}).await;
    assert_eq!(**markets.unwrap(), ["USDS", "BTC"]);
    let request = FiatPriceRequest {
        base: Some("EUR".to_owned()),
        currencies: Some(vec!["BTC".to_owned(), "ETH".to_owned()]),
    };
    let prices = client.get_fiat_price(request).await.unwrap();
    assert_eq!(prices.get("BTC").unwrap().to_string(), "1.50");
    assert_eq!(prices.len(), 2);
}

#[tokio::test]
async fn a_kline_is_read_by_position_and_an_unknown_side_is_kept() {
    let body =
        r#"{"code":"200000","data":[["1731000000","1","2","3","0.5","10.0","20.00","later"]]}"#;
    let server = Server::always(ok(body));
    let request = KlinesRequest {
        symbol: "BTC-USDT".to_owned(),
        r#type: KlineType::OneMinute,
        start_at: Some(1_731_000_000.into()),
        end_at: None,
    };
    let klines = client(&server).get_klines(request).await.unwrap();
    assert_eq!(klines[0].high.to_string(), "3");
    assert_eq!(klines[0].turnover.to_string(), "20.00");
    let line = "GET /api/v1/market/candles?symbol=BTC-USDT&type=1min&startAt=1731000000 HTTP/1.1";
    assert_eq!(server.requests(), [line]);

    let body = r#"{"code":"200000","data":[{"sequence":"1","price":"2","size":"3","side":"both",
        "time":1731000000000000001,"new":{"field":[1]}}]}"#;
    let server = Server::always(ok(body));
    let request = TradeHistoryRequest {
        symbol: "BTC-USDT".to_owned(),
    };
    let trades = client(&server).get_trade_history(request).await.unwrap();
    assert_eq!(trades[0].side, Side::Unknown("both".into()));
    assert_eq!(trades[0].time.0, 1_731_000_000_000_000_001);
}
