//! The seam carries schemes of other kinds: digests within what is signed, secrets in base64, nonces, signatures in a body.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{SHA256, SHA512, digest};
use venues::auth::{Algorithm, Identity, Key, Outgoing, Secret, Sign, Signature, Stamp};
use venues::http::Method;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// HMAC-SHA512 in hexadecimal over lines that hold a digest of the body (as Gate signs).
struct Lines;

impl Sign for Lines {
    fn key(secret: &Secret) -> Result<Key, String> {
        Key::parse(secret, Algorithm::HmacSha512)
    }

    fn draft(request: &mut Outgoing<'_>, identity: &Identity<'_>, stamp: &Stamp) -> Vec<u8> {
        let time = stamp.time.as_secs().to_string();
        request.header("key", identity.key);
        request.header("timestamp", &time);
        let body = hex(digest(&SHA512, request.body.as_bytes()).as_ref());
        let method = request.method.as_str();
        [method, request.path(), request.query(), &body, &time]
            .join("\n")
            .into_bytes()
    }

    fn seal(request: &mut Outgoing<'_>, signature: &Signature) {
        request.header("sign", &signature.hex());
    }
}

/// HMAC-SHA512 by a secret in base64 over the path and a digest of nonce and body, which holds the nonce (as Kraken signs).
struct Nonce;

impl Sign for Nonce {
    fn key(secret: &Secret) -> Result<Key, String> {
        let secret = STANDARD.decode(secret.reveal());
        let secret = secret.map_err(|_| "is not base64".to_owned())?;
        Ok(Key::hmac(Algorithm::HmacSha512, &secret))
    }

    fn draft(request: &mut Outgoing<'_>, identity: &Identity<'_>, stamp: &Stamp) -> Vec<u8> {
        request.header("api-key", identity.key);
        let nonce = stamp.nonce.to_string();
        request.body = format!("nonce={nonce}&{}", request.body);
        let inner = digest(&SHA256, [nonce.as_str(), &request.body].concat().as_bytes());
        [request.path().as_bytes(), inner.as_ref()].concat()
    }

    fn seal(request: &mut Outgoing<'_>, signature: &Signature) {
        request.header("api-sign", &signature.base64());
    }
}

/// The signature within the JSON body (as Crypto.com has it), and the host in what is signed (as HTX has it).
struct InBody;

impl Sign for InBody {
    fn draft(request: &mut Outgoing<'_>, identity: &Identity<'_>, stamp: &Stamp) -> Vec<u8> {
        let head = format!(
            "{{\"api_key\":\"{}\",\"nonce\":{},",
            identity.key, stamp.nonce
        );
        request.body = request.body.replacen('{', &head, 1);
        [request.host, "\n", &request.body].concat().into_bytes()
    }

    fn seal(request: &mut Outgoing<'_>, signature: &Signature) {
        request.body.pop();
        request
            .body
            .push_str(&format!(",\"sig\":\"{}\"}}", signature.hex()));
    }
}

async fn sealed<'a, S: Sign>(
    mut request: Outgoing<'a>,
    secret: &str,
    stamp: Stamp,
) -> Outgoing<'a> {
    let identity = Identity {
        key: "k",
        passphrase: "",
    };
    let payload = S::draft(&mut request, &identity, &stamp);
    let key = S::key(&secret.into()).unwrap();
    S::seal(&mut request, &key.sign(payload).await.unwrap());
    request
}

fn stamp(seconds: u64, nonce: u64) -> Stamp {
    Stamp {
        time: Duration::from_secs(seconds),
        nonce,
        recv_window: None,
    }
}

#[tokio::test]
async fn a_digest_of_the_body_may_be_signed() {
    let target = "/api/v4/futures/orders?contract=BTC_USD&status=finished&limit=50";
    let request = Outgoing::new(Method::Get, "host", target.to_owned(), String::new());
    let request = sealed::<Lines>(request, "secret", stamp(1_541_993_715, 0)).await;
    let expected = "55f84ea195d6fe57ce62464daaa7c3c02fa9d1dde954e4c898289c9a2407a3d6fb3faf24deff16790d726b66ac9f74526668b13bd01029199cc4fcc522418b8a";
    assert_eq!(request.headers["sign"], expected);
    assert_eq!(request.target(), target);
}

#[tokio::test]
async fn a_nonce_may_stand_in_the_body() {
    let secret =
        "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
    let body = "ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25";
    let target = "/0/private/AddOrder".to_owned();
    let request = Outgoing::new(Method::Post, "host", target, body.to_owned());
    let request = sealed::<Nonce>(request, secret, stamp(0, 1_616_492_376_594)).await;
    let expected =
        "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==";
    assert_eq!(request.headers["api-sign"], expected);
    assert!(Nonce::key(&"not base64!".into()).is_err());
}

#[tokio::test]
async fn a_signature_may_stand_in_the_body() {
    let body = r#"{"method":"private/x"}"#.to_owned();
    let request = Outgoing::new(Method::Post, "host", "/v1".to_owned(), body);
    let request = sealed::<InBody>(request, "s", stamp(0, 7)).await;
    let signed = r#"{"api_key":"k","nonce":7,"method":"private/x"}"#;
    let key = Key::hmac(Algorithm::HmacSha256, b"s");
    let expected = key
        .sign(format!("host\n{signed}").into_bytes())
        .await
        .unwrap();
    let expected = signed.replace("x\"}", &format!("x\",\"sig\":\"{}\"}}", expected.hex()));
    assert_eq!(request.body, expected);
}
