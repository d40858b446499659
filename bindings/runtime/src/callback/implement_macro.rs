//! Rust's side of objects that implement a trait.
//!
//! In: the trait, and for each of its methods the signature, what the Python method in its place takes and gives, and how that is called. Out: a
//! struct with the trait, and the static of Python's class. Invariant: a method that Python leaves out has the body that the trait gives it, and
//! what that calls is Python's again: it runs on a struct that has all methods but this one.

/// A trait that Python implements; see the crate's documentation.
#[macro_export]
macro_rules! implement {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:literal $adapter:ident = $trait:path;
        $($(#[doc = $text:literal])* $need:ident $way:ident $method:ident $(as $python:literal)? ($this:ident $(, $takes:literal)*) -> $in:ty => $out:ty
            { [$($signature:tt)*] $asked:ident => $call:expr, $to:ident => $pass:expr })*
    ) => {
        #[derive(Clone, Debug)]
        pub struct $adapter {
            $($method: $crate::macros::asked!(type $need $in, $out),)*
        }

        pub static $adapter: $crate::Protocol = $crate::Protocol::new($module, $name, concat!($($doc, "\n"),*), &[$($crate::Asks {
            name: $crate::macros::name!($method $($python)?),
            takes: &[$($takes),*],
            provided: $crate::macros::asked!(is_provided $need),
            waits: $crate::macros::asked!(waits $way),
            doc: concat!($($text, "\n"),*),
        }),*]);

        impl $crate::Adapter for $adapter {
            fn protocol() -> &'static $crate::Protocol {
                &$adapter
            }

            #[allow(unused_variables)]
            fn made(object: &$crate::Implementor<'_, '_>) -> ::core::result::Result<Self, $crate::Refused> {
                Ok($adapter {
                    $($method: $crate::macros::asked!($need $here, object, $crate::macros::name!($method $($python)?)),)*
                })
            }
        }

        $crate::macros::adapted! { $adapter, $trait; [] []
            $({ $need $method $this [$($signature)*] $asked => $call, $to => $pass })*
        }
    };
}

/// What is said of one method.
#[macro_export]
#[doc(hidden)]
macro_rules! __asked {
    (type needed $in:ty, $out:ty) => { $crate::Function<$in, $out> };
    (type provided $in:ty, $out:ty) => { ::core::option::Option<$crate::Function<$in, $out>> };
    (is_provided needed) => { false };
    (is_provided provided) => { true };
    (waits waiting) => { true };
    (waits going_on) => { false };
    (needed $here:ty, $object:ident, $name:expr) => { $object.function::<$here, _, _>($name) };
    (provided $here:ty, $object:ident, $name:expr) => { $object.provided::<$here, _, _>($name)? };
}

/// The impl: method by method, each with all the others.
#[macro_export]
#[doc(hidden)]
macro_rules! __adapted {
    ($adapter:ident, $trait:path; [$($method:tt)*] $before:tt) => {
        impl $trait for $adapter {
            $($crate::macros::adapted_method! $method)*
        }
    };
    ($adapter:ident, $trait:path; [$($done:tt)*] [$($before:tt)*] $method:tt $($rest:tt)*) => {
        $crate::macros::adapted! { $adapter, $trait;
            [$($done)* { $adapter, $trait; $method [$($before)* $($rest)*] }] [$($before)* $method] $($rest)*
        }
    };
}

#[macro_export]
#[doc(hidden)]
macro_rules! __adapted_method {
    ($adapter:ident, $trait:path; { needed $method:ident $this:ident [$($signature:tt)*] $asked:ident => $call:expr, $to:ident => $pass:expr } $others:tt) => {
        $($signature)* {
            let $asked = &$this.$method;
            $call
        }
    };
    ($adapter:ident, $trait:path; { provided $method:ident $this:ident [$($signature:tt)*] $asked:ident => $call:expr, $to:ident => $pass:expr } [$($other:tt)*]) => {
        $($signature)* {
            #[derive(Clone, Debug)]
            struct Other($adapter);
            impl $trait for Other {
                $($crate::macros::passed_on! $other)*
            }
            match &$this.$method {
                Some($asked) => $call,
                None => {
                    let $to = Other($this.clone());
                    $pass
                }
            }
        }
    };
}

/// A method that is that of the struct within.
#[macro_export]
#[doc(hidden)]
macro_rules! __passed_on {
    ($need:ident $method:ident $this:ident [$($signature:tt)*] $asked:ident => $call:expr, $to:ident => $pass:expr) => {
        $($signature)* {
            let $to = &$this.0;
            $pass
        }
    };
}

pub use crate::{
    __adapted as adapted, __adapted_method as adapted_method, __asked as asked,
    __passed_on as passed_on,
};
