//! Functions of clients: what they take, what they give, and how a call of one is written.

use super::{ClassRef, Type};

/// A function of a client.
#[derive(Debug, Clone)]
pub struct Method {
    /// As Rust source writes it.
    pub rust: String,
    pub python: String,
    pub doc: String,
    pub deprecated: Option<String>,
    pub kind: Kind,
    /// How a stream comes to be; what else is said of what the method gives is said of its items.
    pub opening: Option<Opening>,
    pub receiver: Receiver,
    pub params: Vec<Param>,
    /// Arguments that Python does not give, in their order.
    pub made: Vec<Made>,
    /// The trait that it is a method of, with its path; none for a method of the type itself.
    pub of_trait: Option<String>,
    /// What a call says of the type parameters, if it has to: `::<runtime::crates::serde_json::Value>`.
    pub turbofish: String,
    /// The one parameter is a request: its fields are arguments too.
    pub flatten: bool,
    /// Of what the caller gets: without `Future`, `Result` and envelope.
    pub output: Type,
    /// How the value is made one that Python may keep.
    pub give: Give,
    /// The same of one with streams and clients in it.
    pub part: Part,
    /// The value comes in the type of `[envelope]`.
    pub envelope: bool,
    /// It gives a `Result`.
    pub fallible: bool,
    /// The exception that it fails with; without one the error only says its text.
    pub error: Option<ClassRef>,
    /// The request implements the trait of `[operation]`.
    pub operation: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sync,
    Async,
    /// It gives a stream, whose items are awaited.
    Stream,
    /// A synchronous method without parameters that a rule makes an attribute.
    Property,
}

/// How a stream comes to be.
#[derive(Debug, Clone)]
pub struct Opening {
    pub awaited: bool,
    /// What of the runtime makes it a stream.
    pub received: Option<&'static str>,
    pub fallible: bool,
    /// As of a method.
    pub error: Option<ClassRef>,
}

/// What is done with a part of what a method gives, so that it can be a part of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Nothing.
    Value,
    /// It is a client.
    Client {
        locked: bool,
    },
    Stream(Flow),
    Tuple(Vec<Part>),
    Option(Box<Part>),
}

impl Part {
    /// Whether something in it cannot be shared.
    pub fn is_moved(&self) -> bool {
        match self {
            Part::Value => false,
            Part::Client { locked } => *locked,
            Part::Stream(_) => true,
            Part::Tuple(parts) => parts.iter().any(Part::is_moved),
            Part::Option(part) => part.is_moved(),
        }
    }
}

/// How the items of a stream come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// As of an [`Opening`].
    pub received: Option<&'static str>,
    pub fallible: bool,
    pub error: Option<ClassRef>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receiver {
    /// An associated function.
    None,
    Ref,
    /// `&mut self`: the client is in a lock.
    Mut,
    /// `self`: it is called on a clone.
    Clone,
    /// `self: Arc<Self>`: likewise, in a pointer of its own.
    Arc,
    /// The same of a type that is not `Clone`: the pointer that Python's object has.
    Shared,
    /// `self` of a type that is not `Clone`: Python's object is closed then.
    Taken,
}

/// An argument that a rule makes.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its place among all arguments of the function.
    pub place: usize,
    /// The Rust expression of the rule; one with a `?` can fail.
    pub with: String,
}

impl Made {
    pub fn can_fail(&self) -> bool {
        self.with.contains('?')
    }
}

/// A parameter of a method.
#[derive(Debug, Clone)]
pub struct Param {
    pub rust: String,
    pub python: String,
    /// The owned type, as generated Rust writes it: `Option<venues::http::Limits>`; `String` for a `&str`.
    pub rust_type: String,
    pub ty: Type,
    /// How the owned value is handed over.
    pub pass: Pass,
    pub optional: bool,
}

/// From an owned value to what a function takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// `f(value)`, which serves `impl Into<T>` as well.
    Value,
    /// `f(&value)`.
    Ref,
    /// `f(&mut value)`, for an object that implements a trait.
    RefMut,
    /// For `Option<&str>` and `Option<&[T]>`.
    AsDeref,
    /// For `Option<&T>`.
    AsRef,
    /// For `Cow<str>`.
    Into,
    /// For what has references inside: `Vec<&str>`, `(&str, u32)`, an iterator of them.
    Loan,
    /// For a reference to such: `&[&str]`.
    LoanRef,
    /// For `Option<&[&str]>`.
    LoanDeref,
    /// For a call-back: a closure that calls the Python function.
    Closure,
    /// For a request that borrows.
    Lend,
    /// For a reference to one.
    LendRef,
}

/// From what a function gives to a value that outlives the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Give {
    /// It is one.
    Value,
    /// It is the client itself: a `&Self` or a `&mut Self`.
    This,
    /// A `&str` or a `&[T]`.
    ToOwned,
    /// A `Cow`.
    IntoOwned,
    /// A `&T`, where `T` is `Clone`.
    Clone,
    /// An `Option` of a `&str` or a `&[T]`.
    MapToOwned,
    /// An `Option` of a `&T`, where `T` is `Clone`.
    Cloned,
    /// It is a client in an `Arc` or a `Box`.
    Pointer,
    /// It is a client that borrows from the one that it is called on.
    Lent,
}
