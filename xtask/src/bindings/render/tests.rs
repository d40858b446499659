mod hostile;
mod sample;

use std::fs;
use std::path::Path;

use super::*;
use crate::bindings::files;

/// Everything that the sample makes stands in `xtask/tests/golden/render`; `UPDATE=1 cargo test -p xtask` writes it anew.
#[test]
fn the_sample_is_printed_as_it_was() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/render");
    let set = render(&sample::bindings()).unwrap();
    fs::create_dir_all(&golden).unwrap();
    let changes = set.changes(&golden).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        files::write(&golden, &changes).unwrap();
    } else {
        assert!(changes.is_empty(), "{}", files::show(&changes));
    }
}
