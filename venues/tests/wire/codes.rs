//! A venue's own error for an order: whether it is told to be refused or not to be known, and the same error for a question.

use venues::http::{Failure, Kind};
use venues::{kucoin, okx};

use crate::lost::{kucoin_order, okx_order};
use crate::partly::{kucoin_client, okx_client};
use crate::server::{Server, reply};

/// Status and body of a reply, and what kind of failure it is for an order and for a question.
type Case = (&'static str, &'static str, Kind, Kind);

fn okx_says(code: &str) -> String {
    format!(r#"{{"code":"{code}","msg":"words","data":[]}}"#)
}

fn kucoin_says(code: &str) -> String {
    format!(r#"{{"code":"{code}","msg":"words"}}"#)
}

fn server(status: &str, body: &str) -> Server {
    Server::always(reply(status, "", body.as_bytes()))
}

async fn okx(server: &Server) -> (Failure, Failure) {
    let client = okx_client(server);
    let order = client.place_order(okx_order(Some("mine"))).await;
    let question = okx::spot::AccountBalanceRequest::default();
    let question = client.get_account_balance(question).await;
    let (order, question) = (order.unwrap_err(), question.unwrap_err());
    (order.as_ref().clone(), question.as_ref().clone())
}

async fn kucoin(server: &Server) -> (Failure, Failure) {
    let client = kucoin_client(server);
    let order = client.add_order(kucoin_order(Some("mine"))).await;
    let question = kucoin::spot::AccountInfoRequest {};
    let question = client.get_account_info(question).await;
    let (order, question) = (order.unwrap_err(), question.unwrap_err());
    (order.as_ref().clone(), question.as_ref().clone())
}

fn check((order, question): &(Failure, Failure), (status, code, of_order, of_question): Case) {
    assert_eq!(order.kind, of_order, "{status} {code}: {order}");
    assert_eq!(question.kind, of_question, "{status} {code}: {question}");
    assert_eq!(order.code.as_deref(), Some(code));
    let unknown = of_order == Kind::OrderOutcomeUnknown;
    assert_eq!(order.sent.is_some(), unknown, "what to ask for");
}

#[tokio::test]
async fn okx_says_whether_an_order_was_refused() {
    let cases: [Case; 10] = [
        (
            "503 Service Unavailable",
            "50001",
            Kind::OrderOutcomeUnknown,
            Kind::Maintenance,
        ),
        (
            "400 Bad Request",
            "50004",
            Kind::OrderOutcomeUnknown,
            Kind::ServerError,
        ),
        (
            "429 Too Many Requests",
            "50013",
            Kind::OrderOutcomeUnknown,
            Kind::Maintenance,
        ),
        (
            "500 Internal Server Error",
            "50026",
            Kind::OrderOutcomeUnknown,
            Kind::ServerError,
        ),
        (
            "200 OK",
            "51149",
            Kind::OrderOutcomeUnknown,
            Kind::ServerError,
        ),
        ("410 Gone", "50005", Kind::Maintenance, Kind::Maintenance),
        (
            "403 Forbidden",
            "50035",
            Kind::PermissionDenied,
            Kind::PermissionDenied,
        ),
        (
            "400 Bad Request",
            "51000",
            Kind::InvalidParameter,
            Kind::InvalidParameter,
        ),
        // A code of which nothing is known goes by its status.
        (
            "400 Bad Request",
            "59999",
            Kind::ExchangeError,
            Kind::ExchangeError,
        ),
        (
            "500 Internal Server Error",
            "59999",
            Kind::OrderOutcomeUnknown,
            Kind::ExchangeError,
        ),
    ];
    for case in cases {
        let server = server(case.0, &okx_says(case.1));
        check(&okx(&server).await, case);
    }
}

#[tokio::test]
async fn kucoin_says_whether_an_order_was_refused() {
    let cases: [Case; 7] = [
        (
            "200 OK",
            "500000",
            Kind::OrderOutcomeUnknown,
            Kind::ServerError,
        ),
        (
            "200 OK",
            "230005",
            Kind::OrderOutcomeUnknown,
            Kind::Maintenance,
        ),
        (
            "200 OK",
            "408000",
            Kind::OrderOutcomeUnknown,
            Kind::ServerError,
        ),
        (
            "200 OK",
            "200004",
            Kind::InsufficientBalance,
            Kind::InsufficientBalance,
        ),
        (
            "200 OK",
            "126044",
            Kind::DuplicateOrderId,
            Kind::DuplicateOrderId,
        ),
        ("200 OK", "999999", Kind::ExchangeError, Kind::ExchangeError),
        (
            "503 Service Unavailable",
            "999999",
            Kind::OrderOutcomeUnknown,
            Kind::ExchangeError,
        ),
    ];
    for case in cases {
        let server = server(case.0, &kucoin_says(case.1));
        check(&kucoin(&server).await, case);
    }
}
