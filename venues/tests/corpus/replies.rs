//! Recorded replies, from the index of the corpus.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A recorded reply.
pub struct Reply {
    pub file: String,
    pub venue: String,
    pub product: String,
    /// `GET` when the source does not say it.
    pub method: String,
    pub path: String,
    pub body: String,
}

#[derive(Deserialize)]
struct Line {
    file: String,
    venue: String,
    product: String,
    kind: String,
    method: Option<String>,
    path: Option<String>,
}

/// All replies over REST; `None` when there is no corpus.
pub fn all() -> Option<Vec<Reply>> {
    of_kind("rest")
}

/// All errors over REST.
pub fn errors() -> Option<Vec<Reply>> {
    of_kind("error")
}

fn of_kind(kind: &str) -> Option<Vec<Reply>> {
    let corpus = folder()?.join("corpus");
    let index = std::fs::read_to_string(corpus.join("index.jsonl")).ok()?;
    let lines = index
        .lines()
        .map(|line| serde_json::from_str::<Line>(line).expect("a line of the index"));
    let replies = lines.filter(|line| line.kind == kind).filter_map(|line| {
        let body =
            std::fs::read_to_string(corpus.join(&line.file)).expect("a file that the index names");
        Some(Reply {
            file: line.file,
            venue: line.venue,
            product: line.product,
            method: line.method.unwrap_or_else(|| "GET".to_owned()),
            path: line.path?,
            body,
        })
    });
    Some(replies.collect())
}

/// What was gathered of the venues; `None` when there is nothing.
pub fn folder() -> Option<PathBuf> {
    let folder = match std::env::var_os("CCRXT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    };
    folder.is_dir().then_some(folder)
}
