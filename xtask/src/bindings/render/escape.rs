//! Text that strangers wrote, made harmless for the place where it is printed.
//!
//! In: any text. Out: a literal, comment or paragraph of one language that means that text. Every text reaches a
//! template through one of these; none can end its literal, and none carries characters that show something else than
//! what is there.

/// A string literal of Rust.
pub fn rust_string(text: &str) -> String {
    quoted(text, |character| match character {
        '"' => Some("\\\""),
        '\\' => Some("\\\\"),
        '\n' => Some("\\n"),
        '\t' => Some("\\t"),
        _ => None,
    })
}

/// Doc comments of Rust, a line each, without the last newline.
pub fn rust_doc(text: &str, indent: &str) -> String {
    let text = visible(text);
    let lines: Vec<String> = text
        .trim()
        .lines()
        .map(|line| format!("{indent}/// {line}").trim_end().to_owned())
        .collect();
    lines.join("\n")
}

/// A `str` literal of Python.
pub fn python_string(text: &str) -> String {
    // The same escapes mean the same in both languages.
    rust_string(text)
}

/// A docstring of Python with its quotes; its lines are indented as the first one is.
pub fn docstring(text: &str, indent: &str) -> String {
    let mut text = visible(text.trim()).replace('\\', "\\\\");
    if text.contains("\"\"\"") {
        text = text.replace('"', "\\\"");
    } else if text.ends_with('"') {
        text.insert(text.len() - 1, '\\');
    }
    let mut written = String::from("\"\"\"");
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            written.push('\n');
        }
        let line = line.trim_end();
        if number > 0 && !line.is_empty() {
            written.push_str(indent);
        }
        written.push_str(line);
    }
    if text.contains('\n') {
        written.push('\n');
        written.push_str(indent);
    }
    written + "\"\"\""
}

/// A basic string of TOML.
pub fn toml_string(text: &str) -> String {
    // TOML has no escape that Rust lacks here.
    rust_string(text)
}

/// A paragraph of Markdown that shows the text as it is.
pub fn markdown(text: &str) -> String {
    let mut written = String::new();
    for word in visible(text).split_whitespace() {
        if !written.is_empty() {
            written.push(' ');
        }
        for character in word.chars() {
            if character.is_ascii_punctuation() && !".,:;'%/?\"".contains(character) {
                written.push('\\');
            }
            written.push(character);
        }
    }
    written
}

/// The text with control, bidirectional and invisible characters written out as `<U+202E>`.
///
/// Line ends of other systems become `\n`, so that no language sees a line end where another sees none.
pub fn visible(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\n' | '\t' => written.push(character),
            '\u{a0}' => written.push(' '),
            _ if is_hidden(character) => {
                written.push_str(&format!("<U+{:04X}>", u32::from(character)));
            }
            _ => written.push(character),
        }
    }
    written
}

/// Characters that are not seen, or change how others are.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn quoted(text: &str, escape: impl Fn(char) -> Option<&'static str>) -> String {
    let mut written = String::from("\"");
    for character in visible(text).chars() {
        match escape(character) {
            Some(escaped) => written.push_str(escaped),
            None => written.push(character),
        }
    }
    written + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that try to get out of something.
    const HOSTILE: &[&str] = &[
        "",
        "\"",
        "\"\"\"",
        "\"\"\"\"\"",
        "ends with \"",
        "ends with \\",
        "\\\"\"\"",
        "\\N{BULLET} \\x41 \\u0041 {braces} %s",
        "*/ /* // \n fn evil() {}",
        "line\r#[evil]",
        "line\r\nnext",
        "line\u{2028}next\u{2029}\u{85}\u{b}\u{c}",
        "\u{202e}desrever\u{202c}",
        "zero\u{200b}width\u{feff}",
        "nul\0 bell\u{7} escape\u{1b}[31m",
        "\"#\n\"##",
        "'''\nimport os",
        "]\n[dependencies]\nevil = \"1\"",
        "[x](javascript:alert(1)) <script>",
        "\ttab and \u{a0}space, € and 漢字",
    ];

    /// Reads the literals of a Rust or TOML string back.
    fn unescape(literal: &str) -> String {
        let body = &literal[1..literal.len() - 1];
        let mut text = String::new();
        let mut characters = body.chars();
        while let Some(character) = characters.next() {
            text.push(match character {
                '\\' => match characters
                    .next()
                    .expect("a literal does not end in an escape")
                {
                    'n' => '\n',
                    't' => '\t',
                    other => other,
                },
                '"' => panic!("the literal {literal} ends early"),
                other => other,
            });
        }
        text
    }

    #[test]
    fn a_literal_means_its_text() {
        for text in HOSTILE {
            assert_eq!(unescape(&rust_string(text)), visible(text));
            let toml: toml::Table = format!("x = {}", toml_string(text)).parse().unwrap();
            assert_eq!(toml["x"].as_str(), Some(visible(text).as_str()));
            assert_eq!(toml.len(), 1);
        }
    }

    #[test]
    fn a_comment_stays_one() {
        for text in HOSTILE {
            for line in rust_doc(text, "    ").split(['\n', '\r']) {
                assert!(
                    line.starts_with("    ///") || text.trim().is_empty(),
                    "{line:?}"
                );
            }
        }
    }

    #[test]
    fn nothing_hidden_is_written() {
        for text in HOSTILE {
            for written in [
                rust_string(text),
                rust_doc(text, ""),
                docstring(text, ""),
                markdown(text),
            ] {
                assert!(
                    !written
                        .chars()
                        .any(|c| c != '\n' && c != '\t' && is_hidden(c)),
                    "{written:?}"
                );
            }
        }
        assert_eq!(visible("a\u{202e}b\0"), "a<U+202E>b<U+0000>");
    }

    #[test]
    fn a_docstring_ends_where_it_should() {
        for text in HOSTILE {
            let written = docstring(text, "    ");
            let body = &written[3..written.len() - 3];
            // Every quote that could end the string early has a backslash of its own before it.
            let bare = body.replace("\\\\", "").replace("\\\"", "");
            assert!(
                !bare.contains("\"\"\"") && !bare.ends_with('"'),
                "{written}"
            );
            assert!(!bare.contains('\\'), "{written}");
        }
        assert_eq!(docstring("One.", ""), "\"\"\"One.\"\"\"");
        assert_eq!(
            docstring("One.\n\nTwo.", "  "),
            "\"\"\"One.\n\n  Two.\n  \"\"\""
        );
    }

    #[test]
    fn markdown_shows_its_text() {
        assert_eq!(
            markdown("a [b](javascript:c)\n# <d>"),
            "a \\[b\\]\\(javascript:c\\) \\# \\<d\\>"
        );
    }
}
