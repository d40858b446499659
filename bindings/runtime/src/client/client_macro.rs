//! `client!`, and what its expansion calls.
//!
//! Invariant: of a method's code only the call itself is generic; all else is in [`Method::call`](crate::Method).

use std::any::Any;
use std::sync::Arc;

use pyo3::prelude::*;

use crate::class::Class;
use crate::client::handle::{Erased, whole};
use crate::error::fault::{Fault, raised};
use crate::method::Input;
use crate::{Arguments, FromArguments, Obj, Reply, ToPy};

/// The parameters of a method that takes a `Q`.
pub fn takes<M, Q: FromArguments<M>>() -> &'static Class {
    Q::class()
}

/// A `Q` out of what a method was given.
pub fn read<M, Q: FromArguments<M> + Send + 'static>(
    arguments: &mut Arguments<'_>,
) -> PyResult<Input> {
    Ok(Box::new(Q::from_arguments(arguments)?))
}

/// What a property gives.
pub fn owned<M: 'static, T: ToPy<M>>(py: Python<'_>, value: T) -> PyResult<Obj> {
    Reply::from(value).into_py::<M>(py)
}

/// The part that a client dereferences to, without the types.
pub fn part<T: std::ops::Deref<Target: Any + Send + Sync + Sized> + 'static>(
    client: &Erased,
) -> Option<&Erased> {
    Some(&**whole::<T>(client)?)
}

/// A new client, if it could be made.
pub fn made<M: 'static, T: Any + Send + Sync, E: Fault<M>>(
    py: Python<'_>,
    client: Result<T, E>,
) -> PyResult<Arc<Erased>> {
    match client {
        Ok(client) => Ok(Arc::new(client)),
        Err(error) => Err(raised(error, py)),
    }
}

/// A class of clients; see the crate's documentation.
#[macro_export]
macro_rules! client {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $own:ty $(, locked $inner:ty)?;
        $(base $base:path;)?
        $(new($($new:ty)?) $(-> $fallible:ident)?;)?
        $(make($($make:tt)*) -> $made:ident = $made_by:expr;)?
        $(default() $($default:ident)?;)?
        $(close $($close:ident)?;)?
        $(constants { $($constant:literal = $value:expr;)* })?
        $(fields { $($field:tt $(as $field_name:literal)?: $field_doc:expr $(=> $field_old:literal)?),* $(,)? })?
        $(properties { $($(#[doc = $property_doc:literal])* $(#[deprecated = $property_old:literal])? $property:ident $(as $property_name:literal)?
            $(= |$getter:ident| $got:expr)?;)* })?
        $(sync { $($(#[doc = $sync_doc:literal])* $(#[deprecated = $sync_old:literal])? $sync:ident $(as $sync_name:literal)? ($($sync_takes:ty)?) -> $sync_gives:path;)* })?
        $(calls { $($(#[doc = $call_doc:literal])* $(#[deprecated = $call_old:literal])? $style:ident $call:ident $(as $call_name:literal)? ($($parameters:tt)*)
            -> $gives:ident $($how:ident)? $(, $opens:path)? $(; $($call_operation:ident)::+)? = $body:expr;)* })?
        $(async { $($(#[doc = $async_doc:literal])* $(#[deprecated = $async_old:literal])? $async:ident $(as $async_name:literal)? ($($async_takes:ty)?)
            $(-> $async_gives:path $(, $($operation:ident)::+)?)?;)* })?
    ) => {
        // A client without methods has no conversion that would name it.
        const _: Option<$here> = None;
        #[allow(non_upper_case_globals)]
        pub static $name: $crate::ClientClass = $crate::ClientClass {
            module: $module,
            name: stringify!($name),
            doc: concat!($($doc, "\n"),*),
            base: $crate::macros::first!($(Some($crate::Base { class: &$base, part: $crate::macros::part::<$own> }),)? None),
            new: $crate::macros::first!(
                $(Some($crate::macros::new!($here, $own, ($($new)?) $($fallible)?)),)?
                $(Some($crate::macros::make!($here, $made, $made_by, $($make)*)),)?
                $(Some($crate::macros::new!($here, $own, default $($default)?)),)?
                None
            ),
            close: $crate::macros::first!($($crate::macros::close!($own $(, $close)?),)? None),
            fields: const { &[$($($crate::Property {
                name: $crate::macros::name!($field $($field_name)?),
                words: $crate::Words { doc: $field_doc, deprecated: $crate::macros::first!($(Some($field_old),)? None) },
                get: |py, this| $crate::macros::field_of::<$here, $own, _>(py, this, |this| &this.$field),
            }),*)?] },
            constants: $crate::macros::class_constants!($here; $($($constant = $value;)*)?),
            properties: const { &[$($($crate::Property {
                name: $crate::macros::name!($property $($property_name)?),
                words: $crate::macros::words!([$($property_doc),*] $($property_old)?),
                get: |py, this| {
                    let (this, ()) = $crate::macros::taken::<$own, ()>(this, Box::new(()));
                    $crate::macros::owned::<$here, _>(py, $crate::macros::first!(
                        $({ let $getter = this; $got },)? this.$property().to_owned()
                    ))
                },
            }),*)?] },
            methods: const { &[
                $($($crate::macros::method!(
                    $here, $crate::macros::name!($sync $($sync_name)?), $crate::macros::words!([$($sync_doc),*] $($sync_old)?), ($($sync_takes)?),
                    $crate::Run::Sync(|object, this, input| {
                        let this = $crate::macros::run!(this, input, $own, $sync, ($($sync_takes)?));
                        $sync_gives(object, this)
                    }),
                    None
                ),)*)?
                $($($crate::macros::call!(
                    $here, $own, $crate::macros::name!($call $($call_name)?), $crate::macros::words!([$($call_doc),*] $($call_old)?),
                    $style ($($parameters)*), ($gives $($how)? $(, $opens)?), ($($($call_operation)::+)?), $body
                ),)*)?
                $($($crate::macros::method!(
                    $here, $crate::macros::name!($async $($async_name)?), $crate::macros::words!([$($async_doc),*] $($async_old)?), ($($async_takes)?),
                    $crate::Run::Async(|this, input| Box::pin(async move {
                        let result = $crate::macros::run!(this, input, $own, $async, ($($async_takes)?)).await;
                        $crate::macros::outcome::<$here, _, _>(result.map($crate::macros::first!($($async_gives,)? $crate::Reply::from)))
                    })),
                    $crate::macros::operation!(($($async_takes)?) $($($($operation)::+)?)?)
                ),)*)?
            ] },
            made: $crate::Twins::none(),
        };
        impl $crate::ToPy<$here> for $own {
            fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, _: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                $crate::macros::client_to_py(this, &$name, py)
            }
            fn shared_to_py(this: $crate::Ref<'_, ::std::sync::Arc<Self>>, py: $crate::macros::Python<'_>, _: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                $crate::macros::client_shared_to_py(this, &$name, py)
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::macros::client_accept::<Self>(value, &$name)
            }
        }
        impl $crate::Lend<$here> for $own {
            fn lend(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Held<Self>, $crate::Refused> {
                $crate::macros::client_lent(value, &$name)
            }
        }
        impl $crate::FromPy<$here> for $own {
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                let held = <Self as $crate::Lend<$here>>::lend(value)?;
                $crate::macros::copied!(&held, Self)
            }
            fn shared(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<::std::sync::Arc<Self>, $crate::Refused> {
                $crate::macros::client_shared::<$here, Self>(value)
            }
        }
        $($crate::macros::locked!($here, $name, $inner);)?
    };
}

#[macro_export]
#[doc(hidden)]
macro_rules! __method {
    ($here:ty, $name:expr, $doc:expr, ($($takes:ty)?), $run:expr, $operation:expr) => {
        $crate::macros::method!(@ $name, $doc,
            $crate::macros::first!($($crate::macros::takes::<$here, $takes>,)? $crate::macros::no_parameters),
            $crate::macros::first!($($crate::macros::read::<$here, $takes>,)? |_| Ok(Box::new(()))),
            $run, $operation)
    };
    (@ $name:expr, $doc:expr, $takes:expr, $read:expr, $run:expr, $operation:expr) => {{
        struct Own;
        static METHOD: $crate::Method = $crate::Method {
            name: $name,
            words: $doc,
            takes: $takes,
            read: $read,
            run: $run,
            operation: $operation,
            trampoline: $crate::Trampoline::of::<Own>(),
        };
        impl $crate::Known for Own {
            fn method() -> &'static $crate::Method {
                &METHOD
            }
        }
        &METHOD
    }};
}

#[macro_export]
#[doc(hidden)]
macro_rules! __operation {
    (($($takes:ty)?)) => {
        None
    };
    (($takes:ty) $($operation:ident)::+) => {
        Some($($operation)::+::<$takes>)
    };
}

/// What is said of a method.
#[macro_export]
#[doc(hidden)]
macro_rules! __words {
    ([$($doc:literal),*] $($old:literal)?) => {
        $crate::Words {
            doc: concat!($($doc, "\n"),*),
            deprecated: $crate::macros::first!($(Some($old),)? None),
        }
    };
}

/// The Rust method, called.
#[macro_export]
#[doc(hidden)]
macro_rules! __run {
    ($this:ident, $input:ident, $own:ty, $method:ident, ()) => {
        $crate::macros::taken::<$own, ()>(&$this, $input)
            .0
            .$method()
    };
    ($this:ident, $input:ident, $own:ty, $method:ident, ($takes:ty)) => {{
        let (this, request) = $crate::macros::taken::<$own, $takes>(&$this, $input);
        this.$method(request)
    }};
}

#[macro_export]
#[doc(hidden)]
macro_rules! __new {
    ($here:ty, $own:ty, () $($fallible:ident)?) => {
        $crate::macros::new!(@ $here, $crate::macros::no_parameters, |_| Ok(<$own>::new()), $($fallible)?)
    };
    ($here:ty, $own:ty, default) => {
        $crate::macros::new!(@ $here, $crate::macros::no_parameters, |_| Ok(<$own>::default()),)
    };
    ($here:ty, $own:ty, ($takes:ty) $($fallible:ident)?) => {
        $crate::macros::new!(@ $here, $crate::macros::takes::<$here, $takes>, |arguments| {
            <$takes as $crate::FromArguments<$here>>::from_arguments(arguments).map(<$own>::new)
        }, $($fallible)?)
    };
    (@ $here:ty, $takes:expr, |$arguments:pat_param| $client:expr, Result) => {
        $crate::New { takes: $takes, make: |arguments| {
            let py = arguments.py();
            let $arguments = arguments;
            let client: $crate::macros::PyResult<_> = $client;
            $crate::macros::made::<$here, _, _>(py, client?)
        } }
    };
    (@ $here:ty, $takes:expr, |$arguments:pat_param| $client:expr,) => {
        $crate::New { takes: $takes, make: |$arguments| {
            let client: $crate::macros::PyResult<_> = $client;
            Ok(::std::sync::Arc::new(client?))
        } }
    };
}

/// A constructor with parameters of its own.
#[macro_export]
#[doc(hidden)]
macro_rules! __make {
    ($here:ty, $made:ident, $body:expr, ; $request:ident: $takes:ty) => {
        $crate::New {
            takes: $crate::macros::takes::<$here, $takes>,
            make: |arguments| {
                let $request = <$takes as $crate::FromArguments<$here>>::from_arguments(arguments)?;
                $crate::macros::made_by!($here, $made, arguments.py(), $body)
            },
        }
    };
    ($here:ty, $made:ident, $body:expr, $($parameter:ident $(as $python:literal)?: $type:ty),*) => {
        $crate::New {
            takes: $crate::macros::parameters!(class $here, ($($parameter $(as $python)?: $type),*)),
            make: |arguments| {
                $(let $parameter = arguments.take::<$here, $type>()?;)*
                $crate::macros::made_by!($here, $made, arguments.py(), $body)
            },
        }
    };
}

#[macro_export]
#[doc(hidden)]
macro_rules! __made_by {
    ($here:ty, value, $py:expr, $body:expr) => {{
        let _ = $py;
        Ok(::std::sync::Arc::new($body))
    }};
    ($here:ty, result, $py:expr, $body:expr) => {
        $crate::macros::made::<$here, _, _>($py, $body)
    };
    ($here:ty, told, $py:expr, $body:expr) => {
        $crate::macros::made::<$here, _, _>(
            $py,
            $body.map_err(|error| $crate::macros::told!(error)),
        )
    };
}

#[macro_export]
#[doc(hidden)]
macro_rules! __close {
    ($own:ty $(, $lock:ident)?) => {
        Some(|this, input| {
            Box::pin(async move {
                let (this, ()) = $crate::macros::taken::<$own, ()>(&this, input);
                let _ = this$(.$lock().await)?.close().await;
                $crate::macros::nothing()
            })
        })
    };
}

pub use crate::{
    __close as close, __made_by as made_by, __make as make, __method as method, __new as new,
    __operation as operation, __run as run, __words as words,
};
