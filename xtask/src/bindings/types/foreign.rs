//! What the factory knows of types of other crates: a table, and what finds a type in it.
//!
//! A type is a row here, an `impl` of `Convert` in the runtime (`src/foreign`), and its tests. Generated code names it by
//! `runtime::crates`, so only versions that the runtime takes can cross.

use rustdoc_types::{Path, Type};
use semver::VersionReq;

use crate::bindings::docs::Docs;
use crate::bindings::ir::{Converter, ConverterKind};
use crate::bindings::rustdoc::lock::Lock;
use crate::bindings::types::aliases::{expand, type_arguments};

/// A crate whose types cross without a rule. Its name, with `_`, is that of the runtime's feature.
#[derive(Debug)]
pub struct Crate {
    pub name: &'static str,
    /// As the runtime's manifest asks for it.
    pub versions: &'static str,
    pub types: &'static [Row],
}

/// A type of such a crate.
#[derive(Debug)]
pub struct Row {
    /// How Rust writes it, then other names of the same type.
    pub rust: &'static [&'static str],
    /// What implements `Convert` of it in `runtime::foreign`.
    pub with: &'static str,
    pub gives: &'static str,
    pub accepts: &'static str,
    pub kind: ConverterKind,
}

const NUMBER: &str = "decimal.Decimal | int | float | str";
const AWARE: &str = "datetime.datetime | {support}.times.Time";
const SPAN: &str = "datetime.timedelta | float";
const HEADERS: &str = "tuple[tuple[str, str], ...]";
const ANY_HEADERS: &str =
    "collections.abc.Mapping[str, str] | collections.abc.Iterable[tuple[str, str]]";
const JSON: &str = "{support}.json.Json";

#[rustfmt::skip]
pub static CRATES: &[Crate] = &[
    Crate { name: "arcstr", versions: "1", types: &[
        row(&["arcstr::ArcStr"], "Words", "str", "str"),
    ] },
    Crate { name: "bigdecimal", versions: "0.4", types: &[
        row(&["bigdecimal::BigDecimal"], "BigDecimal", "decimal.Decimal", NUMBER),
    ] },
    Crate { name: "bytes", versions: "1", types: &[
        row(&["bytes::Bytes"], "Bytes", "bytes", "bytes | bytearray"),
    ] },
    Crate { name: "chrono", versions: "0.4", types: &[
        row(&["chrono::DateTime<chrono::Utc>"], "Chrono", "datetime.datetime", AWARE),
        row(&["chrono::DateTime<chrono::FixedOffset>"], "Chrono", "datetime.datetime", AWARE),
        row(&["chrono::DateTime<chrono::Local>"], "Chrono", "datetime.datetime", AWARE),
        row(&["chrono::NaiveDate"], "Chrono", "datetime.date", "datetime.date"),
        row(&["chrono::NaiveDateTime"], "Chrono", "datetime.datetime", "datetime.datetime"),
        row(&["chrono::NaiveTime"], "Chrono", "datetime.time", "datetime.time"),
        row(&["chrono::TimeDelta", "chrono::Duration"], "Chrono", "datetime.timedelta", SPAN),
    ] },
    Crate { name: "compact_str", versions: "0.9", types: &[
        row(&["compact_str::CompactString"], "Words", "str", "str"),
    ] },
    Crate { name: "http", versions: "1", types: &[
        row(&["http::HeaderMap", "http::HeaderMap<http::HeaderValue>"], "Http", HEADERS, ANY_HEADERS),
        row(&["http::Method"], "Http", "str", "str"),
        row(&["http::StatusCode"], "Http", "int", "int"),
        row(&["http::Uri"], "Http", "str", "str"),
    ] },
    Crate { name: "num_bigint", versions: "0.4", types: &[
        row(&["num_bigint::BigInt"], "NumBigint", "int", "int"),
        row(&["num_bigint::BigUint"], "NumBigint", "int", "int"),
    ] },
    Crate { name: "ordered_float", versions: "5", types: &[
        row(&["ordered_float::NotNan<f32>"], "OrderedFloat", "float", "float"),
        row(&["ordered_float::NotNan<f64>"], "OrderedFloat", "float", "float"),
        row(&["ordered_float::OrderedFloat<f32>"], "OrderedFloat", "float", "float"),
        row(&["ordered_float::OrderedFloat<f64>"], "OrderedFloat", "float", "float"),
    ] },
    Crate { name: "rust_decimal", versions: "1", types: &[
        row(&["rust_decimal::Decimal"], "RustDecimal", "decimal.Decimal", NUMBER),
    ] },
    Crate { name: "secrecy", versions: "0.10", types: &[
        secret(&["secrecy::SecretString", "secrecy::SecretBox<str>"]),
    ] },
    Crate { name: "serde_json", versions: "1", types: &[
        row(&["serde_json::Value"], "SerdeJson", JSON, "object"),
        row(&["serde_json::Map<String, serde_json::Value>"], "SerdeJson", JSON, "object"),
        row(&["serde_json::Number"], "SerdeJson", "int | decimal.Decimal", NUMBER),
    ] },
    Crate { name: "smol_str", versions: "0.3", types: &[
        row(&["smol_str::SmolStr"], "Words", "str", "str"),
    ] },
    Crate { name: "time", versions: "0.3", types: &[
        row(&["time::Date"], "Time", "datetime.date", "datetime.date"),
        row(&["time::Duration"], "Time", "datetime.timedelta", SPAN),
        row(&["time::OffsetDateTime"], "Time", "datetime.datetime", AWARE),
        row(&["time::PrimitiveDateTime"], "Time", "datetime.datetime", "datetime.datetime"),
        row(&["time::Time"], "Time", "datetime.time", "datetime.time"),
        row(&["time::UtcDateTime"], "Time", "datetime.datetime", AWARE),
    ] },
    Crate { name: "url", versions: "2", types: &[
        row(&["url::Url"], "Url", "str", "str"),
    ] },
    Crate { name: "uuid", versions: "1", types: &[
        row(&["uuid::Uuid"], "Uuid", "uuid.UUID", "uuid.UUID | str"),
    ] },
    Crate { name: "zeroize", versions: "1", types: &[
        secret(&["zeroize::Zeroizing<String>"]),
    ] },
];

const fn row(
    rust: &'static [&'static str],
    with: &'static str,
    gives: &'static str,
    accepts: &'static str,
) -> Row {
    Row {
        rust,
        with,
        gives,
        accepts,
        kind: ConverterKind::Value,
    }
}

/// A type that Python hands over and does not get back.
const fn secret(rust: &'static [&'static str]) -> Row {
    Row {
        kind: ConverterKind::Secret,
        ..row(rust, "Secret", "str", "str")
    }
}

/// The row of a type, with its crate.
pub fn find(docs: &Docs, path: &Path) -> Option<(&'static Crate, &'static Row)> {
    let definition = docs.definition(path.id)?;
    let name = definition.split("::").next()?;
    let of = CRATES.iter().find(|of| of.name == name)?;
    let ty = Type::ResolvedPath(path.clone());
    let row = of
        .types
        .iter()
        .find(|row| row.rust.iter().any(|written| is(docs, &ty, written)))?;
    Some((of, row))
}

/// The converter of the row that generated code writes like this.
pub fn converter(rust: &str) -> Option<Converter> {
    CRATES.iter().find_map(|of| {
        let row = of.types.iter().find(|row| of.path(row) == rust)?;
        Some(Converter {
            rust: of.path(row),
            kind: row.kind,
            with: format!("runtime::foreign::{}", row.with),
            python: row.gives.to_owned(),
            accepts: row.accepts.to_owned(),
            arity: 0,
            feature: Some(of.name),
        })
    })
}

/// The crates of the table that a text of generated code names.
pub fn named(rust: &str) -> impl Iterator<Item = &'static str> {
    let crates = CRATES.iter().map(|of| of.name);
    crates.filter(move |name| rust.contains(&format!("{EXPORTED}{name}::")))
}

/// Where the runtime shows the crates.
const EXPORTED: &str = "runtime::crates::";

/// How generated code writes a path of such a crate.
pub fn exported(rust: &str) -> String {
    format!("{EXPORTED}{rust}")
}

impl Crate {
    /// How generated code writes the type.
    pub fn path(&self, row: &Row) -> String {
        let own = format!("{}::", self.name);
        row.rust[0].replace(&own, &format!("{EXPORTED}{own}"))
    }

    /// A sentence if the bound crate uses a version that the runtime does not take.
    pub fn refuse(&self, lock: &Lock) -> Result<(), String> {
        let name = self.name;
        let taken = VersionReq::parse(self.versions).expect("the table asks for versions");
        let used = lock.nearest(name);
        if used.is_empty() {
            return Err(format!(
                "it is of `{name}`, and Cargo.lock does not say of which version"
            ));
        }
        for package in used {
            if !package.published {
                return Err(format!(
                    "it is of a `{name}` that is not the published one; a converter of your own can be named in the rules"
                ));
            }
            if !taken.matches(&package.version) {
                return Err(format!(
                    "it is of `{name}` {}, and known is that of {name} {}; a converter of your own can be named in the rules",
                    package.version, self.versions
                ));
            }
        }
        Ok(())
    }
}

/// Whether a type is what Rust writes like this: compared are the crate and the last name, because crates re-export theirs.
fn is(docs: &Docs, ty: &Type, written: &str) -> bool {
    let (head, arguments) = match written.split_once('<') {
        Some((head, rest)) => (head, rest.trim_end_matches('>').split(", ").collect()),
        None => (written, Vec::new()),
    };
    match expand(docs, ty) {
        Type::Primitive(name) => name == head,
        Type::ResolvedPath(path) => {
            let Some(definition) = docs.definition(path.id) else {
                return false;
            };
            let head = if head == "String" {
                "alloc::String"
            } else {
                head
            };
            let given = type_arguments(&path);
            ends(&definition) == ends(head)
                && given.len() == arguments.len()
                && given
                    .iter()
                    .zip(arguments)
                    .all(|(ty, written)| is(docs, ty, written))
        }
        _ => false,
    }
}

fn ends(path: &str) -> (Option<&str>, Option<&str>) {
    (path.split("::").next(), path.rsplit("::").next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_asks_for_what_the_runtime_has() {
        let manifest = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../bindings/runtime/Cargo.toml"
        );
        let manifest: toml::Table = std::fs::read_to_string(manifest).unwrap().parse().unwrap();
        for of in CRATES {
            let features = manifest["features"].as_table().unwrap();
            assert!(features.contains_key(of.name), "no feature {}", of.name);
            let dependencies = manifest["dependencies"].as_table().unwrap();
            let dependency = dependencies
                .get(of.name)
                .or_else(|| dependencies.get(&of.name.replace('_', "-")));
            let version = dependency.and_then(|dependency| dependency["version"].as_str());
            assert_eq!(version, Some(of.versions), "{}", of.name);
        }
    }

    #[test]
    fn generated_code_names_the_crates_of_the_runtime() {
        let chrono = CRATES.iter().find(|of| of.name == "chrono").unwrap();
        assert_eq!(
            chrono.path(&chrono.types[0]),
            "runtime::crates::chrono::DateTime<runtime::crates::chrono::Utc>"
        );
    }
}
