//! Generic structs that are one class: `Page[T]`.
//!
//! In: all uses of one that are bound. Out: its class, with the parameters in the types of its fields. Invariant: a field that is not alike
//! in all uses crosses in each; a use of which one does not cross is refused.

use std::collections::BTreeMap;

use rustdoc_types::{
    GenericArg, GenericArgs, GenericParamDefKind, Item, ItemEnum, Path, Type as RustType,
};

use super::{Lowered, Subject, class};
use crate::bindings::docs::{Docs, name};
use crate::bindings::ir::{
    Constant, Field, Generic, Given, Head, Method, Record, Status, Type, Unbound,
};
use crate::bindings::select::{Chosen, dependent};
use crate::bindings::types::aliases::Arguments;
use crate::bindings::types::instance::generics;
use crate::bindings::types::walk::rewrite;
use crate::bindings::types::{Read, Types};

/// The class of all uses; `head` is that of the first.
pub fn record(
    types: &Types,
    uses: &[&Chosen],
    item: &Item,
    head: Head,
    out: &mut Lowered,
) -> Option<Record> {
    let docs = types.known.docs;
    let open = open_fields(types, item);
    let (mut first, mut spelled) = (None, Vec::new());
    for chosen in uses {
        let subject = Subject::new(docs, chosen, item);
        let rust = match types.spelled(&chosen.instance) {
            Ok(rust) => rust,
            Err(why) => {
                out.refused.push((chosen.instance.clone(), why));
                continue;
            }
        };
        let mut own = Lowered::default();
        let record = class::record(types, &subject, head.clone(), &mut own);
        refuse(&subject, &open, &own.unbound, out);
        out.kept.append(&mut own.kept);
        spelled.push((rust, record.given));
        if first.is_none() {
            out.unbound.append(&mut own.unbound);
            out.problems.append(&mut own.problems);
            first = Some(record);
        }
    }
    let record = first?;
    let depend = dependent(types.known, item, &types.selection.chosen);
    let fields = record.fields.into_iter().map(|field| opened(field, &open));
    Some(Record {
        fields: fields.collect(),
        constants: without(record.constants, &uses[0].path, out),
        methods: independent(record.methods, &depend, &uses[0].path, out),
        generic: Some(Generic {
            params: params(docs, item),
            uses: spelled,
        }),
        given: Given::Never,
        ..record
    })
}

/// Why a member is not bound.
const DEPENDS: &str =
    "it is not alike for all uses of the generic struct, which is one class by a rule";

fn params(docs: &Docs, item: &Item) -> Vec<String> {
    let params = generics(docs, item.id).map_or(&[][..], |generics| &generics.params);
    let types = params
        .iter()
        .filter(|parameter| matches!(parameter.kind, GenericParamDefKind::Type { .. }));
    types.map(|parameter| parameter.name.clone()).collect()
}

/// The fields in whose types a parameter is, by their names in Rust, each with its type as far as that is known in all uses.
fn open_fields(types: &Types, item: &Item) -> BTreeMap<String, Read> {
    let docs = types.known.docs;
    let open = Types {
        open: true,
        ..*types
    };
    let mut with = Arguments::default();
    with.types.insert("Self".to_owned(), itself(docs, item));
    let members = docs.fields(item).into_iter();
    let read = members.filter_map(|member| match &member.inner {
        ItemEnum::StructField(ty) => {
            let read = open.got(&rewrite(ty, &with)).ok()?;
            has_parameter(&read.ty).then(|| (name(member).to_owned(), read))
        }
        _ => None,
    });
    read.collect()
}

/// The struct with its own parameters: what `Self` is.
fn itself(docs: &Docs, item: &Item) -> RustType {
    let args = params(docs, item).into_iter();
    let args = args.map(|name| GenericArg::Type(RustType::Generic(name)));
    RustType::ResolvedPath(Path {
        path: name(item).to_owned(),
        id: item.id,
        args: Some(Box::new(GenericArgs::AngleBracketed {
            args: args.collect(),
            constraints: Vec::new(),
        })),
    })
}

fn has_parameter(ty: &Type) -> bool {
    let mut found = false;
    ty.walk(&mut |ty| found |= matches!(ty, Type::Param(_)));
    found
}

/// Refuses a use of which such a field does not cross.
fn refuse(of: &Subject, open: &BTreeMap<String, Read>, unbound: &[Unbound], out: &mut Lowered) {
    let field = |unbound: &Unbound| {
        unbound
            .path
            .rsplit("::")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let first = unbound
        .iter()
        .find(|unbound| unbound.kind == "field" && open.contains_key(&field(unbound)));
    if let Some(unbound) = first {
        let why = format!(
            "its field `{}` does not cross: {}",
            field(unbound),
            unbound.reason
        );
        out.refused.push((of.instance().clone(), why));
    }
}

/// A field of the class of all uses.
fn opened(field: Field, open: &BTreeMap<String, Read>) -> Field {
    let Some(read) = open.get(field.rust.trim_start_matches("r#")) else {
        return field;
    };
    Field {
        optional: matches!(read.ty, Type::Option(_)),
        ty: read.ty.clone(),
        open: Some(read.rust.clone()),
        ..field
    }
}

/// No constant, for a constant is that of one use.
fn without(constants: Vec<Constant>, home: &[String], out: &mut Lowered) -> Vec<Constant> {
    out.unbound.extend(constants.iter().map(|constant| Unbound {
        path: [home, &[constant.name().to_owned()]].concat().join("::"),
        kind: "constant",
        status: Status::Unsupported,
        reason: DEPENDS.into(),
    }));
    Vec::new()
}

/// The methods that are alike for all uses.
fn independent(
    methods: Vec<Method>,
    depend: &[&Item],
    home: &[String],
    out: &mut Lowered,
) -> Vec<Method> {
    let depends = |method: &Method| {
        let own = method.rust.trim_start_matches("r#");
        depend.iter().any(|item| name(item) == own)
    };
    let (without, with): (Vec<_>, Vec<_>) = methods.into_iter().partition(depends);
    out.unbound
        .extend(without.into_iter().map(|method| Unbound {
            path: [home, &[method.rust]].concat().join("::"),
            kind: "method",
            status: Status::Unsupported,
            reason: DEPENDS.into(),
        }));
    with
}
