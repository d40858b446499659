"""What the peers decode into: `msgspec` structs of the same payloads, with the fields that ours have.

Prices are texts, which is the fastest that msgspec can do, except where a row asks for numbers.
"""

from typing import Any

import msgspec


class Price(msgspec.Struct):
    symbol: str
    price: str


class BookTicker(msgspec.Struct):
    symbol: str
    bidPrice: str
    bidQty: str
    askPrice: str
    askQty: str


class Depth(msgspec.Struct):
    lastUpdateId: int
    bids: list[tuple[str, str]]
    asks: list[tuple[str, str]]


class DepthFloat(msgspec.Struct):
    lastUpdateId: int
    bids: list[tuple[float, float]]
    asks: list[tuple[float, float]]


class Kline(msgspec.Struct, array_like=True):
    openTime: int
    open: str
    high: str
    low: str
    close: str
    volume: str
    closeTime: int
    quoteVolume: str
    count: int
    takerBase: str
    takerQuote: str
    unused: str


class Order(msgspec.Struct):
    symbol: str
    orderId: int
    orderListId: int
    clientOrderId: str
    transactTime: int
    price: str
    origQty: str
    executedQty: str
    origQuoteOrderQty: str
    cummulativeQuoteQty: str
    status: str
    timeInForce: str
    type: str
    side: str
    workingTime: int
    selfTradePreventionMode: str


class Filter(msgspec.Struct):
    filterType: str
    minPrice: str | None = None
    maxPrice: str | None = None
    tickSize: str | None = None
    minQty: str | None = None
    maxQty: str | None = None
    stepSize: str | None = None
    limit: int | None = None
    minNotional: str | None = None
    maxNotional: str | None = None
    applyMinToMarket: bool | None = None
    applyMaxToMarket: bool | None = None
    avgPriceMins: int | None = None
    multiplierUp: str | None = None
    multiplierDown: str | None = None
    bidMultiplierUp: str | None = None
    bidMultiplierDown: str | None = None
    askMultiplierUp: str | None = None
    askMultiplierDown: str | None = None
    minTrailingAboveDelta: int | None = None
    maxTrailingAboveDelta: int | None = None
    minTrailingBelowDelta: int | None = None
    maxTrailingBelowDelta: int | None = None
    maxNumOrders: int | None = None
    maxNumAlgoOrders: int | None = None
    maxNumIcebergOrders: int | None = None
    maxPosition: str | None = None


class Symbol(msgspec.Struct):
    symbol: str
    status: str
    baseAsset: str
    baseAssetPrecision: int
    quoteAsset: str
    quotePrecision: int
    quoteAssetPrecision: int
    baseCommissionPrecision: int
    quoteCommissionPrecision: int
    orderTypes: list[str]
    icebergAllowed: bool
    ocoAllowed: bool
    isSpotTradingAllowed: bool
    isMarginTradingAllowed: bool
    filters: list[Filter]
    permissionSets: list[list[str]]
    otoAllowed: bool | None = None
    opoAllowed: bool | None = None
    quoteOrderQtyMarketAllowed: bool | None = None
    allowTrailingStop: bool | None = None
    cancelReplaceAllowed: bool | None = None
    amendAllowed: bool | None = None
    pegInstructionsAllowed: bool | None = None
    permissions: list[str] | None = None
    defaultSelfTradePreventionMode: str | None = None
    allowedSelfTradePreventionModes: list[str] | None = None


class ExchangeInfo(msgspec.Struct):
    timezone: str
    serverTime: int
    rateLimits: list[dict[str, Any]]
    exchangeFilters: list[Filter]
    symbols: list[Symbol]


price = msgspec.json.Decoder(Price)
book_tickers = msgspec.json.Decoder(list[BookTicker])
depth = msgspec.json.Decoder(Depth)
depth_float = msgspec.json.Decoder(DepthFloat, strict=False)
order = msgspec.json.Decoder(Order)
klines = msgspec.json.Decoder(list[Kline])
exchange_info = msgspec.json.Decoder(ExchangeInfo)
