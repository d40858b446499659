//! Docs: from Rust's markdown to a Python docstring.
//!
//! In: an item's docs. Out: the same markdown with links between items turned into Python names, and without the letters that
//! make a text look other than it is. The text is not escaped: who prints it into a file does that.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use rustdoc_types::{Id, Item};

use crate::bindings::names::Names;

/// More than any docstring that a person writes. An item may include a book, which would stand in the library and in the stub.
const LONGEST: usize = 64 << 10;
const CUT: &str = "\n\n(It is long: the crate's own docs have the rest.)";

/// The docstring of an item; empty where it has no docs.
pub fn of(item: &Item, names: &Names) -> String {
    let docs = item.docs.as_deref().unwrap_or_default();
    match docs.len() > LONGEST {
        true => linked(beginning(docs), item, names) + CUT,
        false => linked(docs, item, names),
    }
}

/// As many whole lines as a docstring may have.
fn beginning(docs: &str) -> &str {
    let most = &docs[..docs.floor_char_boundary(LONGEST)];
    most.rsplit_once('\n').map_or(most, |(lines, _)| lines)
}

fn linked(docs: &str, item: &Item, names: &Names) -> String {
    let docs = visible(docs);
    let docs = docs.trim();
    if docs.is_empty() || item.links.is_empty() {
        return docs.to_owned();
    }
    let links = links(docs, item);
    let mut text = String::new();
    let mut at = 0;
    for link in links {
        text.push_str(&docs[at..link.range.start]);
        text.push_str(&link.replacement(docs, names));
        at = link.range.end;
    }
    text + &docs[at..]
}

/// A link to an item, as it stands in the docs.
struct Link {
    range: Range<usize>,
    /// What a reader sees of it.
    shown: Range<usize>,
    id: Id,
    /// The text is the item's own path, `[`Depth`]`, and not words about it.
    is_path: bool,
}

impl Link {
    fn replacement(&self, docs: &str, names: &Names) -> String {
        let shown = docs.get(self.shown.clone()).unwrap_or_default();
        match names.anything(self.id) {
            Some(python) if self.is_path => format!("`{python}`"),
            Some(python) => format!("{shown} (`{python}`)"),
            None => shown.to_owned(),
        }
    }
}

fn links(docs: &str, item: &Item) -> Vec<Link> {
    let targets = &item.links;
    // `[`Depth`]` alone is no link in markdown; rustdoc makes it one, and says so by having a target for it.
    let known = |broken: BrokenLink| {
        let target = targets.get(&*broken.reference)?;
        Some((CowStr::from(target.0.to_string()), CowStr::from("")))
    };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_with_broken_link_callback(docs, options, Some(known));
    let mut links = Vec::new();
    let mut open: Option<Link> = None;
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                open = target(link_type, &dest_url, item).map(|id| Link {
                    shown: range.end..range.start,
                    is_path: false,
                    range,
                    id,
                });
            }
            Event::End(TagEnd::Link) => {
                links.extend(open.take().map(|link| Link {
                    is_path: targets.contains_key(docs.get(link.shown.clone()).unwrap_or_default()),
                    ..link
                }));
            }
            _ => {
                if let Some(link) = &mut open {
                    link.shown.start = link.shown.start.min(range.start);
                    link.shown.end = link.shown.end.max(range.end);
                }
            }
        }
    }
    links
}

fn target(kind: LinkType, destination: &str, item: &Item) -> Option<Id> {
    match kind {
        LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown => {
            destination.parse().ok().map(Id)
        }
        _ => item.links.get(destination).copied(),
    }
}

/// The text without control characters and without those that turn or hide what follows them.
fn visible(docs: &str) -> String {
    let hides = |letter: char| {
        matches!(letter,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
            || (letter.is_control() && letter != '\n' && letter != '\t')
    };
    docs.chars().filter(|letter| !hides(*letter)).collect()
}
