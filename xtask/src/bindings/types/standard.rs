//! What the factory knows of Rust's own types: tables, and nothing but tables.
//!
//! A type of the standard library that is one value in Python is a line of [`SCALARS`], and an `impl` of `ToPy` and
//! `FromPy` in the runtime; one that holds others is a line of [`CONTAINERS`].

use super::Read;
use crate::bindings::ir::{Scalar, Type};

/// Tuples of more items have no implementation in the runtime.
pub const LONGEST_TUPLE: usize = 12;

/// Types without a path.
pub const PRIMITIVES: &[(&str, Type)] = &[
    ("bool", Type::Bool),
    ("char", Type::Scalar(&CHAR)),
    ("f32", Type::Float("f32")),
    ("f64", Type::Float("f64")),
    ("i8", Type::Int("i8")),
    ("i16", Type::Int("i16")),
    ("i32", Type::Int("i32")),
    ("i64", Type::Int("i64")),
    ("i128", Type::Int("i128")),
    ("isize", Type::Int("isize")),
    ("u8", Type::Int("u8")),
    ("u16", Type::Int("u16")),
    ("u32", Type::Int("u32")),
    ("u64", Type::Int("u64")),
    ("u128", Type::Int("u128")),
    ("usize", Type::Int("usize")),
];

/// Types that have a name for each primitive that may be in them, and how Rust writes such a name.
const NAMED: &[(&str, &str)] = &[
    ("core::num::nonzero::NonZero", "std::num::NonZero"),
    ("core::sync::atomic::Atomic", "std::sync::atomic::Atomic"),
];

/// What is in such a type, and how Rust writes that: `u64` of `NonZeroU64`.
pub fn around(definition: &str) -> Option<(&'static str, String)> {
    let (name, rust) = NAMED
        .iter()
        .find_map(|(prefix, rust)| Some((definition.strip_prefix(prefix)?, rust)))?;
    let mut primitives = PRIMITIVES.iter().map(|(name, _)| *name);
    let inner = primitives.find(|inner| inner.eq_ignore_ascii_case(name))?;
    Some((inner, format!("{rust}{name}")))
}

static CHAR: Scalar = Scalar {
    definition: "",
    rust: "char",
    gives: "str",
    accepts: "str",
};

/// A path that is always behind a reference or a pointer, as `str` is.
pub const PATH: &str = "std::path::Path";

/// Types that are one value.
pub static SCALARS: &[Scalar] = &[
    // What owns one.
    Scalar {
        definition: PATH,
        rust: "std::path::PathBuf",
        gives: "pathlib.Path",
        accepts: "os.PathLike[str] | str",
    },
    Scalar {
        definition: "std::path::PathBuf",
        rust: "std::path::PathBuf",
        gives: "pathlib.Path",
        accepts: "os.PathLike[str] | str",
    },
    Scalar {
        definition: "std::time::Instant",
        rust: "std::time::Instant",
        gives: "float",
        accepts: "float",
    },
    Scalar {
        definition: "core::net::ip_addr::IpAddr",
        rust: "std::net::IpAddr",
        gives: "ipaddress.IPv4Address | ipaddress.IPv6Address",
        accepts: "ipaddress.IPv4Address | ipaddress.IPv6Address | str",
    },
    Scalar {
        definition: "core::net::ip_addr::Ipv4Addr",
        rust: "std::net::Ipv4Addr",
        gives: "ipaddress.IPv4Address",
        accepts: "ipaddress.IPv4Address | str",
    },
    Scalar {
        definition: "core::net::ip_addr::Ipv6Addr",
        rust: "std::net::Ipv6Addr",
        gives: "ipaddress.IPv6Address",
        accepts: "ipaddress.IPv6Address | str",
    },
    Scalar {
        definition: "core::net::socket_addr::SocketAddr",
        rust: "std::net::SocketAddr",
        gives: "str",
        accepts: "str",
    },
    Scalar {
        definition: "core::net::socket_addr::SocketAddrV4",
        rust: "std::net::SocketAddrV4",
        gives: "str",
        accepts: "str",
    },
    Scalar {
        definition: "core::net::socket_addr::SocketAddrV6",
        rust: "std::net::SocketAddrV6",
        gives: "str",
        accepts: "str",
    },
    Scalar {
        definition: "core::time::Duration",
        rust: "std::time::Duration",
        gives: "float",
        accepts: "float | datetime.timedelta",
    },
    Scalar {
        definition: "std::time::SystemTime",
        rust: "std::time::SystemTime",
        gives: "{support}.times.Nanoseconds",
        accepts: "{support}.times.Time | datetime.datetime | int",
    },
];

/// A type that is made of others.
pub struct Container {
    /// Where it is defined.
    pub definition: &'static str,
    /// The path that Rust source uses; the whole type for a `Cow`.
    pub rust: &'static str,
    pub make: Make,
}

/// What a container is for Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Make {
    /// `None`, or what is in it.
    Option,
    List,
    Set,
    Map,
    /// A value, or an exception in its place.
    Result,
    /// What is in it: a pointer, or a wrapper.
    Itself,
    /// `str`, owned or borrowed.
    Cow,
    Text,
}

/// Types that are made of others.
pub const CONTAINERS: &[Container] = &[
    Container::new(
        "alloc::borrow::Cow",
        "std::borrow::Cow<'static, str>",
        Make::Cow,
    ),
    Container::new("alloc::boxed::Box", "Box", Make::Itself),
    Container::new(
        "alloc::collections::btree::map::BTreeMap",
        "std::collections::BTreeMap",
        Make::Map,
    ),
    Container::new(
        "alloc::collections::btree::set::BTreeSet",
        "std::collections::BTreeSet",
        Make::Set,
    ),
    Container::new(
        "alloc::collections::vec_deque::VecDeque",
        "std::collections::VecDeque",
        Make::List,
    ),
    Container::new("alloc::string::String", "String", Make::Text),
    Container::new("alloc::sync::Arc", "std::sync::Arc", Make::Itself),
    Container::new("alloc::vec::Vec", "Vec", Make::List),
    Container::new("core::cmp::Reverse", "std::cmp::Reverse", Make::Itself),
    Container::new(
        "core::num::nonzero::NonZero",
        "std::num::NonZero",
        Make::Itself,
    ),
    Container::new(
        "core::num::saturating::Saturating",
        "std::num::Saturating",
        Make::Itself,
    ),
    Container::new(
        "core::num::wrapping::Wrapping",
        "std::num::Wrapping",
        Make::Itself,
    ),
    Container::new("core::option::Option", "Option", Make::Option),
    Container::new("core::result::Result", "Result", Make::Result),
    Container::new(
        "std::collections::hash::map::HashMap",
        "std::collections::HashMap",
        Make::Map,
    ),
    Container::new(
        "std::collections::hash::set::HashSet",
        "std::collections::HashSet",
        Make::Set,
    ),
];

impl Container {
    const fn new(definition: &'static str, rust: &'static str, make: Make) -> Self {
        Self {
            definition,
            rust,
            make,
        }
    }

    /// How many types it is made of.
    pub fn arity(&self) -> usize {
        match self.make {
            Make::Text => 0,
            Make::Option | Make::List | Make::Set | Make::Itself | Make::Cow => 1,
            Make::Map | Make::Result => 2,
        }
    }

    /// The whole type, as generated Rust writes it.
    pub fn spell(&self, args: &[Read]) -> String {
        let args: Vec<&str> = args.iter().map(|arg| arg.rust.as_str()).collect();
        match self.make {
            Make::Cow | Make::Text => self.rust.to_owned(),
            _ => format!("{}<{}>", self.rust, args.join(", ")),
        }
    }
}
