//! Signed calls of KuCoin and OKX: what is sent is what the venue's documentation says, and what each answers to is told right.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use venues::auth::{Algorithm, Key};
use venues::http::Kind;
use venues::{kucoin, okx};

use crate::lost::{kucoin_order, okx_order_at};
use crate::server::{Act, Server, ok};

const SECRET: &str = "a-secret-that-nobody-may-see";

/// A server that answers with the same value, and all requests that it got, bodies included.
struct Recorder {
    server: Server,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    fn new(body: &str) -> Self {
        let (requests, answer) = (Arc::new(Mutex::new(Vec::new())), ok(body));
        let seen = requests.clone();
        let server = Server::start(move |_, request| {
            seen.lock().unwrap().push(request.to_owned());
            Act::Say(answer.clone())
        });
        Self { server, requests }
    }

    /// The only request.
    fn request(&self) -> Request {
        let requests = self.requests.lock().unwrap();
        let [request] = requests.as_slice() else {
            panic!("{} requests", requests.len());
        };
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        Request {
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn kucoin(&self) -> kucoin::spot::PrivateRestClient {
        kucoin::spot::PrivateRestClient::new(kucoin::PrivateConfig {
            key: Some("a-key".into()),
            secret: Some(SECRET.into()),
            passphrase: Some("a passphrase".into()),
            base_url: Some(self.server.url()),
            ..Default::default()
        })
        .unwrap()
    }

    fn okx(&self, environment: okx::Environment) -> okx::spot::PrivateRestClient {
        okx::spot::PrivateRestClient::new(okx::PrivateConfig {
            key: Some("a-key".into()),
            secret: Some(SECRET.into()),
            passphrase: Some("a passphrase".into()),
            environment: Some(environment),
            base_url: Some(self.server.url()),
            ..Default::default()
        })
        .unwrap()
    }
}

struct Request {
    head: String,
    body: String,
}

impl Request {
    fn line(&self) -> &str {
        self.head.lines().next().unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find_map(|(known, value)| (known == name).then_some(value))
    }

    fn json(&self) -> Value {
        assert_eq!(self.header("content-type"), Some("application/json"));
        serde_json::from_str(&self.body).unwrap()
    }

    /// The signature that belongs to the request, where the time stands in a header of this name.
    async fn signature(&self, time: &str) -> String {
        let time = self.header(time).unwrap();
        let (method, rest) = self.line().split_once(' ').unwrap();
        let (target, _) = rest.split_once(' ').unwrap();
        signed(&[time, method, target, &self.body].concat()).await
    }
}

async fn signed(text: &str) -> String {
    let key = Key::hmac(Algorithm::HmacSha256, SECRET.as_bytes());
    key.sign(text.as_bytes().to_vec()).await.unwrap().base64()
}

/// Takes an id that was made out of an order, and checks its form.
fn take_id(order: &mut Value, name: &str) -> String {
    let id = order.as_object_mut().unwrap().remove(name).unwrap();
    let id = id.as_str().unwrap().to_owned();
    assert!(id.len() <= 32 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    id
}

#[tokio::test]
async fn kucoins_order_is_sent_and_signed_as_documented() {
    let recorder = Recorder::new(r#"{"code":"200000","data":{"orderId":"1","clientOid":"2"}}"#);
    let placed = recorder
        .kucoin()
        .add_order(kucoin_order(None))
        .await
        .unwrap();
    assert_eq!(placed.order_id, "1");
    assert_eq!(placed.limits()[0].name, "spot");
    let request = recorder.request();
    assert_eq!(request.line(), "POST /api/v1/hf/orders HTTP/1.1");
    assert_eq!(request.header("kc-api-key"), Some("a-key"));
    assert_eq!(request.header("kc-api-key-version"), Some("2"));
    let passphrase = signed("a passphrase").await;
    assert_eq!(request.header("kc-api-passphrase"), Some(&*passphrase));
    let signature = request.signature("kc-api-timestamp").await;
    assert_eq!(request.header("kc-api-sign"), Some(&*signature));
    let time = request.header("kc-api-timestamp").unwrap();
    assert!(time.len() == 13 && time.bytes().all(|byte| byte.is_ascii_digit()));
    let mut order = request.json();
    take_id(&mut order, "clientOid");
    assert_eq!(
        order,
        json!({"side": "buy", "symbol": "BTC-USDT", "type": "limit", "price": "68000.10", "size": "0.00100",
            "timeInForce": "GTT", "postOnly": true, "cancelAfter": 60})
    );
}

#[tokio::test]
async fn kucoins_query_is_part_of_what_is_signed() {
    let recorder = Recorder::new(r#"{"code":"200000","data":{"orderId":"a b"}}"#);
    let request = kucoin::spot::CancelOrderByOrderIdRequest {
        order_id: "a b".to_owned(),
        symbol: "BTC-USDT&x=1".to_owned(),
    };
    let cancelled = recorder.kucoin().cancel_order_by_order_id(request).await;
    assert_eq!(cancelled.unwrap().order_id, "a b");
    let request = recorder.request();
    let line = "DELETE /api/v1/hf/orders/a%20b?symbol=BTC-USDT%26x%3D1 HTTP/1.1";
    assert_eq!(request.line(), line);
    assert_eq!(request.body, "");
    let signature = request.signature("kc-api-timestamp").await;
    assert_eq!(request.header("kc-api-sign"), Some(&*signature));
}

#[tokio::test]
async fn each_order_of_kucoins_batch_is_told_by_itself() {
    let body = r#"{"code":"200000","data":[{"orderId":"1","clientOid":"a","success":true},
        {"success":false,"failMsg":"too small"}]}"#;
    let recorder = Recorder::new(body);
    let request = kucoin::spot::BatchAddOrdersRequest {
        order_list: vec![kucoin_order(None), kucoin_order(None)],
    };
    let placed = recorder.kucoin().batch_add_orders(request).await.unwrap();
    assert!(placed[0].success && !placed[1].success);
    assert_eq!(placed[1].fail_msg.as_deref(), Some("too small"));
    let mut body = recorder.request().json();
    let ids = [0, 1].map(|order| take_id(&mut body["orderList"][order], "clientOid"));
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test]
async fn kucoin_has_nothing_to_tell_in_three_ways() {
    let recorder = Recorder::new(r#"{"code":"200000","data":null}"#);
    let client = recorder.kucoin();
    let request = kucoin::spot::OpenOrdersRequest {
        symbol: "BTC-USDT".to_owned(),
    };
    assert!(client.get_open_orders(request).await.unwrap().is_empty());
    let protection = client.get_dcp(kucoin::spot::DcpRequest {}).await.unwrap();
    assert_eq!(protection.timeout, None);
    let request = kucoin::spot::OrderByClientOidRequest {
        client_oid: "mine".to_owned(),
        symbol: "BTC-USDT".to_owned(),
    };
    let error = client.get_order_by_client_oid(request).await.unwrap_err();
    assert_eq!(error.as_ref().kind, Kind::OrderNotFound);
}

#[tokio::test]
async fn okxs_order_is_sent_and_signed_as_documented() {
    let recorder = Recorder::new(
        r#"{"code":"0","msg":"","data":[{"ordId":"1","clOrdId":"2","tag":"","sCode":"0","sMsg":""}]}"#,
    );
    let client = recorder.okx(okx::Environment::Demo);
    let placed = client.place_order(okx_order_at("68000.10")).await.unwrap();
    assert_eq!(placed.ord_id.as_deref(), Some("1"));
    let request = recorder.request();
    assert_eq!(request.line(), "POST /api/v5/trade/order HTTP/1.1");
    assert_eq!(request.header("ok-access-key"), Some("a-key"));
    assert_eq!(request.header("ok-access-passphrase"), Some("a passphrase"));
    assert_eq!(request.header("x-simulated-trading"), Some("1"));
    let signature = request.signature("ok-access-timestamp").await;
    assert_eq!(request.header("ok-access-sign"), Some(&*signature));
    let time = request.header("ok-access-timestamp").unwrap();
    assert!(time.len() == 24 && time.ends_with('Z'), "{time}");
    let mut order = request.json();
    take_id(&mut order, "clOrdId");
    assert_eq!(
        order,
        json!({"instId": "BTC-USDT", "tdMode": "cash", "side": "sell", "ordType": "limit", "sz": "0.00100",
            "px": "68000.10", "reduceOnly": false})
    );
}

#[tokio::test]
async fn okxs_query_is_part_of_what_is_signed() {
    let recorder =
        Recorder::new(r#"{"code":"0","msg":"","data":[{"details":[],"totalEq":"1.10"}]}"#);
    let request = okx::spot::AccountBalanceRequest {
        ccy: Some("BTC,ETH".to_owned()),
    };
    let client = recorder.okx(okx::Environment::Production);
    let balance = client.get_account_balance(request).await.unwrap();
    assert_eq!(balance.total_eq.as_ref().unwrap().to_string(), "1.10");
    let request = recorder.request();
    let line = "GET /api/v5/account/balance?ccy=BTC%2CETH HTTP/1.1";
    assert_eq!(request.line(), line);
    assert_eq!(request.header("x-simulated-trading"), None);
    let signature = request.signature("ok-access-timestamp").await;
    assert_eq!(request.header("ok-access-sign"), Some(&*signature));
}

#[tokio::test]
async fn each_order_of_okxs_batch_is_told_by_itself() {
    for (code, first) in [("2", "0"), ("1", "51121")] {
        let recorder = Recorder::new(&format!(
            r#"{{"code":"{code}","msg":"","data":[{{"ordId":"1","sCode":"{first}","sMsg":""}},
                {{"ordId":"","sCode":"51008","sMsg":"not enough"}}]}}"#
        ));
        let request = okx::spot::PlaceMultipleOrdersRequest {
            orders: vec![okx_order_at("1"), okx_order_at("2")],
        };
        let client = recorder.okx(okx::Environment::Production);
        let placed = client.place_multiple_orders(request).await.unwrap();
        assert_eq!(placed[0].s_code.as_deref(), Some(first));
        assert_eq!(placed[1].ord_id, None);
        assert_eq!(placed[1].s_msg.as_deref(), Some("not enough"));
        let request = recorder.request();
        assert_eq!(request.line(), "POST /api/v5/trade/batch-orders HTTP/1.1");
        let mut orders = request.json();
        let ids = [0, 1].map(|order| take_id(&mut orders[order], "clOrdId"));
        assert_ne!(ids[0], ids[1]);
        assert_eq!(orders[1]["px"], "2");
    }
}

#[tokio::test]
async fn why_okx_refused_an_order_stands_in_the_order() {
    let recorder = Recorder::new(
        r#"{"code":"1","msg":"","data":[{"ordId":"","clOrdId":"","sCode":"51008","sMsg":"not enough"}]}"#,
    );
    let client = recorder.okx(okx::Environment::Production);
    let error = client.place_order(okx_order_at("1")).await.unwrap_err();
    let failure = error.as_ref();
    assert_eq!(failure.kind, Kind::InsufficientBalance);
    assert_eq!(failure.code.as_deref(), Some("51008"));
    assert_eq!(failure.message, "not enough");
}
