//! Whether the tests that `docs/promises.md` names are there.

use std::path::Path;

#[test]
fn every_test_that_a_promise_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = std::fs::read_to_string(root.join("docs/promises.md")).unwrap();
    let (mut named, mut missing) = (0, Vec::new());
    for line in page.lines().filter(|line| line.starts_with("| ")) {
        let mut source = (String::new(), String::new());
        for name in line.split('`').skip(1).step_by(2) {
            if name.ends_with(".rs") || name.ends_with(".py") {
                let text = std::fs::read_to_string(root.join(name));
                source = (name.to_owned(), text.unwrap_or_default());
            } else if !source.0.is_empty() {
                named += 1;
                let written = [format!("fn {name}("), format!("def {name}(")];
                if !written.iter().any(|written| source.1.contains(written)) {
                    missing.push(format!("{}: {name}", source.0));
                }
            }
        }
    }
    assert!(missing.is_empty(), "no such tests: {missing:#?}");
    assert!(named > 50, "the page names {named} tests");
}
