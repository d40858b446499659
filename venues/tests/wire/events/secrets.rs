//! No event has a secret in it, whatever the venue says.

use venues::binance::PrivateConfig;
use venues::binance::spot::PrivateRestClient;
use venues::{kucoin, okx};

use super::Seen;
use crate::account::{SECRET, config, mine};
use crate::server::{Act, Server, reply};

/// A secret as it could appear in a text: as it is, in hexadecimal, base64, percent-encoded, UTF-16, and as a list of bytes.
fn spellings(secret: &str) -> Vec<String> {
    use base64::Engine;
    let bytes = secret.as_bytes();
    let wide: Vec<String> = secret.encode_utf16().map(|unit| unit.to_string()).collect();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let percent: String = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
    let base64 = base64::engine::general_purpose::STANDARD_NO_PAD.encode(bytes);
    let url: String = url::form_urlencoded::byte_serialize(bytes).collect();
    let zeros: String = secret.chars().flat_map(|letter| [letter, '\0']).collect();
    vec![
        secret.to_owned(),
        hex,
        base64[..base64.len() - 2].to_owned(),
        url,
        percent,
        zeros.escape_debug().to_string(),
        wide.join(", "),
    ]
}

#[tokio::test]
async fn no_event_tells_a_secret() {
    // The venue repeats what it was sent, in every place where it has words of its own.
    let server = Server::start(|count, request| {
        let said = serde_json::to_string(request).unwrap();
        let header = request.lines().nth(1).unwrap_or_default().to_owned();
        let headers = format!("x-said: {header}\r\n");
        let body = format!(r#"{{"code":-1,"msg":{said},"data":{said}}}"#);
        match count % 3 {
            0 => Act::Say(reply("400 Bad Request", &headers, body.as_bytes())),
            1 => Act::Say(reply("200 OK", &headers, body.as_bytes())),
            _ => Act::SayAndClose(Vec::new()),
        }
    });
    let seen = Seen::default();
    let (key, passphrase) = ("key+canary/1", "pass phrase=canary");
    let binance = PrivateRestClient::new(PrivateConfig {
        key: Some(key.into()),
        on_event: seen.hook(),
        ..config(&server)
    })
    .unwrap();
    let kucoin = kucoin::spot::PrivateRestClient::new(kucoin::PrivateConfig {
        key: Some(key.into()),
        secret: Some(SECRET.into()),
        passphrase: Some(passphrase.into()),
        base_url: Some(server.url()),
        on_event: seen.hook(),
        ..Default::default()
    })
    .unwrap();
    let okx = okx::spot::PrivateRestClient::new(okx::PrivateConfig {
        key: Some(key.into()),
        secret: Some(SECRET.into()),
        passphrase: Some(passphrase.into()),
        base_url: Some(server.url()),
        on_event: seen.hook(),
        ..Default::default()
    })
    .unwrap();
    for _ in 0..3 {
        binance.new_order(mine()).await.unwrap_err();
        let open = kucoin::spot::OpenOrdersRequest {
            symbol: "BTC-USDT".to_owned(),
        };
        kucoin.get_open_orders(open).await.unwrap_err();
        let orders = okx::spot::OrderListRequest::default();
        okx.get_order_list(orders).await.unwrap_err();
    }
    let events = seen.take();
    assert!(events.len() >= 18, "{}", events.len());
    let told = format!("{events:?} {events:#?}");
    for secret in [SECRET, key, passphrase] {
        for spelling in spellings(secret) {
            assert!(!told.contains(&spelling), "{spelling} in {told}");
        }
    }
    assert!(!told.contains("signature"), "{told}");
}
