//! What the factory prints compiles and runs: crates are bound in workspaces of their own, built by cargo, and called.

mod gallery;
mod wheel;

use std::path::Path;

use wheel::{Workspace, python, types_are_true};

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
fn functions_and_constants_are_names_of_the_module() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("functions", "", "functions", &fixtures.join("functions"));
    workspace.bind(&fixtures, "functions/Cargo.toml", "functions/rules.toml");
    workspace.copy_support();
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/functions.py"), &folders);
    types_are_true("made", &folders);
}

/// The case `envelopes` has generic structs that are one class each.
#[test]
fn a_generic_struct_is_one_class_for_all_of_its_uses() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("envelopes", "", "envelopes", &fixtures.join("envelopes"));
    workspace.bind(&fixtures, "envelopes/Cargo.toml", "envelopes/rules.toml");
    workspace.copy_support();
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/envelopes.py"), &folders);
    types_are_true("made", &folders);
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
    let package = workspace.build("your_venue", "ccrxt/your_venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    assert_eq!(
        python(PROGRAM, &folders),
        "BTCUSDT 1.5 None\nRefused Refused\nLost Lost\nNone None\nNone\n"
    );
}

/// The case `objects` has objects that go to Rust and back, arguments that rules make, and clients made in many ways.
#[test]
fn objects_cross_both_ways() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("objects", "", "objects", &fixtures.join("objects"));
    workspace.bind(&fixtures, "objects/Cargo.toml", "objects/rules.toml");
    workspace.copy_support();
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/objects.py"), &folders);
    types_are_true("made", &folders);
}

/// The case `shapes` has types and members that take more than a field or an argument of their own.
#[test]
fn what_takes_more_is_used_from_python() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("shapes", "", "shapes", &fixtures.join("shapes"));
    workspace.copy_support();
    workspace.bind(&fixtures, "shapes/Cargo.toml", "shapes/rules.toml");
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/shapes.py"), &folders);
    types_are_true("made", &folders);
}

/// The case `foreign` has types of other crates, for which the runtime has converters.
#[test]
fn types_of_other_crates_cross() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("foreign", "", "foreign", &fixtures.join("foreign"));
    workspace.bind(&fixtures, "foreign/Cargo.toml", "foreign/rules.toml");
    workspace.copy_support();
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/foreign.py"), &folders);
}

/// The case `siblings` shows items of another crate as its own.
#[test]
fn items_of_another_crate_are_bound() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("siblings", "", "siblings", &fixtures.join("siblings"));
    workspace.bind(&fixtures, "siblings/Cargo.toml", "siblings/rules.toml");
    workspace.copy_support();
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/siblings.py"), &folders);
    types_are_true("made", &folders);
}

const PROGRAM: &str = r#"
import asyncio
import pickle
import ccrxt

async def main():
    client = ccrxt.your_venue.YourVenueClient()
    ticker = await client.get_ticker(ccrxt.your_venue.TickerRequest(symbol="BTCUSDT"))
    print(ticker.symbol, ticker.price, ticker.volume)
    for symbol in ["", "LATE", "?"]:
        try:
            await client.get_ticker(ccrxt.your_venue.TickerRequest(symbol=symbol))
        except ccrxt.your_venue.YourVenueError as error:
            print(error.variant, pickle.loads(pickle.dumps(error)).variant)
    print(ccrxt.your_venue.YourVenueError("made by hand").variant)

asyncio.run(main())
"#;

/// A class for each use of a generic type: read, made by hand, and given.
#[test]
fn generic_types_are_used_from_python() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("generics", "", "generics", &fixtures.join("generics"));
    workspace.copy_support();
    workspace.bind(&fixtures, "generics/Cargo.toml", "generics/rules.toml");
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/generics.py"), &folders);
    types_are_true("made", &folders);
}

/// Errors are raised with what is in them, and are values.
#[test]
fn errors_are_exceptions_with_their_data() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::empty("failing");
    let rules = std::fs::read_to_string(fixtures.join("rules.toml")).expect("the rules are there");
    workspace.write("rules.toml", &rules.replace("support = \"support\"\n", ""));
    let rules = workspace.out.join("rules.toml").display().to_string();
    workspace.bind(&fixtures, "failing/Cargo.toml", &rules);
    let package = workspace.build("venue", "py/venue");
    let folders = [workspace.out.join("bindings/py"), package];
    python(include_str!("programs/failing.py"), &folders);
    types_are_true("py", &folders);
}

/// Types with lifetimes are made of what Python owns.
#[test]
fn what_borrows_is_used_from_python() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("lifetimes", "", "lifetimes", &fixtures.join("lifetimes"));
    workspace.copy_support();
    workspace.bind(&fixtures, "lifetimes/Cargo.toml", "lifetimes/rules.toml");
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/lifetimes.py"), &folders);
    types_are_true("made", &folders);
}

/// Streams are asynchronous iterators, and ordinary ones of blocking clients.
#[test]
fn streams_are_iterators() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("streams", "", "streams", &fixtures.join("streams"));
    workspace.copy_support();
    workspace.bind(&fixtures, "streams/Cargo.toml", "streams/rules.toml");
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/streams.py"), &folders);
    types_are_true("made", &folders);
}

/// Python functions are called by Rust, where a rule lets Python give them.
#[test]
fn call_backs_are_python_functions() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("callbacks", "", "callbacks", &fixtures.join("callbacks"));
    workspace.copy_support();
    workspace.bind(&fixtures, "callbacks/Cargo.toml", "callbacks/rules.toml");
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/callbacks.py"), &folders);
    types_are_true("made", &folders);
}

/// Python objects implement traits of Rust, where a rule lets them.
#[test]
fn traits_are_implemented_by_python() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::new("traits", "", "traits", &fixtures.join("traits"));
    workspace.copy_support();
    workspace.bind(&fixtures, "traits/Cargo.toml", "traits/rules.toml");
    let package = workspace.build("venue", "made/venue");
    let folders = [workspace.out.join("bindings/ccrxt"), package];
    python(include_str!("programs/traits.py"), &folders);
    types_are_true("made", &folders);
}

/// All cases with the usual rules as modules of one crate, so that they are one wheel: it compiles, every class can be made, the clients of
/// the case `served` get what a server on this machine says, and the stubs say what the built module does.
#[test]
fn the_types_of_all_cases_are_true() {
    let workspace = Workspace::empty("gallery");
    let cases = gallery::write(&workspace);
    assert!(cases.len() > 10, "{cases:?}");
    workspace.bind(&workspace.out, "gallery/Cargo.toml", "gallery/rules.toml");
    let package = workspace.build("gallery", "py/gallery");
    let folders = [workspace.out.join("bindings/py"), package];
    let made: usize = python(EVERY_NAME, &folders)
        .trim()
        .parse()
        .expect("it prints a number");
    assert!(made > 100, "{made} names");
    assert_eq!(python(BUILT, &folders), "BTC Some(5) ETH None\n");
    python(include_str!("programs/served.py"), &folders);
    types_are_true("py", &folders);
}

/// The case `builders`: a request that only its builder makes.
const BUILT: &str = "\
from py import gallery
client = gallery.builders.venue.RestClient()
print(client.candles('BTC', 5), client.candles(gallery.builders.venue.CandlesRequest(symbol='ETH')))
";

/// Loads every public name of every module, with all of its attributes.
const EVERY_NAME: &str = r#"
import importlib, pkgutil
import py

modules = [py, *(importlib.import_module(m.name) for m in pkgutil.walk_packages(py.__path__, "py.") if "__main__" not in m.name)]
names = [getattr(module, name) for module in modules for name in dir(module)]
for made in names:
    for name in dir(made):
        getattr(made, name, None)
print(len(names))
"#;

/// A crate whose client is at its root, bound into an empty folder: the workspace and the Python that wheels share are written too.
#[test]
fn output_in_an_empty_folder_is_complete() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let workspace = Workspace::empty("rooted");
    workspace.write("rules.toml", RULES);
    let rules = workspace.out.join("rules.toml").display().to_string();
    workspace.bind(&fixtures, "rooted/Cargo.toml", &rules);
    let package = workspace.build("rooted", "acme/clients/rooted");
    let folders = [workspace.out.join("bindings/acme.clients"), package];
    assert_eq!(
        python(ROOTED, &folders),
        "1.5 [0.0, 1.0] xx True acme.clients.rooted\n"
    );
}

const RULES: &str = "\
[output]
python = 'acme.clients'

[usual]
structs = ['*Info', '*Request']
errors = ['*Error']
impls = ['*Client']

[flatten]
structs = ['*Request']
";

const ROOTED: &str = r#"
import asyncio
import acme.clients

async def main():
    client = acme.clients.rooted.Client()
    ticker, depth = await asyncio.gather(client.get_ticker(), client.get_depth(2))
    side = await client.get_side("x", again=2)
    assert isinstance(ticker, acme.clients.Record) and isinstance(depth.levels, acme.clients.List)
    assert issubclass(acme.clients.rooted.ClientError, acme.clients.errors.CcrxtError)
    print(ticker.price, list(depth.levels), side.name, client.is_fast(), type(client).__module__)

asyncio.run(main())
"#;
