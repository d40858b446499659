//! What the factory prints compiles and runs: crates are bound in workspaces of their own, built by cargo, and called.

mod wheel;

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::Path;
use std::process::Command;

use wheel::{Workspace, run, target};

/// The case `calls` has methods that take and give all that is bound.
#[test]
fn a_wheel_of_calls_of_all_kinds_compiles() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("calls", "", "calls", &fixtures.join("calls"));
    workspace.bind(&fixtures, "calls/Cargo.toml", "calls/rules.toml");
    workspace.cargo("check");
}

/// The case `functions` has what a module has beside classes.
#[test]
fn a_wheel_of_functions_and_constants_compiles() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("functions", "", "functions", &fixtures.join("functions"));
    workspace.bind(&fixtures, "functions/Cargo.toml", "functions/rules.toml");
    workspace.cargo("check");
}

/// A venue in plain Rust, with no trait and no derive, from an empty folder to a call from Python.
#[test]
fn a_venue_of_plain_structs_is_called_from_python() {
    let workspace = Workspace::new("plain", "\n    \"venues\",", "venues", Path::new("venues"));
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/plain/src");
    for file in ["lib.rs", "your_venue/mod.rs", "your_venue/rest.rs"] {
        let text = std::fs::read_to_string(source.join(file)).expect("the file is there");
        workspace.write(&format!("venues/src/{file}"), &text);
    }
    workspace.write(
        "venues/Cargo.toml",
        "[package]\nname = \"venues\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[features]\nyour_venue = []\n",
    );
    workspace.write(
        "bindings/rules.toml",
        "[output]\npython = \"ccrxt\"\ndistribution = \"ccrxt-\"\nsupport = \"ccrxt\"\n\n\
         [usual]\nstructs = [\"*Request\", \"*Response\", \"*Client\"]\nerrors = [\"*Error\"]\nimpls = [\"*Client\"]\n\n\
         [flatten]\nstructs = [\"*Request\"]\n\n[fold]\nmodules = [\"rest\"]\n",
    );
    workspace.copy_support();
    workspace.bind(&workspace.out, "venues/Cargo.toml", "bindings/rules.toml");
    workspace.cargo("build");

    let package = workspace.out.join("bindings/your_venue/python");
    std::fs::copy(
        target()
            .join("debug")
            .join(format!("{DLL_PREFIX}_native{DLL_SUFFIX}")),
        package.join("ccrxt/your_venue/_native.abi3.so"),
    )
    .expect("the library was built");
    let paths = [workspace.out.join("bindings/ccrxt"), package];
    let printed = run(Command::new("python3").args(["-c", PROGRAM]).env(
        "PYTHONPATH",
        std::env::join_paths(paths).expect("no path has a colon"),
    ));
    assert_eq!(printed, "BTCUSDT 1.5 None\n");
}

const PROGRAM: &str = r#"
import asyncio
import ccrxt

async def main():
    ticker = await ccrxt.your_venue.YourVenueClient().get_ticker(ccrxt.your_venue.TickerRequest(symbol="BTCUSDT"))
    print(ticker.symbol, ticker.price, ticker.volume)

asyncio.run(main())
"#;
