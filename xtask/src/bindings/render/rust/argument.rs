//! Arguments: the parameters of a row, and how the expression of its call hands them over.
//!
//! In: a method of the IR. Out: Rust text. Invariant: a name in the expression is one of the row's parameters.

use super::call::{THIS, is_flat, kept};
use super::of_class;
use super::table::named;
use crate::bindings::ir::{
    Answer, Fails, Function, Give, Made, Method, Param, Pass, Pointer, Receiver, Type, Venue,
};

/// `this, symbol: String`
pub fn parameters(venue: &Venue, method: &Method) -> String {
    let this = method.receiver != Receiver::None;
    if is_flat(method) {
        let (this, request) = (if this { THIS } else { "" }, &method.params[0]);
        // Python knows its fields, not its name.
        return format!(
            "{this}; {}: {}",
            variable(request),
            owned_type(venue, request)
        );
    }
    let parameters = method.params.iter();
    let mut parameters: Vec<String> = parameters.map(|param| parameter(venue, param)).collect();
    if this {
        parameters.insert(0, THIS.to_owned());
    }
    parameters.join(", ")
}

fn parameter(venue: &Venue, param: &Param) -> String {
    format!(
        "{}: {}",
        named(&variable(param), &param.python),
        owned_type(venue, param)
    )
}

/// What Python's value is made into: of a request that borrows, the struct that owns all of it.
fn owned_type(venue: &Venue, param: &Param) -> String {
    match (&param.ty, param.pass) {
        (Type::Class(class), Pass::Lend | Pass::LendRef) => of_class(venue, &class.python),
        _ => param.rust_type.clone(),
    }
}

/// A parameter's name in the expression, where that of the client is taken.
fn variable(param: &Param) -> String {
    match param.rust.as_str() {
        THIS => format!("{THIS}_"),
        name => name.to_owned(),
    }
}

fn argument(param: &Param) -> String {
    let name = variable(param);
    match &param.ty {
        Type::Function(function) if param.pass == Pass::Closure => closure(&name, function),
        Type::Option(inner) if param.pass == Pass::Closure => match &**inner {
            Type::Function(function) => optional(&name, function),
            _ => name,
        },
        _ => passed(name, param.pass),
    }
}

/// What lends an owned value part by part.
const LOAN: &str = "runtime::Loan::loan";

/// How an owned value is handed over.
fn passed(name: String, pass: Pass) -> String {
    match pass {
        Pass::Value | Pass::Closure => name,
        Pass::Ref => format!("&{name}"),
        Pass::RefMut => format!("&mut {{ {name} }}"),
        Pass::AsDeref => format!("{name}.as_deref()"),
        Pass::AsRef => format!("{name}.as_ref()"),
        Pass::Into => format!("{name}.into()"),
        Pass::Loan => format!("{LOAN}(&{name})"),
        Pass::LoanRef => format!("&{LOAN}(&{name})"),
        Pass::LoanDeref => format!("{LOAN}(&{name}).as_deref()"),
        Pass::Lend => format!("{name}.lend()"),
        Pass::LendRef => format!("&{name}.lend()"),
    }
}

/// How a part of an owned struct is handed over, which stays what it is.
pub fn lent(name: String, pass: Pass) -> String {
    match pass {
        Pass::Value => format!("{name}.clone()"),
        Pass::Into => format!("(&*{name}).into()"),
        _ => passed(name, pass),
    }
}

/// A closure, if there is a function. What it is in comes of the type that is asked for, which no method would tell it.
fn optional(name: &str, function: &Function) -> String {
    let closure = closure(name, function);
    format!("match {name} {{ Some({name}) => Some({closure}), None => None }}")
}

/// `Box::new(move |a| hear.tell((a,)))`
fn closure(name: &str, function: &Function) -> String {
    let takes = function.takes.iter().enumerate();
    let names: Vec<String> = takes
        .map(|(place, (_, give))| format!("a{place}{}", annotation(*give)))
        .collect();
    let takes = function.takes.iter().enumerate();
    let values: String = takes
        .map(|(place, (_, give))| format!("a{place}{},", kept(*give)))
        .collect();
    let call = asked(name, function.answer, &values);
    let closure = format!("move |{}| {call}", names.join(", "));
    match function.pointer {
        Pointer::None => closure,
        Pointer::Box => format!("Box::new({closure})"),
        Pointer::Arc => format!("std::sync::Arc::new({closure})"),
        Pointer::Ref => format!("&{closure}"),
    }
}

/// What the function of that name gives for the values.
pub fn asked(name: &str, answer: Answer, values: &str) -> String {
    match answer {
        Answer::Told => format!("{name}.tell(({values}))"),
        Answer::Now { fails } => match fails {
            Fails::Never => format!("{name}.wait(({values}))"),
            Fails::Ends => format!("Ok({name}.wait(({values})))"),
            Fails::Tells => format!("{name}.try_wait(({values}))"),
        },
        Answer::Awaited { boxed, fails } => {
            let future = match fails {
                Fails::Never => format!("{name}.ask(({values}))"),
                Fails::Ends => format!(
                    "{{ let answer = {name}.ask(({values})); async move {{ Ok(answer.await) }} }}"
                ),
                Fails::Tells => format!("{name}.try_ask(({values}))"),
            };
            pinned(boxed, future)
        }
    }
}

fn pinned(boxed: bool, future: String) -> String {
    match boxed {
        true => format!("Box::pin({future})"),
        false => future,
    }
}

/// What a closure has to say of an argument that is borrowed.
fn annotation(give: Give) -> &'static str {
    match give {
        Give::ToOwned | Give::Clone => ": &_",
        Give::MapToOwned | Give::Cloned => ": Option<&_>",
        Give::Value | Give::This | Give::IntoOwned | Give::Pointer | Give::Lent => "",
    }
}

/// All arguments of the function, those that rules make among them.
pub fn arguments(method: &Method) -> Vec<String> {
    let mut arguments: Vec<String> = method.params.iter().map(argument).collect();
    for made in &method.made {
        arguments.insert(made.place, expression(made));
    }
    arguments
}

fn expression(made: &Made) -> String {
    match made.can_fail() {
        true => format!("runtime::built(|| Ok({}))?", made.with),
        false => made.with.clone(),
    }
}
