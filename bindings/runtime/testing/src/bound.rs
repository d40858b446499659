//! `runtime_testing`

use crate::Here;

runtime::convert! { Here;
    venues::types::Decimal => adapter::Decimal,
    venues::types::Text => adapter::Text,
    venues::types::Json => adapter::Json,
    venues::types::Milliseconds => adapter::Time,
    venues::types::Nanoseconds => adapter::Time,
    map venues::types::Map => adapter::Map,
}

runtime::record! { Here;
    /// Order book of a symbol.
    ///
    /// Best prices first.
    "runtime_testing" Depth = crate::types::Depth, decode adapter::decode;
    last_update_id: "Number of the last change in it.",
    bids: "Buyers, best first.",
    asks: "Sellers, best first.",
}

runtime::record! { Here;
    /// A price and what can be had at it.
    "runtime_testing" Level = crate::types::Level, decode adapter::decode;
    price: "",
    quantity: "",
}

runtime::record! { Here;
    "runtime_testing" Empty = crate::types::Empty;
}

runtime::record! { Here;
    /// A field of every kind.
    "runtime_testing" Everything = crate::types::Everything;
    text: "",
    byte: "",
    long: "",
    float: "",
    flag: "",
    missing: "",
    number: "",
    long_number: "",
    side: "",
    time: "",
    nanos: "",
    texts: "",
    nested: "",
    map: "",
    tree: "",
    free: "",
    boxed: "",
    r#type as "type_": "A keyword in Rust.",
    wait: "",
    optional: "",
}

runtime::request! { Here;
    /// A new order.
    "runtime_testing" OrderRequest = crate::types::OrderRequest;
    price: "What to pay.",
    symbol: "The pair.",
    side: "",
    limit: "",
    time: "",
    tags: "",
    wait: "",
    post_only: "",
    free: "",
}

runtime::open_enum! { Here;
    /// Direction of an order.
    "runtime_testing" Side = crate::types::Side, adapter::OpenEnum;
    BUY: "Take the other's offer.",
    SELL: "",
}

pub static MODULE: runtime::Module = runtime::module! { "runtime_testing";
    Depth,
    Level,
    Empty,
    Everything,
    OrderRequest,
    Side,
    alias Direction = crate::bound::Side,
};
