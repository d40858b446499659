//! What comes later: futures and streams, in all of their spellings.
//!
//! In: a type. Out: what awaiting it gives, or what its items are. `impl Trait`, `Pin<Box<dyn Trait>>`, the aliases that crates of futures
//! have for it, and a type that has the trait are the same to a caller.

use rustdoc_types::{DynTrait, GenericBound, Path, PreciseCapturingArg, Type};

use crate::bindings::docs::Docs;
use crate::bindings::rules::known::Known;
use crate::bindings::signature::split;
use crate::bindings::types::aliases::{constraint, expand, type_arguments};
use crate::bindings::types::instance::Instance;
use crate::bindings::types::lifetimes;
use crate::bindings::types::traits::associated;

/// A trait of things to wait for.
struct Trait {
    definition: &'static str,
    /// Its associated type.
    gives: &'static str,
    /// Other crates' types that have it, whose last argument is that type.
    types: &'static [&'static str],
    /// Those whose last argument is that type too, and that the runtime makes one.
    receivers: &'static [(&'static str, Receiver)],
}

/// A receiver that is no stream by itself.
#[derive(Debug, Clone, Copy)]
pub struct Receiver {
    /// What of the runtime makes it one.
    pub with: &'static str,
    /// It says so where items are lost: they are `Result`s then.
    pub lags: bool,
}

const FUTURE: Trait = Trait {
    definition: "core::future::future::Future",
    gives: "Output",
    types: &[
        "futures_core::future::BoxFuture",
        "futures_core::future::LocalBoxFuture",
    ],
    receivers: &[],
};

const STREAM: Trait = Trait {
    definition: "futures_core::stream::Stream",
    gives: "Item",
    types: &[
        "async_channel::Receiver",
        "futures_channel::mpsc::Receiver",
        "futures_channel::mpsc::UnboundedReceiver",
        "futures_core::stream::BoxStream",
        LOCAL_STREAM,
        "tokio_stream::wrappers::mpsc_bounded::ReceiverStream",
        "tokio_stream::wrappers::mpsc_unbounded::UnboundedReceiverStream",
    ],
    receivers: &[
        (
            "tokio::sync::broadcast::Receiver",
            Receiver {
                with: "runtime::received::broadcast",
                lags: true,
            },
        ),
        (
            "tokio::sync::mpsc::bounded::Receiver",
            Receiver {
                with: "runtime::received::mpsc",
                lags: false,
            },
        ),
        (
            "tokio::sync::mpsc::unbounded::UnboundedReceiver",
            Receiver {
                with: "runtime::received::unbounded",
                lags: false,
            },
        ),
        (
            "tokio::sync::watch::Receiver",
            Receiver {
                with: "runtime::received::watch",
                lags: false,
            },
        ),
    ],
};

const LOCAL_STREAM: &str = "futures_core::stream::LocalBoxStream";

/// What awaiting a value of the type gives.
pub fn awaited(known: &Known, ty: &Type) -> Option<Type> {
    Some(found(known, ty, &FUTURE)?.gives)
}

/// A stream that a function gives.
#[derive(Debug)]
pub struct Stream {
    pub item: Type,
    /// What its items are in place of, where some are none.
    pub error: Option<Type>,
    pub receiver: Option<Receiver>,
    /// Whether it may borrow from what the function is called with.
    pub borrows: bool,
    /// Whether it says that it is not `Send`.
    pub is_local: bool,
}

/// The stream that the type is.
pub fn stream(known: &Known, ty: &Type) -> Option<Stream> {
    let found = found(known, ty, &STREAM)?;
    let (item, error) = match found.receiver {
        Some(Receiver { lags: true, .. }) => (Some(found.gives), Some(Type::Infer)),
        _ => split(known.docs, Some(found.gives)),
    };
    Some(Stream {
        item: item?,
        error,
        receiver: found.receiver,
        borrows: found.borrows,
        is_local: found.is_local,
    })
}

struct Found {
    gives: Type,
    receiver: Option<Receiver>,
    borrows: bool,
    is_local: bool,
}

fn found(known: &Known, ty: &Type, wanted: &Trait) -> Option<Found> {
    let docs = known.docs;
    let of_trait = |path: &Path| {
        let gives = docs.is(path.id, wanted.definition);
        gives.then(|| constraint(path, wanted.gives).cloned())?
    };
    match expand(docs, ty) {
        Type::ImplTrait(bounds) => Some(Found {
            gives: bounds.iter().find_map(|bound| match bound {
                GenericBound::TraitBound { trait_, .. } => of_trait(trait_),
                _ => None,
            })?,
            receiver: None,
            borrows: !bounds.iter().any(outlives),
            is_local: false,
        }),
        Type::DynTrait(object) => Some(Found {
            gives: object
                .traits
                .iter()
                .find_map(|item| of_trait(&item.trait_))?,
            receiver: None,
            borrows: object.lifetime.as_deref().is_some_and(ends),
            is_local: !is_send(docs, &object),
        }),
        Type::ResolvedPath(path) => of_path(known, &path, wanted),
        _ => None,
    }
}

fn of_path(known: &Known, path: &Path, wanted: &Trait) -> Option<Found> {
    let docs = known.docs;
    let said = lifetimes::of_path(path);
    let borrows = said.iter().any(|lifetime| ends(lifetime));
    if let Some(own) = Instance::of_path(docs, path) {
        // With methods of its own it is more than that.
        if known
            .home(own.id)
            .is_some_and(|home| known.names_methods(home))
        {
            return None;
        }
        return Some(Found {
            gives: associated(docs, &own, wanted.definition, wanted.gives)?,
            receiver: None,
            borrows,
            is_local: false,
        });
    }
    let definition = docs.definition(path.id)?;
    let last = type_arguments(path).last().copied();
    match definition.as_str() {
        "core::pin::Pin" | "alloc::boxed::Box" => found(known, last?, wanted),
        known if wanted.types.contains(&known) => Some(Found {
            gives: last?.clone(),
            receiver: None,
            borrows,
            is_local: known == LOCAL_STREAM,
        }),
        known => {
            let mut receivers = wanted.receivers.iter();
            let (_, receiver) = receivers.find(|(definition, _)| *definition == known)?;
            Some(Found {
                gives: last?.clone(),
                receiver: Some(*receiver),
                borrows,
                is_local: false,
            })
        }
    }
}

/// Whether what the bound is said of outlives the call.
fn outlives(bound: &GenericBound) -> bool {
    match bound {
        GenericBound::Outlives(lifetime) => !ends(lifetime),
        GenericBound::Use(captured) => {
            let lifetime = |arg: &PreciseCapturingArg| matches!(arg, PreciseCapturingArg::Lifetime(name) if ends(name));
            !captured.iter().any(lifetime)
        }
        GenericBound::TraitBound { .. } => false,
    }
}

fn ends(lifetime: &str) -> bool {
    !lifetimes::is_static(Some(&lifetime.to_owned()))
}

fn is_send(docs: &Docs, object: &DynTrait) -> bool {
    let mut traits = object.traits.iter();
    traits.any(|item| docs.is(item.trait_.id, "core::marker::Send"))
}
