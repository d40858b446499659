//! [`Error`]: where JSON text is not what it should be.

use std::fmt::{self, Write};

/// Why JSON text is not the value that it should be.
#[derive(Debug, Clone)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    message: String,
    /// From the innermost step out.
    steps: Vec<Step>,
}

#[derive(Debug, Clone)]
enum Step {
    Name(String),
    Index(usize),
}

/// Longer messages quote the reply, and are cut.
const LONGEST: usize = 300;

impl Error {
    pub(super) fn new(message: impl fmt::Display) -> Self {
        let mut message = message.to_string();
        if message.len() > LONGEST {
            let end = (0..=LONGEST)
                .rev()
                .find(|at| message.is_char_boundary(*at))
                .unwrap_or(0);
            message.truncate(end);
            message.push('…');
        }
        Self(Box::new(Inner {
            message,
            steps: Vec::new(),
        }))
    }

    pub(super) fn under(mut self, name: &str) -> Self {
        self.0
            .steps
            .push(Step::Name(name.chars().take(64).collect()));
        self
    }

    pub(super) fn at(mut self, index: usize) -> Self {
        self.0.steps.push(Step::Index(index));
        self
    }

    /// What was expected, and what was found.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where, from the top: `symbols[3].filters[0].minPrice`; empty for the whole.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in self.0.steps.iter().rev() {
            match step {
                Step::Name(name) if path.is_empty() => path.push_str(name),
                Step::Name(name) => {
                    path.push('.');
                    path.push_str(name);
                }
                Step::Index(index) => {
                    // Writing to a string does not fail.
                    let _ = write!(path, "[{index}]");
                }
            }
        }
        path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.steps.is_empty() {
            true => f.write_str(self.message()),
            false => write!(f, "at {}: {}", self.path(), self.message()),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message)
    }
}
