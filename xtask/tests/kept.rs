//! When rustdoc runs again: when something that it would read has changed, and only then.

mod scratch;

use scratch::{Scratch, said};

/// Flags of a run that reads the crate and writes nothing.
const READ: &[&str] = &["--dump", "paths"];

/// A crate of two venues, each with a feature.
struct Crate(Scratch);

impl Crate {
    fn new(name: &str) -> Self {
        let made = Scratch::new(name);
        made.write("Cargo.toml", "[package]\nname = \"two\"\nedition = \"2024\"\n[features]\none = []\ntwo = []\n[workspace]\n");
        made.write("rules.toml", "[output]\npython = 'p'\ndistribution = 'p-'\nsupport = 'p'\n[usual]\nimpls = ['*Client']\n");
        made.write(
            "src/lib.rs",
            "#[cfg(feature = \"one\")]\npub mod one;\n#[cfg(feature = \"two\")]\npub mod two;\n",
        );
        made.write("src/one/mod.rs", "pub struct OneClient;\n");
        made.write("src/two.rs", "pub struct TwoClient;\n");
        Self(made)
    }

    /// Reads the crate. Whether that went well, and standard error.
    fn run(&self) -> (bool, String) {
        let output = self.0.run(READ, &[]);
        (
            output.status.success(),
            String::from_utf8(output.stderr).expect("the factory writes UTF-8"),
        )
    }

    /// The venues that rustdoc was run for.
    fn read(&self) -> Vec<String> {
        let (read, stderr) = self.run();
        assert!(read, "{stderr}");
        let runs = stderr
            .lines()
            .filter_map(|line| line.strip_prefix("rustdoc two-"));
        runs.filter_map(|line| line.split_once(':'))
            .map(|(venue, _)| venue.to_owned())
            .collect()
    }

    /// What a run that fails says, with this JSON in the place of the kept one.
    fn refused(&self, change: impl Fn(Vec<u8>) -> Vec<u8>) -> String {
        said(self.0.run(READ, &[]));
        let json = self.0.0.join("target/bindings/kept/two-one.json");
        let whole = std::fs::read(&json).expect("the JSON is kept");
        std::fs::write(&json, change(whole)).expect("the JSON can be written");
        let (read, stderr) = self.run();
        assert!(!read, "the run fails");
        stderr
    }
}

#[test]
fn rustdoc_runs_again_only_for_what_changed() {
    let two = Crate::new("kept");
    assert_eq!(two.read(), ["one", "two"], "nothing is kept yet");
    assert_eq!(two.read(), [""; 0], "nothing has changed");

    two.0.write(
        "src/one/mod.rs",
        "pub struct OneClient;\npub struct More;\n",
    );
    assert_eq!(
        two.read(),
        ["one"],
        "the feature of the other venue does not compile this file"
    );

    two.0.write("src/lib.rs", "//! Two.\n#[cfg(feature = \"one\")]\npub mod one;\n#[cfg(feature = \"two\")]\npub mod two;\n");
    assert_eq!(two.read(), ["one", "two"], "the root is in both");

    two.0.write("src/two.rs", "pub struct TwoClient;\n");
    assert_eq!(two.read(), [""; 0], "the same text again is no change");
}

#[test]
fn json_that_was_cut_is_refused_with_the_file_to_remove() {
    let stderr = Crate::new("cut").refused(|whole| whole[..whole.len() / 2].to_vec());
    assert!(
        stderr.contains("the JSON of rustdoc is not understood"),
        "{stderr}"
    );
    assert!(
        stderr.contains("target/bindings/kept/two-one.json"),
        "{stderr}"
    );
}

#[test]
fn json_of_another_format_is_refused_with_the_toolchain_to_install() {
    let stderr = Crate::new("format").refused(|_| b"{\"format_version\": 60}".to_vec());
    assert!(
        stderr.contains("rustdoc wrote JSON format 60, and format 57 is read"),
        "{stderr}"
    );
    assert!(
        stderr.contains("rustup toolchain install nightly-2026-05-20"),
        "{stderr}"
    );
}
