"""A call of every private endpoint, as a user writes it: type-checked, and run against a host that notes what comes."""

from decimal import Decimal

from ccrxt import binance, kucoin, okx

PRICE, QUANTITY = Decimal(50_000), Decimal("0.01")


async def binance_spot(client: binance.spot.PrivateRestClient) -> None:
    """Call everything that a Binance key gives access to."""
    pair = "BTCUSDT"
    await client.get_account()
    await client.get_account_commission(pair)
    await client.get_my_filters(pair)
    await client.get_rate_limit_order()
    await client.order_amend_keep_priority(pair, QUANTITY, order_id=28)
    await client.delete_order(pair, 28)
    await client.delete_open_orders(pair)
    await client.order_cancel_replace(
        pair, "BUY", "LIMIT", cancel_replace_mode="STOP_ON_FAILURE", cancel_order_id=28, quantity=QUANTITY
    )
    await client.get_my_trades(pair)
    await client.get_my_allocations(pair)
    await client.get_my_prevented_matches(pair, order_id=28)
    await client.get_historical_block_trades(pair, 7)
    await client.new_order(pair, "BUY", "LIMIT", time_in_force="GTC", quantity=QUANTITY, price=PRICE)
    await client.order_test(pair, "BUY", "LIMIT", time_in_force="GTC", quantity=QUANTITY, price=PRICE)
    await client.sor_order(pair, "BUY", "LIMIT", quantity=QUANTITY, time_in_force="GTC", price=PRICE)
    await client.sor_order_test(pair, "BUY", "LIMIT", quantity=QUANTITY, time_in_force="GTC", price=PRICE)
    await client.order_list_oco(pair, "BUY", QUANTITY, above_type="TAKE_PROFIT", below_type="STOP_LOSS")
    await client.order_list_oto(
        pair,
        "LIMIT",
        "BUY",
        working_price=PRICE,
        working_quantity=QUANTITY,
        pending_type="LIMIT_MAKER",
        pending_side="SELL",
        pending_quantity=QUANTITY,
    )
    await client.order_list_opo(
        pair,
        "LIMIT",
        "BUY",
        working_price=PRICE,
        working_quantity=QUANTITY,
        pending_type="LIMIT_MAKER",
        pending_side="SELL",
    )
    await client.order_oco(pair, "BUY", QUANTITY, price=PRICE, stop_price=PRICE)
    await client.order_list_otoco(
        pair,
        "LIMIT",
        "BUY",
        working_price=PRICE,
        working_quantity=QUANTITY,
        pending_side="SELL",
        pending_quantity=QUANTITY,
        pending_above_type="TAKE_PROFIT",
    )
    await client.order_list_opoco(
        pair,
        "LIMIT",
        "BUY",
        working_price=PRICE,
        working_quantity=QUANTITY,
        pending_side="SELL",
        pending_above_type="TAKE_PROFIT",
    )
    await client.get_order_list(7)
    await client.get_all_order_list()
    await client.get_open_order_list()
    await client.delete_order_list(pair, 7)
    await client.get_order(pair, 28)
    await client.get_open_orders()
    await client.get_all_orders(pair)
    await client.get_order_amendments(pair, 28)


async def kucoin_spot(client: kucoin.spot.PrivateRestClient) -> None:
    """Call everything that a KuCoin key gives access to."""
    pair = "BTC-USDT"
    await client.get_account_info()
    await client.get_apikey_info()
    await client.get_spot_account_type()
    await client.get_spot_account_list()
    await client.get_spot_account_detail("a28")
    await client.cancel_order_by_order_id("28", pair)
    await client.cancel_order_by_client_oid("mine", pair)
    await client.cancel_order_by_order_id_sync(pair, "28")
    await client.cancel_order_by_client_oid_sync(pair, "mine")
    await client.cancel_partial_order("28", pair, QUANTITY)
    await client.cancel_all_orders_by_symbol(pair)
    await client.cancel_all_orders()
    await client.modify_order(pair, "mine", new_price=PRICE)
    await client.cancel_order_by_client_oid_old("mine")
    await client.get_deposit_address_v3("USDT")
    await client.get_deposit_history("USDT")
    await client.get_dcp()
    await client.set_dcp(60)
    await client.get_basic_fee()
    await client.get_spot_actual_fee([pair])
    await client.get_fills(pair)
    await client.get_spot_ledger()
    await client.get_spot_hf_ledger()
    await client.get_margin_hf_ledger()
    await client.get_cross_margin_account()
    await client.get_isolated_margin_account()
    await client.add_margin_oco_order(
        pair, "buy", PRICE, size=QUANTITY, stop_price=PRICE, limit_price=PRICE, is_isolated=False
    )
    await client.cancel_margin_oco_order_by_order_id("28")
    await client.cancel_margin_oco_order_by_client_oid("mine")
    await client.batch_cancel_margin_oco_orders()
    await client.get_margin_oco_order_by_client_oid("mine")
    await client.get_margin_oco_order_detail_by_order_id("28")
    await client.add_margin_stop_order("buy", pair, PRICE, is_isolated=False, auto_repay=False, auto_borrow=False)
    await client.cancel_margin_stop_order_by_order_id("28")
    await client.cancel_margin_stop_order_by_client_oid("mine")
    await client.batch_cancel_margin_stop_order("TRADE")
    await client.get_margin_stop_orders_list()
    await client.get_margin_stop_order_by_order_id("28")
    await client.get_margin_stop_order_by_client_oid("mine")
    await client.get_full_order_book(pair)
    await client.get_order_by_order_id(pair, "28")
    await client.get_order_by_client_oid(pair, "mine")
    await client.get_symbols_with_open_order()
    await client.get_open_orders(pair)
    await client.get_open_orders_by_page(pair)
    await client.get_closed_orders(pair)
    await client.add_order("buy", pair, "limit", price=PRICE, size=QUANTITY)
    await client.add_order_sync("buy", pair, "limit", price=PRICE, size=QUANTITY)
    await client.add_order_test("buy", pair, "limit", price=PRICE, size=QUANTITY)
    await client.batch_add_orders(
        [kucoin.spot.AddOrderRequest(side="buy", symbol=pair, type="limit", price=PRICE, size=QUANTITY)]
    )
    await client.batch_add_orders_sync(
        [kucoin.spot.AddOrderRequest(side="buy", symbol=pair, type="limit", price=PRICE, size=QUANTITY)]
    )
    await client.get_stop_orders_list()
    await client.get_stop_order_by_order_id("28")
    await client.get_stop_order_by_client_oid("mine")
    await client.batch_cancel_stop_order()
    await client.get_transfer_quotas("USDT", "MAIN")
    await client.flex_transfer("USDT", QUANTITY, "MAIN", type="INTERNAL", to_account_type="TRADE")
    await client.get_withdrawal_quotas("USDT")
    await client.get_withdrawal_history("USDT")
    await client.get_withdrawal_history_by_id("w28")


async def okx_spot(client: okx.spot.PrivateRestClient) -> None:
    """Call everything that an OKX key gives access to."""
    pair = "BTC-USDT"
    await client.get_account_config()
    await client.get_account_instruments("SPOT")
    await client.set_position_mode("long_short_mode")
    await client.set_fee_type("0")
    await client.set_settle_currency("USDT")
    await client.place_algo_order(pair, "cash", "buy", ord_type="conditional", size=QUANTITY)
    await client.cancel_algo_orders([okx.spot.CancelAlgoOrderRequest(inst_id=pair, algo_id="28")])
    await client.cancel_advance_algo_orders([okx.spot.CancelAlgoOrderRequest(inst_id=pair, algo_id="28")])
    await client.amend_algo_order(pair, "a28", new_size=QUANTITY)
    await client.get_algo_order_details("a28")
    await client.get_algo_order_list("conditional")
    await client.get_algo_order_history("conditional", "effective")
    await client.amend_order(pair, ord_id="28", new_price=PRICE)
    await client.amend_multiple_orders([okx.spot.AmendOrderRequest(inst_id=pair, ord_id="28", new_price=PRICE)])
    await client.get_account_balance()
    await client.get_account_bills()
    await client.get_account_bills_archive()
    await client.get_bill_type()
    await client.apply_bills("2025", "Q1")
    await client.get_bills_history_archive("2025", "Q1")
    await client.cancel_order(pair, ord_id="28")
    await client.cancel_multiple_orders([okx.spot.CancelOrderRequest(inst_id=pair, ord_id="28")])
    await client.mass_cancel_order("SPOT", "BTC-USD")
    await client.cancel_all_after(60)
    await client.close_positions(pair, "cross")
    await client.get_easy_convert_currency_list()
    await client.easy_convert(["ADA", "LINK"], "USDT")
    await client.get_easy_convert_history()
    await client.get_fills()
    await client.get_fills_history()
    await client.apply_fills_archive()
    await client.get_fills_archive()
    await client.get_currencies()
    await client.get_balances()
    await client.get_non_tradable_assets()
    await client.get_asset_valuation()
    await client.get_asset_bills()
    await client.get_asset_bills_history()
    await client.get_leverage("cross", pair)
    await client.set_leverage(2, "cross", pair)
    await client.get_max_order_size(pair, "cash")
    await client.get_max_avail_size(pair, "cash")
    await client.get_max_loan(pair, "cross")
    await client.get_max_withdrawal()
    await client.get_fee_rates("SPOT")
    await client.get_account_rate_limit()
    await client.order_precheck(pair, "cash", "buy", ord_type="limit", size=QUANTITY, price=PRICE)
    await client.get_order(pair, ord_id="28")
    await client.get_order_list()
    await client.get_orders_history("SPOT")
    await client.get_orders_history_archive("SPOT")
    await client.place_order(pair, "cash", "buy", ord_type="limit", size=QUANTITY, price=PRICE)
    await client.place_multiple_orders(
        [
            okx.spot.PlaceOrderRequest(
                inst_id=pair, td_mode="cash", side="buy", ord_type="limit", size=QUANTITY, price=PRICE
            )
        ]
    )
    await client.get_positions()
    await client.get_positions_history()
    await client.get_one_click_repay_currency_list()
    await client.one_click_repay(["ETH"], "USDT")
    await client.get_one_click_repay_history()
    await client.get_one_click_repay_currency_list_v2()
    await client.one_click_repay_v2("ETH", ["USDT"])
    await client.get_one_click_repay_history_v2()
    await client.get_position_risk()
    await client.get_account_risk_state()
    await client.funds_transfer("USDT", QUANTITY, "6", to="18")
    await client.get_transfer_state("28")
    await client.sub_account_transfer("USDT", QUANTITY, "6", to="18", from_sub_account="one", to_sub_account="two")
