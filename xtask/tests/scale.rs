//! A crate of the size of the largest clients: 2,500 structs, 500 enums, 1,300 methods. Nothing of it gets lost on the way.

mod scratch;

use std::fmt::Write as _;

use scratch::{Scratch, said};

const VENUES: usize = 10;
const STRUCTS: usize = 250;
const ENUMS: usize = 50;
const METHODS: usize = 130;

#[test]
fn every_item_of_a_large_crate_is_in_the_output() {
    let large = written();
    let run = |flags: &[&str]| said(large.run(&[&["--out", "out"], flags].concat(), &[]));
    let table = run(&[]);
    for (kind, each) in [
        ("structs", STRUCTS + 1),
        ("enums", ENUMS),
        ("methods", METHODS),
    ] {
        assert_eq!(
            sum(&table, kind),
            [VENUES * each, VENUES * each, 0, 0],
            "{kind} in\n{table}"
        );
    }
    assert_eq!(
        sum(&table, "fields"),
        [VENUES * STRUCTS * 4, VENUES * STRUCTS * 4, 0, 0]
    );
    let stubs: String = (0..VENUES)
        .map(|venue| {
            large
                .0
                .join(format!("out/stubs/large/venue{venue}/__init__.pyi"))
        })
        .map(|stub| std::fs::read_to_string(stub).expect("every venue has its stub"))
        .collect();
    let classes = stubs.lines().filter(|line| line.starts_with("class "));
    assert_eq!(classes.count(), VENUES * (STRUCTS + ENUMS + 1));
    assert_eq!(run(&["--check"]), "", "nothing has changed since");
}

/// The numbers of a kind, over all venues.
fn sum(table: &str, kind: &str) -> [usize; 4] {
    let rows = table
        .lines()
        .filter_map(|line| line.trim().strip_prefix(kind));
    rows.fold([0; 4], |sum, row| {
        let mut numbers = row
            .split_whitespace()
            .map(|number| number.parse().expect("a number"));
        sum.map(|total| total + numbers.next().unwrap_or(0))
    })
}

/// The crate, in a folder of its own.
fn written() -> Scratch {
    let large = Scratch::new("scale");
    large.write(
        "Cargo.toml",
        "[package]\nname = \"large\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n",
    );
    large.write(
        "rules.toml",
        "[output]\npython = \"large\"\n\n[usual]\nstructs = [\"*Data\"]\nenums = [\"*\"]\nimpls = [\"*Client\"]\n",
    );
    let modules: String = (0..VENUES)
        .map(|venue| format!("pub mod venue{venue};\n"))
        .collect();
    large.write("src/lib.rs", &modules);
    for venue in 0..VENUES {
        large.write(&format!("src/venue{venue}.rs"), &module());
    }
    large
}

/// Structs that hold one another and enums, and a client that gives all of them.
fn module() -> String {
    let mut text = String::from("#[derive(Default)]\npub struct RestClient;\n");
    for number in 0..STRUCTS {
        let below = match number % 10 {
            0 => "u64".to_owned(),
            _ => format!("Row{}Data", number - 1),
        };
        let side = number % ENUMS;
        write!(
            text,
            "/// Row {number}, as [`RestClient`] gives it.\n#[derive(Debug, Clone)]\npub struct Row{number}Data {{\n    /// The price.\n    \
             pub price: f64,\n    pub side: Option<Side{side}>,\n    pub below: Vec<{below}>,\n    pub name: String,\n}}\n"
        )
        .expect("a string takes all text");
    }
    for number in 0..ENUMS {
        write!(
            text,
            "#[derive(Debug, Clone)]\npub enum Side{number} {{\n    Buy,\n    Sell,\n}}\n"
        )
        .expect("a string takes all text");
    }
    text.push_str("impl RestClient {\n");
    for number in 0..METHODS {
        write!(
            text,
            "    /// Gives row {number}.\n    pub async fn get_row{number}(&self, symbol: &str, limit: Option<u32>) -> Row{number}Data {{\n        \
             let _ = (symbol, limit);\n        unimplemented!()\n    }}\n"
        )
        .expect("a string takes all text");
    }
    text + "}\n"
}
