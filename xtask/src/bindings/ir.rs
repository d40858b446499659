//! What is to be bound, in words of Python and Rust: the one value between the reading half of the factory
//! (rustdoc, paths, rules) and the printing half (templates, files).
//!
//! Everything here is owned, ordered and printable, and holds no id of rustdoc: two runs over the same crate give
//! the same value, whatever the order of the JSON was. Docs are finished Python docstrings without their quotes;
//! they are text that strangers wrote, so a printer escapes them.

mod call;
mod module;
mod protocol;
mod record;
mod value;

use std::fmt;

pub use call::{Flow, Give, Kind, Made, Method, Opening, Param, Part, Pass, Receiver};
pub use module::{Alias, Constant, Module};
pub use protocol::{Ask, Calls, Protocol};
pub use record::{Field, Generic, Given, Owned, Record};
pub use value::{
    Answer, ClassKind, ClassRef, Converter, ConverterKind, Fails, Function, Lent, Object, Pointer,
    Scalar, Type,
};

/// All wheels of one run, with what `[output]` of the rules says about them.
#[derive(Debug, Clone)]
pub struct Bindings {
    pub output: Output,
    /// Sorted by name.
    pub venues: Vec<Venue>,
    /// The Rust paths of clients that are in no wheel.
    pub passed_over: Vec<String>,
}

/// Where the output goes and what it is called, from `[output]` of the rules and the crate's manifest.
#[derive(Debug, Clone, Default)]
pub struct Output {
    /// Python's root package: `ccrxt`.
    pub python: String,
    /// What the name of a wheel begins with: `ccrxt-` makes `ccrxt-binance`.
    pub distribution: String,
    /// The import name of the shared Python support: errors, times, views.
    pub support: String,
    /// What a wheel asks of pip for it: `ccrxt>=0.1,<0.2`.
    pub requires: String,
    /// The crate that is bound, as its package is called: `venues`.
    pub package: String,
    /// The same as Rust calls it.
    pub library: String,
    pub version: String,
    pub license: Option<String>,
    pub bridges: Bridges,
    /// What a wheel calls when it is loaded: `adapter::keep_log`.
    pub start: Option<String>,
}

/// What carries over the crate's own kinds of value: paths into the adapter, from the rules.
#[derive(Debug, Clone, Default)]
pub struct Bridges {
    /// `adapter::reply`.
    pub envelope: Option<String>,
    /// `adapter::failure`.
    pub failure: Option<String>,
    /// `adapter::operation`.
    pub operation: Option<String>,
    /// `adapter::decode`.
    pub decode: Option<String>,
    /// `adapter::OpenEnum`.
    pub open_enum: Option<String>,
}

/// One wheel: a top-level module of the crate and everything shared that it reaches.
#[derive(Debug, Clone)]
pub struct Venue {
    /// `binance`: the module, the feature, the folder.
    pub name: String,
    /// `venues::binance`.
    pub rust: String,
    /// `ccrxt.binance`.
    pub python: String,
    /// The features of the crate that it is read with.
    pub features: Vec<String>,
    pub doc: String,
    /// Sorted by Python path; the first one is the venue itself, even when nothing is in it.
    pub modules: Vec<Module>,
    /// Converters that some type here reaches, sorted by Rust path.
    pub converters: Vec<Converter>,
    /// What is not bound, sorted by Rust path.
    pub unbound: Vec<Unbound>,
    pub counts: Counts,
}

impl Venue {
    /// Whether Python implements traits of it.
    pub fn implements(&self) -> bool {
        self.modules
            .iter()
            .any(|module| !module.protocols.is_empty())
    }
}

/// A class' place in Python.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// `ccrxt.binance.spot`.
    pub module: String,
    /// `Depth`.
    pub name: String,
}

/// What every class has.
#[derive(Debug, Clone)]
pub struct Head {
    /// The shortest public path, from the crate: `venues::binance::spot::Depth`; with the arguments of a generic type. A segment
    /// that is a keyword of Rust is written raw (`r#type`).
    pub rust: String,
    pub python: Name,
    pub doc: String,
    pub deprecated: Option<String>,
    /// Why it is bound: a rule, or what reaches it.
    pub reason: String,
}

/// An enum whose variants are plain names.
#[derive(Debug, Clone)]
pub struct Enum {
    pub head: Head,
    pub kind: EnumKind,
    /// In source order.
    pub variants: Vec<Variant>,
    /// Of those that are hidden or excluded, the name in Rust and what Python's value is.
    pub others: Vec<(String, String)>,
    /// What all of its values have.
    pub constants: Vec<Constant>,
    /// In source order; none of them waits.
    pub methods: Vec<Method>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnumKind {
    /// The values of the wire are known, and an unknown one is kept as its text (the trait of `[open_enum]`).
    Open,
    /// A value is the name of its variant.
    Named,
    /// A value is the number that Rust gives its variant.
    Numbered,
}

/// A named value of an enum.
#[derive(Debug, Clone)]
pub struct Variant {
    /// `Buy`.
    pub rust: String,
    /// `BUY`.
    pub python: String,
    /// What Python's value is: of an open enum what the wire says. A number is written in digits.
    pub value: String,
    pub doc: String,
    pub deprecated: Option<String>,
}

/// An enum with data: a base class, and in it a class for each variant.
#[derive(Debug, Clone)]
pub struct Tagged {
    pub head: Head,
    /// In source order. The Python name is the last part: `Trade` of `Event.Trade`.
    pub variants: Vec<Record>,
    /// Those that are hidden or excluded, as Rust source writes them.
    pub others: Vec<String>,
    /// How Python hands one to Rust, be it to call a method of it.
    pub given: Given,
    /// What all of its values have.
    pub constants: Vec<Constant>,
    /// In source order; none of them waits or changes it.
    pub methods: Vec<Method>,
}

/// A type that some method fails with: an exception class.
#[derive(Debug, Clone)]
pub struct Error {
    pub head: Head,
    /// Implements the trait of `[failure]`: has a kind, a code, a message.
    pub failure: bool,
    /// Implements `Display`; else its text is its `Debug`.
    pub display: bool,
    /// Implements `Debug`. With neither, the exception's text is the name of its class.
    pub debug: bool,
    /// The public ones of a struct, in source order: attributes of the exception.
    pub fields: Vec<Field>,
    /// Those of an enum, in source order: classes of their own. The Python name is the last part: `Lost` of `VenueError.Lost`.
    pub variants: Vec<Record>,
    /// What all of its exceptions have.
    pub constants: Vec<Constant>,
    /// In source order; none of them waits or changes it.
    pub methods: Vec<Method>,
}

/// A struct whose methods are bound.
#[derive(Debug, Clone)]
pub struct Client {
    pub head: Head,
    pub constructor: Constructor,
    /// Bound clients that it derefs to, nearest first.
    pub bases: Vec<ClassRef>,
    /// Public ones, which Python only reads.
    pub fields: Vec<Field>,
    /// What all of its objects have.
    pub constants: Vec<Constant>,
    /// In source order. Constructors are not among them.
    pub methods: Vec<Method>,
}

/// How Python makes a client.
#[derive(Debug, Clone)]
pub enum Constructor {
    /// By an associated function that returns `Self` or a `Result` of it.
    New(Box<Method>),
    /// By `Default`.
    Default,
    /// Not at all: other calls return it.
    None,
}

/// A public item that Python does not see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unbound {
    /// `binance::spot::PublicRestClient::rest`.
    pub path: String,
    /// `method`, `struct`, …
    pub kind: &'static str,
    pub status: Status,
    /// A sentence.
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// By a rule, or because no rule selects it.
    Excluded,
    /// It should be there, and cannot be.
    Unsupported,
}

/// The public items of a venue, by kind; in every row `public == bound + excluded + unsupported`.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    pub rows: Vec<Count>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// `structs`, `enums`, `fields`, `variants`, `methods`, …
    pub kind: &'static str,
    pub public: usize,
    pub bound: usize,
    pub excluded: usize,
    pub unsupported: usize,
    /// Those of the unsupported that no factory could bind: call-backs, unbound generics, `unsafe`, borrowed results, what threads cannot share.
    pub beyond: usize,
}

impl Venue {
    /// The request or record of that name.
    pub fn record(&self, class: &ClassRef) -> Option<&Record> {
        self.module(&class.python.module)?
            .requests
            .iter()
            .chain(&self.module(&class.python.module)?.records)
            .find(|record| record.head.python == class.python)
    }

    /// The enum of that name.
    pub fn enumeration(&self, class: &ClassRef) -> Option<&Enum> {
        self.module(&class.python.module)?
            .enums
            .iter()
            .find(|item| item.head.python == class.python)
    }

    /// The client of that name.
    pub fn client(&self, class: &ClassRef) -> Option<&Client> {
        self.module(&class.python.module)?
            .clients
            .iter()
            .find(|client| client.head.python == class.python)
    }

    /// The arguments that rules make.
    pub fn made(&self) -> impl Iterator<Item = &Made> {
        let methods = self.modules.iter().flat_map(Module::methods);
        methods.flat_map(|method| &method.made)
    }

    /// The converter of that Rust path.
    pub fn converter(&self, rust: &str) -> Option<&Converter> {
        self.converters
            .iter()
            .find(|converter| converter.rust == rust)
    }

    fn module(&self, python: &str) -> Option<&Module> {
        self.modules.iter().find(|module| module.python == python)
    }
}

impl Head {
    /// The path of the item, without arguments.
    pub fn item(&self) -> String {
        let mut depth = 0;
        let outside = self.rust.chars().filter(|letter| {
            depth += i32::from(*letter == '<');
            let outside = depth == 0;
            depth -= i32::from(*letter == '>');
            outside
        });
        outside.collect()
    }
}

impl Error {
    /// Whether it, or one of its variants, has attributes.
    pub fn is_detailed(&self) -> bool {
        let mut variants = self.variants.iter();
        !self.fields.is_empty() || variants.any(|variant| !variant.fields.is_empty())
    }
}

impl Client {
    /// Whether some method changes it.
    pub fn is_locked(&self) -> bool {
        let mut receivers = self.methods.iter().map(|method| method.receiver);
        receivers.any(|receiver| receiver == Receiver::Mut)
    }
}

impl Constructor {
    /// The function that is called, if it is one.
    pub fn function(&self) -> Option<&Method> {
        match self {
            Self::New(method) => Some(method),
            Self::Default | Self::None => None,
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module, self.name)
    }
}
