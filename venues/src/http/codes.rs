//! [`Codes`]: the error codes that a venue documents, and what each means.
//!
//! In goes a code with the venue's words for it, out comes its [`Meaning`]. Invariant: a code stands in one group, and one that stands in
//! none is a refusal of no special kind. `docs/errors.md` is made of the same tables.

use super::failure::Kind;

/// The codes of a venue.
pub(crate) struct Codes {
    /// Where the venue documents them.
    #[allow(dead_code, reason = "docs/errors.md says it")]
    pub pages: &'static [&'static str],
    /// All that are documented for what the clients call.
    pub groups: &'static [Group],
    /// What tells a refusal's kind where its code does not: words, in which `*` stands for any others.
    pub words: &'static [(Kind, &'static [&'static str])],
}

/// Codes that mean the same.
pub(crate) struct Group {
    told: Told,
    kind: Kind,
    #[allow(dead_code, reason = "docs/errors.md says it")]
    about: &'static str,
    codes: &'static [i32],
}

/// What a code says of the call that it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Nothing was done.
    Refused,
    /// Nothing was done, and the words say why.
    ByWords,
    /// Whether it was done is left open.
    Unknown,
}

/// What a venue's error means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// What kind of failure it is.
    pub kind: Kind,
    /// Whether it leaves open that the venue did what was asked.
    pub open: bool,
}

/// Codes of calls of which nothing was done.
pub(crate) const fn refused(kind: Kind, about: &'static str, codes: &'static [i32]) -> Group {
    listed(Told::Refused, kind, about, codes)
}

/// The same, where one code has many meanings: `kind` is that of words that are not known.
pub(crate) const fn by_words(kind: Kind, about: &'static str, codes: &'static [i32]) -> Group {
    listed(Told::ByWords, kind, about, codes)
}

/// Codes of calls that may have been done. What is not said to be refused belongs here: to ask what became of an order costs little,
/// to send it again because it seems refused may fill it twice.
pub(crate) const fn unknown(kind: Kind, about: &'static str, codes: &'static [i32]) -> Group {
    listed(Told::Unknown, kind, about, codes)
}

const fn listed(told: Told, kind: Kind, about: &'static str, codes: &'static [i32]) -> Group {
    Group {
        told,
        kind,
        about,
        codes,
    }
}

impl Codes {
    /// What an error means, by its code and the venue's words.
    pub fn meaning(&self, code: &str, words: &str) -> Meaning {
        let Some(group) = self.group(code) else {
            return Meaning::refusal(Kind::ExchangeError);
        };
        let told = match group.told {
            Told::ByWords => self.told(words),
            Told::Refused | Told::Unknown => None,
        };
        Meaning {
            kind: told.unwrap_or(group.kind),
            open: group.told == Told::Unknown,
        }
    }

    /// The kind that words alone tell, where they do.
    pub fn told(&self, words: &str) -> Option<Kind> {
        let words = words.to_ascii_lowercase().replace('_', " ");
        let mut known = self.words.iter();
        let (kind, _) = known.find(|(_, any)| any.iter().any(|phrase| says(&words, phrase)))?;
        Some(*kind)
    }

    /// Some venues add the case after an underscore: `51008_1000`.
    fn group(&self, code: &str) -> Option<&'static Group> {
        let (code, _) = code.split_once('_').unwrap_or((code, ""));
        let code = code.parse().ok()?;
        self.groups.iter().find(|group| group.codes.contains(&code))
    }
}

impl Meaning {
    /// Of a call of which nothing was done.
    pub(crate) const fn refusal(kind: Kind) -> Self {
        Self { kind, open: false }
    }
}

/// Whether the parts of a phrase occur one after the other.
fn says(words: &str, phrase: &str) -> bool {
    let mut rest = words;
    phrase.split('*').all(|part| match rest.split_once(part) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[cfg(all(test, feature = "binance", feature = "kucoin", feature = "okx"))]
mod tests;
