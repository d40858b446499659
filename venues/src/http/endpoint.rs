//! [`Endpoint`]: what a request type says of itself, as plain data.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::limits::Charge;

/// A request, and with its type the endpoint: the fields are the parameters, the constants say where and how they are sent.
pub trait Endpoint: Serialize + Send + Sync + 'static {
    /// What the venue answers.
    type Response: DeserializeOwned + Send + Sync + 'static;
    /// The HTTP method.
    const METHOD: Method = Method::Get;
    /// The path. `{symbol}` takes the field of that wire name out of the query, encoded as one segment.
    const PATH: &'static str;
    /// What a call costs of which budget.
    const COST: &'static [Charge];
    /// Whether the call is signed.
    const SIGNED: bool = false;
    /// Whether the call says who calls.
    const KEYED: bool = Self::SIGNED;
    /// Whether the call changes something at the venue.
    const CHANGES: bool = !matches!(Self::METHOD, Method::Get);
    /// Whether the call may be sent again when it was not answered.
    const REPEATABLE: bool = !Self::CHANGES;
    /// Where the parameters stand, when not where the venue has them for the method (see [`Venue::CARRIER`](super::Venue::CARRIER)).
    const CARRIER: Option<Carrier> = None;
    /// Wire names of client order ids that are made when they are not given, wherever in the request they stand.
    const CLIENT_IDS: &'static [&'static str] = &[];
}

/// Where parameters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// In the query.
    Query,
    /// In the body, as JSON. What the path takes is left out, and so is what has no value.
    Json,
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// The method's name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}
