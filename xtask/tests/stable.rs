//! The output depends on the crate alone: not on the order in which rustdoc's JSON lists things, the folder, the locale or a hash seed.

mod scratch;

use std::collections::BTreeMap;
use std::path::Path;

use scratch::{Scratch, said};
use serde_json::Value;

#[test]
fn the_order_of_the_json_the_folder_and_the_locale_change_nothing() {
    let one = crate_in("stable-one");
    let wanted = output(&one, &[]);
    assert!(wanted.keys().any(|path| path.ends_with(".pyi")));
    assert_eq!(
        output(&one, &[("LC_ALL", "tr_TR.UTF-8"), ("PYTHONHASHSEED", "7")]),
        wanted
    );
    assert_eq!(
        output(&crate_in("stable-two"), &[]),
        wanted,
        "another folder"
    );

    let json = one.0.join("target/bindings/kept/calls-default.json");
    let text = std::fs::read_to_string(&json).expect("the JSON is kept");
    let value: Value = serde_json::from_str(&text).expect("it is JSON");
    let mut reversed = String::new();
    write_reversed(&value, "", &mut reversed);
    assert_ne!(reversed, text);
    std::fs::write(&json, reversed).expect("the JSON can be written");
    assert_eq!(output(&one, &[]), wanted, "the JSON in another order");
}

/// The case `calls` in a folder of its own.
fn crate_in(name: &str) -> Scratch {
    let made = Scratch::new(name);
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/calls");
    for file in ["rules.toml", "src/lib.rs"] {
        let text = std::fs::read_to_string(case.join(file)).expect("the case has the file");
        made.write(file, &text);
    }
    made.write(
        "Cargo.toml",
        "[package]\nname = \"calls\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    );
    made
}

/// All that the factory writes into an empty folder, by path.
fn output(of: &Scratch, environment: &[(&str, &str)]) -> BTreeMap<String, String> {
    let out = of.0.join("out");
    let _ = std::fs::remove_dir_all(&out);
    said(of.run(&["--out", "out"], environment));
    let mut files = BTreeMap::new();
    collect(&out, "", &mut files);
    files
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let name = path
            .file_name()
            .expect("it has a name")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            collect(&path, &format!("{below}{name}/"), files);
        } else {
            let text = std::fs::read_to_string(&path).expect("it is text");
            files.insert(format!("{below}{name}"), text);
        }
    }
}

/// The same JSON with the keys of every map from last to first, and so the lists in which order has no meaning.
fn write_reversed(value: &Value, key: &str, text: &mut String) {
    match value {
        Value::Object(map) => {
            text.push('{');
            for (at, (key, value)) in map.iter().rev().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write_reversed(value, key, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            let mut items: Vec<&Value> = items.iter().collect();
            if key == "impls" || key == "implementations" {
                items.reverse();
            }
            text.push('[');
            for (at, item) in items.into_iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                write_reversed(item, "", text);
            }
            text.push(']');
        }
        other => text.push_str(&other.to_string()),
    }
}
