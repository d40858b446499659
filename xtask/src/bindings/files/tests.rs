use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// A folder with a root for the factory and a place beside it that must stay as it was.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("ccrxt-files-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("root")).unwrap();
        fs::create_dir_all(folder.join("beside")).unwrap();
        Self(folder)
    }

    fn root(&self) -> PathBuf {
        self.0.join("root")
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// Everything under the root, hidden and temporary files too.
    fn all(&self) -> Vec<String> {
        let paths = disk::walk(&self.0, "root").unwrap();
        paths.iter().map(|path| path[5..].to_owned()).collect()
    }

    fn apply(&self, files: &FileSet) -> Vec<Change> {
        let changes = files.changes(&self.root()).unwrap();
        write(&self.root(), &changes).unwrap();
        changes
    }

    /// The set must be refused with these words, and nothing may be touched.
    fn refuses(&self, files: &FileSet, words: &str) {
        let before = disk::walk(&self.0, "root").unwrap();
        let problems = files.changes(&self.root()).unwrap_err();
        assert!(
            problems.iter().any(|problem| problem.contains(words)),
            "{problems:?}"
        );
        assert_eq!(disk::walk(&self.0, "root").unwrap(), before);
        assert_eq!(fs::read_dir(self.0.join("beside")).unwrap().count(), 0);
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn made(body: &str) -> String {
    format!("# {HEADER}\n{body}")
}

fn set(files: &[(&str, &str)]) -> FileSet {
    let mut set = FileSet::default();
    for (path, body) in files {
        set.add(*path, made(body));
    }
    set
}

const STUB: &str = "stubs/py/a/__init__.pyi";
const LINK: &str = "bindings/a/python/py/a/__init__.pyi";

fn with_link() -> FileSet {
    let mut files = set(&[(STUB, "x: int\n")]);
    files.link(LINK, STUB);
    files.add("bindings/a/python/py/a/py.typed", "");
    files.own("bindings/a");
    files.own("stubs/py/a");
    files
}

#[test]
fn what_is_made_is_written_once() {
    let scratch = Scratch::new();
    assert_eq!(scratch.apply(&with_link()).len(), 3);
    assert_eq!(
        scratch.text(LINK),
        made("x: int\n"),
        "read through the link"
    );
    assert_eq!(scratch.apply(&with_link()), []);
}

#[test]
fn what_is_no_longer_made_is_removed() {
    let scratch = Scratch::new();
    scratch.apply(&with_link());
    scratch.put("bindings/a/notes.txt", "a person's");
    scratch.put("stubs/py/b/__init__.pyi", &made("another venue's"));
    let mut files = FileSet::default();
    files.own("bindings/a");
    files.own("stubs/py/a");
    scratch.apply(&files);
    assert_eq!(
        scratch.all(),
        ["bindings/a/notes.txt", "stubs/py/b/__init__.pyi"]
    );
    assert!(!scratch.root().join("bindings/a/python").exists());
}

#[test]
fn a_foreign_file_is_not_written_over() {
    let scratch = Scratch::new();
    scratch.put("bindings/a/Cargo.toml", "[package]\n");
    let files = set(&[("bindings/a/Cargo.toml", ""), ("bindings/a/other.toml", "")]);
    scratch.refuses(&files, "bindings/a/Cargo.toml: the factory did not make");
    assert_eq!(scratch.text("bindings/a/Cargo.toml"), "[package]\n");
}

#[test]
fn a_header_further_down_does_not_make_a_file_ours() {
    let scratch = Scratch::new();
    scratch.put("a.rs", &format!("fn main() {{}}\n// {HEADER}\n"));
    scratch.refuses(&set(&[("a.rs", "")]), "did not make");
}

#[test]
fn no_path_leaves_the_root() {
    let paths = [
        "../beside/x",
        "bindings/../../beside/x",
        "/tmp/x",
        "a//b",
        "a/./b",
        "",
        "a\0b",
        "a\nb",
        "a\\b",
        "C:x",
        "CON",
        "a/nul.txt",
        "com1.rs",
        "a.",
        "a b",
        "\u{430}",
        "\u{202e}a",
    ];
    for path in paths {
        let scratch = Scratch::new();
        scratch.refuses(&set(&[(path, "")]), "not a path that the factory writes to");
    }
    let long = "a/".repeat(200) + "b";
    Scratch::new().refuses(&set(&[(&long, "")]), "too long");
}

#[test]
fn a_linked_folder_is_not_written_through() {
    let scratch = Scratch::new();
    symlink(scratch.0.join("beside"), scratch.root().join("bindings")).unwrap();
    scratch.refuses(&set(&[("bindings/x", "")]), "is a link or a file");
    let mut owner = FileSet::default();
    owner.own("bindings/a");
    scratch.refuses(&owner, "is a link or a file");
}

#[test]
fn a_linked_file_is_not_written_through() {
    let scratch = Scratch::new();
    symlink("../beside/x", scratch.root().join("x")).unwrap();
    scratch.refuses(&set(&[("x", "")]), "did not make");
}

#[test]
fn only_the_exact_link_is_the_factorys() {
    let scratch = Scratch::new();
    scratch.apply(&with_link());
    let link = scratch.root().join(LINK);
    fs::remove_file(&link).unwrap();
    symlink("../../../../../../beside/x", &link).unwrap();
    scratch.refuses(&with_link(), "did not make");
    let mut empty = FileSet::default();
    empty.own("bindings/a");
    scratch.apply(&empty);
    assert!(link.is_symlink(), "a foreign link is left alone");
}

#[test]
fn two_names_that_some_file_systems_take_for_one() {
    let files = set(&[("bindings/a/Spot.rs", ""), ("bindings/a/spot.rs", "")]);
    Scratch::new().refuses(&files, "made in the same run");
}

#[test]
fn a_file_without_the_header_is_refused() {
    let mut files = FileSet::default();
    files.add("a.rs", "fn main() {}");
    Scratch::new().refuses(&files, "made without the header");
}

#[test]
fn a_failing_write_changes_nothing() {
    let scratch = Scratch::new();
    scratch.put("a.rs", &made("old\n"));
    let changes = [
        ("a.rs", "new\n"),
        // The parent is a file, so the second step cannot be staged.
        ("a.rs/b.rs", "new\n"),
    ]
    .map(|(path, new)| Change::Write {
        path: path.to_owned(),
        old: String::new(),
        new: made(new),
    });
    let problem = write(&scratch.root(), &changes).unwrap_err();
    assert!(problem.contains("Nothing was changed"), "{problem}");
    assert_eq!(scratch.all(), ["a.rs"]);
    assert_eq!(scratch.text("a.rs"), made("old\n"));
}

#[test]
fn a_difference_is_shown_as_a_diff() {
    let scratch = Scratch::new();
    scratch.put("a.rs", &made("one\ntwo\n"));
    let changes = set(&[("a.rs", "one\nthree\n")])
        .changes(&scratch.root())
        .unwrap();
    assert_eq!(
        show(&changes),
        format!("--- a/a.rs\n+++ b/a.rs\n@@ -1,3 +1,3 @@\n # {HEADER}\n one\n-two\n+three\n")
    );
}

#[test]
fn rust_is_formatted_as_rustfmt_does() {
    let mut files = FileSet::default();
    files.add("a/lib.rs", format!("// {HEADER}\nmod  b ;"));
    files.add("a/b.rs", format!("// {HEADER}\nfn  f( ){{}}"));
    files.format().unwrap();
    let scratch = Scratch::new();
    scratch.apply(&files);
    assert_eq!(
        scratch.text("a/b.rs"),
        format!("// {HEADER}\nfn f() {{}}\n")
    );

    let mut broken = FileSet::default();
    broken.add("a.rs", format!("// {HEADER}\nfn f( {{"));
    let problem = broken.format().unwrap_err();
    assert!(problem.contains("a.rs"), "{problem}");
}
