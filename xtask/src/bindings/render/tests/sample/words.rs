//! Short ways to say what a sample has.

use crate::bindings::ir::*;

pub fn name(module: &str, name: &str) -> Name {
    Name {
        module: module.to_owned(),
        name: name.to_owned(),
    }
}

pub fn head(module: &str, class: &str, doc: &str) -> Head {
    Head {
        rust: format!(
            "market::{}::{class}",
            module.trim_start_matches("py.").replace('.', "::")
        ),
        python: name(module, class),
        doc: doc.to_owned(),
        deprecated: None,
        reason: String::new(),
    }
}

pub fn class(kind: ClassKind, module: &str, name: &str) -> ClassRef {
    let head = head(module, name, "");
    ClassRef {
        kind,
        rust: head.rust,
        python: head.python,
        lent: Lent::Owned,
        args: Vec::new(),
    }
}

pub fn field(name: &str, ty: Type, doc: &str) -> Field {
    Field {
        rust: name.to_owned(),
        python: name.to_owned(),
        doc: doc.to_owned(),
        deprecated: None,
        optional: matches!(ty, Type::Option(_)),
        settled: false,
        owned: None,
        open: None,
        ty,
    }
}

pub fn record(head: Head, fields: Vec<Field>) -> Record {
    Record {
        head,
        fields,
        constants: Vec::new(),
        methods: Vec::new(),
        given: Given::Never,
        complete: true,
        decode: true,
        default: false,
        operation: false,
        generic: None,
        settled: false,
        setters: Vec::new(),
    }
}

pub fn option(ty: Type) -> Type {
    Type::Option(Box::new(ty))
}

pub fn list(ty: Type) -> Type {
    Type::List(Box::new(ty))
}

pub fn converted(rust: &str, args: Vec<Type>) -> Type {
    Type::Converted {
        rust: rust.to_owned(),
        kind: ConverterKind::Value,
        args,
    }
}

pub fn variant(rust: &str, python: &str, value: &str) -> Variant {
    Variant {
        rust: rust.to_owned(),
        python: python.to_owned(),
        value: value.to_owned(),
        doc: format!("Who wants to {}.", value.to_lowercase()),
        deprecated: None,
    }
}

pub fn method(name: &str, kind: Kind, output: Type) -> Method {
    Method {
        rust: name.to_owned(),
        python: name.to_owned(),
        doc: String::new(),
        deprecated: None,
        kind,
        opening: None,
        receiver: Receiver::Ref,
        params: Vec::new(),
        made: Vec::new(),
        flatten: false,
        output,
        envelope: false,
        error: None,
        operation: false,
        give: Give::Value,
        part: Part::Value,
        fallible: false,
        turbofish: String::new(),
        of_trait: None,
    }
}

/// A method whose one parameter is a request.
pub fn call(name: &str, parameter: &str, request: ClassRef, output: Type) -> Method {
    Method {
        doc: "Order book of a symbol.".to_owned(),
        params: vec![Param {
            rust: parameter.to_owned(),
            python: parameter.to_owned(),
            rust_type: request.rust.clone(),
            ty: Type::Class(request),
            pass: Pass::Value,
            optional: false,
        }],
        flatten: true,
        envelope: true,
        operation: true,
        fallible: true,
        error: Some(class(ClassKind::Error, "py.acme", "AcmeError")),
        ..method(name, Kind::Async, output)
    }
}

pub fn converter(rust: &str, python: &str, accepts: &str, arity: usize) -> Converter {
    Converter {
        rust: rust.to_owned(),
        kind: ConverterKind::Value,
        with: format!("adapter::{}", rust.rsplit("::").next().unwrap()),
        python: python.to_owned(),
        accepts: accepts.to_owned(),
        arity,
        feature: None,
    }
}
