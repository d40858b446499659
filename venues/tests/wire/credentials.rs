//! Credentials: checked before anything is sent, never shown, and sent to no host that nobody named.

use venues::binance::PrivateConfig;
use venues::binance::spot::*;
use venues::http::Kind;

use crate::account::SECRET;

#[test]
fn credentials_are_checked_before_anything_is_sent() {
    let refused = |config: PrivateConfig| {
        let error = PrivateRestClient::new(config).unwrap_err();
        assert_eq!(error.as_ref().kind, Kind::InvalidArgument);
        error.to_string()
    };
    let given = || PrivateConfig {
        key: Some("a-key".into()),
        secret: Some(SECRET.into()),
        ..PrivateConfig::default()
    };
    assert!(refused(PrivateConfig::default()).contains("`key` is missing"));
    let no_secret = PrivateConfig {
        secret: None,
        ..given()
    };
    assert!(refused(no_secret).contains("`secret` is missing"));
    let broken = PrivateConfig {
        key: Some("a\r\nb".into()),
        ..given()
    };
    assert!(refused(broken).contains("no header can carry"));
    let pem = PrivateConfig {
        secret: Some("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----".into()),
        ..given()
    };
    let said = refused(pem);
    assert!(
        said.contains("no private key that can be used") && !said.contains("AAAA"),
        "{said}"
    );
    let nowhere = PrivateConfig {
        environment: Some(Environment::from("mars")),
        ..given()
    };
    assert!(refused(nowhere).contains("\"production\", \"testnet\", \"demo\""));
    let unset = PrivateConfig {
        secret: None,
        secret_variable: Some("CCRXT_TEST_UNSET".to_owned()),
        environment: Some(Environment::Testnet),
        ..given()
    };
    assert!(refused(unset).contains("CCRXT_TEST_UNSET"));
    let unsaid = PrivateConfig {
        secret: None,
        secret_file: Some("/nowhere".to_owned()),
        ..given()
    };
    assert!(refused(unsaid).contains("`environment` must be said"));
    let debug = format!(
        "{:?} {:?}",
        given(),
        PrivateRestClient::new(given()).unwrap()
    );
    assert!(
        !debug.contains(SECRET) && !debug.contains("a-key"),
        "{debug}"
    );
    let testnet = PrivateConfig {
        environment: Some(Environment::Testnet),
        ..given()
    };
    let testnet = PrivateRestClient::new(testnet).unwrap();
    assert_eq!(testnet.base_url(), "https://testnet.binance.vision");
}

/// Runs one test of this file in a process of its own, with an environment of its own.
fn with_variables(test: &str, variables: &[(&str, &str)]) -> std::process::Output {
    std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--ignored"])
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

#[test]
#[ignore = "run with variables by the tests below"]
fn tells_where_it_would_trade() {
    let made = PrivateRestClient::new(PrivateConfig {
        key_variable: Some("CCRXT_TEST_KEY".to_owned()),
        secret_variable: Some("CCRXT_TEST_SECRET".to_owned()),
        environment: Some(Environment::Production),
        ..PrivateConfig::default()
    });
    match made {
        Ok(client) => println!("trades at {}", client.base_url()),
        Err(error) => println!("refused: {error}"),
    }
}

#[test]
fn a_variable_moves_credentials_to_a_loopback_address_alone() {
    for (url, said) in [
        ("", "trades at https://api.binance.com"),
        ("http://127.0.0.1:9", "trades at http://127.0.0.1:9"),
        ("https://api.binance.com.evil.example", "refused: "),
    ] {
        let output = with_variables(
            "credentials::tells_where_it_would_trade",
            &[
                ("CCRXT_BINANCE_URL", url),
                ("CCRXT_TEST_KEY", "a-key"),
                ("CCRXT_TEST_SECRET", SECRET),
            ],
        );
        let output = String::from_utf8(output.stdout).unwrap();
        assert!(output.contains(said), "{output}");
        assert!(
            !output.contains(SECRET) && !output.contains("a-key"),
            "{output}"
        );
    }
}
