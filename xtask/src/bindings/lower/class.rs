//! Records and requests, and the fields of any class.
//!
//! In: a selected type. Out: its class. Members that cannot cross go to `out.unbound`.

use rustdoc_types::{Impl, Item, ItemEnum, Type as RustType};

use super::{Lowered, Subject, builder, client};
use crate::bindings::docs::{deprecated, is_derived, is_non_exhaustive, name};
use crate::bindings::ir::{
    ClassKind, ClassRef, ConverterKind, Field, Given, Head, Lent, Owned, Record, Status, Type,
    Unbound,
};
use crate::bindings::lower::docstring;
use crate::bindings::names::{self, word};
use crate::bindings::paths::Path;
use crate::bindings::select::{excluded, is_value};
use crate::bindings::types::aliases::expand;
use crate::bindings::types::lifetimes::borrows;
use crate::bindings::types::traits::{fit, has_foreign};
use crate::bindings::types::{Read, Types, rust_name};

/// A struct that Python reads.
pub fn record(types: &Types, of: &Subject, head: Head, out: &mut Lowered) -> Record {
    let members = types.known.docs.fields(of.item);
    let (fields, unbound) = fields(types, of, of.home(), &members, out);
    let whole = unbound.is_empty();
    out.unbound.extend(unbound);
    let record = structure(types, of, head, fields, whole, out);
    Record {
        given: handed(of, &record, &members, out),
        ..record
    }
}

/// How a record is handed back: built out of its fields if Python can give all of them.
fn handed(of: &Subject, record: &Record, members: &[&Item], out: &mut Lowered) -> Given {
    if !of.chosen.input {
        return Given::Never;
    }
    if is_built(record, members) {
        return Given::Built;
    }
    if !of.chosen.kept {
        out.kept.push(of.instance().clone());
    }
    Given::Kept
}

/// Whether Python can give all that is in it, and it is made of that.
pub fn is_built(record: &Record, members: &[&Item]) -> bool {
    let owned = members
        .iter()
        .all(|member| !matches!(&member.inner, ItemEnum::StructField(ty) if borrows(ty)));
    owned && record.complete && record.fields.iter().all(|field| given(&field.ty).is_ok())
}

/// A struct that Python fills. Refused when one of its fields cannot be given.
pub fn request(types: &Types, of: &Subject, head: Head, out: &mut Lowered) -> Record {
    let members = types.known.docs.fields(of.item);
    let (fields, unbound) = fields(types, of, of.home(), &members, out);
    let whole = unbound.is_empty();
    let settled = types.lent(of.instance()) != Lent::Made && is_settled(types, of);
    if settled {
        out.unbound.extend(unbound.into_iter().map(|field| Unbound {
            reason: format!("{}; it has the value that `Default` gives it", field.reason),
            ..field
        }));
    } else {
        refuse_incomplete(of, &unbound, out);
    }
    let mut record = structure(types, of, head, fields, whole, out);
    record.settled = settled;
    for field in record.fields.iter_mut().filter(|_| settled) {
        (field.optional, field.settled) = (true, true);
    }
    if is_non_exhaustive(of.item) && !record.default && !record.is_lent() {
        record.setters = builder::setters(types.known, of).unwrap_or_default();
    }
    let mut refuse = |why: &str| out.refused.push((of.instance().clone(), why.to_owned()));
    if is_non_exhaustive(of.item) && record.is_lent() {
        refuse("it is `#[non_exhaustive]` and borrows, so that only its own crate can make one");
    } else if is_non_exhaustive(of.item) && !record.default && record.setters.is_empty() {
        refuse(
            "it is `#[non_exhaustive]`, not `Default`, and no `builder()` sets all of its fields, so that only its own crate can make one",
        );
    }
    if record.is_lent()
        && record
            .fields
            .iter()
            .any(|field| word::is_position(&field.rust))
    {
        refuse("it is a tuple struct that borrows");
    }
    record
}

/// Whether its author has written what it is where nothing is said, as of a configuration with an HTTP client in it. A derived `Default` is no
/// such word: the zero of a price is not meant.
fn is_settled(types: &Types, of: &Subject) -> bool {
    let docs = types.known.docs;
    let written = |(item, block): (&Item, &Impl)| {
        let of_default = block.trait_.as_ref();
        of_default.is_some_and(|path| docs.is(path.id, "core::default::Default"))
            && !is_derived(item)
            && fit(docs, block, of.instance()).is_some()
    };
    docs.impls(of.item).into_iter().any(written)
}

fn structure(
    types: &Types,
    of: &Subject,
    head: Head,
    fields: Vec<Field>,
    whole: bool,
    out: &mut Lowered,
) -> Record {
    let (docs, item) = (types.known.docs, of.item);
    let hidden = types.known.docs.has_hidden_fields(item);
    let (constants, methods) = match is_value(types.known, of.instance()) {
        true => client::of_value(types, of, &head, &client::named(&fields), out),
        false => Default::default(),
    };
    Record {
        constants,
        methods,
        head,
        fields,
        given: Given::Never,
        complete: whole && !hidden && !is_non_exhaustive(item),
        decode: types.known.is_decoded(of.instance()),
        default: has_foreign(docs, of.instance(), "core::default::Default"),
        settled: false,
        setters: Vec::new(),
        operation: types.known.is_operation(of.instance()),
        generic: None,
    }
}

/// A type that Python is to give, with a field that it cannot.
fn refuse_incomplete(of: &Subject, unbound: &[Unbound], out: &mut Lowered) {
    if let Some(first) = unbound.first() {
        let field = first.path.rsplit("::").next().unwrap_or_default();
        let why = &first.reason;
        out.refused.push((
            of.instance().clone(),
            format!("its field `{field}` cannot be given from Python: {why}"),
        ));
    }
}

/// Those of the owner's fields that cross, and those that do not.
pub fn fields(
    types: &Types,
    of: &Subject,
    home: &Path,
    members: &[&Item],
    out: &mut Lowered,
) -> (Vec<Field>, Vec<Unbound>) {
    let (mut fields, mut unbound) = (Vec::new(), Vec::new());
    for member in members.iter().copied() {
        let ItemEnum::StructField(ty) = &member.inner else {
            continue;
        };
        let path = [&home[..], &[name(member).to_owned()]].concat();
        let (status, reason) = match excluded(types.known, &path) {
            Some(rule) => (Status::Excluded, rule.because.clone()),
            None => match value(types, of, ty) {
                Ok((ty, owned)) => {
                    let field = field(types, home, member, ty);
                    fields.push((member, Field { owned, ..field }));
                    continue;
                }
                Err(_) if is_marker(types, ty) => (
                    Status::Excluded,
                    "it is a `PhantomData`, and holds nothing".into(),
                ),
                Err(reason) => (Status::Unsupported, reason),
            },
        };
        unbound.push(Unbound {
            path: path.join("::"),
            kind: "field",
            status,
            reason,
        });
    }
    let named: Vec<(&Item, &str)> = fields
        .iter()
        .map(|(item, field)| (*item, field.python.as_str()))
        .collect();
    out.problems
        .extend(names::check_members(types.known, home, &named));
    (
        fields.into_iter().map(|(_, field)| field).collect(),
        unbound,
    )
}

fn is_marker(types: &Types, ty: &RustType) -> bool {
    let docs = types.known.docs;
    matches!(expand(docs, ty), RustType::ResolvedPath(path) if docs.is(path.id, "core::marker::PhantomData"))
}

fn field(types: &Types, home: &Path, member: &Item, ty: Type) -> Field {
    Field {
        rust: field_name(name(member)),
        python: names::member(types.known, home, member),
        doc: docstring::of(member, types.names),
        deprecated: deprecated(member),
        optional: matches!(ty, Type::Option(_) | Type::Unit),
        settled: false,
        ty,
        owned: None,
        open: None,
    }
}

/// A field as Rust source writes it; that of a tuple struct has a number.
fn field_name(name: &str) -> String {
    match word::is_position(name) {
        true => name.to_owned(),
        false => rust_name(name),
    }
}

/// What a field is for Python, and what stands for it where the request borrows.
fn value(types: &Types, of: &Subject, ty: &RustType) -> Result<(Type, Option<Owned>), String> {
    if types.lent(of.instance()) != Lent::Made {
        let read = read(types, of, &of.member(ty))?;
        return Ok((as_value(read.ty, of)?, None));
    }
    let (read, pass) = types.lent_field(&of.lent_member(ty))?;
    let owned = Owned {
        rust_type: read.rust,
        pass,
    };
    Ok((as_value(read.ty, of)?, Some(owned)))
}

/// What a field's type is for Python: one that Python gives has to own what is in it.
fn read(types: &Types, of: &Subject, ty: &RustType) -> Result<Read, String> {
    match &of.chosen.kind {
        Ok(ClassKind::Request) => types.read(ty),
        Ok(ClassKind::Error) => types.got(ty).or_else(|why| types.shown(ty).ok_or(why)),
        _ => types.got(ty),
    }
}

/// The type, if values of it can be in a field of that owner.
fn as_value(ty: Type, of: &Subject) -> Result<Type, String> {
    match &of.chosen.kind {
        Ok(ClassKind::Request) => given(&ty)?,
        _ => got(&ty)?,
    }
    Ok(ty)
}

/// Whether Python can hand over such values.
pub fn given(ty: &Type) -> Result<(), String> {
    let mut only_got = None;
    ty.walk(&mut |ty| match ty {
        Type::Result(..) => only_got = Some("it has a `Result` in it, which Python only gets"),
        Type::Shown => only_got = Some("it has an error in it, of which Python only gets the text"),
        _ => {}
    });
    if let Some(why) = only_got {
        return Err(why.into());
    }
    refuse(ty, &|class| match (class.kind, class.lent) {
        (ClassKind::Error, _) => Some("is an exception"),
        (_, Lent::Owned | Lent::Seen | Lent::Locked { copied: true }) => None,
        (_, Lent::Borrowed | Lent::Locked { copied: false }) => {
            Some("is not `Clone`, and would be taken away from Python")
        }
        (_, Lent::Made) => Some("borrows what it is made of, and is an argument only by itself"),
    })
}

/// Whether Python can be given such values.
pub fn got(ty: &Type) -> Result<(), String> {
    never_out(ty)?;
    refuse(ty, &|class| match (class.kind, class.lent) {
        (_, Lent::Made) => Some("borrows what it is made of, and is only an argument"),
        (_, Lent::Locked { copied: false }) => Some(
            "is changed by its own methods (`&mut self`), and so in a lock, and is not `Clone`: it is no part of another value",
        ),
        _ => None,
    })
}

fn never_out(ty: &Type) -> Result<(), String> {
    let mut refused = None;
    ty.walk(&mut |ty| {
        let (rust, kind) = match ty {
            Type::Converted { rust, kind, .. } => (rust, kind),
            Type::Object(object) => (&object.rust, &ConverterKind::Object),
            _ => return,
        };
        let why = match kind {
            ConverterKind::Value => return,
            ConverterKind::Secret => "is a secret, which Python never gets",
            ConverterKind::Function => "calls a Python function; it is not handed back",
            ConverterKind::Object => "is Rust's side of a Python object; it is not handed back",
        };
        refused = Some(format!("`{rust}` {why}"));
    });
    refused.map_or(Ok(()), Err)
}

fn refuse(ty: &Type, why: &dyn Fn(&ClassRef) -> Option<&'static str>) -> Result<(), String> {
    let mut refused = None;
    ty.walk(&mut |ty| {
        if let Type::Class(class) = ty
            && let Some(why) = why(class)
        {
            refused = Some(format!("`{}` {why}", class.python.name));
        }
    });
    refused.map_or(Ok(()), Err)
}
