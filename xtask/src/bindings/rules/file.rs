//! The tables of the rules as serde sees them, with the place of each text.
//!
//! In: TOML. Out: [`Rules`] with lines instead of offsets. Unknown keys are refused.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::bindings::ir::ConverterKind;

use super::{
    Bridge, Construct, Constructed, Convert, Exclude, Generics, Output, Pattern, Rename, Roots,
    Rules, Source,
};

/// The file's tables.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    output: RawOutput,
    #[serde(default)]
    usual: RawRoots,
    #[serde(default)]
    roots: RawRoots,
    #[serde(default)]
    flatten: RawFlatten,
    #[serde(default)]
    properties: RawProperties,
    #[serde(default)]
    exclude: Vec<RawExclude>,
    #[serde(default)]
    rename: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    fold: RawFold,
    #[serde(default)]
    generics: RawGenerics,
    #[serde(default)]
    convert: Vec<RawConvert>,
    #[serde(default)]
    construct: Vec<RawConstruct>,
    #[serde(default)]
    implement: Vec<RawImplement>,
    #[serde(default)]
    callbacks: RawCallbacks,
    envelope: Option<RawBridge>,
    failure: Option<RawBridge>,
    operation: Option<RawBridge>,
    decode: Option<RawBridge>,
    open_enum: Option<RawBridge>,
}

type Texts = Vec<Spanned<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOutput {
    python: String,
    distribution: Option<String>,
    support: Option<String>,
    wheels: Option<Texts>,
    features: Option<Texts>,
    #[serde(default)]
    crates: Texts,
    #[serde(default)]
    dependencies: BTreeMap<String, RawSource>,
    start: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawSource {
    Version(String),
    Path { path: PathBuf },
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawRoots {
    structs: Texts,
    enums: Texts,
    impls: Texts,
    errors: Texts,
    functions: Texts,
    constants: Texts,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RawFlatten {
    structs: Texts,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RawProperties {
    methods: Texts,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RawCallbacks {
    arguments: Texts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawImplement {
    r#trait: Spanned<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RawFold {
    modules: Texts,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawGenerics {
    erased: Texts,
    per_use: Texts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExclude {
    path: Spanned<String>,
    because: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConvert {
    rust: Spanned<String>,
    #[serde(default)]
    kind: ConverterKind,
    with: String,
    python: String,
    accepts: String,
}

#[derive(Deserialize)]
#[serde(try_from = "ConstructKeys")]
enum RawConstruct {
    Argument(Spanned<String>, String),
    Type(Spanned<String>, String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConstructKeys {
    argument: Option<Spanned<String>>,
    r#type: Option<Spanned<String>>,
    with: String,
}

impl TryFrom<ConstructKeys> for RawConstruct {
    type Error = &'static str;

    fn try_from(keys: ConstructKeys) -> Result<Self, Self::Error> {
        match (keys.argument, keys.r#type) {
            (Some(argument), None) => Ok(Self::Argument(argument, keys.with)),
            (None, Some(ty)) => Ok(Self::Type(ty, keys.with)),
            _ => Err("a [[construct]] has either `argument` or `type`"),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBridge {
    rust: Spanned<String>,
    with: String,
}

impl Raw {
    /// The rules, with the line of every text.
    pub fn with_lines(self, text: &str, file: &Path) -> Rules {
        let lines = Lines(text);
        Rules {
            file: file.to_owned(),
            output: lines.output(self.output, file),
            usual: lines.roots(self.usual),
            roots: lines.roots(self.roots),
            flatten: lines.patterns(self.flatten.structs),
            properties: lines.patterns(self.properties.methods),
            exclude: lines.excludes(self.exclude),
            rename: lines.renames(self.rename),
            fold: lines.patterns(self.fold.modules),
            generics: Generics {
                erased: lines.patterns(self.generics.erased),
                per_use: lines.patterns(self.generics.per_use),
            },
            convert: lines.converters(self.convert),
            construct: lines.constructs(self.construct),
            implement: lines.patterns(
                self.implement
                    .into_iter()
                    .map(|rule| rule.r#trait)
                    .collect(),
            ),
            callbacks: lines.patterns(self.callbacks.arguments),
            envelope: self.envelope.map(|bridge| lines.bridge(bridge)),
            failure: self.failure.map(|bridge| lines.bridge(bridge)),
            operation: self.operation.map(|bridge| lines.bridge(bridge)),
            decode: self.decode.map(|bridge| lines.bridge(bridge)),
            open_enum: self.open_enum.map(|bridge| lines.bridge(bridge)),
        }
    }
}

/// The file's text, to find lines in.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn output(&self, raw: RawOutput, file: &Path) -> Output {
        let usual = || format!("{}-", raw.python.replace('.', "-"));
        let source = |source| match source {
            RawSource::Version(version) => Source::Version(version),
            // Rules are written beside the crates, and read from anywhere.
            RawSource::Path { path } => Source::Path(match file.parent() {
                Some(folder) => folder.join(path),
                None => path,
            }),
        };
        Output {
            distribution: raw.distribution.unwrap_or_else(usual),
            python: raw.python,
            support: raw.support,
            wheels: raw.wheels.map(|names| self.patterns(names)),
            features: raw.features.map(|names| self.patterns(names)),
            crates: self.patterns(raw.crates),
            dependencies: raw
                .dependencies
                .into_iter()
                .map(|(name, from)| (name, source(from)))
                .collect(),
            start: raw.start,
        }
    }

    fn pattern(&self, text: Spanned<String>) -> Pattern {
        let line = super::line_of(self.0, text.span().start);
        Pattern::new(text.into_inner(), line)
    }

    fn patterns(&self, texts: Texts) -> Vec<Pattern> {
        texts.into_iter().map(|text| self.pattern(text)).collect()
    }

    fn roots(&self, raw: RawRoots) -> Roots {
        Roots {
            structs: self.patterns(raw.structs),
            enums: self.patterns(raw.enums),
            impls: self.patterns(raw.impls),
            errors: self.patterns(raw.errors),
            functions: self.patterns(raw.functions),
            constants: self.patterns(raw.constants),
        }
    }

    fn excludes(&self, raw: Vec<RawExclude>) -> Vec<Exclude> {
        raw.into_iter()
            .map(|rule| Exclude {
                path: self.pattern(rule.path),
                because: rule.because,
            })
            .collect()
    }

    fn renames(&self, raw: BTreeMap<Spanned<String>, String>) -> Vec<Rename> {
        raw.into_iter()
            .map(|(path, to)| Rename {
                path: self.pattern(path),
                to,
            })
            .collect()
    }

    fn converters(&self, raw: Vec<RawConvert>) -> Vec<Convert> {
        raw.into_iter()
            .map(|rule| Convert {
                rust: self.pattern(rule.rust),
                kind: rule.kind,
                with: rule.with,
                python: rule.python,
                accepts: rule.accepts,
            })
            .collect()
    }

    fn constructs(&self, raw: Vec<RawConstruct>) -> Vec<Construct> {
        raw.into_iter()
            .map(|rule| match rule {
                RawConstruct::Argument(what, with) => Construct {
                    what: Constructed::Argument(self.pattern(what)),
                    with,
                },
                RawConstruct::Type(what, with) => Construct {
                    what: Constructed::Type(self.pattern(what)),
                    with,
                },
            })
            .collect()
    }

    fn bridge(&self, raw: RawBridge) -> Bridge {
        Bridge {
            rust: self.pattern(raw.rust),
            with: raw.with,
        }
    }
}
