//! A small venue, made by hand, that has one of everything that is printed.

use crate::bindings::ir::*;
use crate::bindings::types::standard;

mod words;

pub use words::name;
use words::*;

const SPOT: &str = "py.acme.spot";

pub fn bindings() -> Bindings {
    let side = class(ClassKind::Enum, SPOT, "Side");
    let level = class(ClassKind::Record, SPOT, "Level");
    let depth = class(ClassKind::Record, SPOT, "Depth");
    let request = class(ClassKind::Request, SPOT, "DepthRequest");
    let options = class(ClassKind::Request, "py.acme", "Options");
    let config = class(ClassKind::Request, "py.acme", "Config");
    let error = class(ClassKind::Error, "py.acme", "AcmeError");
    let client = class(ClassKind::Client, SPOT, "PublicClient");
    let decimal = || converted("market::Decimal", Vec::new());

    let spot = Module {
        python: SPOT.to_owned(),
        rust: "market::acme::spot".to_owned(),
        doc: "Spot markets.".to_owned(),
        enums: vec![Enum {
            head: head(SPOT, "Side", "Side of an order."),
            kind: EnumKind::Open,
            variants: vec![
                variant("Buy", "BUY", "BUY"),
                variant("Sell", "SELL", "SELL"),
            ],
            others: Vec::new(),
            constants: Vec::new(),
            methods: Vec::new(),
        }],
        records: vec![
            record(
                head(
                    SPOT,
                    "Depth",
                    "Order book of a symbol.\n\n<https://acme.example/depth>",
                ),
                vec![
                    field(
                        "bids",
                        list(Type::Class(level.clone())),
                        "Bids, best first.",
                    ),
                    field(
                        "time",
                        option(converted("market::Milliseconds", Vec::new())),
                        "When it was so.",
                    ),
                    field("extra", converted("market::Map", vec![decimal()]), ""),
                ],
            ),
            record(
                head(SPOT, "Level", "A price and what is wanted at it."),
                vec![
                    field("price", decimal(), "Price."),
                    Field {
                        rust: "r#type".to_owned(),
                        ..field("type", Type::Class(side.clone()), "Which side.")
                    },
                ],
            ),
        ],
        requests: vec![Record {
            operation: true,
            default: true,
            ..record(
                head(SPOT, "DepthRequest", "What [`Depth`] is asked with."),
                vec![
                    field(
                        "limit",
                        option(Type::Int("u32")),
                        "Levels a side;\n100 if it is not given.",
                    ),
                    field("symbol", Type::Str, "The symbol."),
                    field("side", option(Type::Class(side)), "One side only."),
                    field("least", option(decimal()), "The least amount."),
                ],
            )
        }],
        clients: vec![
            Client {
                head: head(SPOT, "PrivateClient", "Market data, and orders."),
                constants: Vec::new(),
                constructor: Constructor::Default,
                fields: Vec::new(),
                bases: vec![client.clone()],
                methods: vec![Method {
                    rust: "r#yield".to_owned(),
                    python: "yield_".to_owned(),
                    deprecated: Some("nobody yields any more".to_owned()),
                    ..call(
                        "yield",
                        "request",
                        request.clone(),
                        list(Type::Class(depth.clone())),
                    )
                }],
            },
            Client {
                head: head(SPOT, "PublicClient", "Market data."),
                constants: vec![Constant {
                    rust: "market::acme::spot::PublicClient::MOST".to_owned(),
                    python: "MOST".to_owned(),
                    doc: "So many at once.".to_owned(),
                    deprecated: None,
                    ty: Type::Int("u32"),
                    give: Give::Value,
                }],
                fields: Vec::new(),
                constructor: Constructor::New(Box::new(Method {
                    receiver: Receiver::None,
                    kind: Kind::Sync,
                    operation: false,
                    doc: String::new(),
                    ..call("new", "config", config, Type::Class(client.clone()))
                })),
                bases: Vec::new(),
                methods: vec![
                    Method {
                        give: Give::ToOwned,
                        ..method("base_url", Kind::Property, Type::Str)
                    },
                    Method {
                        kind: Kind::Sync,
                        envelope: false,
                        operation: false,
                        fallible: false,
                        error: None,
                        ..call("with_options", "options", options, Type::Class(client))
                    },
                    Method {
                        doc: "Closes every connection.".to_owned(),
                        ..method("close", Kind::Async, Type::Unit)
                    },
                    call("get_depth", "request", request, Type::Class(depth)),
                ],
            },
        ],
        functions: vec![Method {
            rust: "market::acme::spot::get_time".to_owned(),
            python: "get_time".to_owned(),
            receiver: Receiver::None,
            deprecated: Some("ask the client".to_owned()),
            ..method("get_time", Kind::Async, Type::Int("u64"))
        }],
        constants: vec![Constant {
            rust: "market::acme::spot::HOST".to_owned(),
            python: "HOST".to_owned(),
            doc: "Where it is.".to_owned(),
            deprecated: Some("ask the client".to_owned()),
            ty: Type::Str,
            give: Give::ToOwned,
        }],
        aliases: vec![Alias {
            python: name(SPOT, "AcmeError"),
            target: error.clone(),
        }],
        ..Module::default()
    };
    let mut scalars = standard::SCALARS.iter();
    let scalar = scalars.find(|scalar| scalar.definition == "core::time::Duration");
    let scalar = scalar.expect("the table has it");
    let duration = || option(Type::Scalar(scalar));
    let root = Module {
        python: "py.acme".to_owned(),
        rust: "market::acme".to_owned(),
        doc: "Clients of the Acme exchange.".to_owned(),
        errors: vec![Error {
            head: head(
                "py.acme",
                "AcmeError",
                "What Acme answered, or why it did not.",
            ),
            failure: true,
            display: true,
            debug: true,
            fields: Vec::new(),
            constants: Vec::new(),
            methods: Vec::new(),
            variants: vec![
                record(
                    head("py.acme", "Refused", "Acme says no."),
                    vec![field("why", Type::Str, "Its words.")],
                ),
                record(
                    Head {
                        rust: "market::acme::AcmeError::r#try".to_owned(),
                        ..head("py.acme", "try_", "")
                    },
                    Vec::new(),
                ),
            ],
        }],
        requests: vec![
            record(
                head("py.acme", "Config", "How a client is made."),
                vec![
                    field("base_url", option(Type::Str), "Where the venue is."),
                    field("timeout", duration(), "Seconds that a call may take."),
                ],
            ),
            record(
                head("py.acme", "Options", "What a client does otherwise."),
                vec![field(
                    "timeout",
                    duration(),
                    "Seconds that a call may take.",
                )],
            ),
        ],
        ..Module::default()
    };
    Bindings {
        output: Output {
            python: "py".to_owned(),
            distribution: "py-".to_owned(),
            support: "support".to_owned(),
            requires: "support>=0.1,<0.2".to_owned(),
            package: "market".to_owned(),
            library: "market".to_owned(),
            version: "0.1.0".to_owned(),
            license: Some("MIT".to_owned()),
            bridges: Bridges {
                envelope: Some("adapter::reply".to_owned()),
                failure: Some("adapter::failure".to_owned()),
                operation: Some("adapter::operation".to_owned()),
                decode: Some("adapter::decode".to_owned()),
                open_enum: Some("adapter::OpenEnum".to_owned()),
            },
            start: Some("adapter::begin".to_owned()),
        },
        passed_over: Vec::new(),
        venues: vec![Venue {
            name: "acme".to_owned(),
            python: "py.acme".to_owned(),
            rust: "market::acme".to_owned(),
            features: vec!["acme".to_owned()],
            doc: root.doc.clone(),
            modules: vec![root, spot],
            converters: vec![
                converter(
                    "market::Decimal",
                    "decimal.Decimal",
                    "decimal.Decimal | int | float | str",
                    0,
                ),
                converter(
                    "market::Map",
                    "support.views.Map[{0}]",
                    "collections.abc.Mapping[str, {0}]",
                    1,
                ),
                converter(
                    "market::Milliseconds",
                    "support.times.Milliseconds",
                    "support.times.Time | datetime.datetime | int",
                    0,
                ),
            ],
            unbound: vec![Unbound {
                path: "acme::spot::PublicClient::rest".to_owned(),
                kind: "method",
                status: Status::Unsupported,
                reason: "its type `Rest` is not reachable".to_owned(),
            }],
            counts: Counts::default(),
        }],
    }
}
