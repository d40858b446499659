//! A crate with more in it than anybody can use: what is written stays as small as what is said of it.

mod scratch;

use std::path::Path;
use std::process::Command;

use scratch::{Scratch, said};

const MANIFEST: &str =
    "[package]\nname = \"huge\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n";
const RULES: &str =
    "[output]\npython = \"huge\"\n\n[usual]\nstructs = [\"*Response\"]\nimpls = [\"*Client\"]\n";
const SOURCE: &str = "/// Mark.
pub struct TickerResponse {
    /// The price.
    pub price: f64,
}
pub struct HugeClient;
impl HugeClient {
    pub fn new() -> Self {
        Self
    }
    pub fn get_ticker(&self) -> TickerResponse {
        TickerResponse { price: 1.0 }
    }
}
";

/// A hundred megabytes, put into the JSON as rustdoc would: it takes a minute to write them.
#[test]
fn docs_of_a_hundred_megabytes_are_cut() {
    let huge = Scratch::new("huge");
    huge.write("Cargo.toml", MANIFEST);
    huge.write("rules.toml", RULES);
    huge.write("src/lib.rs", SOURCE);
    said(huge.run(&["--dump", "paths"], &[]));
    let json = huge.0.join("target/bindings/kept/huge-default.json");
    let text = std::fs::read_to_string(&json).expect("the JSON is kept");
    let line = "Says little, \\\"\\\"\\\" and that often.\\n";
    let docs = line.repeat(100_000_000 / line.len());
    assert_eq!(text.matches("\"Mark.\"").count(), 1);
    std::fs::write(&json, text.replacen("Mark.", &docs, 1)).expect("the JSON can be written");

    said(huge.run(&["--out", "out"], &[]));
    let stub = huge.0.join("out/stubs/huge/huge/__init__.pyi");
    let rust = huge.0.join("out/bindings/huge/src/huge_.rs");
    for file in [&stub, &rust] {
        let text = std::fs::read_to_string(file).expect("it was written");
        assert!(
            text.contains("Says little") && text.contains("the crate's own docs have the rest")
        );
        assert!(text.len() < 200_000, "{} bytes", text.len());
    }
    assert_eq!(classes(&stub), "HugeClient TickerResponse");
}

/// The classes of a stub, by Python's own parser.
fn classes(stub: &Path) -> String {
    let program = "import ast, sys
tree = ast.parse(open(sys.argv[1], encoding='utf-8').read())
print(*sorted(node.name for node in tree.body if isinstance(node, ast.ClassDef)))";
    let mut python = Command::new("python3");
    let output = python.args(["-c", program]).arg(stub).output();
    said(output.expect("Python can be run")).trim().to_owned()
}
