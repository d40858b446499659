mod hostile;
mod sample;

use std::fs;
use std::path::Path;

use super::*;
use crate::bindings::files;

/// Everything that the sample makes stands in `xtask/tests/golden/render`; `UPDATE=1 cargo test -p xtask` writes it anew.
#[test]
fn the_sample_is_printed_as_it_was() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/render");
    let set = render(&sample::bindings()).unwrap();
    fs::create_dir_all(&golden).unwrap();
    let changes = set.changes(&golden).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        files::write(&golden, &changes).unwrap();
    } else {
        assert!(changes.is_empty(), "{}", files::show(&changes));
    }
}

/// A stub in which a class and fields have the names of what annotations need.
#[test]
fn names_that_hide_others_are_gone_round() {
    let mut bindings = sample::bindings();
    let spot = &mut bindings.venues[0].modules[1];
    spot.enums[0].head.python.name = "Decimal".to_owned();
    let level = &mut spot.records[1];
    level.fields[0].python = "str".to_owned();
    level.fields[1].python = "int".to_owned();
    let stub = text(&bindings, "stubs/py/acme/spot/__init__.pyi");
    assert!(
        stub.contains("\nfrom decimal import Decimal as _decimal_Decimal\n"),
        "{stub}"
    );
    assert!(stub.contains("\nclass Decimal(StrEnum):\n"), "{stub}");
    assert!(
        stub.contains("str: _decimal_Decimal | _builtins_int | float | _builtins_str, "),
        "within the class whose fields hide them: {stub}"
    );
    assert!(
        stub.contains("extra: Mapping[str, _decimal_Decimal | int | float | str]"),
        "in another class: {stub}"
    );
}

fn text(bindings: &Bindings, path: &str) -> String {
    let set = render(bindings).unwrap();
    let mut texts = set.texts();
    let (_, text) = texts.find(|(found, _)| *found == path).expect(path);
    text.to_owned()
}
