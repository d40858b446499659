//! [`Word`]: what the client says of a request, held against the exchange's ledger.

use std::collections::HashMap;

use exchange::{Act, Deed};

use crate::task::Part;

/// What the client says of a request, and how it knows.
#[derive(Debug)]
pub struct Word {
    pub parts: Vec<Part>,
    pub said: Said,
    pub how: String,
}

/// What the client says of the parts of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Of each whether it was done.
    Each(Vec<bool>),
    /// Some were done and some were not.
    InPart,
    /// Nothing; the venue tells nobody.
    Nothing,
}

/// What was done, by deed and client id.
pub struct Ledger(HashMap<(Deed, String), u32>);

impl Ledger {
    /// What the exchange did.
    pub fn new(acts: Vec<Act>) -> Self {
        let acts = acts.into_iter();
        Self(
            acts.map(|act| ((act.deed, act.client_id), act.executed))
                .collect(),
        )
    }

    /// What was done more than once, in words.
    pub fn repeated(&self) -> impl Iterator<Item = String> {
        let more = self.0.iter().filter(|(_, times)| **times > 1);
        more.map(|((deed, id), times)| format!("{deed:?} of {id} was done {times} times"))
    }

    /// What is wrong with a word, in words.
    pub fn contradiction(&self, word: &Word) -> Option<String> {
        let done: Vec<bool> = word.parts.iter().map(|part| self.has(part)).collect();
        let right = match &word.said {
            Said::Each(said) => *said == done,
            Said::InPart => done.contains(&true) && done.contains(&false),
            Said::Nothing => true,
        };
        let Word { parts, said, how } = word;
        (!right).then(|| {
            format!("of {parts:?} the ledger says {done:?}, and the client {said:?}: {how}")
        })
    }

    fn has(&self, part: &Part) -> bool {
        let key = (part.deed, part.id.clone());
        self.0.get(&key).is_some_and(|times| *times > 0)
    }
}

impl Said {
    /// What is known to have been done of so many parts.
    pub fn done(&self, parts: usize) -> Vec<bool> {
        match self {
            Said::Each(done) => done.clone(),
            Said::InPart | Said::Nothing => vec![false; parts],
        }
    }
}
