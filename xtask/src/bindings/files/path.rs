//! Which paths the factory writes to, and how it knows its own files there.

use super::HEADER;

/// Refuses a path that could leave the root, or that another system reads differently.
pub fn check(path: &str) -> Result<(), String> {
    let because = |why: &str| {
        Err(format!(
            "{path:?}: not a path that the factory writes to: {why}"
        ))
    };
    if path.len() > 240 {
        return because("it is too long");
    }
    for part in path.split('/') {
        let stem = part.split('.').next().unwrap_or_default();
        if part.is_empty() || part == "." || part == ".." || part.ends_with('.') {
            return because("it is not plain and relative");
        }
        if !part
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        {
            return because("only ASCII letters, digits, `_`, `-` and `.` may be in it");
        }
        if is_device(stem) {
            return because("Windows keeps that name for a device");
        }
    }
    Ok(())
}

fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_uppercase();
    let numbered = |name: &str| {
        stem.strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// Whether the text is of the factory's making.
pub fn is_marked(path: &str, text: &str) -> bool {
    text.lines()
        .next()
        .map_or(path.ends_with("/py.typed"), |line| line.contains(HEADER))
}

/// Whether a link is one that the factory makes: from a package's stub to its place under `stubs/`.
pub fn is_stub_link(path: &str, target: &str) -> bool {
    path.split_once("/python/")
        .is_some_and(|(_, tail)| target == relative(path, &format!("stubs/{tail}")))
}

/// `target` as a link at `path` must write it.
pub fn relative(path: &str, target: &str) -> String {
    "../".repeat(path.matches('/').count()) + target
}
