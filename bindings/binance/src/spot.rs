//! `ccrxt.binance.spot`

use crate::Here;

runtime::client! { Here;
    /// Public market data of Binance spot. Cheap to clone; clones share connections and limits.
    "ccrxt.binance.spot" PublicRestClient = venues::binance::spot::PublicRestClient;
    new(venues::http::Config) -> Result;
    close;
    properties {
        /// Where requests go.
        base_url;
    }
    sync {
        /// A client that differs in some options and shares connections, clock and limits with this one.
        with_options(venues::http::Options) -> runtime::like;
    }
    async {
        /// What is traded, by which rules: symbols with their filters, and the venue's limits.
        get_exchange_info(venues::binance::spot::ExchangeInfoRequest) -> adapter::reply, adapter::operation;
        /// Order book snapshot: up to 5,000 levels a side, best first.
        get_depth(venues::binance::spot::DepthRequest) -> adapter::reply, adapter::operation;
        /// Latest price of a symbol.
        get_ticker(venues::binance::spot::TickerRequest) -> adapter::reply, adapter::operation;
    }
}

runtime::request! { Here;
    /// Which symbols to tell of; all when empty. At most one of `symbol`, `symbols` and `permissions` is accepted. Weight 20.
    ///
    /// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/general#exchange-info>
    "ccrxt.binance.spot" ExchangeInfoRequest = venues::binance::spot::ExchangeInfoRequest;
    symbol: "One symbol, such as `BTCUSDT`.",
    symbols: "Several symbols.",
    permissions: "Symbols that one of these permissions may trade.",
    show_permission_sets: "Whether `permission_sets` is filled; the venue's default is true.",
    symbol_status: "Symbols in this state. Not together with `symbol` or `symbols`.",
}

runtime::record! { Here;
    /// What is traded, by which rules.
    "ccrxt.binance.spot" ExchangeInfo = venues::binance::spot::ExchangeInfo, decode adapter::decode;
    timezone: "Time zone of the venue's days.",
    server_time: "The server's time.",
    rate_limits: "The venue's limits.",
    exchange_filters: "Filters of the whole venue.",
    symbols: "The symbols asked for.",
    sors: "Assets whose orders are routed over several symbols.",
}

runtime::record! { Here;
    /// One of the venue's limits.
    "ccrxt.binance.spot" RateLimit = venues::binance::spot::RateLimit, decode adapter::decode;
    rate_limit_type: "What is counted.",
    interval: "Unit of the window.",
    interval_num: "Units in a window.",
    limit: "How much fits in a window.",
    count: "How much of it is used.",
}

runtime::open_enum! { Here;
    /// What a limit counts.
    "ccrxt.binance.spot" RateLimitType = venues::binance::spot::RateLimitType, adapter::OpenEnum;
    REQUEST_WEIGHT: "Weight of requests, per address.",
    ORDERS: "Orders, per account.",
    RAW_REQUESTS: "Requests, whatever their weight, per address.",
    CONNECTIONS: "Connections, per address.",
}

runtime::open_enum! { Here;
    /// Unit of a limit's window.
    "ccrxt.binance.spot" RateLimitInterval = venues::binance::spot::RateLimitInterval, adapter::OpenEnum;
    SECOND: "A second.",
    MINUTE: "A minute.",
    DAY: "A day.",
}

runtime::record! { Here;
    /// What may be traded, and how.
    "ccrxt.binance.spot" Symbol = venues::binance::spot::Symbol, decode adapter::decode;
    symbol: "Its name, such as `BTCUSDT`.",
    status: "Whether it is traded.",
    base_asset: "What is bought and sold.",
    base_asset_precision: "Digits behind the point of the base asset.",
    quote_asset: "What it is paid in.",
    quote_precision: "Digits behind the point of prices; superseded by `quote_asset_precision`.",
    quote_asset_precision: "Digits behind the point of the quote asset.",
    base_commission_precision: "Digits behind the point of commissions in the base asset.",
    quote_commission_precision: "Digits behind the point of commissions in the quote asset.",
    order_types: "Types of order that are accepted.",
    iceberg_allowed: "Whether iceberg orders are.",
    oco_allowed: "Whether one-cancels-the-other lists are.",
    oto_allowed: "Whether one-triggers-the-other lists are.",
    opo_allowed: "Whether one-pays-the-other lists are.",
    quote_order_qty_market_allowed: "Whether market orders may give the amount in the quote asset.",
    allow_trailing_stop: "Whether trailing stops are accepted.",
    cancel_replace_allowed: "Whether an order can be cancelled and replaced in one call.",
    amend_allowed: "Whether an order's quantity can be reduced in place.",
    peg_instructions_allowed: "Whether pegged orders are accepted.",
    is_spot_trading_allowed: "Whether it is traded on spot.",
    is_margin_trading_allowed: "Whether it is traded on margin.",
    filters: "Rules that orders must keep.",
    permissions: "Permissions that may trade it; superseded by `permission_sets`.",
    permission_sets: "An account may trade it with one permission of each set.",
    default_self_trade_prevention_mode: "What happens to an order that would trade with the account's own, when the order does not say.",
    allowed_self_trade_prevention_modes: "What an order may say of that.",
}

runtime::open_enum! { Here;
    /// Whether a symbol is traded.
    "ccrxt.binance.spot" SymbolStatus = venues::binance::spot::SymbolStatus, adapter::OpenEnum;
    TRADING: "Traded.",
    HALT: "Trading is stopped.",
    BREAK: "Trading pauses.",
}

runtime::open_enum! { Here;
    /// A type of order.
    "ccrxt.binance.spot" OrderType = venues::binance::spot::OrderType, adapter::OpenEnum;
    LIMIT: "At a price or better.",
    LIMIT_MAKER: "At a price, as a maker only.",
    MARKET: "At the market.",
    STOP_LOSS: "At the market, once the price has fallen (rose, for a buy) to a trigger.",
    STOP_LOSS_LIMIT: "At a price, once a stop-loss trigger is met.",
    TAKE_PROFIT: "At the market, once the price has risen (fell, for a buy) to a trigger.",
    TAKE_PROFIT_LIMIT: "At a price, once a take-profit trigger is met.",
}

runtime::open_enum! { Here;
    /// What happens to an order that would trade with the account's own.
    "ccrxt.binance.spot" SelfTradePreventionMode = venues::binance::spot::SelfTradePreventionMode, adapter::OpenEnum;
    NONE: "It trades.",
    EXPIRE_MAKER: "The maker expires.",
    EXPIRE_TAKER: "The taker expires.",
    EXPIRE_BOTH: "Both expire.",
    DECREMENT: "Both lose the smaller quantity.",
    TRANSFER: "The quantity moves to the other account of the group.",
}

runtime::record! { Here;
    /// A rule that orders must keep. Which fields are there depends on `filter_type`.
    ///
    /// <https://developers.binance.com/docs/binance-spot-api-docs/filters>
    "ccrxt.binance.spot" Filter = venues::binance::spot::Filter, decode adapter::decode;
    filter_type: "Which rule it is.",
    min_price: "`PRICE_FILTER`: lowest price; zero for none.",
    max_price: "`PRICE_FILTER`: highest price; zero for none.",
    tick_size: "`PRICE_FILTER`: a price is a multiple of it; zero for none.",
    min_qty: "`LOT_SIZE`, `MARKET_LOT_SIZE`: smallest quantity.",
    max_qty: "`LOT_SIZE`, `MARKET_LOT_SIZE`: largest quantity.",
    step_size: "`LOT_SIZE`, `MARKET_LOT_SIZE`: a quantity is a multiple of it.",
    min_notional: "`MIN_NOTIONAL`, `NOTIONAL`: smallest price times quantity.",
    max_notional: "`NOTIONAL`: largest price times quantity.",
    multiplier_up: "`PERCENT_PRICE`: highest price as a multiple of the average.",
    multiplier_down: "`PERCENT_PRICE`: lowest price as a multiple of the average.",
    bid_multiplier_up: "`PERCENT_PRICE_BY_SIDE`: highest price of a buy as a multiple of the average.",
    bid_multiplier_down: "`PERCENT_PRICE_BY_SIDE`: lowest price of a buy as a multiple of the average.",
    ask_multiplier_up: "`PERCENT_PRICE_BY_SIDE`: highest price of a sell as a multiple of the average.",
    ask_multiplier_down: "`PERCENT_PRICE_BY_SIDE`: lowest price of a sell as a multiple of the average.",
    max_position: "`MAX_POSITION`: most of the base asset that an account may hold, buys in the book included.",
    end_time: "`T_PLUS_SELL`: when selling begins.",
    avg_price_mins: "`PERCENT_PRICE`, `PERCENT_PRICE_BY_SIDE`, `MIN_NOTIONAL`, `NOTIONAL`: minutes of the average price; 0 is the last price.",
    limit: "`ICEBERG_PARTS`: most parts of an iceberg order.",
    max_num_orders: "`MAX_NUM_ORDERS`, `EXCHANGE_MAX_NUM_ORDERS`: most open orders.",
    max_num_algo_orders: "`MAX_NUM_ALGO_ORDERS`, `EXCHANGE_MAX_NUM_ALGO_ORDERS`: most open stop and take-profit orders.",
    max_num_iceberg_orders: "`MAX_NUM_ICEBERG_ORDERS`, `EXCHANGE_MAX_NUM_ICEBERG_ORDERS`: most open iceberg orders.",
    max_num_order_lists: "`MAX_NUM_ORDER_LISTS`, `EXCHANGE_MAX_NUM_ORDER_LISTS`: most open order lists.",
    max_num_order_amends: "`MAX_NUM_ORDER_AMENDS`: how often an order may be amended.",
    min_trailing_above_delta: "`TRAILING_DELTA`: smallest delta above the price, in basis points.",
    max_trailing_above_delta: "`TRAILING_DELTA`: largest delta above the price, in basis points.",
    min_trailing_below_delta: "`TRAILING_DELTA`: smallest delta below the price, in basis points.",
    max_trailing_below_delta: "`TRAILING_DELTA`: largest delta below the price, in basis points.",
    price_exponent: "Exponent of the prices of this filter, where the venue sends integers.",
    qty_exponent: "Exponent of the quantities of this filter, where the venue sends integers.",
    multiplier_exponent: "Exponent of the multipliers of this filter, where the venue sends integers.",
    apply_to_market: "`MIN_NOTIONAL`: whether it holds for market orders.",
    apply_min_to_market: "`NOTIONAL`: whether the minimum holds for market orders.",
    apply_max_to_market: "`NOTIONAL`: whether the maximum holds for market orders.",
}

runtime::open_enum! { Here;
    /// Which rule a filter is.
    "ccrxt.binance.spot" FilterType = venues::binance::spot::FilterType, adapter::OpenEnum;
    PRICE_FILTER: "Price within bounds and a multiple of the tick.",
    PERCENT_PRICE: "Price within multiples of the average.",
    PERCENT_PRICE_BY_SIDE: "The same, for buys and sells apart.",
    LOT_SIZE: "Quantity within bounds and a multiple of the step.",
    MARKET_LOT_SIZE: "The same for market orders.",
    MIN_NOTIONAL: "Smallest price times quantity.",
    NOTIONAL: "Price times quantity within bounds.",
    ICEBERG_PARTS: "Parts of an iceberg order.",
    MAX_NUM_ORDERS: "Open orders.",
    MAX_NUM_ALGO_ORDERS: "Open stop and take-profit orders.",
    MAX_NUM_ICEBERG_ORDERS: "Open iceberg orders.",
    MAX_POSITION: "Amount held of the base asset.",
    TRAILING_DELTA: "Delta of trailing stops.",
    TPLUS_SELL: "No selling before a time.",
    MAX_NUM_ORDER_LISTS: "Open order lists.",
    MAX_NUM_ORDER_AMENDS: "Amendments of an order.",
    EXCHANGE_MAX_NUM_ORDERS: "Open orders on the whole venue.",
    EXCHANGE_MAX_NUM_ALGO_ORDERS: "Open stop and take-profit orders on the whole venue.",
    EXCHANGE_MAX_NUM_ICEBERG_ORDERS: "Open iceberg orders on the whole venue.",
    EXCHANGE_MAX_NUM_ORDER_LISTS: "Open order lists on the whole venue.",
}

runtime::record! { Here;
    /// An asset whose orders are routed over several symbols.
    "ccrxt.binance.spot" SmartOrderRouting = venues::binance::spot::SmartOrderRouting, decode adapter::decode;
    base_asset: "The asset.",
    symbols: "The symbols.",
}

runtime::request! { Here;
    /// Order book of a symbol. Weight 5 to 250, by `limit`.
    ///
    /// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#depth>
    "ccrxt.binance.spot" DepthRequest = venues::binance::spot::DepthRequest;
    symbol: "The symbol, such as `BTCUSDT`.",
    limit: "Levels a side: 1 to 5,000, by default 100.",
    symbol_status: "Answer only when the symbol is in this state.",
}

runtime::record! { Here;
    /// Order book of a symbol.
    "ccrxt.binance.spot" Depth = venues::binance::spot::Depth, decode adapter::decode;
    last_update_id: "Number of the last update in it.",
    bids: "Buy side, highest price first.",
    asks: "Sell side, lowest price first.",
}

runtime::record! { Here;
    /// One price of an order book.
    "ccrxt.binance.spot" Level = venues::binance::spot::Level, decode adapter::decode;
    price: "The price.",
    quantity: "What is offered at it, in the base asset.",
}

runtime::request! { Here;
    /// Latest price of a symbol. Weight 2.
    ///
    /// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker-price>
    "ccrxt.binance.spot" TickerRequest = venues::binance::spot::TickerRequest;
    symbol: "The symbol, such as `BTCUSDT`.",
    symbol_status: "Answer only when the symbol is in this state.",
}

runtime::record! { Here;
    /// Latest price of a symbol.
    "ccrxt.binance.spot" Ticker = venues::binance::spot::Ticker, decode adapter::decode;
    symbol: "The symbol.",
    price: "Price of the latest trade.",
}

pub static MODULE: runtime::Module = runtime::module! { "ccrxt.binance.spot";
    PublicRestClient,
    ExchangeInfoRequest,
    ExchangeInfo,
    RateLimit,
    RateLimitType,
    RateLimitInterval,
    Symbol,
    SymbolStatus,
    OrderType,
    SelfTradePreventionMode,
    Filter,
    FilterType,
    SmartOrderRouting,
    DepthRequest,
    Depth,
    Level,
    TickerRequest,
    Ticker,
    alias BinanceError = crate::binance::BinanceError,
    module "blocking",
};

pub static BLOCKING: runtime::Module = runtime::module! { "ccrxt.binance.spot.blocking";
    twin PublicRestClient = PublicRestClient,
};
