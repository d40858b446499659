//! Functions of a module.
//!
//! In: a static [`Functions`], written by `functions!`. Out: Python functions, and blocking ones in the module of the twins.
//! Invariant: a function is a method of a client that has no state and that nobody sees; so calls, parameters, errors and the
//! life of what carries them out are those of every client's methods.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::client::client_class::{ClientClass, Style};
use crate::client::handle::Erased;
use crate::client::{Open, With, object};
use crate::method::{Method, Run};
use crate::{Obj, class::descriptor};

/// The functions of a module: the class of the client that has them as methods, and its two objects.
pub struct Functions {
    class: ClientClass,
    clients: [PyOnceLock<Obj>; 2],
}

impl Functions {
    pub const fn new(module: &'static str, methods: &'static [&'static Method]) -> Self {
        Functions {
            class: ClientClass::unseen(module, "Functions", methods),
            clients: [const { PyOnceLock::new() }; 2],
        }
    }

    /// The Python function of this name, if there is one in modules of this style.
    pub(crate) fn load(
        &'static self,
        py: Python<'_>,
        style: Style,
        name: &str,
    ) -> PyResult<Option<Obj>> {
        let Some(method) = self.methods(style).find(|method| method.name == name) else {
            return Ok(None);
        };
        let client = self.clients[style as usize].get_or_try_init(py, || {
            let nothing = Arc::new(()) as Arc<Erased>;
            object(
                self.class.python(py, style)?,
                Open::new(nothing, &self.class, style.driver()?),
                With::default(),
            )
        })?;
        descriptor::of_function(client.bind(py), method, self.class.module).map(Some)
    }

    pub(crate) fn names(&self, style: Style) -> impl Iterator<Item = &'static str> {
        self.methods(style).map(|method| method.name)
    }

    /// What does not wait needs no blocking twin.
    fn methods(&self, style: Style) -> impl Iterator<Item = &'static Method> {
        let all = self.class.methods.iter().copied();
        let waits = |method: &Method| matches!(method.run, Run::Async(_) | Run::Stream(_));
        all.filter(move |method| style == Style::Async || waits(method))
    }
}

/// The functions of a module; see the crate's documentation.
#[macro_export]
macro_rules! functions {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $(#[deprecated = $old:literal])? $style:ident $function:ident $(as $name:literal)? ($($parameters:tt)*)
        -> $gives:ident $($how:ident)? $(, $opens:path)? $(; $($operation:ident)::+)? = $body:expr;)*
    ) => {
        pub static FUNCTIONS: $crate::Functions = $crate::Functions::new($module, const { &[$($crate::macros::function!(
            $here, $crate::macros::name!($function $($name)?), $crate::macros::words!([$($doc),*] $($old)?),
            $style ($($parameters)*), ($gives $($how)? $(, $opens)?), ($($($operation)::+)?), $body
        )),*] });
    };
}

/// One row of `functions!`: a row of `calls { … }` whose client is not used.
#[macro_export]
#[doc(hidden)]
macro_rules! __function {
    ($here:ty, $name:expr, $doc:expr, $style:ident (), $($rest:tt)*) => {
        $crate::macros::call!($here, (), $name, $doc, $style (_this), $($rest)*)
    };
    ($here:ty, $name:expr, $doc:expr, $style:ident (; $($parameters:tt)*), $($rest:tt)*) => {
        $crate::macros::call!($here, (), $name, $doc, $style (_this; $($parameters)*), $($rest)*)
    };
    ($here:ty, $name:expr, $doc:expr, $style:ident ($($parameters:tt)*), $($rest:tt)*) => {
        $crate::macros::call!($here, (), $name, $doc, $style (_this, $($parameters)*), $($rest)*)
    };
}

pub use crate::__function as function;
