//! Verified vectors of the venues that are built.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::Deserialize;
use venues::auth::{Algorithm, Identity, Key, Outgoing, Secret, Sign, Signature, Stamp};
use venues::binance::Binance;
use venues::http::Method;
use venues::kucoin::Kucoin;
use venues::okx::Okx;

#[derive(Deserialize)]
struct File {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    venue: String,
    secret: Option<String>,
    inputs: Inputs,
    string_to_sign: Option<String>,
    output_encoding: Option<String>,
    expected_signature: serde_json::Value,
    verified: bool,
}

#[derive(Deserialize)]
struct Inputs {
    pem_password: Option<String>,
}

fn vectors() -> Option<Vec<Vector>> {
    let folder = match std::env::var_os("CCRXT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    };
    let text = std::fs::read_to_string(folder.join("signing-vectors.json")).ok()?;
    let file: File = serde_json::from_str(&text).expect("the vectors");
    let built = ["binance", "kucoin", "okx"];
    let vectors = file.vectors.into_iter();
    let ours = vectors.filter(|vector| vector.verified && built.contains(&vector.venue.as_str()));
    Some(ours.collect())
}

/// The key of a vector; `None` where it is encrypted and nothing here can decrypt it.
fn key(vector: &Vector) -> Option<Key> {
    let secret = vector
        .secret
        .as_deref()
        .expect("a verified vector's secret");
    let text = match &vector.inputs.pem_password {
        Some(password) => {
            let refused = Key::from_pem(secret).unwrap_err();
            assert!(refused.contains("openssl pkey"), "{refused}");
            decrypted(secret, password)?
        }
        None => secret.to_owned(),
    };
    Some(Key::parse(&Secret::from(text), Algorithm::HmacSha256).unwrap())
}

fn decrypted(pem: &str, password: &str) -> Option<String> {
    let mut openssl = Command::new("openssl")
        .args(["pkey", "-passin", &format!("pass:{password}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    openssl.stdin.take()?.write_all(pem.as_bytes()).ok()?;
    let output = openssl.wait_with_output().ok()?;
    assert!(output.status.success(), "openssl decrypts the key");
    String::from_utf8(output.stdout).ok()
}

fn encoded(signature: &Signature, vector: &Vector) -> String {
    match vector.output_encoding.as_deref() {
        Some("hex") => signature.hex(),
        _ => signature.base64(),
    }
}

#[tokio::test]
async fn every_verified_signature_is_made() {
    let Some(vectors) = vectors() else {
        println!("skipped: there are no vectors (set CCRXT_SHARED to the folder that holds them)");
        return;
    };
    assert!(vectors.len() >= 21, "{} vectors", vectors.len());
    for vector in &vectors {
        let Some(key) = key(vector) else {
            println!("skipped {}: no openssl to decrypt its key", vector.id);
            continue;
        };
        let payload = vector.string_to_sign.as_deref().unwrap();
        let signature = key.sign(payload.as_bytes().to_vec()).await.unwrap();
        let expected = vector.expected_signature.as_str().unwrap();
        assert_eq!(encoded(&signature, vector), expected, "{}", vector.id);
    }
}

/// A request as a venue drafts it, and its vector.
struct Drafted {
    id: &'static str,
    method: Method,
    target: &'static str,
    body: &'static str,
    milliseconds: u64,
    recv_window: Option<u64>,
}

const BINANCE: Drafted = Drafted {
    id: "binance-rest-hmac-ascii",
    method: Method::Post,
    target: "/api/v3/order?symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1",
    body: "",
    milliseconds: 1_499_827_319_559,
    recv_window: Some(5_000),
};

const DRAFTED: &[Drafted] = &[
    BINANCE,
    Drafted {
        id: "binance-rest-hmac-non-ascii",
        target: "/api/v3/order?symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1",
        ..BINANCE
    },
    Drafted {
        id: "binance-rest-hmac-timestamp-only",
        target: "/api/v3/account",
        milliseconds: 1_578_963_600_000,
        recv_window: None,
        ..BINANCE
    },
    Drafted {
        id: "okx-rest-get",
        method: Method::Get,
        target: "/api/v5/account/balance",
        body: "",
        milliseconds: 1_607_418_537_715,
        recv_window: None,
    },
    Drafted {
        id: "okx-rest-get-query",
        method: Method::Get,
        target: "/api/v5/account/balance?ccy=BTC",
        body: "",
        milliseconds: 1_607_418_537_715,
        recv_window: None,
    },
    Drafted {
        id: "okx-oracle-post",
        method: Method::Post,
        target: "/api/v5/trade/order",
        body: r#"{"instId":"BTC-USDT","tdMode":"cash","side":"buy","ordType":"limit","px":"100","sz":"1"}"#,
        milliseconds: 1_700_000_000_000,
        recv_window: None,
    },
    Drafted {
        id: "kucoin-rest-post",
        method: Method::Post,
        target: "/api/v1/deposit-addresses",
        body: r#"{"currency":"BTC"}"#,
        milliseconds: 1_547_015_186_532,
        recv_window: None,
    },
    Drafted {
        id: "kucoin-oracle-get-query",
        method: Method::Get,
        target: "/api/v1/accounts?currency=USDT",
        body: "",
        milliseconds: 1_700_000_000_000,
        recv_window: None,
    },
];

#[tokio::test]
async fn each_venue_signs_what_the_vectors_do_and_puts_it_in_its_place() {
    let Some(vectors) = vectors() else {
        println!("skipped: there are no vectors (set CCRXT_SHARED to the folder that holds them)");
        return;
    };
    for drafted in DRAFTED {
        let vector = vectors.iter().find(|vector| vector.id == drafted.id);
        let vector = vector.unwrap_or_else(|| panic!("no vector {}", drafted.id));
        match vector.venue.as_str() {
            "binance" => check::<Binance>(drafted, vector).await,
            "kucoin" => check::<Kucoin>(drafted, vector).await,
            _ => check::<Okx>(drafted, vector).await,
        }
    }
}

async fn check<S: Sign>(drafted: &Drafted, vector: &Vector) {
    let (target, body) = (drafted.target.to_owned(), drafted.body.to_owned());
    let mut request = Outgoing::new(drafted.method, "host", target, body);
    let stamp = Stamp {
        time: Duration::from_millis(drafted.milliseconds),
        nonce: 1,
        recv_window: drafted.recv_window.map(Duration::from_millis),
    };
    let identity = Identity {
        key: "the-key",
        passphrase: "the-passphrase",
    };
    let payload = S::draft(&mut request, &identity, &stamp);
    let expected = vector.string_to_sign.as_deref().unwrap();
    assert_eq!(String::from_utf8(payload.clone()).unwrap(), expected);
    let signature = key(vector).unwrap().sign(payload).await.unwrap();
    S::seal(&mut request, &signature);

    let expected = vector.expected_signature.as_str().unwrap();
    let headers = &request.headers;
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap());
    match vector.venue.as_str() {
        "binance" => {
            assert!(
                request
                    .target()
                    .ends_with(&format!("&signature={expected}"))
            );
            assert_eq!(header("x-mbx-apikey"), Some("the-key"));
        }
        "kucoin" => {
            assert_eq!(header("kc-api-sign"), Some(expected));
            assert_eq!(header("kc-api-passphrase"), Some("the-passphrase"));
            assert_eq!(header("kc-api-key-version"), Some("2"));
            assert_eq!(request.target(), drafted.target);
        }
        _ => {
            assert_eq!(header("ok-access-sign"), Some(expected));
            assert_eq!(header("ok-access-passphrase"), Some("the-passphrase"));
            assert_eq!(request.target(), drafted.target);
        }
    }
    assert_eq!(request.body, drafted.body);
}
