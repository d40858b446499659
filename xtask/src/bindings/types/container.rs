//! Types that hold others: containers of the standard library, tuples, arrays.
//!
//! In: the container with its arguments as rustdoc has them. Out: what it is of what they are. Invariant: what is unsized stands behind a pointer.

use rustdoc_types::{Id, Path, Type};

use super::aliases::{expand, type_arguments};
use super::spell::spell;
use super::standard::{self, Container, Make};
use super::{Read, Reader, Types, unsized_text};
use crate::bindings::ir;

impl Types<'_> {
    pub(super) fn container_of(&self, id: Id) -> Option<&'static Container> {
        let mut containers = standard::CONTAINERS.iter();
        containers.find(|container| self.docs().is(id, container.definition))
    }

    /// A container; `read` says what its arguments are.
    pub(super) fn container(
        &self,
        path: &Path,
        container: &Container,
        read: &Reader,
    ) -> Result<Read, String> {
        let arguments = type_arguments(path);
        let wanted = container.arity();
        if arguments.len() > wanted {
            let name = spell(&Type::ResolvedPath(path.clone()));
            return Err(format!("`{name}` has a hasher or an allocator of its own"));
        }
        let mut args = Vec::new();
        for argument in arguments {
            args.push(match (container.make, expand(self.docs(), argument)) {
                (Make::Itself | Make::Cow, Type::Primitive(name)) if name == "str" => {
                    unsized_text()
                }
                (Make::Cow, other) => {
                    let what = spell(&other);
                    return Err(format!(
                        "`Cow<{what}>` has no Python form; only `Cow<str>` has"
                    ));
                }
                (Make::Itself, Type::Slice(item)) => self.unsized_list(&item)?,
                (Make::Itself, other) if self.is_path(&other) => {
                    return Err(format!(
                        "`{}` has no Python form; a `PathBuf` has",
                        spell(&Type::ResolvedPath(path.clone()))
                    ));
                }
                (Make::Result, argument) if !args.is_empty() => self.instead(&argument)?,
                (_, argument) => read(&argument)?,
            });
        }
        if args.len() < wanted {
            return Err(format!("`{}` lacks an argument", container.rust));
        }
        let rust = container.spell(&args);
        if container.definition == "alloc::sync::Arc" {
            args.iter_mut().for_each(Read::shared);
        }
        let mut args = args.into_iter().map(|arg| Box::new(arg.ty));
        let mut next = || args.next().expect("there are as many as wanted");
        let ty = match container.make {
            Make::Option => ir::Type::Option(next()),
            Make::List => ir::Type::List(next()),
            Make::Set => ir::Type::Set(next()),
            Make::Map => ir::Type::Map(next(), next()),
            Make::Result => ir::Type::Result(next(), next()),
            Make::Itself => *next(),
            Make::Cow | Make::Text => ir::Type::Str,
        };
        Ok(Read { ty, rust })
    }

    pub(super) fn tuple(&self, items: &[Type], read: &Reader) -> Result<Read, String> {
        if items.len() > standard::LONGEST_TUPLE {
            return Err(format!(
                "it is a tuple of {}; Python gets those of up to {}",
                items.len(),
                standard::LONGEST_TUPLE
            ));
        }
        let items = items.iter().map(read);
        let items = items.collect::<Result<Vec<_>, _>>()?;
        let rust: Vec<&str> = items.iter().map(|item| item.rust.as_str()).collect();
        let comma = if rust.len() == 1 { "," } else { "" };
        Ok(Read {
            rust: format!("({}{comma})", rust.join(", ")),
            ty: match items.is_empty() {
                true => ir::Type::Unit,
                false => ir::Type::Tuple(items.into_iter().map(|item| item.ty).collect()),
            },
        })
    }

    pub(super) fn array(&self, item: &Type, len: &str) -> Result<Read, String> {
        if !len.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!(
                "the length of the array, `{len}`, is not written as a number"
            ));
        }
        let item = self.read(item)?;
        Ok(Read {
            rust: format!("[{}; {len}]", item.rust),
            ty: ir::Type::List(Box::new(item.ty)),
        })
    }

    /// `[T]`, behind a pointer.
    pub(super) fn unsized_list(&self, item: &Type) -> Result<Read, String> {
        let item = self.read(item)?;
        Ok(Read {
            rust: format!("[{}]", item.rust),
            ty: ir::Type::List(Box::new(item.ty)),
        })
    }

    /// Whether it is the unsized `Path`.
    pub(super) fn is_path(&self, ty: &Type) -> bool {
        matches!(ty, Type::ResolvedPath(path) if self.docs().is(path.id, standard::PATH))
    }
}
