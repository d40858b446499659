//! The words for a function: what it takes, what it gives, and how.

use super::{Page, old, renamed, set, spell};
use crate::bindings::ir::{ClassRef, Give, Kind, Method, Param, Pass};

pub fn method(page: &mut Page, method: &Method) {
    let kind = match method.kind {
        Kind::Sync => "fn",
        Kind::Async => "async fn",
        Kind::Property => "get",
        Kind::Stream => "stream",
    };
    let params: Vec<String> = method.params.iter().map(param).collect();
    let error = fails(method.fallible, &method.error);
    let opening = method.opening.as_ref().map_or(String::new(), |opening| {
        let awaited = set(&[("awaited", opening.awaited)]);
        format!(
            " opened{awaited}{}",
            fails(opening.fallible, &opening.error)
        )
    });
    let of_trait = method
        .of_trait
        .as_ref()
        .map_or(String::new(), |path| format!(" of {path}"));
    let flags = [
        ("flatten", method.flatten),
        ("envelope", method.envelope),
        (
            "borrowed",
            !matches!(method.give, Give::Value | Give::Pointer | Give::Lent),
        ),
        ("lent", method.give == Give::Lent),
        ("operation", method.operation),
    ];
    page.line(
        3,
        &format!(
            "{kind} {}{} {:?}({}) -> {}{error}{opening}{of_trait}{}{}",
            renamed(&method.python, &method.rust),
            method.turbofish,
            method.receiver,
            params.join(", "),
            spell(&method.output),
            set(&flags),
            old(&method.deprecated)
        ),
    );
    for made in &method.made {
        page.line(4, &format!("argument {} made by {}", made.place, made.with));
    }
    page.doc(4, &method.doc);
}

fn fails(fallible: bool, error: &Option<ClassRef>) -> String {
    match error {
        Some(error) => format!(" fails with {}", error.python),
        None if fallible => " fails with a text".to_owned(),
        None => String::new(),
    }
}

fn param(param: &Param) -> String {
    let Param {
        rust,
        python,
        rust_type,
        ty,
        pass,
        optional,
    } = param;
    let by = passed(*pass);
    format!(
        "{}: {} = {by}{rust_type}{}",
        renamed(python, rust),
        spell(ty),
        set(&[("optional", *optional)])
    )
}

/// How an owned value is handed over.
pub fn passed(pass: Pass) -> &'static str {
    match pass {
        Pass::Value => "",
        Pass::Ref => "&",
        Pass::RefMut => "&mut ",
        Pass::AsDeref => "as_deref ",
        Pass::AsRef => "as_ref ",
        Pass::Into => "into ",
        Pass::Loan => "loan ",
        Pass::LoanRef => "&loan ",
        Pass::LoanDeref => "loan as_deref ",
        Pass::Closure => "closure ",
        Pass::Lend => "lent ",
        Pass::LendRef => "&lent ",
    }
}
