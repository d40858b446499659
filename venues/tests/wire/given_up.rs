//! Calls that are given up, after each number of steps.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use venues::binance::spot::PrivateRestClient;
use venues::http::Verdict;

use crate::account::{PLACED, client, order};
use crate::server::{Act, Server, ok};

/// More steps than a call has: the last ones are not given up any more.
const STEPS: usize = 60;

/// What is used of the limit of orders in ten seconds.
fn counted(client: &PrivateRestClient) -> u64 {
    let limits = client.limits();
    let orders = limits.iter().filter(|limit| limit.name == "orders");
    orders.map(|limit| limit.used).min().unwrap()
}

#[tokio::test]
async fn an_order_given_up_at_any_step_is_counted_if_it_was_sent_and_its_outcome_is_kept() {
    let server = Server::always(ok(PLACED));
    let client = client(&server);
    let (mut finished, mut known) = (0, 0);
    for steps in 0..STEPS {
        let mut call = pin!(client.new_order(order()));
        for _ in 0..steps {
            let polled = poll_fn(|context| Poll::Ready(call.as_mut().poll(context))).await;
            if polled.is_ready() {
                finished += 1;
                break;
            }
            tokio::task::yield_now().await;
        }
    }
    // Those that were sent are still on their way.
    for _ in 0..10_000 {
        let outcomes = client.outcomes();
        assert!(
            outcomes
                .iter()
                .all(|outcome| outcome.verdict == Verdict::Executed)
        );
        known += outcomes.len();
        if (known + finished) as u64 == counted(&client) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let sent = server.requests().len();
    assert_eq!(known + finished, sent, "each that was sent has one outcome");
    assert_eq!(
        counted(&client),
        sent as u64,
        "what was not sent is not counted"
    );
    assert!(known > 0 && sent < STEPS);
    client
        .new_order(order())
        .await
        .expect("the client works on");
}

#[test]
fn an_order_whose_runtime_ends_before_its_reply_is_of_unknown_outcome() {
    let server = Server::start(|_, _| Act::SayAndStall(Vec::new()));
    let client = client(&server);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let call = tokio::spawn({
            let client = client.clone();
            async move { client.new_order(order()).await.map(drop) }
        });
        server.asked(1).await;
        call.abort();
        assert!(call.await.unwrap_err().is_cancelled());
    });
    assert!(client.outcomes().is_empty(), "it flies on");
    drop(runtime);
    let verdicts: Vec<Verdict> = client.outcomes().iter().map(|one| one.verdict).collect();
    assert_eq!(verdicts, [Verdict::Unknown]);
}
