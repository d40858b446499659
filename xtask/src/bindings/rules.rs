//! The rules: which items are bound, under which names, and what the factory is told of the crate.
//!
//! In: `bindings/rules.toml`. Out: [`Rules`], whose patterns remember whether they matched, because a rule that matches
//! nothing is a mistake and is reported with its line.
//!
//! A pattern is compared with the end of a path, segment by segment: `*Request` with the last name, `*Client::limits` with the
//! last two. `*` stands for any text within a name.

mod file;
pub mod known;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::diagnostics::{Diagnostic, Place};
use super::ir::ConverterKind;

/// The file, read.
#[derive(Debug)]
pub struct Rules {
    pub file: PathBuf,
    pub output: Output,
    /// Names that are usual among clients; one that matches nothing is fine.
    pub usual: Roots,
    pub roots: Roots,
    pub flatten: Vec<Pattern>,
    pub properties: Vec<Pattern>,
    pub exclude: Vec<Exclude>,
    pub rename: Vec<Rename>,
    /// Module names that Python does not see.
    pub fold: Vec<Pattern>,
    pub generics: Generics,
    pub convert: Vec<Convert>,
    pub construct: Vec<Construct>,
    /// Traits whose objects Python may make.
    pub implement: Vec<Pattern>,
    /// Arguments that are call-backs and that Python gives: `*Client::subscribe::listener`.
    pub callbacks: Vec<Pattern>,
    pub envelope: Option<Bridge>,
    pub failure: Option<Bridge>,
    pub operation: Option<Bridge>,
    pub decode: Option<Bridge>,
    pub open_enum: Option<Bridge>,
}

#[derive(Debug)]
pub struct Output {
    pub python: String,
    pub distribution: String,
    /// The import name of the Python package with errors, times and views; without it, one is found or made.
    pub support: Option<String>,
    /// The modules that become wheels; without it, those that have a feature of their name.
    pub wheels: Option<Vec<Pattern>>,
    /// Features of the crate that are on beside a wheel's own.
    pub features: Option<Vec<Pattern>>,
    /// Crates of which the bound one shows items as its own.
    pub crates: Vec<Pattern>,
    /// Where crates come from that generated code names: the runtime, and those of converters.
    pub dependencies: BTreeMap<String, Source>,
    /// A function without arguments that a wheel calls when it is loaded.
    pub start: Option<String>,
}

/// Where a crate comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A folder.
    Path(PathBuf),
    /// A release in the registry, as cargo writes it.
    Version(String),
}

/// Patterns of items that are bound wherever they stand.
#[derive(Debug, Default)]
pub struct Roots {
    pub structs: Vec<Pattern>,
    pub enums: Vec<Pattern>,
    /// Types whose methods are bound.
    pub impls: Vec<Pattern>,
    /// Enums that are exceptions rather than values.
    pub errors: Vec<Pattern>,
    pub functions: Vec<Pattern>,
    pub constants: Vec<Pattern>,
}

/// Generic structs, where the usual is not wanted.
#[derive(Debug)]
pub struct Generics {
    /// Those that are one class although some methods are not for all uses.
    pub erased: Vec<Pattern>,
    /// Those that are a class for each use.
    pub per_use: Vec<Pattern>,
}

#[derive(Debug)]
pub struct Exclude {
    pub path: Pattern,
    pub because: String,
}

#[derive(Debug)]
pub struct Rename {
    pub path: Pattern,
    pub to: String,
}

/// A type that crosses by a converter of its own.
#[derive(Debug)]
pub struct Convert {
    pub rust: Pattern,
    pub kind: ConverterKind,
    pub with: String,
    pub python: String,
    pub accepts: String,
}

/// An argument that Python does not give.
#[derive(Debug)]
pub struct Construct {
    pub what: Constructed,
    /// The Rust expression that makes it.
    pub with: String,
}

#[derive(Debug)]
pub enum Constructed {
    /// `*Client::new::http`: a function of a type, and its argument.
    Argument(Pattern),
    /// `Arc<dyn http::Client>`: wherever an argument is of that type.
    Type(Pattern),
}

/// A trait or type of the crate, and what carries it over.
#[derive(Debug)]
pub struct Bridge {
    pub rust: Pattern,
    pub with: String,
}

/// A name or pattern of a rule, with the line it stands in.
#[derive(Debug)]
pub struct Pattern {
    pub text: String,
    pub line: usize,
    matched: Cell<bool>,
}

impl Rules {
    /// Reads the rules; an unknown key or a wrong type is a diagnostic with its line.
    pub fn read(file: &Path) -> Result<Self, Diagnostic> {
        let text = std::fs::read_to_string(file).map_err(|error| Diagnostic {
            message: format!("the rules {} cannot be read: {error}", file.display()),
            places: Vec::new(),
            why: "the rules say what is bound and under which names".into(),
            help: "give another file with `--rules FILE`".into(),
        })?;
        Self::parse(&text, file)
    }

    fn parse(text: &str, file: &Path) -> Result<Self, Diagnostic> {
        let raw: file::Raw = toml::from_str(text).map_err(|error| Diagnostic {
            message: format!("the rules are not understood: {}", error.message()),
            places: error
                .span()
                .map(|span| place(file, line_of(text, span.start)))
                .into_iter()
                .collect(),
            why: "an entry that is silently ignored would be worse".into(),
            help: "the tables and their keys are described at the top of the repository's bindings/rules.toml".into(),
        })?;
        Ok(raw.with_lines(text, file))
    }

    /// One diagnostic for each rule that matched nothing in any venue.
    pub fn unmatched(&self) -> Vec<Diagnostic> {
        let converted = self.convert.iter().map(|rule| &rule.rust);
        let constructed = self.construct.iter().map(|rule| match &rule.what {
            Constructed::Argument(pattern) | Constructed::Type(pattern) => pattern,
        });
        let bridges = [
            &self.envelope,
            &self.failure,
            &self.operation,
            &self.decode,
            &self.open_enum,
        ];
        let bridged = bridges.into_iter().flatten().map(|bridge| &bridge.rust);
        let wheels = self.output.wheels.iter().flatten();
        let features = self.output.features.iter().flatten();
        let crates = &self.output.crates;
        let excluded = self.exclude.iter().map(|rule| &rule.path);
        let renamed = self.rename.iter().map(|rule| &rule.path);
        let generics = self.generics.erased.iter().chain(&self.generics.per_use);
        let roots = [
            &self.roots.structs,
            &self.roots.enums,
            &self.roots.impls,
            &self.roots.errors,
            &self.roots.functions,
            &self.roots.constants,
        ];
        roots
            .into_iter()
            .flatten()
            .chain(&self.properties)
            .chain(&self.implement)
            .chain(&self.callbacks)
            .chain(excluded)
            .chain(renamed)
            .chain(converted)
            .chain(constructed)
            .chain(bridged)
            .chain(wheels)
            .chain(features)
            .chain(crates)
            .map(|pattern| {
                (
                    pattern,
                    "what it was made for has another name now, or is gone",
                )
            })
            .chain(generics.map(|pattern| {
                (
                    pattern,
                    "nothing that is bound uses a generic struct of that name",
                )
            }))
            .filter(|(pattern, _)| !pattern.matched.get())
            .map(|(pattern, why)| Diagnostic {
                message: format!("the rule `{}` matches nothing", pattern.text),
                places: vec![place(&self.file, pattern.line)],
                why: why.into(),
                help: "mend its path or remove it".into(),
            })
            .collect()
    }
}

impl Pattern {
    fn new(text: String, line: usize) -> Self {
        Self {
            text,
            line,
            matched: Cell::new(false),
        }
    }

    /// Whether the pattern fits a path below the crate; remembers that it did.
    pub fn matches(&self, path: &[String]) -> bool {
        let pattern: Vec<&str> = self.text.split("::").collect();
        let fits = pattern.len() <= path.len()
            && pattern
                .iter()
                .rev()
                .zip(path.iter().rev())
                .all(|(pattern, name)| fits_name(pattern, name));
        if fits {
            self.found();
        }
        fits
    }

    /// Remembers that what the rule names was met.
    pub fn found(&self) {
        self.matched.set(true);
    }
}

/// The first pattern that fits.
pub fn first<'a>(patterns: &'a [Pattern], path: &[String]) -> Option<&'a Pattern> {
    patterns.iter().find(|pattern| pattern.matches(path))
}

fn fits_name(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, tail)) => name.strip_prefix(head).is_some_and(|rest| {
            (0..=rest.len())
                .filter(|at| rest.is_char_boundary(*at))
                .any(|at| fits_name(tail, &rest[at..]))
        }),
    }
}

fn place(file: &Path, line: usize) -> Place {
    Place {
        root: PathBuf::new(),
        file: file.to_owned(),
        line,
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, path: &str) -> bool {
        let path: Vec<String> = path.split("::").map(str::to_owned).collect();
        Pattern::new(pattern.into(), 1).matches(&path)
    }

    #[test]
    fn a_pattern_is_compared_with_the_end_of_a_path() {
        assert!(fits("*Request", "binance::spot::DepthRequest"));
        assert!(fits("*Request", "Request"));
        assert!(fits("get_*_at", "a::get_all_at"));
        assert!(fits("*Client::get_*", "a::b::RestClient::get_x"));
        assert!(fits("binance::spot::Depth", "binance::spot::Depth"));
        assert!(!fits("*Request", "binance::Requests"));
        assert!(!fits("Depth", "Depth::bids"));
        assert!(!fits("a::spot::Depth", "spot::Depth"));
    }

    #[test]
    fn what_did_not_match_is_said_with_its_line() {
        let text = "[output]\npython = 'p'\ndistribution = 'p-'\nsupport = 'p'\n[rename]\n'a::B' = 'C'\n'a::D' = 'E'\n";
        let rules = Rules::parse(text, Path::new("rules.toml")).expect("the text is right");
        assert!(rules.rename[0].path.matches(&["a".into(), "B".into()]));
        let unmatched = rules.unmatched();
        assert_eq!(unmatched.len(), 1);
        assert_eq!(unmatched[0].message, "the rule `a::D` matches nothing");
        assert_eq!(unmatched[0].places[0].line, 7);
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line() {
        let text =
            "[output]\npython = 'p'\ndistribution = 'p-'\nsupport = 'p'\n\n[folds]\nmodules = []\n";
        let error = Rules::parse(text, Path::new("rules.toml")).expect_err("the key is wrong");
        assert!(error.message.contains("folds"), "{}", error.message);
        assert_eq!(error.places[0].line, 6);
    }
}
