//! The output depends on the crate alone: not on the order in which rustdoc's JSON lists things, the folder, the locale or a hash seed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

#[test]
fn the_order_of_the_json_the_folder_and_the_locale_change_nothing() {
    let one = Crate::new("stable-one");
    let wanted = one.output(&[]);
    assert!(wanted.keys().any(|path| path.ends_with(".pyi")));
    assert_eq!(
        one.output(&[("LC_ALL", "tr_TR.UTF-8"), ("PYTHONHASHSEED", "7")]),
        wanted
    );
    assert_eq!(
        Crate::new("stable-two").output(&[]),
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
    assert_eq!(one.output(&[]), wanted, "the JSON in another order");
}

/// The case `calls` in a folder of its own.
struct Crate(PathBuf);

impl Crate {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/calls");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("src")).expect("the folder can be made");
        for file in ["rules.toml", "src/lib.rs"] {
            std::fs::copy(case.join(file), folder.join(file)).expect("the case has the file");
        }
        let manifest =
            "[package]\nname = \"calls\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
        std::fs::write(folder.join("Cargo.toml"), manifest).expect("the file can be written");
        Self(folder)
    }

    /// All that the factory writes into an empty folder, by path.
    fn output(&self, environment: &[(&str, &str)]) -> BTreeMap<String, String> {
        let out = self.0.join("out");
        let _ = std::fs::remove_dir_all(&out);
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args([
                "bindings",
                "--manifest-path",
                "Cargo.toml",
                "--rules",
                "rules.toml",
                "--out",
                "out",
            ])
            .current_dir(&self.0)
            .env_remove("CARGO_TARGET_DIR")
            .envs(environment.iter().copied())
            .output()
            .expect("the factory can be run");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let mut files = BTreeMap::new();
        collect(&out, "", &mut files);
        files
    }
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
