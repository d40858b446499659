//! [`Kind`]: what sort of item something is: a row of the table, and a word of the list.

/// Kinds of item, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Struct,
    Field,
    Enum,
    Variant,
    Method,
    Constant,
    Function,
    TypeAlias,
    Trait,
    Union,
    Macro,
    Foreign,
}

impl Kind {
    /// Its row in the table.
    pub fn row(self) -> usize {
        self as usize
    }

    pub fn one(self) -> &'static str {
        self.words().0
    }

    pub fn many(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Struct => ("struct", "structs"),
            Self::Field => ("field", "fields"),
            Self::Enum => ("enum", "enums"),
            Self::Variant => ("variant", "variants"),
            Self::Method => ("method", "methods"),
            Self::Constant => ("constant", "constants"),
            Self::Function => ("function", "functions"),
            Self::TypeAlias => ("type alias", "type aliases"),
            Self::Trait => ("trait", "traits"),
            Self::Union => ("union", "unions"),
            Self::Macro => ("macro", "macros"),
            Self::Foreign => ("re-export", "re-exports"),
        }
    }
}
