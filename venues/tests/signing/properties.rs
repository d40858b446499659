//! What holds of every signature, whatever the key.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use venues::auth::{Algorithm, Credentials, Key, Secret, Signature, Signer};
use venues::kucoin::Kucoin;

/// Runs what needs no reactor.
fn wait<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(future)
}

fn signed(key: &Key, payload: &[u8]) -> Signature {
    wait(key.sign(payload.to_vec())).unwrap()
}

/// A fresh Ed25519 key, as PEM and for verifying.
fn ed25519() -> (String, Vec<u8>) {
    let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
    let pair = Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap();
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        STANDARD.encode(document.as_ref())
    );
    (pem, pair.public_key().as_ref().to_vec())
}

proptest! {
    #[test]
    fn another_payload_or_another_secret_is_another_signature(
        payload in prop::collection::vec(any::<u8>(), 1..300),
        secret in prop::collection::vec(any::<u8>(), 1..80),
        at in any::<prop::sample::Index>(),
        bit in 0u8..8,
    ) {
        for algorithm in [Algorithm::HmacSha256, Algorithm::HmacSha512] {
            let key = Key::hmac(algorithm, &secret);
            let signature = signed(&key, &payload);
            prop_assert_eq!(&signature, &signed(&key, &payload));
            let mut other = payload.clone();
            other[at.index(payload.len())] ^= 1 << bit;
            prop_assert_ne!(&signature, &signed(&key, &other));
            let mut other = secret.clone();
            other[at.index(secret.len())] ^= 1 << bit;
            prop_assert_ne!(&signature, &signed(&Key::hmac(algorithm, &other), &payload));
        }
    }

    #[test]
    fn hexadecimal_and_base64_say_the_same(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let signature = Signature { algorithm: Algorithm::Other, bytes: bytes.clone() };
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        prop_assert_eq!(signature.hex(), hex);
        prop_assert_eq!(STANDARD.decode(signature.base64()).unwrap(), bytes);
    }

    #[test]
    fn nonces_rise_whatever_the_clock_does(times in prop::collection::vec(any::<u32>(), 1..50)) {
        let credentials = Credentials::new("k".into(), Key::hmac(Algorithm::HmacSha256, b"s"), None);
        let nonces: Vec<u64> = times.into_iter().map(|time| credentials.nonce(time.into())).collect();
        prop_assert!(nonces.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

#[test]
fn a_private_key_signs_what_its_public_key_verifies() {
    let (pem, public) = ed25519();
    let key = Key::from_pem(&pem).unwrap();
    let signature = signed(&key, b"payload");
    assert_eq!(signature.algorithm, Algorithm::Ed25519);
    let public = UnparsedPublicKey::new(&ED25519, public);
    public.verify(b"payload", &signature.bytes).unwrap();
    public.verify(b"pAyload", &signature.bytes).unwrap_err();
}

#[test]
fn a_signer_takes_the_place_of_a_secret() {
    let signer = Signer::new(Algorithm::HmacSha256, |payload| {
        Box::pin(async move {
            tokio::task::yield_now().await;
            match payload.as_slice() {
                b"no" => Err("the device is locked".to_owned()),
                _ => Ok(payload.into_iter().rev().collect()),
            }
        })
    });
    let key = Key::from(signer);
    assert_eq!(signed(&key, b"abc").bytes, b"cba");
    let refused = wait(key.sign(b"no".to_vec())).unwrap_err();
    assert_eq!(refused, "the device is locked");
}

#[test]
fn a_passphrase_that_travels_signed_is_signed_once() {
    let count = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = count.clone();
    let signer = Signer::new(Algorithm::HmacSha256, move |payload| {
        counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Box::pin(async move { Ok(payload) })
    });
    let credentials = Credentials::new("k".into(), signer.into(), Some(Secret::from("words")));
    for _ in 0..3 {
        let identity = wait(credentials.identity::<Kucoin>()).unwrap();
        assert_eq!(identity.passphrase, STANDARD.encode("words"));
    }
    assert_eq!(count.load(std::sync::atomic::Ordering::Relaxed), 1);
    let printed = format!(
        "{credentials:?} {:?}",
        wait(credentials.identity::<Kucoin>())
    );
    assert!(!printed.contains("words"), "{printed}");
}
