//! `ccrxt.binance`

use crate::Here;

runtime::error! { Here;
    /// An error of a call to Binance.
    "ccrxt.binance" BinanceError = venues::binance::BinanceError, adapter::failure;
}

runtime::request! { Here;
    /// How a client is made. Everything has a default.
    "ccrxt.binance" Config = venues::http::Config;
    base_url: "Where requests go: `https://…`, or `http://` of a loopback address. Default: the venue's variable `CCRXT_…_URL`, else its production address.",
    timeout: "A call's whole time, waiting for limits included. Default 30 s.",
    connect_timeout: "Time to connect, TLS and proxy included. Default 5 s.",
    read_timeout: "Longest time without a byte of the reply. Default 10 s.",
    proxy: "An `http://` or `https://` proxy for all requests. Default: none; the environment's proxies are not used.",
    limits: "What to do when a call would pass a limit. Default: wait.",
    keep_raw: "Whether replies keep their body. Default: no.",
}

runtime::request! { Here;
    /// What a clone of a client changes.
    "ccrxt.binance" Options = venues::http::Options;
    timeout: "A call's whole time, waiting for limits included.",
    read_timeout: "Longest time without a byte of the reply.",
    limits: "What to do when a call would pass a limit.",
    keep_raw: "Whether replies keep their body.",
}

runtime::open_enum! { Here;
    /// What to do when a call would pass a limit of the venue.
    "ccrxt.binance" Limits = venues::http::Limits, adapter::OpenEnum;
    WAIT: "Wait until it fits, as long as the call's time-out allows.",
    RAISE: "Fail at once with `RateLimited`; nothing is sent.",
    OFF: "Count nothing; obey the venue's bans and `Retry-After` alone.",
}

pub static MODULE: runtime::Module = runtime::module! { "ccrxt.binance";
    BinanceError,
    Config,
    Options,
    Limits,
    module "spot",
};
