//! An account of Binance at the local server: its client, an order to place, and what stands in a request.

use venues::binance::PrivateConfig;
use venues::binance::spot::*;
use venues::http::Failure;

use crate::server::Server;

pub const SECRET: &str = "a-secret-that-nobody-may-see";
pub const PLACED: &str = r#"{"symbol":"BTCUSDT","orderId":28,"orderListId":-1,"clientOrderId":"mine","transactTime":1507725176595}"#;

pub fn config(server: &Server) -> PrivateConfig {
    PrivateConfig {
        key: Some("a-key".into()),
        secret: Some(SECRET.into()),
        base_url: Some(server.url()),
        ..PrivateConfig::default()
    }
}

pub fn client(server: &Server) -> PrivateRestClient {
    PrivateRestClient::new(config(server)).unwrap()
}

pub fn order() -> NewOrderRequest {
    NewOrderRequest {
        symbol: "BTCUSDT".to_owned(),
        side: Side::Buy,
        r#type: OrderType::Market,
        time_in_force: None,
        quantity: Some("0.10".parse().unwrap()),
        quote_order_qty: None,
        price: None,
        new_client_order_id: None,
        strategy_id: None,
        strategy_type: None,
        stop_price: None,
        trailing_delta: None,
        iceberg_qty: None,
        new_order_resp_type: None,
        self_trade_prevention_mode: None,
        peg_price_type: None,
        peg_offset_value: None,
        peg_offset_type: None,
    }
}

pub fn mine() -> NewOrderRequest {
    NewOrderRequest {
        new_client_order_id: Some("mine".to_owned()),
        ..order()
    }
}

pub async fn failure(client: &PrivateRestClient) -> Failure {
    client.new_order(mine()).await.unwrap_err().as_ref().clone()
}

/// The query of a request's first line.
pub fn query(line: &str) -> &str {
    line.split(' ').nth(1).unwrap().split_once('?').unwrap().1
}

pub fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find_map(|(known, value)| (known == name).then_some(value))
}
