"""Unmodified pybit against a paper exchange: python3 python_client.py http://127.0.0.1:8180"""
import sys, time
from pybit.unified_trading import HTTP
from pybit.exceptions import FailedRequestError, InvalidRequestError
base = sys.argv[1]
ok = bad = 0
def session(secret="paper-secret"):
    s = HTTP(api_key="paper", api_secret=secret, max_retries=1)
    s.endpoint = base
    return s
s = session()
def check(name, f):
    global ok, bad
    try:
        r = f(); ok += 1; print("ok  ", name, str(r)[:90])
    except Exception as e:
        bad += 1; print("FAIL", name, repr(e)[:250])
def refused(code, f):
    try: f()
    except InvalidRequestError as e:
        assert e.status_code == code, e.status_code
        return e.status_code
    raise AssertionError("passed")
B = dict(category="linear", symbol="BTCUSDT")
check("time", lambda: s.get_server_time()["result"]["timeSecond"])
check("instruments", lambda: len(s.get_instruments_info(category="linear")["result"]["list"]))
check("tickers", lambda: s.get_tickers(**B)["result"]["list"][0]["lastPrice"])
check("kline", lambda: len(s.get_kline(interval=1, limit=5, **B)["result"]["list"]))
check("mark kline", lambda: len(s.get_mark_price_kline(interval=60, limit=5, **B)["result"]["list"]))
check("orderbook", lambda: len(s.get_orderbook(**B)["result"]["b"]))
check("funding", lambda: len(s.get_funding_rate_history(**B)["result"]["list"]))
check("open interest", lambda: len(s.get_open_interest(intervalTime="1h", **B)["result"]["list"]))
check("wallet", lambda: s.get_wallet_balance(accountType="UNIFIED")["result"]["list"][0]["totalEquity"])
check("account info", lambda: s.get_account_info()["result"]["marginMode"])
check("fee rates", lambda: s.get_fee_rates(**B)["result"]["list"][0])
check("api key", lambda: s.get_api_key_information()["result"]["readOnly"])
link = "pb-%d" % time.time()
check("place limit", lambda: s.place_order(side="Buy", orderType="Limit", qty="0.01", price="28800", orderLinkId=link, **B)["result"]["orderId"])
check("open orders", lambda: s.get_open_orders(orderLinkId=link, **B)["result"]["list"][0]["orderStatus"])
check("amend", lambda: s.amend_order(orderLinkId=link, qty="0.02", **B)["result"])
check("duplicate", lambda: refused(110072, lambda: s.place_order(side="Buy", orderType="Limit", qty="0.01", price="28800", orderLinkId=link, **B)))
check("cancel", lambda: s.cancel_order(orderLinkId=link, **B)["result"])
check("market tp/sl", lambda: s.place_order(side="Buy", orderType="Market", qty="0.01", takeProfit="31900", stopLoss="28100", **B)["result"])
check("positions", lambda: s.get_positions(**B)["result"]["list"][0]["size"])
check("trading stop", lambda: s.set_trading_stop(stopLoss="28200", tpslMode="Full", positionIdx=0, **B)["retCode"])
check("leverage", lambda: s.set_leverage(buyLeverage="6", sellLeverage="6", **B)["retCode"])
check("leverage same", lambda: refused(110043, lambda: s.set_leverage(buyLeverage="6", sellLeverage="6", **B)))
check("close", lambda: s.place_order(side="Sell", orderType="Market", qty="0.01", reduceOnly=True, **B)["result"])
check("executions", lambda: len(s.get_executions(category="linear")["result"]["list"]))
check("closed pnl", lambda: s.get_closed_pnl(category="linear")["result"]["list"][0]["closedPnl"])
check("transaction log", lambda: len(s.get_transaction_log()["result"]["list"]))
check("switch mode", lambda: s.switch_position_mode(category="linear", symbol="DOTUSDT", mode=3)["retCode"])
check("batch", lambda: s.place_batch_order(category="linear", request=[dict(symbol="SOLUSDT", side="Buy", orderType="Limit", qty="1", price="95")]*2)["retExtInfo"])
check("cancel all", lambda: len(s.cancel_all_orders(category="linear", settleCoin="USDT")["result"]["list"]))
def pages():
    a = s.get_order_history(category="linear", limit=1)["result"]
    b = s.get_order_history(category="linear", limit=1, cursor=a["nextPageCursor"])["result"]
    assert a["list"][0]["orderId"] != b["list"][0]["orderId"]; return a["nextPageCursor"]
check("pages", pages)
check("wrong secret", lambda: refused(10004, lambda: session("nope").get_wallet_balance(accountType="UNIFIED")))
def limit():
    hurried = session()
    try:
        for i in range(30):
            hurried.cancel_all_orders(category="spot", symbol="BTCUSDT")
    except (FailedRequestError, InvalidRequestError) as e:
        return type(e).__name__
    raise AssertionError("passed")
check("rate limit", limit)
print(ok, "passed,", bad, "failed")
sys.exit(0 if bad == 0 else 1)
