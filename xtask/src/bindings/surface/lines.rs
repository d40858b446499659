//! The lines of a stub, as Python reads them.
//!
//! In: the text of a stub. Out: its logical lines, each with its indent: docstrings and comments are gone, and what goes on
//! within brackets is one line.

/// A logical line.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    pub indent: usize,
    pub text: String,
}

const QUOTES: &str = "\"\"\"";

pub fn read(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open = 0;
    let mut physical = text.lines();
    while let Some(line) = physical.next() {
        let content = line.trim();
        if open == 0 && content.starts_with(QUOTES) {
            let mut rest = &content[QUOTES.len()..];
            while !closes(rest) {
                let Some(next) = physical.next() else { break };
                rest = next;
            }
            continue;
        }
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        match lines.last_mut().filter(|_| open > 0) {
            Some(last) => {
                let first = last.text.ends_with(['(', '[']);
                let closing = content.starts_with([')', ']']);
                if closing {
                    last.text.truncate(last.text.trim_end_matches(',').len());
                } else if !first {
                    last.text.push(' ');
                }
                last.text.push_str(content);
            }
            None => lines.push(Line {
                indent: line.len() - line.trim_start().len(),
                text: content.to_owned(),
            }),
        }
        open = nested(content, open).last().map_or(open, |(.., open)| open);
    }
    lines
}

/// Whether a docstring ends in the line; quotes of its text are escaped.
fn closes(line: &str) -> bool {
    let mut escaped = false;
    line.char_indices().any(|(at, character)| {
        let ends = !escaped && line[at..].starts_with(QUOTES);
        escaped = !escaped && character == '\\';
        ends
    })
}

/// The characters that are not within a literal, each with its place and how many brackets are open behind it; `open` are before.
pub fn nested(text: &str, open: usize) -> impl Iterator<Item = (usize, char, usize)> {
    let mut depth = open;
    outside_quotes(text).map(move |(at, character)| {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (at, character, depth)
    })
}

/// The characters that are not within a literal, with their places.
fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quoted, mut escaped) = (false, false);
    text.char_indices().filter(move |(_, character)| {
        let was = quoted;
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
        !was && !quoted
    })
}

/// The parts between commas that are not within brackets.
pub fn parts(text: &str) -> Vec<&str> {
    let mut parts = split(text, ',');
    parts.retain(|part| !part.is_empty());
    parts
}

/// What stands between separators that are not within brackets or literals.
pub fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, character, depth) in nested(text, 0) {
        if character == separator && depth == 0 {
            found.push(text[start..at].trim());
            start = at + 1;
        }
    }
    found.push(text[start..].trim());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs_are_gone_and_brackets_make_one_line() {
        let text = "# made\n\"\"\"Doc\n\nof \\\"\\\"\\\" more\n\"\"\"\nfrom a import (\n    b,\n    c,\n)\n\nclass A:\n    \"\"\"One.\"\"\"\n    x: int\n";
        let lines = read(text);
        let texts: Vec<(usize, &str)> = lines
            .iter()
            .map(|line| (line.indent, line.text.as_str()))
            .collect();
        assert_eq!(
            texts,
            [(0, "from a import (b, c)"), (0, "class A:"), (4, "x: int")]
        );
    }

    #[test]
    fn commas_within_brackets_and_literals_divide_nothing() {
        assert_eq!(
            parts("a: dict[str, int], b: Literal[\"x,(\", \"y\"] = \"z\", *"),
            [
                "a: dict[str, int]",
                "b: Literal[\"x,(\", \"y\"] = \"z\"",
                "*"
            ]
        );
    }
}
