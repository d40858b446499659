//! The program: says where it listens, and goes when it is told to.

mod common;

use common::get;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

fn start(arguments: &[&str]) -> (Child, serde_json::Value) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_exchange"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let urls = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
    (child, urls)
}

#[test]
fn it_says_where_it_listens_and_ends_with_its_parent() {
    let (mut child, urls) = start(&[
        "--parent-watch",
        "--clock",
        "frozen",
        "--start",
        "1750000000000",
    ]);
    let address = |venue: &str| {
        urls[venue]
            .as_str()
            .unwrap()
            .strip_prefix("http://")
            .unwrap()
            .parse()
            .unwrap()
    };
    let time = get(address("binance"), "/api/v3/time").json();
    assert_eq!(time["serverTime"], 1_750_000_000_000_i64);
    assert_eq!(
        get(address("okx"), "/api/v5/public/time").json()["data"][0]["ts"],
        "1750000000000"
    );
    assert_eq!(get(address("kucoin"), "/api/v1/markets").status(), 200);
    assert_eq!(
        get(address("control"), "/__control/requests")
            .json()
            .as_array()
            .unwrap()
            .len(),
        3
    );
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_told_to() {
    for signal in ["-TERM", "-INT"] {
        let (mut child, _) = start(&[]);
        let told = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status()
            .unwrap();
        assert!(told.success());
        assert!(child.wait().unwrap().success(), "{signal}");
    }
}

#[test]
fn it_says_what_is_wrong() {
    let output = Command::new(env!("CARGO_BIN_EXE_exchange"))
        .arg("--nonsense")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("There is no option --nonsense."));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut child = Command::new(env!("CARGO_BIN_EXE_exchange"))
        .args(["--okx-port", &port])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let mut words = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut words)
        .unwrap();
    assert!(words.starts_with("The exchange cannot listen: "), "{words}");
}
