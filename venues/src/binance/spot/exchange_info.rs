//! What is traded, by which rules.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, json_list, open_enum};

impl PublicRestClient {
    /// What is traded, by which rules: symbols with their filters, and the venue's limits.
    pub async fn get_exchange_info(
        &self,
        request: ExchangeInfoRequest,
    ) -> Result<Response<ExchangeInfo>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Which symbols to tell of; all when empty. At most one of `symbol`, `symbols` and `permissions` is accepted. Weight 20.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/general#exchange-info>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExchangeInfoRequest {
    /// One symbol, such as `BTCUSDT`.
    pub symbol: Option<String>,
    /// Several symbols.
    #[serde(serialize_with = "json_list")]
    pub symbols: Option<Vec<String>>,
    /// Symbols that one of these permissions may trade.
    #[serde(serialize_with = "json_list")]
    pub permissions: Option<Vec<String>>,
    /// Whether `permission_sets` is filled; the venue's default is true.
    pub show_permission_sets: Option<bool>,
    /// Symbols in this state. Not together with `symbol` or `symbols`.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for ExchangeInfoRequest {
    type Response = ExchangeInfo;
    const PATH: &'static str = "/api/v3/exchangeInfo";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 20)];
}

/// What is traded, by which rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExchangeInfo {
    /// Time zone of the venue's days.
    pub timezone: Text,
    /// The server's time.
    pub server_time: Milliseconds,
    /// The venue's limits.
    pub rate_limits: Vec<RateLimit>,
    /// Filters of the whole venue.
    pub exchange_filters: Vec<Filter>,
    /// The symbols asked for.
    pub symbols: Vec<Symbol>,
    /// Assets whose orders are routed over several symbols.
    pub sors: Option<Vec<SmartOrderRouting>>,
}

/// One of the venue's limits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RateLimit {
    /// What is counted.
    pub rate_limit_type: Option<RateLimitType>,
    /// Unit of the window.
    pub interval: Option<RateLimitInterval>,
    /// Units in a window.
    pub interval_num: Option<u32>,
    /// How much fits in a window.
    pub limit: Option<u64>,
    /// How much of it is used.
    pub count: Option<u64>,
}

open_enum! {
    /// What a limit counts.
    pub enum RateLimitType {
        /// Weight of requests, per address.
        RequestWeight = "REQUEST_WEIGHT",
        /// Orders, per account.
        Orders = "ORDERS",
        /// Requests, whatever their weight, per address.
        RawRequests = "RAW_REQUESTS",
        /// Connections, per address.
        Connections = "CONNECTIONS",
    }
}

open_enum! {
    /// Unit of a limit's window.
    pub enum RateLimitInterval {
        /// A second.
        Second = "SECOND",
        /// A minute.
        Minute = "MINUTE",
        /// A day.
        Day = "DAY",
    }
}

/// What may be traded, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Symbol {
    /// Its name, such as `BTCUSDT`.
    pub symbol: Text,
    /// Whether it is traded.
    pub status: SymbolStatus,
    /// What is bought and sold.
    pub base_asset: Text,
    /// Digits behind the point of the base asset.
    pub base_asset_precision: u32,
    /// What it is paid in.
    pub quote_asset: Text,
    /// Digits behind the point of prices; superseded by `quote_asset_precision`.
    pub quote_precision: Option<u32>,
    /// Digits behind the point of the quote asset.
    pub quote_asset_precision: u32,
    /// Digits behind the point of commissions in the base asset.
    pub base_commission_precision: Option<u32>,
    /// Digits behind the point of commissions in the quote asset.
    pub quote_commission_precision: Option<u32>,
    /// Types of order that are accepted.
    pub order_types: Vec<OrderType>,
    /// Whether iceberg orders are.
    pub iceberg_allowed: Option<bool>,
    /// Whether one-cancels-the-other lists are.
    pub oco_allowed: Option<bool>,
    /// Whether one-triggers-the-other lists are.
    pub oto_allowed: Option<bool>,
    /// Whether one-pays-the-other lists are.
    pub opo_allowed: Option<bool>,
    /// Whether market orders may give the amount in the quote asset.
    pub quote_order_qty_market_allowed: Option<bool>,
    /// Whether trailing stops are accepted.
    pub allow_trailing_stop: Option<bool>,
    /// Whether an order can be cancelled and replaced in one call.
    pub cancel_replace_allowed: Option<bool>,
    /// Whether an order's quantity can be reduced in place.
    pub amend_allowed: Option<bool>,
    /// Whether pegged orders are accepted.
    pub peg_instructions_allowed: Option<bool>,
    /// Whether it is traded on spot.
    pub is_spot_trading_allowed: Option<bool>,
    /// Whether it is traded on margin.
    pub is_margin_trading_allowed: Option<bool>,
    /// Rules that orders must keep.
    pub filters: Vec<Filter>,
    /// Permissions that may trade it; superseded by `permission_sets`.
    pub permissions: Option<Vec<Text>>,
    /// An account may trade it with one permission of each set.
    pub permission_sets: Option<Vec<Vec<Text>>>,
    /// What happens to an order that would trade with the account's own, when the order does not say.
    pub default_self_trade_prevention_mode: Option<SelfTradePreventionMode>,
    /// What an order may say of that.
    pub allowed_self_trade_prevention_modes: Option<Vec<SelfTradePreventionMode>>,
}

open_enum! {
    /// Whether a symbol is traded.
    pub enum SymbolStatus {
        /// Traded.
        Trading = "TRADING",
        /// Trading is stopped.
        Halt = "HALT",
        /// Trading pauses.
        Break = "BREAK",
    }
}

open_enum! {
    /// A type of order.
    pub enum OrderType {
        /// At a price or better.
        Limit = "LIMIT",
        /// At a price, as a maker only.
        LimitMaker = "LIMIT_MAKER",
        /// At the market.
        Market = "MARKET",
        /// At the market, once the price has fallen (rose, for a buy) to a trigger.
        StopLoss = "STOP_LOSS",
        /// At a price, once a stop-loss trigger is met.
        StopLossLimit = "STOP_LOSS_LIMIT",
        /// At the market, once the price has risen (fell, for a buy) to a trigger.
        TakeProfit = "TAKE_PROFIT",
        /// At a price, once a take-profit trigger is met.
        TakeProfitLimit = "TAKE_PROFIT_LIMIT",
    }
}

open_enum! {
    /// What happens to an order that would trade with the account's own.
    pub enum SelfTradePreventionMode {
        /// It trades.
        None = "NONE",
        /// The maker expires.
        ExpireMaker = "EXPIRE_MAKER",
        /// The taker expires.
        ExpireTaker = "EXPIRE_TAKER",
        /// Both expire.
        ExpireBoth = "EXPIRE_BOTH",
        /// Both lose the smaller quantity.
        Decrement = "DECREMENT",
        /// The quantity moves to the other account of the group.
        Transfer = "TRANSFER",
    }
}

/// A rule that orders must keep. Which fields are there depends on `filter_type`.
///
/// <https://developers.binance.com/docs/binance-spot-api-docs/filters>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Filter {
    /// Which rule it is.
    pub filter_type: FilterType,
    /// `PRICE_FILTER`: lowest price; zero for none.
    pub min_price: Option<Decimal>,
    /// `PRICE_FILTER`: highest price; zero for none.
    pub max_price: Option<Decimal>,
    /// `PRICE_FILTER`: a price is a multiple of it; zero for none.
    pub tick_size: Option<Decimal>,
    /// `LOT_SIZE`, `MARKET_LOT_SIZE`: smallest quantity.
    pub min_qty: Option<Decimal>,
    /// `LOT_SIZE`, `MARKET_LOT_SIZE`: largest quantity.
    pub max_qty: Option<Decimal>,
    /// `LOT_SIZE`, `MARKET_LOT_SIZE`: a quantity is a multiple of it.
    pub step_size: Option<Decimal>,
    /// `MIN_NOTIONAL`, `NOTIONAL`: smallest price times quantity.
    pub min_notional: Option<Decimal>,
    /// `NOTIONAL`: largest price times quantity.
    pub max_notional: Option<Decimal>,
    /// `PERCENT_PRICE`: highest price as a multiple of the average.
    pub multiplier_up: Option<Decimal>,
    /// `PERCENT_PRICE`: lowest price as a multiple of the average.
    pub multiplier_down: Option<Decimal>,
    /// `PERCENT_PRICE_BY_SIDE`: highest price of a buy as a multiple of the average.
    pub bid_multiplier_up: Option<Decimal>,
    /// `PERCENT_PRICE_BY_SIDE`: lowest price of a buy as a multiple of the average.
    pub bid_multiplier_down: Option<Decimal>,
    /// `PERCENT_PRICE_BY_SIDE`: highest price of a sell as a multiple of the average.
    pub ask_multiplier_up: Option<Decimal>,
    /// `PERCENT_PRICE_BY_SIDE`: lowest price of a sell as a multiple of the average.
    pub ask_multiplier_down: Option<Decimal>,
    /// `MAX_POSITION`: most of the base asset that an account may hold, buys in the book included.
    pub max_position: Option<Decimal>,
    /// `T_PLUS_SELL`: when selling begins.
    pub end_time: Option<Milliseconds>,
    /// `PERCENT_PRICE`, `PERCENT_PRICE_BY_SIDE`, `MIN_NOTIONAL`, `NOTIONAL`: minutes of the average price; 0 is the last price.
    pub avg_price_mins: Option<u32>,
    /// `ICEBERG_PARTS`: most parts of an iceberg order.
    pub limit: Option<u32>,
    /// `MAX_NUM_ORDERS`, `EXCHANGE_MAX_NUM_ORDERS`: most open orders.
    pub max_num_orders: Option<u32>,
    /// `MAX_NUM_ALGO_ORDERS`, `EXCHANGE_MAX_NUM_ALGO_ORDERS`: most open stop and take-profit orders.
    pub max_num_algo_orders: Option<u32>,
    /// `MAX_NUM_ICEBERG_ORDERS`, `EXCHANGE_MAX_NUM_ICEBERG_ORDERS`: most open iceberg orders.
    pub max_num_iceberg_orders: Option<u32>,
    /// `MAX_NUM_ORDER_LISTS`, `EXCHANGE_MAX_NUM_ORDER_LISTS`: most open order lists.
    pub max_num_order_lists: Option<u32>,
    /// `MAX_NUM_ORDER_AMENDS`: how often an order may be amended.
    pub max_num_order_amends: Option<u32>,
    /// `TRAILING_DELTA`: smallest delta above the price, in basis points.
    pub min_trailing_above_delta: Option<u32>,
    /// `TRAILING_DELTA`: largest delta above the price, in basis points.
    pub max_trailing_above_delta: Option<u32>,
    /// `TRAILING_DELTA`: smallest delta below the price, in basis points.
    pub min_trailing_below_delta: Option<u32>,
    /// `TRAILING_DELTA`: largest delta below the price, in basis points.
    pub max_trailing_below_delta: Option<u32>,
    /// Exponent of the prices of this filter, where the venue sends integers.
    pub price_exponent: Option<i32>,
    /// Exponent of the quantities of this filter, where the venue sends integers.
    pub qty_exponent: Option<i32>,
    /// Exponent of the multipliers of this filter, where the venue sends integers.
    pub multiplier_exponent: Option<i32>,
    /// `MIN_NOTIONAL`: whether it holds for market orders.
    pub apply_to_market: Option<bool>,
    /// `NOTIONAL`: whether the minimum holds for market orders.
    pub apply_min_to_market: Option<bool>,
    /// `NOTIONAL`: whether the maximum holds for market orders.
    pub apply_max_to_market: Option<bool>,
}

open_enum! {
    /// Which rule a filter is.
    pub enum FilterType {
        /// Price within bounds and a multiple of the tick.
        PriceFilter = "PRICE_FILTER",
        /// Price within multiples of the average.
        PercentPrice = "PERCENT_PRICE",
        /// The same, for buys and sells apart.
        PercentPriceBySide = "PERCENT_PRICE_BY_SIDE",
        /// Quantity within bounds and a multiple of the step.
        LotSize = "LOT_SIZE",
        /// The same for market orders.
        MarketLotSize = "MARKET_LOT_SIZE",
        /// Smallest price times quantity.
        MinNotional = "MIN_NOTIONAL",
        /// Price times quantity within bounds.
        Notional = "NOTIONAL",
        /// Parts of an iceberg order.
        IcebergParts = "ICEBERG_PARTS",
        /// Open orders.
        MaxNumOrders = "MAX_NUM_ORDERS",
        /// Open stop and take-profit orders.
        MaxNumAlgoOrders = "MAX_NUM_ALGO_ORDERS",
        /// Open iceberg orders.
        MaxNumIcebergOrders = "MAX_NUM_ICEBERG_ORDERS",
        /// Amount held of the base asset.
        MaxPosition = "MAX_POSITION",
        /// Delta of trailing stops.
        TrailingDelta = "TRAILING_DELTA",
        /// No selling before a time.
        TPlusSell = "T_PLUS_SELL",
        /// Open order lists.
        MaxNumOrderLists = "MAX_NUM_ORDER_LISTS",
        /// Amendments of an order.
        MaxNumOrderAmends = "MAX_NUM_ORDER_AMENDS",
        /// Open orders on the whole venue.
        ExchangeMaxNumOrders = "EXCHANGE_MAX_NUM_ORDERS",
        /// Open stop and take-profit orders on the whole venue.
        ExchangeMaxNumAlgoOrders = "EXCHANGE_MAX_NUM_ALGO_ORDERS",
        /// Open iceberg orders on the whole venue.
        ExchangeMaxNumIcebergOrders = "EXCHANGE_MAX_NUM_ICEBERG_ORDERS",
        /// Open order lists on the whole venue.
        ExchangeMaxNumOrderLists = "EXCHANGE_MAX_NUM_ORDER_LISTS",
    }
}

/// An asset whose orders are routed over several symbols.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SmartOrderRouting {
    /// The asset.
    pub base_asset: Text,
    /// The symbols.
    pub symbols: Vec<Text>,
}
