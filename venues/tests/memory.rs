//! Whether a secret stays in memory after its client is gone: this process looks through its own.
//!
//! A passphrase travels as it is, in buffers of the HTTP library, and is not looked for; nor is what a Python program keeps.

#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::os::unix::fs::FileExt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::Ed25519KeyPair;
use venues::auth::Secret;
use venues::binance::PrivateConfig;
use venues::binance::spot::{DeleteOpenOrdersRequest, PrivateRestClient};

/// What a text is kept as, so that looking for it puts it nowhere.
const MASK: u8 = 0x5a;

/// Where secret bytes stand in an Ed25519 key as PEM.
const PLACE: usize = 52;
const PAGE: usize = 4096;
static NOTHING: [u8; 2 * PAGE] = [0; 2 * PAGE];

/// A secret text that stands in memory under a mask alone.
struct Masked(Vec<u8>);

impl Masked {
    /// Takes a text away, and overwrites where it was.
    fn take(mut text: Vec<u8>) -> Self {
        let masked = text.iter().map(|byte| byte ^ MASK).collect();
        text.fill(0);
        std::hint::black_box(&text);
        Self(masked)
    }

    /// The text itself, in no more memory than it needs.
    fn reveal(&self) -> String {
        let mut text = String::with_capacity(self.0.len());
        text.extend(self.0.iter().map(|byte| char::from(byte ^ MASK)));
        text
    }

    /// How often a part of it stands in what this process can write to; of a private key one of its secret bytes.
    fn copies(&self) -> usize {
        let looked_for = &self.0[PLACE..PLACE + 10];
        let is_here = |bytes: &[u8]| {
            let mut both = bytes.iter().zip(looked_for);
            both.all(|(byte, masked)| *byte == masked ^ MASK)
        };
        let memory = File::open("/proc/self/mem").unwrap();
        let maps = fs::read_to_string("/proc/self/maps").unwrap();
        let mut copies = 0;
        for line in maps.lines().filter(|line| line.contains(" rw")) {
            let (from, to) = line.split(' ').next().unwrap().split_once('-').unwrap();
            let address = |text| u64::from_str_radix(text, 16).unwrap();
            let (from, to) = (address(from), address(to));
            let mut bytes = vec![0; (to - from) as usize];
            if memory.read_exact_at(&mut bytes, from).is_ok() {
                for start in (0..bytes.len()).step_by(PAGE) {
                    let end = bytes.len().min(start + PAGE + looked_for.len() - 1);
                    let page = &bytes[start..end];
                    // Most of it was never written to.
                    if page != &NOTHING[..page.len()] {
                        let windows = page.windows(looked_for.len());
                        copies += windows.filter(|bytes| is_here(bytes)).count();
                    }
                }
                bytes.fill(0);
                std::hint::black_box(&bytes);
            }
        }
        copies
    }
}

/// Signs with a client that is given a secret, and lets it go.
fn sign_often(secret: &Masked) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let config = PrivateConfig {
            key: Some("a-key".into()),
            secret: Some(Secret::from(secret.reveal())),
            // Nobody is there: the call is signed, and then not sent.
            base_url: Some("http://127.0.0.1:1".to_owned()),
            ..PrivateConfig::default()
        };
        assert!(secret.copies() > 0, "what is there is seen");
        let client = PrivateRestClient::new(config).unwrap();
        for _ in 0..50 {
            let symbol = "BTCUSDT".to_owned();
            let request = DeleteOpenOrdersRequest { symbol };
            client.delete_open_orders(request).await.unwrap_err();
        }
    });
}

#[test]
fn no_secret_is_left_of_a_client_that_is_gone() {
    let mut random = [0; 48];
    SystemRandom::new().fill(&mut random).unwrap();
    let shared = Masked::take(STANDARD.encode(random).into_bytes());
    random.fill(0);
    sign_often(&shared);
    assert_eq!(shared.copies(), 0, "of a shared secret");

    let key = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
    let mut base64 = STANDARD.encode(key.as_ref());
    let pem = Masked::take(
        format!("-----BEGIN PRIVATE KEY-----\n{base64}\n-----END PRIVATE KEY-----\n").into_bytes(),
    );
    base64.clear();
    base64.extend(std::iter::repeat_n('-', base64.capacity()));
    std::hint::black_box(&base64);
    sign_often(&pem);
    assert_eq!(pem.copies(), 0, "of a private key");
}
