//! One name at a time: from how Rust writes it to how Python does.
//!
//! Out: names that follow PEP 8. A keyword gets an underscore at its end, underscores at the beginning go, and letters of other
//! scripts are written as their code points; whether Python can have a name at all is asked separately, because a rule may rename it.

/// Longer than any name that a person wrote.
pub const LONGEST: usize = 128;

/// Hard keywords of Python, sorted; soft ones (`match`, `type`) are ordinary names.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Names that classes of the runtime have, sorted: a member of that name would hide them.
const RESERVED: [&str; 4] = ["from_json", "mro", "self", "to_dict"];

/// What all exceptions have.
const OF_ERRORS: [&str; 11] = [
    "add_note",
    "args",
    "code",
    "message",
    "raw",
    "request",
    "retry_after",
    "status",
    "variant",
    "venue",
    "with_traceback",
];

/// What values of `StrEnum` or `IntEnum` have.
const OF_ENUMS: [&str; 60] = [
    "as_integer_ratio",
    "bit_count",
    "bit_length",
    "capitalize",
    "casefold",
    "center",
    "conjugate",
    "count",
    "denominator",
    "encode",
    "endswith",
    "expandtabs",
    "find",
    "format",
    "format_map",
    "from_bytes",
    "imag",
    "index",
    "is_integer",
    "isalnum",
    "isalpha",
    "isascii",
    "isdecimal",
    "isdigit",
    "isidentifier",
    "islower",
    "isnumeric",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "maketrans",
    "name",
    "numerator",
    "partition",
    "real",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "to_bytes",
    "translate",
    "upper",
    "value",
    "zfill",
];

/// A field, argument or method. A field that has only a number, as in a tuple struct, is `field_0`.
pub fn member(rust: &str) -> String {
    if is_position(rust) {
        return format!("field_{rust}");
    }
    if RESERVED.binary_search(&rust).is_ok() {
        return format!("{rust}_");
    }
    let python = plain(rust);
    // `_24h`.
    match python.strip_prefix('_') {
        Some(rest) if begins_with_a_digit(rest) => format!("field_{rest}"),
        _ => python,
    }
}

/// Whether it is the name of a field that has none: its position in a tuple.
pub fn is_position(rust: &str) -> bool {
    (1..=3).contains(&rust.len()) && rust.bytes().all(|byte| byte.is_ascii_digit())
}

/// A constant or method of an enum, whose values are texts or numbers of Python and have the methods of those.
pub fn of_enum(python: String) -> String {
    match OF_ENUMS.binary_search(&python.as_str()) {
        Ok(_) => python + "_",
        Err(_) => python,
    }
}

/// A constant or method of an exception.
pub fn of_error(python: String) -> String {
    match OF_ERRORS.binary_search(&python.as_str()) {
        Ok(_) => python + "_",
        Err(_) => python,
    }
}

/// A class or module.
pub fn plain(rust: &str) -> String {
    let python = ascii(rust);
    let bare = python.trim_start_matches('_');
    if KEYWORDS.binary_search(&bare).is_ok() {
        format!("{bare}_")
    } else if bare.starts_with(|first: char| first.is_ascii_alphabetic()) {
        bare.to_owned()
    } else {
        python
    }
}

/// A member of an enum: `NewOrder` is `NEW_ORDER`, `Last24h` is `LAST_24H`, `_1m` of an `Interval` is `INTERVAL_1M`.
pub fn constant(of: &str, rust: &str) -> String {
    exact_constant(of, rust).to_uppercase()
}

/// The same with the letters as they are, for one that differs from another by them alone.
pub fn exact_constant(of: &str, rust: &str) -> String {
    let name = joined(rust);
    match begins_with_a_digit(&name) {
        true => format!("{}_{name}", joined(of).to_uppercase()),
        false => name,
    }
}

fn joined(name: &str) -> String {
    let words = words(name).into_iter().map(|word| ascii(&word));
    words.collect::<Vec<_>>().join("_")
}

fn begins_with_a_digit(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_digit())
}

/// The name with each run of other letters than those from a to z as their code points: `Ключ` is `U041A043B044E0447`. No reader
/// can mistake it for another one, which names of letters that look alike do not promise.
fn ascii(name: &str) -> String {
    let mut python = String::new();
    let mut is_run = false;
    for letter in name.chars() {
        match letter.is_ascii() {
            true => python.push(letter),
            false => {
                python.push_str(if is_run { "" } else { "U" });
                python.push_str(&format!("{:04X}", u32::from(letter)));
            }
        }
        is_run = !letter.is_ascii();
    }
    python
}

/// `rest_api` as part of a class' name: `RestApi`.
pub fn camel(module: &str) -> String {
    let words = module.split('_').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| {
            first.to_uppercase().chain(letters).collect()
        })
    });
    words.collect()
}

/// Why Python cannot have the name, or should not.
pub fn refused(python: &str) -> Option<&'static str> {
    let mut letters = python.chars();
    match letters.next() {
        None => return Some("it is empty"),
        Some('_') => return Some("a name that begins with an underscore is private in Python"),
        Some(first) if !first.is_ascii_alphabetic() => {
            return Some("a name begins with a letter from a to z");
        }
        Some(_) => {}
    }
    if !letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_') {
        return Some("a name has only letters from a to z, digits and underscores");
    }
    if KEYWORDS.binary_search(&python).is_ok() {
        return Some("it is a keyword of Python");
    }
    (python.len() > LONGEST).then_some("it is longer than 128 letters")
}

/// A name as a message shows it: short, and without what would mislead a reader.
pub fn shown(name: &str) -> String {
    name.chars()
        .take(LONGEST)
        .flat_map(char::escape_default)
        .collect()
}

/// The words of a name: one begins at a capital that follows a small letter or a digit, at the last capital of a run
/// (`HTTPError`), and at a run of digits after a small letter; digits keep the unit that follows them (`24h`).
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1);
        let begins = match before {
            None | Some('_') => false,
            Some(before) if letter.is_uppercase() => {
                !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase())
            }
            Some(before) => letter.is_ascii_digit() && before.is_lowercase(),
        };
        if begins || *letter == '_' {
            words.push(String::new());
        }
        if *letter != '_' {
            words
                .last_mut()
                .expect("there is always a word")
                .push(*letter);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_the_search() {
        assert!(KEYWORDS.is_sorted());
        assert!(RESERVED.is_sorted());
        assert!(OF_ENUMS.is_sorted());
        assert!(OF_ERRORS.is_sorted());
    }

    #[test]
    fn keywords_and_names_of_the_runtime_get_an_underscore() {
        assert_eq!(member("from"), "from_");
        assert_eq!(member("type"), "type");
        assert_eq!(member("to_dict"), "to_dict_");
        assert_eq!(plain("None"), "None_");
        assert_eq!(member("_type"), "type");
        assert_eq!(member("_from"), "from_");
        assert_eq!(member("_24h"), "field_24h");
        assert_eq!(plain("_"), "_");
        assert_eq!(of_enum(member("count")), "count_");
        assert_eq!(of_enum(member("counts")), "counts");
    }

    #[test]
    fn letters_of_other_scripts_are_code_points() {
        assert_eq!(constant("Tag", "P2Pключ"), "P2_PU043A043B044E0447");
        assert_eq!(plain("a\u{202e}b"), "aU202Eb");
        assert_eq!(plain("\u{1d5d4}"), "U1D5D4");
    }

    #[test]
    fn variants_are_in_upper_case() {
        assert_eq!(constant("Kind", "Buy"), "BUY");
        assert_eq!(constant("Kind", "NewOrder"), "NEW_ORDER");
        assert_eq!(constant("Kind", "HTTPError"), "HTTP_ERROR");
        assert_eq!(constant("Kind", "Last24h"), "LAST_24H");
        assert_eq!(constant("Kind", "M1"), "M1");
        assert_eq!(constant("Kind", "LIMIT_MAKER"), "LIMIT_MAKER");
        assert_eq!(constant("KlineInterval", "_1m"), "KLINE_INTERVAL_1M");
        assert_eq!(exact_constant("KlineInterval", "_1m"), "KLINE_INTERVAL_1m");
    }

    #[test]
    fn what_python_cannot_have_is_refused_with_a_reason() {
        assert_eq!(refused("from_"), None);
        assert_eq!(refused("from"), Some("it is a keyword of Python"));
        assert_eq!(
            refused("_x"),
            Some("a name that begins with an underscore is private in Python")
        );
        assert_eq!(
            refused("ключ"),
            Some("a name begins with a letter from a to z")
        );
        assert_eq!(
            refused("a\u{202e}b"),
            Some("a name has only letters from a to z, digits and underscores")
        );
        assert_eq!(
            refused(&"a".repeat(129)),
            Some("it is longer than 128 letters")
        );
    }
}
