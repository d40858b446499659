//! What a request type says of its endpoint becomes a [`runtime::Operation`].

use std::any::type_name;

use venues::http::Endpoint;

/// The endpoint of a request type.
pub fn operation<E: Endpoint>() -> runtime::Operation {
    runtime::Operation {
        method: E::METHOD.as_str(),
        path: E::PATH,
        cost: || {
            let charges: Vec<String> = E::COST.iter().map(|charge| charge.to_string()).collect();
            charges.join(", ")
        },
        request: type_name::<E>,
        response: type_name::<E::Response>,
        signed: E::SIGNED,
        changes: E::CHANGES,
        note: E::CHANGES.then_some(crate::note::note),
    }
}
