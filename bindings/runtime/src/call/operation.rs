//! What a method asks of its venue, as plain data.

use std::sync::Arc;

use crate::Note;

/// An endpoint of a venue: what `python -m ccrxt endpoints` lists, and by what a call knows whether it may be torn off.
#[derive(Clone, Copy)]
pub struct Operation {
    /// The HTTP method, such as `GET`.
    pub method: &'static str,
    pub path: &'static str,
    /// What a call costs of which budget, in words.
    pub cost: fn() -> String,
    /// Rust's names of the two types.
    pub request: fn() -> &'static str,
    pub response: fn() -> &'static str,
    pub signed: bool,
    /// Whether it changes something at the venue.
    pub changes: bool,
    /// A new note for one call, where there is something to be known of it before it ends.
    pub note: Option<fn() -> Arc<dyn Note>>,
}

/// `Vec<Level>` for `alloc::vec::Vec<venues::binance::spot::Level>`: the last name of each path.
pub(crate) fn short(name: &str) -> String {
    let mut short = String::new();
    let mut word = String::new();
    for letter in name.chars() {
        match letter {
            ':' => word.clear(),
            '_' | '0'..='9' | 'a'..='z' | 'A'..='Z' => word.push(letter),
            _ => {
                short.push_str(&word);
                word.clear();
                short.push(letter);
            }
        }
    }
    short + &word
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_lose_their_paths() {
        assert_eq!(
            super::short("alloc::vec::Vec<venues::okx::spot::Ticker>"),
            "Vec<Ticker>"
        );
        assert_eq!(super::short("(a::B, c::D)"), "(B, D)");
        assert_eq!(super::short("Depth"), "Depth");
    }
}
