//! Facts about rustdoc's JSON that the factory builds on, asked of the pinned toolchain.
//!
//! When the toolchain moves this fails first, and says which fact moved; then the place that reads it is to be changed.

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use rustdoc_types::{Attribute, Crate, Id, Impl, Item, ItemEnum, Type, Visibility};

/// The JSON of the crate `facts`, as the factory has it made.
static FACTS: LazyLock<Crate> = LazyLock::new(|| {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("facts");
    let status = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args([
            "bindings",
            "--dump",
            "paths",
            "--manifest-path",
            "facts/Cargo.toml",
            "--rules",
            "rules.toml",
        ])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"))
        .env("CARGO_TARGET_DIR", &target)
        .output()
        .expect("the factory can be run")
        .status;
    assert!(status.success(), "the factory reads the crate");
    let json =
        std::fs::read(target.join("bindings/kept/facts-default.json")).expect("the JSON is kept");
    serde_json::from_slice(&json).expect("the JSON is of the format that is read")
});

fn item(name: &str) -> &'static Item {
    let mut found = FACTS
        .index
        .values()
        .filter(|item| item.crate_id == 0 && item.name.as_deref() == Some(name));
    let item = found
        .next()
        .unwrap_or_else(|| panic!("`{name}` is in the index"));
    assert!(found.next().is_none(), "`{name}` is there once");
    item
}

fn definition(id: Id) -> String {
    FACTS.paths[&id].path.join("::")
}

/// The impls of a struct, each with the definition path of its trait.
fn impls(name: &str) -> Vec<(String, &'static Impl)> {
    let ItemEnum::Struct(data) = &item(name).inner else {
        panic!("`{name}` is a struct");
    };
    let blocks = data
        .impls
        .iter()
        .filter_map(|id| match &FACTS.index[id].inner {
            ItemEnum::Impl(block) => Some((definition(block.trait_.as_ref()?.id), block)),
            _ => None,
        });
    blocks.collect()
}

fn output(name: &str) -> Option<&'static Type> {
    match &item(name).inner {
        ItemEnum::Function(function) => function.sig.output.as_ref(),
        _ => panic!("`{name}` is a function"),
    }
}

#[test]
fn the_format_is_the_one_that_is_read() {
    assert_eq!(FACTS.format_version, 57);
    assert_eq!(rustdoc_types::FORMAT_VERSION, 57);
}

#[test]
fn a_constant_shows_its_literal_and_what_concat_made() {
    let value = |name: &str| match &item(name).inner {
        ItemEnum::AssocConst { value, .. } => value.clone().expect("it has a value"),
        _ => panic!("`{name}` is a constant"),
    };
    assert_eq!(value("LITERAL"), r#""A|B|""#);
    assert_eq!(value("JOINED"), r#""A|\"|""#);
}

#[test]
fn hidden_is_spelled_in_one_way() {
    assert_eq!(
        item("Hidden").attrs,
        [Attribute::Other("#[doc(hidden)]".into())]
    );
}

#[test]
fn attributes_that_are_read_are_structured() {
    assert!(item("Derived").attrs.contains(&Attribute::NonExhaustive));
}

#[test]
fn private_items_are_there_with_their_visibility() {
    assert_eq!(item("shown").visibility, Visibility::Public);
    assert_ne!(item("private").visibility, Visibility::Public);
}

#[test]
fn traits_are_known_by_where_they_are_defined() {
    let of = |name: &str| {
        impls(name)
            .into_iter()
            .map(|(path, _)| path)
            .collect::<Vec<_>>()
    };
    assert!(of("Derived").contains(&"core::default::Default".to_owned()));
    assert!(of("Derived").contains(&"core::fmt::Debug".to_owned()));
    assert!(of("Values").contains(&"core::fmt::Display".to_owned()));
    assert!(of("Values").contains(&"core::ops::deref::Deref".to_owned()));
}

#[test]
fn what_is_not_send_or_sync_has_a_negative_impl() {
    let negative = |name: &str| {
        let lacking = impls(name)
            .into_iter()
            .filter(|(_, block)| block.is_negative)
            .map(|(path, _)| path);
        let mut lacking: Vec<String> = lacking.collect();
        lacking.sort();
        lacking
    };
    let of_local = negative("Local");
    assert!(
        of_local.contains(&"core::marker::Send".to_owned()),
        "{of_local:?}"
    );
    assert!(
        of_local.contains(&"core::marker::Sync".to_owned()),
        "{of_local:?}"
    );
    assert!(!negative("Derived").contains(&"core::marker::Send".to_owned()));
}

#[test]
fn types_of_the_standard_library_are_known_by_where_they_are_defined() {
    let expected = [
        ("text", "alloc::string::String"),
        ("list", "alloc::vec::Vec"),
        ("option", "core::option::Option"),
        ("pointer", "alloc::boxed::Box"),
        ("counted", "alloc::sync::Arc"),
        ("sorted", "alloc::collections::btree::map::BTreeMap"),
        ("hashed", "std::collections::hash::map::HashMap"),
        ("time", "core::time::Duration"),
    ];
    let ItemEnum::Struct(data) = &item("Standard").inner else {
        panic!("`Standard` is a struct");
    };
    let rustdoc_types::StructKind::Plain { fields, .. } = &data.kind else {
        panic!("`Standard` has fields");
    };
    for (id, (name, path)) in fields.iter().zip(expected) {
        let field = &FACTS.index[id];
        assert_eq!(
            field.name.as_deref(),
            Some(name),
            "fields are in source order"
        );
        let ItemEnum::StructField(Type::ResolvedPath(found)) = &field.inner else {
            panic!("`{name}` has a path");
        };
        assert_eq!(definition(found.id), path);
    }
}

#[test]
fn an_alias_is_kept_in_a_signature_without_its_default() {
    let Some(Type::ResolvedPath(path)) = output("aliased") else {
        panic!("it gives a path");
    };
    assert_eq!(path.id, item("Outcome").id);
    let rustdoc_types::GenericArgs::AngleBracketed { args, .. } =
        path.args.as_deref().expect("it has arguments")
    else {
        panic!("they are in angle brackets");
    };
    assert_eq!(args.len(), 1);
}

#[test]
fn async_has_three_spellings() {
    let ItemEnum::Function(word) = &item("word").inner else {
        panic!("it is a function");
    };
    assert!(
        word.header.is_async && word.sig.output.is_none(),
        "unit is no output"
    );
    let future = |path: &rustdoc_types::Path| definition(path.id) == "core::future::future::Future";
    let Some(Type::ImplTrait(bounds)) = output("opaque") else {
        panic!("it gives an opaque type");
    };
    assert!(bounds.iter().any(|bound| {
        matches!(bound, rustdoc_types::GenericBound::TraitBound { trait_, .. } if future(trait_))
    }));
    let Some(Type::ResolvedPath(pin)) = output("boxed") else {
        panic!("it gives a path");
    };
    assert_eq!(definition(pin.id), "core::pin::Pin");
}

#[test]
fn arguments_have_their_names() {
    let ItemEnum::Function(pattern) = &item("pattern").inner else {
        panic!("it is a function");
    };
    assert_eq!(pattern.sig.inputs[0].0, "self");
    assert_eq!(
        pattern.sig.inputs[1].0, "(a, b)",
        "a pattern stands for itself"
    );
}
