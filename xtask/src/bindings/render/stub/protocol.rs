//! Traits that Python implements, as protocols.
//!
//! In: a protocol of the IR. Out: its class. Invariant: what Rust has a body for is not abstract, so that a class which derives from the protocol
//! may leave it out.

use super::classes::{class, doc};
use super::{Class, Member, signature};
use crate::bindings::ir::{Ask, Protocol};
use crate::bindings::render::python::Scope;

pub fn protocol<'a>(scope: &mut Scope<'a>, item: &'a Protocol) -> Class {
    scope.within(item.methods.iter().map(|method| &method.python));
    let base = scope.name("typing", "Protocol");
    let methods = item.methods.iter().map(|method| asked(scope, method));
    let methods = methods.collect();
    class(scope, &item.head, &base, methods)
}

fn asked(scope: &mut Scope<'_>, method: &Ask) -> Member {
    let mut parameters = vec!["self".to_owned()];
    for (name, (ty, _)) in method.names.iter().zip(&method.function.takes) {
        parameters.push(format!("{name}: {}", scope.gives(ty)));
    }
    parameters.push("/".to_owned());
    let gives = scope.answer(&method.function);
    let doc = doc(&method.doc, None, 2);
    let body = if doc.is_empty() { " ..." } else { "" };
    let needed = (!method.provided).then(|| format!("@{}", scope.name("abc", "abstractmethod")));
    Member {
        decorators: needed.into_iter().collect(),
        line: signature(
            &format!("def {}", method.python),
            &parameters,
            &format!(" -> {gives}:"),
        ) + body,
        doc,
    }
}
