//! Requests that borrow: `BasisRequest<'a>` with a `&'a str` in it.
//!
//! In: rows with the owned type of each field, and how it is lent. Out: a struct of the same name that owns all of them, which is a
//! request as any other, and makes the one that Rust wants for as long as a call needs it.

/// Requests of a module that borrow, and the group of their names.
#[macro_export]
macro_rules! lent_requests {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $($part:ident)::+ => $type:ty $(, constants { $($constants:tt)* })? {
        $($field:ident $(as $python:literal)?: $owned:ty = |$this:ident| $lent:expr, $field_doc:expr;)*
    })*) => {
        $(
            $(#[doc = $doc])*
            pub struct $name { $($field: $owned),* }
            impl $name {
                #[allow(deprecated, clippy::clone_on_copy)]
                pub fn lend(&self) -> $type {
                    $($part)::+ { $($field: { let $this = self; $lent }),* }
                }
            }
            $crate::request! { $here; $(#[doc = $doc])* $module $name = $name $(, constants { $($constants)* })?; $($field $(as $python)?: $field_doc,)* }
        )*
        pub static LENT_REQUESTS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}
