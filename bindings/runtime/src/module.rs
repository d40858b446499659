//! A Python module as a table: its names, and how the object of each is made when it is first asked for.

pub(crate) mod module_function;
pub(crate) mod wheel;

use pyo3::prelude::*;
use pyo3::types::PyModule;

use crate::client::client_class::Style;
use crate::{ClientClass, Functions, Obj, class::abstract_classes};

/// Something that is made on first use and has a name in a module: a class, an enum, an error.
pub trait Made: Sync {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj>;

    /// The table, if it is a client.
    fn client(&'static self) -> Option<&'static ClientClass> {
        None
    }
}

/// One name of a module.
pub struct Entry {
    name: &'static str,
    made: &'static dyn Made,
}

impl Entry {
    pub const fn new(name: &'static str, made: &'static dyn Made) -> Self {
        Entry { name, made }
    }
}

/// The names of one Python module; `module!` makes it.
pub struct Module {
    pub name: &'static str,
    groups: &'static [&'static [Entry]],
    functions: &'static [(&'static Functions, Style)],
    modules: &'static [&'static str],
    /// Names that warn, and what to do instead of using them.
    deprecated: &'static [(&'static str, &'static str)],
}

impl Module {
    pub const fn new(
        name: &'static str,
        groups: &'static [&'static [Entry]],
        functions: &'static [(&'static Functions, Style)],
        modules: &'static [&'static str],
        deprecated: &'static [(&'static str, &'static str)],
    ) -> Self {
        Module {
            name,
            groups,
            functions,
            modules,
            deprecated,
        }
    }

    /// The object of this name, made now if it was not yet; `None` if there is no such name.
    pub fn load(&self, py: Python<'_>, name: &str) -> PyResult<Option<Obj>> {
        if let Some(entry) = self.entries().find(|entry| entry.name == name) {
            return entry.made.object(py).map(Some);
        }
        for (functions, style) in self.functions {
            if let Some(function) = functions.load(py, *style, name)? {
                return Ok(Some(function));
            }
        }
        if self.modules.contains(&name) {
            return Ok(Some(
                py.import(format!("{}.{name}", self.name))?
                    .into_any()
                    .unbind(),
            ));
        }
        Ok(None)
    }

    /// What to do instead of using this name, where it is deprecated.
    pub(crate) fn deprecated(&self, name: &str) -> Option<&'static str> {
        let mut deprecated = self.deprecated.iter();
        let (_, note) = deprecated.find(|(deprecated, _)| *deprecated == name)?;
        Some(note)
    }

    /// The tables of the clients among them.
    pub(crate) fn clients(&self) -> impl Iterator<Item = &'static ClientClass> {
        self.entries().filter_map(|entry| entry.made.client())
    }

    /// All names, submodules included.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let functions = self.functions.iter();
        self.entries()
            .map(|entry| entry.name)
            .chain(functions.flat_map(|(functions, style)| functions.names(*style)))
            .chain(self.modules.iter().copied())
    }

    fn entries(&self) -> impl Iterator<Item = &'static Entry> {
        self.groups.iter().copied().flatten()
    }
}

/// Gives a wheel's native module the classes that all others are built on, so that they pickle by its name.
pub fn add_classes(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let (py, name) = (module.py(), module.name()?);
    for class in abstract_classes::bases(py) {
        class.setattr("__module__", &name)?;
        module.add(class.name()?, &class)?;
    }
    Ok(())
}

/// A module's table; see the crate's documentation.
#[macro_export]
macro_rules! module {
    ($module:literal; $($entries:tt)*) => {
        $crate::module! { @ $module [] [] [] [] [] $($entries)* }
    };
    (@ $module:literal [$($group:path,)*] [$($made:expr,)*] [$($functions:expr,)*] [$($sub:literal,)*] [$($old:expr,)*]) => {
        $crate::Module::new($module, &[$($group,)* &[$($made),*]], &[$($functions),*], &[$($sub),*], &[$($old),*])
    };
    (@ $module:literal [$($group:path,)*] $made:tt $functions:tt $sub:tt $old:tt group $name:path $(, $($rest:tt)*)?) => {
        $crate::module! { @ $module [$($group,)* $name,] $made $functions $sub $old $($($rest)*)? }
    };
    (@ $module:literal $group:tt $made:tt [$($functions:expr,)*] $sub:tt $old:tt functions $name:path $(, $($rest:tt)*)?) => {
        $crate::module! { @ $module $group $made [$($functions,)* (&$name, $crate::Style::Async),] $sub $old $($($rest)*)? }
    };
    (@ $module:literal $group:tt $made:tt [$($functions:expr,)*] $sub:tt $old:tt blocking_functions $name:path $(, $($rest:tt)*)?) => {
        $crate::module! { @ $module $group $made [$($functions,)* (&$name, $crate::Style::Blocking),] $sub $old $($($rest)*)? }
    };
    (@ $module:literal $group:tt $made:tt $functions:tt $sub:tt [$($old:expr,)*] deprecated $name:literal = $note:literal $(, $($rest:tt)*)?) => {
        $crate::module! { @ $module $group $made $functions $sub [$($old,)* ($name, $note),] $($($rest)*)? }
    };
    (@ $module:literal $group:tt $made:tt $functions:tt [$($sub:literal,)*] $old:tt module $name:literal $(, $($rest:tt)*)?) => {
        $crate::module! { @ $module $group $made $functions [$($sub,)* $name,] $old $($($rest)*)? }
    };
    (@ $module:literal $group:tt [$($made:expr,)*] $functions:tt $sub:tt $old:tt alias $name:ident = $path:path $(, $($rest:tt)*)?) => {
        $crate::module! { @ $module $group [$($made,)* $crate::Entry::new(stringify!($name), &$path),] $functions $sub $old $($($rest)*)? }
    };
    (@ $module:literal $group:tt [$($made:expr,)*] $functions:tt $sub:tt $old:tt twin $name:ident = $path:path $(, $($rest:tt)*)?) => {
        $crate::module! { @ $module $group [$($made,)* $crate::Entry::new(stringify!($name), &$crate::Twin(&$path)),] $functions $sub $old $($($rest)*)? }
    };
    (@ $module:literal $group:tt [$($made:expr,)*] $functions:tt $sub:tt $old:tt $name:ident $(, $($rest:tt)*)?) => {
        $crate::module! { @ $module $group [$($made,)* $crate::Entry::new(stringify!($name), &$name),] $functions $sub $old $($($rest)*)? }
    };
}

/// All records of a module, and the group of their names.
#[macro_export]
macro_rules! records {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(, decode $decode:path)?
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })? { $($fields:tt)* })*) => {
        $($crate::record! { $here; $(#[doc = $doc])* $module $name = $type $(, decode $decode)? $(, constants { $($constants)* })? $(, methods { $($methods)* })?; $($fields)* })*
        pub static RECORDS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}

/// The same of those that a user may hand back.
#[macro_export]
macro_rules! given_records {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(, decode $decode:path)?
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })? { $($fields:tt)* })*) => {
        $(
            $crate::record! { $here; $(#[doc = $doc])* $module $name = $type $(, decode $decode)? $(, constants { $($constants)* })? $(, methods { $($methods)* })?; $($fields)* }
            $crate::given_record! { $here; $name = $type; $($fields)* }
        )*
        pub static GIVEN_RECORDS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}

/// The same of those that a user may hand back when they came from a call.
#[macro_export]
macro_rules! kept_records {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(, decode $decode:path)?
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })? { $($fields:tt)* })*) => {
        $(
            $crate::record! { $here; $(#[doc = $doc])* $module $name = $type $(, decode $decode)? $(, constants { $($constants)* })? $(, methods { $($methods)* })?; $($fields)* }
            $crate::kept_record! { $here; $name = $type; $($fields)* }
        )*
        pub static KEPT_RECORDS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}

/// All requests of a module, and the group of their names.
#[macro_export]
macro_rules! requests {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(=> $filled:ident $($settled:ident)? $(($($setter:ident)*))?)?
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })? { $($fields:tt)* })*) => {
        $($crate::request! { $here; $(#[doc = $doc])* $module $name = $type $(=> $filled $($settled)? $(($($setter)*))?)? $(, constants { $($constants)* })? $(, methods { $($methods)* })?; $($fields)* })*
        pub static REQUESTS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}

/// All open enums of a module, and the group of their names.
#[macro_export]
macro_rules! open_enums {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty, $with:ty
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })? { $($members:tt)* })*) => {
        $($crate::open_enum! { $here; $(#[doc = $doc])* $module $name = $type, $with $(, constants { $($constants)* })? $(, methods { $($methods)* })?; $($members)* })*
        pub static ENUMS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}

/// All closed enums of a module, and the group of their names.
#[macro_export]
macro_rules! closed_enums {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(, others { $($others:tt)* })?
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })? { $($members:tt)* })*) => {
        $($crate::closed_enum! { $here; $(#[doc = $doc])* $module $name = $type $(, others { $($others)* })? $(, constants { $($constants)* })? $(, methods { $($methods)* })?; $($members)* })*
        pub static CLOSED_ENUMS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}
