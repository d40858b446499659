//! What a call takes: one macro for all that its parameters mean.
//!
//! In: the parameters of a row, `(this, symbol: String)`, or `(this; request: DepthRequest)`, whose fields Python gives. Out: the table
//! that Python's arguments are held against, what reads them, and the names by which the row's expression knows them. Invariant: the
//! types of the tuple that is read and of the one that is taken apart are written by the same parameters.

use crate::client::handle::Handle;
use crate::method::Input;

/// The arguments with their types, which are those of the function's own tables.
pub fn arguments<Q: 'static>(input: Input) -> Q {
    match input.downcast() {
        Ok(arguments) => *arguments,
        Err(_) => panic!("a function with arguments of another one"),
    }
}

/// The client and the arguments, likewise.
pub fn taken<T: 'static, Q: 'static>(client: &Handle, input: Input) -> (&T, Q) {
    match client.get() {
        Some(client) => (client, arguments(input)),
        None => panic!("a method of another class than {}", client.class().name),
    }
}

/// `class`: the table; `read`: what reads; `operation`: what is known of the request; `let`: the names, bound to the values of an input.
#[macro_export]
#[doc(hidden)]
macro_rules! __parameters {
    // The fields of a request are the arguments.
    (class $here:ty, ($($this:ident)?; $request:ident: $type:ty)) => {
        $crate::macros::takes::<$here, $type>
    };
    (read $here:ty, ($($this:ident)?; $request:ident: $type:ty)) => {
        $crate::macros::read::<$here, $type>
    };
    (operation ($($this:ident)?; $request:ident: $type:ty), $($operation:ident)::+) => {
        Some($($operation)::+::<$type>)
    };
    (let $own:ty, $client:ident, $input:ident, ($this:ident; $request:ident: $type:ty)) => {
        let ($this, $request) = $crate::macros::taken::<$own, $type>(&$client, $input);
    };
    (let $input:ident, (; $request:ident: $type:ty)) => {
        let $request = $crate::macros::arguments::<$type>($input);
    };
    // Parameters of its own.
    (class $here:ty, ($this:ident)) => { $crate::macros::no_parameters };
    (class $here:ty, ()) => { $crate::macros::no_parameters };
    (class $here:ty, ($this:ident, $($rest:tt)*)) => {
        $crate::macros::parameters!(class $here, ($($rest)*))
    };
    (class $here:ty, ($($name:ident $(as $python:literal)?: $type:ty),+)) => {
        || {
            static PARAMETERS: $crate::ClassOf<()> = $crate::ClassOf::request("", "", "", const {
                &[$($crate::Field::parameter::<$here, $type>($crate::macros::name!($name $($python)?))),+]
            });
            PARAMETERS.erased()
        }
    };
    (read $here:ty, ($this:ident)) => { |_| Ok(Box::new(())) };
    (read $here:ty, ()) => { |_| Ok(Box::new(())) };
    (read $here:ty, ($this:ident, $($rest:tt)*)) => {
        $crate::macros::parameters!(read $here, ($($rest)*))
    };
    (read $here:ty, ($($name:ident $(as $python:literal)?: $type:ty),+)) => {
        |arguments| Ok(Box::new(($(arguments.take::<$here, $type>()?,)+)))
    };
    (operation $parameters:tt, $($operation:tt)*) => { None };
    (let $own:ty, $client:ident, $input:ident, ($this:ident $(, $name:ident $(as $python:literal)?: $type:ty)*)) => {
        let ($this, ($($name,)*)) = $crate::macros::taken::<$own, ($($type,)*)>(&$client, $input);
    };
    (let $input:ident, ($(,)? $($name:ident $(as $python:literal)?: $type:ty),*)) => {
        let ($($name,)*) = $crate::macros::arguments::<($($type,)*)>($input);
    };
}

pub use crate::__parameters as parameters;
