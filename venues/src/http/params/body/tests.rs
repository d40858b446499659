//! Bodies of requests: what stands in them, and which ids are made on the way.

use serde::Serialize;

use crate::http::params::{Prepared, Refused};
use crate::http::{Endpoint, Method};
use crate::limits::Charge;
use crate::okx::Okx;
use crate::types::{Decimal, Json};

#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Order {
    inst_id: String,
    sz: Decimal,
    limit: Option<u32>,
    cl_ord_id: Option<String>,
    attached: Option<Vec<Leg>>,
    reduce_only: Option<bool>,
}

#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Leg {
    note: Option<String>,
    px: Option<Decimal>,
    algo_cl_ord_id: Option<String>,
}

impl Endpoint for Order {
    type Response = Json;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v5/{limit}/order";
    const COST: &'static [Charge] = &[];
    const CLIENT_IDS: &'static [&'static str] = &["clOrdId"];
}

#[derive(Serialize)]
#[serde(transparent)]
struct Orders(Vec<Order>);

impl Endpoint for Orders {
    type Response = Json;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v5/orders";
    const COST: &'static [Charge] = &[];
    const CLIENT_IDS: &'static [&'static str] = &["clOrdId"];
}

fn order() -> Order {
    Order {
        inst_id: "BTC-USDT".to_owned(),
        sz: "1.10".parse().unwrap(),
        limit: Some(5),
        ..Order::default()
    }
}

fn prepared(request: &impl Endpoint) -> Prepared {
    Prepared::new::<Okx, _>(request).unwrap()
}

fn ids(prepared: &Prepared) -> Vec<String> {
    let sent = prepared
        .marks
        .sent(Method::Post, "", Default::default(), Default::default());
    let orders = sent.orders.iter();
    let ids = orders.filter_map(|order| order.client_order_id.as_ref());
    ids.map(|id| id.to_string()).collect()
}

#[test]
fn a_body_holds_what_has_a_value_and_not_what_the_path_takes() {
    let legs = vec![Leg {
        px: Some("-0".parse().unwrap()),
        note: Some("a\"\n".to_owned()),
        ..Leg::default()
    }];
    let request = Order {
        cl_ord_id: Some("mine".to_owned()),
        attached: Some(legs),
        reduce_only: Some(false),
        ..order()
    };
    let prepared = prepared(&request);
    assert_eq!(prepared.target, "/v5/5/order");
    assert_eq!(
        prepared.body,
        r#"{"instId":"BTC-USDT","sz":"1.10","clOrdId":"mine","attached":[{"note":"a\"\n","px":"-0"}],"reduceOnly":false}"#
    );
    assert_eq!(ids(&prepared), ["mine"]);
}

#[test]
fn an_id_that_is_missing_is_made_for_each_order() {
    let one = prepared(&order());
    let [id] = &ids(&one)[..] else {
        panic!("one id")
    };
    assert_eq!(
        one.body,
        format!(r#"{{"instId":"BTC-USDT","sz":"1.10","clOrdId":"{id}"}}"#)
    );
    let several = prepared(&Orders(vec![order(), order()]));
    let [first, second] = &ids(&several)[..] else {
        panic!("two ids")
    };
    assert_ne!(first, second);
    assert!(
        several
            .body
            .starts_with(r#"[{"instId":"BTC-USDT","sz":"1.10","limit":5,"clOrdId":""#)
    );
    assert!(
        several
            .body
            .ends_with(&format!(r#""clOrdId":"{second}"}}]"#))
    );
}

#[test]
fn a_list_without_items_is_refused() {
    let Err(Refused(why)) = Prepared::new::<Okx, _>(&Orders(Vec::new())) else {
        panic!("it is empty");
    };
    assert!(why.contains("empty"), "{why}");
}
