"""A call of every endpoint, as a user writes it: type-checked, and run against the local exchange."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import ccrxt
from ccrxt import binance, kucoin, okx


async def binance_spot(client: binance.spot.PublicRestClient) -> None:
    """Call everything that Binance spot has."""
    since = datetime.now(UTC) - timedelta(minutes=30)
    await client.ping()
    _time: ccrxt.Milliseconds = (await client.get_time()).server_time

    info = await client.get_exchange_info(symbols=["BTCUSDT", "ETHUSDT"], show_permission_sets=False)
    _trading: list[str] = [symbol.symbol for symbol in info.symbols if symbol.status == "TRADING"]
    await client.get_execution_rules("BTCUSDT")

    depth = await client.get_depth("BTCUSDT", 20)
    _spread: Decimal = depth.asks[0].price - depth.bids[0].price
    trades = await client.get_trades("BTCUSDT", 10)
    await client.get_historical_trades("BTCUSDT", 10, from_id=trades[0].id)
    await client.get_agg_trades("BTCUSDT", start_time=since, limit=10)
    klines = await client.get_klines("BTCUSDT", "1m", since, limit=5)
    _closes: list[float] = klines.column("close", as_=float)
    await client.get_ui_klines("BTCUSDT", binance.spot.KlineInterval.ONE_HOUR, time_zone="1:00", limit=5)
    await client.get_avg_price("BTCUSDT")

    await client.get_reference_price("BTCUSDT")
    await client.get_reference_price_calculation("BTCUSDT")

    await client.get_ticker("BTCUSDT")
    tickers = await client.get_tickers(["BTCUSDT", "ETHUSDT"])
    assert [ticker.symbol for ticker in tickers] == ["BTCUSDT", "ETHUSDT"]
    await client.get_book_ticker("BTCUSDT")
    await client.get_book_tickers()
    await client.get_ticker_24hr("BTCUSDT", "FULL")
    await client.get_tickers_24hr(["BTCUSDT"], binance.spot.TickerType.MINI)
    await client.get_trading_day_ticker("BTCUSDT", time_zone="0")
    await client.get_trading_day_tickers(["BTCUSDT", "ETHUSDT"])
    await client.get_rolling_ticker("BTCUSDT", "1d")
    await client.get_rolling_tickers(["BTCUSDT", "ETHUSDT"], "1h", "MINI")


async def kucoin_spot(client: kucoin.spot.PublicRestClient) -> None:
    """Call everything that KuCoin spot has."""
    since = datetime.now(UTC) - timedelta(minutes=30)
    await client.get_announcements(1, 10, "latest-announcements", lang="en_US")
    await client.get_currency("BTC")
    currencies = await client.get_all_currencies()
    assert "BTC" in [currency.currency for currency in currencies]
    await client.get_symbol("BTC-USDT")
    symbols = await client.get_all_symbols()
    _names: list[str] = [symbol.symbol for symbol in symbols]
    await client.get_ticker("BTC-USDT")
    await client.get_all_tickers()
    await client.get_trade_history("BTC-USDT")
    await client.get_klines("BTC-USDT", "1min", since, end_at=datetime.now(UTC))
    book = await client.get_part_order_book("BTC-USDT", 20)
    _best: Decimal = book.bids[0].price
    await client.get_call_auction_part_order_book("BTC-USDT", 100)
    await client.get_call_auction_info("BTC-USDT")
    prices = await client.get_fiat_price("USD", ["BTC", "ETH"])
    _price: Decimal = prices["BTC"]
    await client.get_24hr_stats("BTC-USDT")
    await client.get_market_list()
    await client.get_client_ip_address()


async def okx_spot(client: okx.spot.PublicRestClient) -> None:
    """Call everything public that OKX has for spot, and what it shares with it."""
    pair, swap = "BTC-USDT", "BTC-USDT-SWAP"
    await client.get_ticker(pair)
    tickers = await client.get_tickers("SPOT")
    _prices: list[float] = tickers.column("price", as_=float)
    await client.get_order_book(pair, 20)
    await client.get_full_order_book(pair, 100)
    await client.get_trades(pair, 10)
    await client.get_trades_history(pair, "1", limit=10)
    await client.get_option_trades_by_instrument_family("BTC-USD")
    await client.get_24h_total_volume()
    await client.get_call_auction_details(pair)

    await client.get_candlesticks(pair, "1m", limit=5)
    await client.get_candlesticks_history(pair, okx.spot.CandleBar.ONE_HOUR, limit=5)
    await client.get_index_tickers("USDT")
    await client.get_index_candlesticks(pair, "1m", limit=5)
    await client.get_index_candlesticks_history(pair, "1m", limit=5)
    await client.get_mark_price_candlesticks(swap, "1m", limit=5)
    await client.get_mark_price_candlesticks_history(swap, "1m", limit=5)
    await client.get_index_components(pair)
    await client.get_exchange_rate()

    await client.get_block_tickers("SPOT")
    await client.get_block_ticker(pair)
    await client.get_spread_ticker("BTC-USDT_BTC-USDT-SWAP")
    await client.get_spread_candlesticks("BTC-USDT_BTC-USDT-SWAP", "1m", limit=5)
    await client.get_spread_candlesticks_history("BTC-USDT_BTC-USDT-SWAP", "1m", limit=5)

    _time: ccrxt.Milliseconds = (await client.get_system_time()).time
    instruments = await client.get_instruments("SPOT")
    assert pair in [instrument.inst_id for instrument in instruments]
    await client.get_limit_price(swap)
    await client.get_mark_price("SWAP", inst_id=swap)
    await client.get_open_interest("SWAP", inst_id=swap)
    await client.get_funding_rate(swap)
    await client.get_funding_rates()
    await client.get_funding_rate_history(swap, limit=5)
