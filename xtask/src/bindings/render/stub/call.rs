//! Clients: their constructor, methods and properties, in the awaited and in the blocking form.

use super::{Class, INDENT, Member, classes, signature};
use crate::bindings::ir::{
    ClassKind, ClassRef, Client, Constant, Constructor, Kind, Lent, Method, Param, Receiver,
    Record, Venue,
};
use crate::bindings::render::call::{in_order, positional, request, required_first, whole};
use crate::bindings::render::doc;
use crate::bindings::render::python::Scope;

pub fn client<'a>(
    scope: &mut Scope<'a>,
    venue: &Venue,
    client: &'a Client,
    blocking: bool,
) -> Class {
    let fields = client.fields.iter().map(|field| &field.python);
    let constants = client.constants.iter().map(|constant| &constant.python);
    let methods = client.methods.iter().map(|method| &method.python);
    let mut names = fields.chain(constants).chain(methods);
    scope.within(names.clone());
    let writer = Writer { venue, blocking };
    let base = match client.bases.first() {
        Some(base) => scope.class(base),
        None => scope.support("views", "Client"),
    };
    let constants = client.constants.iter();
    let constants = constants.map(|constant| classes::constant(scope, constant, 1));
    let mut members: Vec<Member> = constants.collect();
    match &client.constructor {
        Constructor::New(method) => members.extend(writer.constructor(scope, method)),
        Constructor::Default => members.push(line("def __new__(cls) -> Self: ...")),
        Constructor::None => {}
    }
    if matches!(client.constructor, Constructor::Default) || client.bases.is_empty() {
        scope.name("typing", "Self");
    }
    if client.bases.is_empty() {
        members.extend(writer.context(scope));
        if !names.any(|name| name == "close") {
            members.push(line(&format!(
                "{}def close(self) -> None: ...",
                writer.prefix()
            )));
        }
    }
    for field in &client.fields {
        members.push(classes::getter(scope, field));
    }
    for method in &client.methods {
        members.extend(writer.method(scope, method));
    }
    classes::class(scope, &client.head, &base, members)
}

/// A class of values with what all of them have, and what they can tell of themselves.
pub fn with_members<'a>(
    scope: &mut Scope<'a>,
    venue: &Venue,
    mut class: Class,
    constants: &'a [Constant],
    methods: &'a [Method],
) -> Class {
    let writer = Writer {
        venue,
        blocking: false,
    };
    if !constants.is_empty() || !methods.is_empty() {
        // What was a class without a body has one now.
        let head = class.line.trim_end_matches(" ...").len();
        class.line.truncate(head);
    }
    for constant in constants {
        class.members.push(classes::constant(scope, constant, 1));
    }
    for method in methods {
        class.members.extend(writer.method(scope, method));
    }
    class
}

/// Functions of a module.
pub fn functions<'a>(
    scope: &mut Scope<'a>,
    venue: &Venue,
    functions: &'a [Method],
    blocking: bool,
) -> Vec<Member> {
    scope.within([]);
    let writer = Writer { venue, blocking };
    let forms = functions.iter().flat_map(|function| {
        let gives = scope.returns(function);
        let prefix = match function.kind {
            Kind::Async => writer.prefix(),
            Kind::Stream | Kind::Sync | Kind::Property => "",
        };
        let before = format!("{prefix}def {}", function.python);
        let forms = writer.forms(scope, function, &before, "", &gives);
        deprecated(scope, function, forms)
    });
    forms.map(outermost).collect()
}

/// The forms with the decorator of what is deprecated.
fn deprecated(scope: &mut Scope<'_>, method: &Method, mut forms: Vec<Member>) -> Vec<Member> {
    if let Some(note) = &method.deprecated {
        let decorator = scope.deprecated(note);
        for form in &mut forms {
            form.decorators.push(decorator.clone());
        }
    }
    forms
}

/// A member of a class, as one of the module.
fn outermost(member: Member) -> Member {
    let out = |text: String| {
        let lines = text.split('\n');
        let lines = lines.map(|line| line.strip_prefix(INDENT).unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    };
    Member {
        line: out(member.line),
        doc: out(member.doc),
        ..member
    }
}

struct Writer<'a> {
    venue: &'a Venue,
    blocking: bool,
}

impl Writer<'_> {
    fn constructor(&self, scope: &mut Scope<'_>, method: &Method) -> Vec<Member> {
        let made = scope.name("typing", "Self");
        self.forms(scope, method, "def __new__", "cls", &made)
    }

    fn method(&self, scope: &mut Scope<'_>, method: &Method) -> Vec<Member> {
        let gives = scope.returns(method);
        let name = &method.python;
        if method.kind == Kind::Property {
            let old = method.deprecated.as_deref();
            let getter = property(scope, name, &gives, &method.doc, old);
            return deprecated(scope, method, vec![getter]);
        }
        let prefix = if method.kind == Kind::Async {
            self.prefix()
        } else {
            ""
        };
        let before = format!("{prefix}def {name}");
        let owner = if method.receiver == Receiver::None {
            "cls"
        } else {
            "self"
        };
        let mut forms = self.forms(scope, method, &before, owner, &gives);
        if owner == "cls" {
            let decorator = format!("@{}", scope.name("builtins", "classmethod"));
            for form in &mut forms {
                form.decorators.push(decorator.clone());
            }
        }
        deprecated(scope, method, forms)
    }

    /// A method with plain parameters has one form; one with a request has two: by its fields, and as a whole.
    fn forms(
        &self,
        scope: &mut Scope<'_>,
        method: &Method,
        before: &str,
        owner: &str,
        gives: &str,
    ) -> Vec<Member> {
        let Some(request) = request(self.venue, method) else {
            let mut parameters = owned(owner);
            parameters.extend(own_parameters(scope, &method.params));
            return vec![function(
                before,
                &parameters,
                gives,
                &doc::method(method, None),
            )];
        };
        let class = scope.class(&ClassRef {
            kind: ClassKind::Request,
            rust: request.head.rust.clone(),
            python: request.head.python.clone(),
            lent: Lent::Owned,
            args: Vec::new(),
        });
        let mut object = owned(owner);
        object.extend([format!("{}: {class}", whole(request)), "/".to_owned()]);
        let doc = doc::method(method, Some(request));
        let mut forms = vec![
            function(before, &flattened(scope, request, owner), gives, &doc),
            function(before, &object, gives, ""),
        ];
        let decorator = format!("@{}", scope.name("typing", "overload"));
        for form in &mut forms {
            form.decorators.push(decorator.clone());
        }
        forms
    }

    fn prefix(&self) -> &'static str {
        if self.blocking { "" } else { "async " }
    }

    /// `async with` closes a client, or `with` a blocking one.
    fn context(&self, scope: &mut Scope<'_>) -> Vec<Member> {
        let prefix = self.prefix();
        let a = if self.blocking { "" } else { "a" };
        let made = scope.name("typing", "Self");
        let traceback = scope.name("types", "TracebackType");
        let parameters = [
            "self".to_owned(),
            format!(
                "kind: {}[BaseException] | None",
                scope.name("builtins", "type")
            ),
            "error: BaseException | None".to_owned(),
            format!("traceback: {traceback} | None"),
            "/".to_owned(),
        ];
        let leave = signature(
            &format!("{prefix}def __{a}exit__"),
            &parameters,
            " -> None:",
        );
        vec![
            line(&format!("{prefix}def __{a}enter__(self) -> {made}: ...")),
            line(&(leave + " ...")),
        ]
    }
}

/// An attribute that is only read.
fn property(
    scope: &mut Scope<'_>,
    name: &str,
    gives: &str,
    text: &str,
    old: Option<&str>,
) -> Member {
    let doc = classes::doc(text, old, 2);
    let body = if doc.is_empty() { " ..." } else { "" };
    Member {
        decorators: vec![format!("@{}", scope.name("builtins", "property"))],
        line: format!("def {name}(self) -> {gives}:{body}"),
        doc,
    }
}

fn flattened(scope: &mut Scope<'_>, request: &Record, owner: &str) -> Vec<String> {
    let positional = positional(request);
    let mut parameters = owned(owner);
    for (number, field) in required_first(&request.fields).enumerate() {
        if number == positional {
            parameters.push("*".to_owned());
        }
        parameters.push(classes::parameter(scope, field, ""));
    }
    parameters
}

/// What must be given comes first; what does not stand where Rust has it needs its name.
fn own_parameters(scope: &mut Scope<'_>, params: &[Param]) -> Vec<String> {
    let order = in_order(params);
    let kept = order
        .iter()
        .zip(params)
        .take_while(|(one, other)| std::ptr::eq(**one, *other))
        .count();
    let mut parameters = Vec::new();
    for (place, param) in order.into_iter().enumerate() {
        if place == kept {
            parameters.push("*".to_owned());
        }
        parameters.push(plain(scope, param));
    }
    parameters
}

fn plain(scope: &mut Scope<'_>, param: &Param) -> String {
    let default = if param.optional { " = None" } else { "" };
    format!("{}: {}{default}", param.python, scope.accepts(&param.ty))
}

fn owned(owner: &str) -> Vec<String> {
    (!owner.is_empty())
        .then(|| owner.to_owned())
        .into_iter()
        .collect()
}

fn function(before: &str, parameters: &[String], gives: &str, text: &str) -> Member {
    let body = if text.is_empty() { " ..." } else { "" };
    Member {
        decorators: Vec::new(),
        line: signature(before, parameters, &format!(" -> {gives}:")) + body,
        doc: classes::doc(text, None, 2),
    }
}

fn line(text: &str) -> Member {
    Member {
        line: text.to_owned(),
        ..Member::default()
    }
}
