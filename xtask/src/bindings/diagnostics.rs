//! What went wrong, said so that it can be mended: what, where, why, and what to paste.
//!
//! In: diagnostics from every pass. Out: one text with all of them. Errors stop the run before anything is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// A line of a source file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What the file is relative to.
    pub root: PathBuf,
    pub file: PathBuf,
    /// From 1.
    pub line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// What happened.
    pub message: String,
    /// Where: all lines that take part.
    pub places: Vec<Place>,
    /// Why that is a problem.
    pub why: String,
    /// What to do; lines to paste are indented.
    pub help: String,
}

impl Diagnostic {
    /// One that says it all in its message.
    pub fn new(message: String) -> Self {
        Self {
            message,
            places: Vec::new(),
            why: String::new(),
            help: String::new(),
        }
    }
}

/// All diagnostics as one text, in order, each once.
pub fn render(diagnostics: &[Diagnostic]) -> String {
    let mut sorted = diagnostics.to_vec();
    sorted.sort();
    sorted.dedup();
    let mut text = String::new();
    for diagnostic in &sorted {
        write_one(&mut text, diagnostic);
    }
    text.push_str(&at_once(&sorted));
    let errors = match sorted.len() {
        1 => "1 error".to_owned(),
        many => format!("{many} errors"),
    };
    writeln!(text, "{errors}; nothing was written").expect("a string takes all text");
    text
}

/// What several of them want in the same place, as one block to paste.
fn at_once(diagnostics: &[Diagnostic]) -> String {
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for diagnostic in diagnostics {
        if let Some((place, lines)) = diagnostic.help.split_once(":\n")
            && place.starts_with("add to ")
        {
            places.entry(place).or_default().push(lines);
        }
    }
    let several = places.into_iter().filter(|(_, blocks)| blocks.len() > 1);
    let blocks = several.map(|(place, blocks)| {
        let lines = blocks.join("\n").replace('\n', "\n    ");
        format!("all at once: {place}:\n    {lines}\n\n")
    });
    blocks.collect()
}

fn write_one(text: &mut String, diagnostic: &Diagnostic) {
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    line(&format!("error: {}", diagnostic.message));
    for place in &diagnostic.places {
        line(&format!("  --> {}:{}", place.file.display(), place.line));
        if let Some(source) = source_line(place) {
            line(&format!("   | {source}"));
        }
    }
    if !diagnostic.why.is_empty() {
        line(&format!("  why: {}", diagnostic.why));
    }
    if !diagnostic.help.is_empty() {
        line(&format!(
            "  help: {}",
            diagnostic.help.replace('\n', "\n    ")
        ));
    }
    line("");
}

fn source_line(place: &Place) -> Option<String> {
    let source = std::fs::read_to_string(place.root.join(&place.file)).ok()?;
    let line = source.lines().nth(place.line.checked_sub(1)?)?;
    Some(line.trim_end().to_owned())
}
