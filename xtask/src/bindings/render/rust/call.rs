//! Rows of a client's table that write out the call: parameters of their own, results of all kinds, functions of the type.
//!
//! In: a method of the IR. Out: its row in `calls { … }`, or that of a constructor. What a plain row says in fewer words,
//! `client` prints.

use super::argument::{arguments, parameters};
use super::of_class;
use super::part;
use super::table::named;
use crate::bindings::ir::{
    Bridges, ClassKind, ClassRef, Client, Give, Head, Kind, Method, Opening, Part, Receiver, Type,
    Venue,
};

/// The client in the expression of a call.
pub const THIS: &str = "this";

/// What has the methods: a client, or a class of values.
pub struct Owner<'a> {
    rust: &'a str,
    locked: bool,
    is_client: bool,
}

impl<'a> From<&'a Client> for Owner<'a> {
    fn from(client: &'a Client) -> Self {
        Owner {
            rust: &client.head.rust,
            locked: client.is_locked(),
            is_client: true,
        }
    }
}

/// Of a class of values.
impl<'a> From<&'a Head> for Owner<'a> {
    fn from(head: &'a Head) -> Self {
        Owner {
            rust: &head.rust,
            locked: false,
            is_client: false,
        }
    }
}

/// `async get_klines(this, symbol: String) -> result = this.get_klines(&symbol);`
pub fn row(venue: &Venue, owner: &Owner, method: &Method, bridges: &Bridges) -> String {
    let style = match (method.kind, method.receiver) {
        (Kind::Stream, _) => "stream",
        (Kind::Async, Receiver::None) => "class_async",
        (Kind::Async, Receiver::Taken) => "taking_async",
        (Kind::Async, Receiver::Shared) => "sharing_async",
        (Kind::Async, _) => "async",
        (_, Receiver::None) => "class",
        (_, Receiver::Taken) => "taking",
        (_, Receiver::Shared) => "sharing",
        _ if is_lent_by_copy(owner, method) => "copying",
        _ => "sync",
    };
    let name = named(&method.rust, &method.python);
    let gives = gives(venue, owner.is_client, method, bridges);
    let operation = match owner.is_client {
        true => operation(method, bridges),
        false => String::new(),
    };
    format!(
        "{style} {name}({}) -> {gives}{operation} = {}",
        parameters(venue, method),
        written(venue, owner, method)
    )
}

/// `async get_time() -> result = venue::spot::get_time();`, a row of `functions!`.
pub fn function(venue: &Venue, method: &Method, bridges: &Bridges) -> String {
    let style = match method.kind {
        Kind::Stream => "stream",
        Kind::Async => "async",
        Kind::Sync | Kind::Property => "sync",
    };
    let last = method.rust.rsplit("::").next().unwrap_or_default();
    let name = method.rust.clone() + &method.turbofish;
    let call = format!("{name}({})", arguments(method).join(", ")) + &owned(method);
    format!(
        "{style} {}({}) -> {}{} = {};",
        named(last, &method.python),
        parameters(venue, method),
        gives(venue, true, method, bridges),
        operation(method, bridges),
        given(venue, true, method, call, false)
    )
}

/// `make(symbol: String) -> result = market::Client::new(&symbol);`
pub fn constructor(venue: &Venue, owner: &Owner, method: &Method) -> String {
    format!(
        "make({}) -> {} = {};",
        parameters(venue, method),
        how(method),
        written(venue, owner, method)
    )
}

/// `this.base_url().to_owned()`
pub fn written(venue: &Venue, owner: &Owner, method: &Method) -> String {
    let arguments = arguments(method);
    let (own, name) = (owner.rust, method.rust.clone() + &method.turbofish);
    let call = match (receiver(owner, method), &method.of_trait) {
        (Some(receiver), None) => format!("{receiver}.{name}({})", arguments.join(", ")),
        (receiver, of_trait) => {
            let receiver = receiver.map(|receiver| match method.receiver {
                Receiver::Ref if owner.locked => format!("&*{receiver}"),
                Receiver::Mut => format!("&mut *{receiver}"),
                _ => receiver,
            });
            let all: Vec<String> = receiver.into_iter().chain(arguments).collect();
            let path = match of_trait {
                Some(path) => format!("<{own} as {path}>::{name}"),
                None if own.contains('<') => format!("<{own}>::{name}"),
                None => format!("{own}::{name}"),
            };
            format!("{path}({})", all.join(", "))
        }
    };
    let call = call + &owned(method);
    let locks = owner.locked && method.receiver != Receiver::None;
    given(venue, owner.is_client, method, call, locks)
}

/// The call, whose client is put into what its class wants it in: a lock, a pointer. `locks`: it is carried out in a lock.
fn given(venue: &Venue, of_client: bool, method: &Method, call: String, locks: bool) -> String {
    if let Some(opening) = &method.opening {
        return opened(opening, call, locks);
    }
    let awaited = method.kind == Kind::Async;
    let mut wraps = Vec::new();
    if let Some(class) = client_given(method) {
        let is_locked = venue.client(class).is_some_and(Client::is_locked);
        wraps.extend(is_locked.then_some("runtime::Locked::new"));
        // As a row that is not `client …` gives it, so that both sides have the one client.
        let taken = is_whole(method) && method.give != Give::Lent;
        let apart = !of_client || awaited || taken;
        wraps.extend(apart.then_some("std::sync::Arc::new"));
    }
    let plain = method.part == Part::Value;
    let given = |call| match plain {
        true => wrapped(method, call, &wraps),
        false => part::given(method, call),
    };
    match awaited {
        false => given(call),
        true if locks || !wraps.is_empty() || !plain => {
            format!("async {{ {} }}", given(call + ".await"))
        }
        true => call,
    }
}

/// Whether it takes the client as a whole, so that its row says how.
fn is_whole(method: &Method) -> bool {
    matches!(method.receiver, Receiver::Taken | Receiver::Shared)
}

/// The call that gives a stream, which lives on when what the call was made with is unlocked.
fn opened(opening: &Opening, call: String, locks: bool) -> String {
    let awaited = if opening.awaited { ".await" } else { "" };
    let call = match (opening.received, opening.fallible) {
        (None, _) => call + awaited,
        (Some(with), true) => format!("{call}{awaited}.map({with})"),
        (Some(with), false) => format!("{with}({call}{awaited})"),
    };
    match locks {
        true => format!("{{ let stream = {call}; stream }}"),
        false => call,
    }
}

fn wrapped(method: &Method, call: String, wraps: &[&str]) -> String {
    wraps.iter().fold(call, |call, wrap| match method.fallible {
        true => format!("{call}.map({wrap})"),
        false => format!("{wrap}({call})"),
    })
}

/// The class of the client that it gives, by itself.
fn client_given(method: &Method) -> Option<&ClassRef> {
    match &method.output {
        Type::Class(class)
            if class.kind == ClassKind::Client
                && !matches!(method.give, Give::This | Give::Pointer) =>
        {
            Some(class)
        }
        _ => None,
    }
}

/// What the endpoint is, behind what a row gives.
fn operation(method: &Method, bridges: &Bridges) -> String {
    let path = bridges.operation.as_deref();
    path.filter(|_| method.operation && is_flat(method) && method.kind == Kind::Async)
        .map_or(String::new(), |path| format!("; {path}"))
}

/// What a method is called on.
fn receiver(owner: &Owner, method: &Method) -> Option<String> {
    let this = match (owner.locked, method.kind, method.receiver) {
        (_, _, Receiver::None) => return None,
        (true, _, Receiver::Taken) => format!("{THIS}.into_inner()"),
        (false, ..) => THIS.to_owned(),
        _ if is_lent_by_copy(owner, method) => THIS.to_owned(),
        (true, Kind::Async | Kind::Stream, Receiver::Mut) => format!("{THIS}.write().await"),
        (true, Kind::Async | Kind::Stream, _) => format!("{THIS}.read().await"),
        (true, _, Receiver::Mut) => format!("{THIS}.writing()"),
        (true, ..) => format!("{THIS}.reading()"),
    };
    Some(match method.receiver {
        Receiver::Clone => format!("{this}.clone()"),
        Receiver::Arc => format!("std::sync::Arc::new({this}.clone())"),
        _ => this,
    })
}

/// A client in a lock lends of a copy, so that the lock is free.
fn is_lent_by_copy(owner: &Owner, method: &Method) -> bool {
    owner.locked && method.give == Give::Lent && method.receiver == Receiver::Ref
}

/// What makes the result one that Python may keep.
fn owned(method: &Method) -> String {
    let made = kept(method.give);
    match method.fallible && !made.is_empty() {
        true => format!(".map(|value| value{made})"),
        false => made.to_owned(),
    }
}

/// What makes a value one that Python may keep.
pub fn kept(give: Give) -> &'static str {
    match give {
        Give::Value | Give::This | Give::Pointer | Give::Lent => "",
        Give::ToOwned => ".to_owned()",
        Give::IntoOwned => ".into_owned()",
        Give::Clone => ".clone()",
        Give::MapToOwned => ".map(ToOwned::to_owned)",
        Give::Cloned => ".cloned()",
    }
}

pub fn is_flat(method: &Method) -> bool {
    method.flatten && method.params.len() == 1
}

fn gives(venue: &Venue, of_client: bool, method: &Method, bridges: &Bridges) -> String {
    if method.give == Give::This {
        return "this".to_owned();
    }
    if let (Give::Lent, Type::Class(class)) = (method.give, &method.output) {
        return format!("lent {}, {}", how(method), of_class(venue, &class.python));
    }
    if let Some(class) = client_given(method)
        && of_client
        && method.kind != Kind::Async
        && !is_whole(method)
    {
        return format!("client {}, {}", how(method), of_class(venue, &class.python));
    }
    let opens = bridges.envelope.as_deref().filter(|_| method.envelope);
    let gives = match opens {
        Some(opens) => format!("{}, {opens}", how(method)),
        None => how(method).to_owned(),
    };
    match &method.opening {
        Some(opening) => format!("{} {gives}", fails(opening.fallible, &opening.error)),
        None => gives,
    }
}

fn how(method: &Method) -> &'static str {
    fails(method.fallible, &method.error)
}

/// Whether it fails, and with what.
pub fn fails(fallible: bool, error: &Option<ClassRef>) -> &'static str {
    match (fallible, error) {
        (false, _) => "value",
        (true, Some(_)) => "result",
        (true, None) => "told",
    }
}
