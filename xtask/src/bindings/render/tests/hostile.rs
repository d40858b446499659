//! Docs and names that try to become code.
//!
//! What is printed of a hostile venue is parsed, and must have the very items of the harmless one: only texts differ.

use std::process::{Command, Stdio};

use super::sample;
use crate::bindings::files::FileSet;
use crate::bindings::ir::{Bindings, Client, Constructor, Head, Method, Record};
use crate::bindings::render::render;

const DOCS: &[&str] = &[
    "\"\"\"\nimport os\nos.system('evil')\n\"\"\"",
    "ends with a quote \"",
    "ends with a backslash \\",
    "\\\"\"\"\nevil = 1",
    "*/ pub fn evil() {} /*",
    "line\r#[evil] pub mod evil;",
    "\", evil: \"",
    "\"#\"##}} runtime::record! { evil",
    "${evil} {{ evil }} {% evil %} %(evil)s \\N{BULLET}",
    "\n\n[dependencies]\nevil = \"1\"\n[tool.evil]",
    "'''\nclass Evil: ...",
    "-->\n# evil\n<script>evil()</script> [x](javascript:evil)",
    "\u{202e}evil\u{2066}\u{200b}\0\u{1b}[31m\u{2028}evil",
    "Args:\n    evil: int",
    "```\nevil\n```",
];

const NAMES: &[&str] = &[
    "",
    "a b",
    "a\nb",
    "a-b",
    "1a",
    "a.b",
    "a()",
    "a\"b",
    "a;b",
    "a\u{200d}b",
    "r#",
    "../a",
    "a: int = evil()  #",
];

#[test]
fn docs_never_leave_their_literal() {
    let mut all = vec![files(&with_doc("A harmless doc."))];
    all.extend(DOCS.iter().map(|doc| files(&with_doc(doc))));
    let bones: Vec<String> = bones(all.iter().flatten());
    let (harmless, hostile) = bones.split_at(all[0].len());
    assert_eq!(hostile.len(), harmless.len() * DOCS.len());
    for (index, (path, text)) in all[1..].iter().flatten().enumerate() {
        assert_eq!(
            hostile[index],
            harmless[index % harmless.len()],
            "{path}:\n{text}"
        );
    }
}

#[test]
fn names_that_are_none_are_refused() {
    let long = "a".repeat(129);
    for name in NAMES.iter().copied().chain([long.as_str()]) {
        for slot in 0..slots(&mut sample::bindings()).len() {
            let mut bindings = sample::bindings();
            *slots(&mut bindings)[slot] = name.to_owned();
            assert!(
                render(&bindings).is_err(),
                "{name:?} was taken in slot {slot}"
            );
        }
    }
}

/// Rust may have them where its source does; Python has none that look like others.
#[test]
fn letters_of_other_scripts_are_in_no_name_of_python() {
    let mut taken = 0;
    for slot in 0..slots(&mut sample::bindings()).len() {
        let mut bindings = sample::bindings();
        *slots(&mut bindings)[slot] = "\u{430}".to_owned();
        if render(&bindings).is_err() {
            continue;
        }
        taken += 1;
        for (path, text) in files(&bindings) {
            let is_python = path.ends_with(".py") || path.ends_with(".pyi");
            assert!(
                !is_python || !text.contains('\u{430}'),
                "slot {slot}, {path}"
            );
        }
    }
    assert!(taken > 0);
}

/// Every file of the venue.
fn files(bindings: &Bindings) -> Vec<(String, String)> {
    let set: FileSet = render(bindings).unwrap();
    let files = set.texts();
    files
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

/// What is left of files without their texts.
fn bones<'a>(files: impl Iterator<Item = &'a (String, String)>) -> Vec<String> {
    let (python, mut bones): (Vec<_>, Vec<_>) = files
        .map(|(path, text)| match path.rsplit('.').next() {
            Some("rs") => (None, rust(text)),
            Some("py" | "pyi") => (Some(text), String::new()),
            Some("toml") => (None, toml(text)),
            Some("md") => (None, markdown(text)),
            _ => (None, text.clone()),
        })
        .unzip();
    let mut trees = trees(&python.iter().copied().flatten().collect::<Vec<_>>()).into_iter();
    for (place, _) in bones
        .iter_mut()
        .zip(&python)
        .filter(|(_, python)| python.is_some())
    {
        *place = trees.next().unwrap();
    }
    bones
}

/// TOML without descriptions.
fn toml(text: &str) -> String {
    let mut table: toml::Table = text.parse().unwrap();
    for section in ["package", "project"] {
        if let Some(section) = table.get_mut(section).and_then(toml::Value::as_table_mut) {
            section.remove("description");
        }
    }
    table.to_string()
}

/// Rust without comments and what is in string literals.
fn rust(text: &str) -> String {
    let mut bones = String::new();
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        let line = line.trim();
        if line.starts_with("//") {
            continue;
        }
        let mut quoted = false;
        let mut characters = line.chars();
        while let Some(character) = characters.next() {
            match character {
                '\\' if quoted => drop(characters.next()),
                '"' => quoted = !quoted,
                _ if quoted => {}
                _ => bones.push(character),
            }
        }
        assert!(!quoted, "a literal that does not end in its line: {line}");
        bones.push('\n');
    }
    bones
}

/// The syntax trees of Python files without docstrings and notes of deprecation.
fn trees(files: &[&String]) -> Vec<String> {
    const PARSE: &str = "
import ast, json, sys
def bones(text):
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == 'deprecated':
            node.args = [a for a in node.args if not isinstance(a, ast.Constant)]
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            node.body = [s for s in node.body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    return ast.dump(tree)
json.dump([bones(text) for text in json.load(sys.stdin)], sys.stdout)
";
    let mut child = Command::new("python3")
        .args(["-I", "-c", PARSE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is there");
    serde_json::to_writer(child.stdin.take().unwrap(), files).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "some file is not Python");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What Markdown makes of the lines: headings, fences, comments; and no link or tag.
fn markdown(text: &str) -> String {
    let bare = text
        .replace("\\\\", "")
        .replace("\\[", "")
        .replace("\\<", "");
    let tags = bare.matches(['[', '<']).count();
    let kind = |line: &str| {
        ["# ", "```", "<!--"]
            .iter()
            .find(|mark| line.starts_with(**mark))
            .copied()
            .unwrap_or("")
    };
    let kinds: Vec<&str> = text
        .lines()
        .map(kind)
        .filter(|kind| !kind.is_empty())
        .collect();
    format!("{kinds:?} {tags}")
}

/// The sample with this doc everywhere.
fn with_doc(doc: &str) -> Bindings {
    let mut bindings = sample::bindings();
    let venue = &mut bindings.venues[0];
    venue.doc = doc.to_owned();
    for module in &mut venue.modules {
        module.doc = doc.to_owned();
        let of_errors = module.errors.iter_mut();
        let of_errors = of_errors.flat_map(|error| &mut error.variants);
        let records = module.records.iter_mut().chain(&mut module.requests);
        for record in records.chain(of_errors) {
            record.head.doc = doc.to_owned();
            record.head.deprecated = Some(doc.to_owned());
            for field in &mut record.fields {
                field.doc = doc.to_owned();
                field.deprecated = Some(doc.to_owned());
            }
        }
        for item in &mut module.enums {
            item.head.doc = doc.to_owned();
            item.variants
                .iter_mut()
                .for_each(|variant| variant.doc = doc.to_owned());
        }
        module
            .errors
            .iter_mut()
            .for_each(|error| error.head.doc = doc.to_owned());
        for constant in &mut module.constants {
            constant.doc = doc.to_owned();
            constant.deprecated = Some(doc.to_owned());
        }
        let mut methods: Vec<&mut Method> = module.functions.iter_mut().collect();
        for client in &mut module.clients {
            client.head.doc = doc.to_owned();
            methods.extend(&mut client.methods);
        }
        for method in methods {
            method.doc = doc.to_owned();
            method.deprecated = Some(doc.to_owned());
        }
    }
    bindings
}

/// Every name that can be another.
fn slots(bindings: &mut Bindings) -> Vec<&mut String> {
    let output = &mut bindings.output;
    let venue = &mut bindings.venues[0];
    let mut slots = vec![&mut output.library, &mut venue.name];
    for module in &mut venue.modules {
        for record in module.records.iter_mut().chain(&mut module.requests) {
            push_record(&mut slots, record);
        }
        for item in &mut module.enums {
            push_head(&mut slots, &mut item.head);
            slots.extend(item.variants.iter_mut().map(|variant| &mut variant.python));
        }
        for error in &mut module.errors {
            push_head(&mut slots, &mut error.head);
            for variant in &mut error.variants {
                push_record(&mut slots, variant);
            }
        }
        for function in &mut module.functions {
            push_method(&mut slots, function);
        }
        for constant in &mut module.constants {
            slots.extend([&mut constant.rust, &mut constant.python]);
        }
        for client in &mut module.clients {
            let Client {
                head,
                constructor,
                methods,
                ..
            } = client;
            push_head(&mut slots, head);
            if let Constructor::New(method) = constructor {
                push_method(&mut slots, method);
            }
            methods
                .iter_mut()
                .for_each(|method| push_method(&mut slots, method));
        }
    }
    slots
}

fn push_head<'a>(slots: &mut Vec<&'a mut String>, head: &'a mut Head) {
    slots.extend([&mut head.rust, &mut head.python.name]);
}

fn push_record<'a>(slots: &mut Vec<&'a mut String>, record: &'a mut Record) {
    push_head(slots, &mut record.head);
    for field in &mut record.fields {
        slots.extend([&mut field.rust, &mut field.python]);
    }
}

fn push_method<'a>(slots: &mut Vec<&'a mut String>, method: &'a mut Method) {
    slots.extend([&mut method.rust, &mut method.python]);
    for param in &mut method.params {
        slots.extend([&mut param.rust, &mut param.python]);
    }
}
