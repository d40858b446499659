//! `open_enum!`: an enum of texts that also holds a value that it does not know.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Visitor};

/// An enum of texts that survives a value that the venue adds later.
pub trait OpenEnum: Sized + Clone + Send + Sync + 'static {
    /// The wire texts, by position.
    const NAMES: &'static [&'static str];

    /// Where in [`NAMES`](Self::NAMES) this value stands, or its text when it is not known.
    fn position(&self) -> Result<usize, &str>;

    /// The value at a position of [`NAMES`](Self::NAMES).
    fn from_position(position: usize) -> Self;

    /// A value that is not known, kept as its text.
    fn unknown(text: &str) -> Self;

    /// The value of a wire text.
    fn from_wire(text: &str) -> Self {
        match Self::NAMES.iter().position(|name| *name == text) {
            Some(position) => Self::from_position(position),
            None => Self::unknown(text),
        }
    }

    /// The wire text of this value.
    fn as_wire(&self) -> &str {
        match self.position() {
            Ok(position) => Self::NAMES[position],
            Err(text) => text,
        }
    }
}

/// Makes an enum of texts: `open_enum! { /// doc  pub enum Side { /// doc  Buy = "BUY", /// doc  Sell = "SELL" } }`.
///
/// The enum gets one more variant, `Unknown`, for what the venue adds later, and the constant `VALUES` with all wire texts.
macro_rules! open_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $wire:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// A value that this version does not know, as it came.
            Unknown($crate::types::Text),
        }

        impl $name {
            /// The wire texts of all known values, each with a `|` behind it.
            pub const VALUES: &'static str = concat!($($wire, "|"),+);

            /// The wire text.
            pub fn as_str(&self) -> &str {
                $crate::types::OpenEnum::as_wire(self)
            }
        }

        impl $crate::types::OpenEnum for $name {
            const NAMES: &'static [&'static str] = &[$($wire),+];

            fn position(&self) -> Result<usize, &str> {
                #[allow(clippy::enum_variant_names, reason = "the names are the venue's")]
                enum Position { $($variant),+ }
                match self {
                    $(Self::$variant => Ok(Position::$variant as usize),)+
                    Self::Unknown(text) => Err(text),
                }
            }

            fn from_position(position: usize) -> Self {
                const ALL: &[$name] = &[$($name::$variant),+];
                ALL[position].clone()
            }

            fn unknown(text: &str) -> Self {
                Self::Unknown(text.into())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $crate::types::OpenEnum::from_wire(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::types::OpenEnumVisitor::default())
            }
        }
    };
}
pub(crate) use open_enum;

/// Reads any enum made by `open_enum!` from its wire text.
pub(crate) struct OpenEnumVisitor<E>(PhantomData<E>);

impl<E> Default for OpenEnumVisitor<E> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<T: OpenEnum> Visitor<'_> for OpenEnumVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_wire(text))
    }
}
