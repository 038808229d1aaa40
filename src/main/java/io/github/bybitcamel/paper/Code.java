package io.github.bybitcamel.paper;

/** The answers of the exchange by number, with the text that goes with each. */
enum Code {
  OK(0, "OK"),
  PARAMETER(10001, "params error"),
  TIME_WINDOW(10002, "invalid request, please check your server timestamp or recv_window param"),
  KEY(10003, "API key is invalid."),
  SIGNATURE(10004, "error sign! please check your signature generation algorithm."),
  PERMISSION(10005, "Permission denied, please check your API key permissions."),
  TOO_MANY_VISITS(10006, "Too many visits. Exceeded the API Rate Limit."),
  ADDRESS(10010, "Unmatched IP, please check your API key's bound IP addresses."),
  SERVER_ERROR(10016, "Server error."),
  KEY_EXPIRED(33004, "Your api key has expired."),
  NOT_MODIFIED(34040, "not modified"),
  ORDER_UNKNOWN(110001, "order not exists or too late to cancel"),
  PRICE_RANGE(110003, "Order price exceeds the allowable range."),
  FUNDS(110007, "ab not enough for new order"),
  ORDER_DONE(110008, "The order has been completed or cancelled."),
  TOO_MANY_STOPS(110009, "The number of stop orders exceeds the maximum allowable limit"),
  LEVERAGE_LIMIT(110013, "Cannot set leverage due to risk limit level."),
  REDUCE_ONLY(110017, "reduce-only rule not satisfied: orderQty will be truncated to zero"),
  TOO_MANY_ORDERS(110020, "Not allowed to have more than 500 active orders."),
  MODE_POSITION(110024, "You have an existing position, so position mode cannot be switched"),
  MODE_SAME(110025, "Position mode is not modified"),
  MODE_ORDERS(110028, "You have existing open orders, so position mode cannot be switched"),
  LEVERAGE_SAME(110043, "leverage not modified"),
  TOO_MANY_EXITS(110061, "Not allowed to have more than 20 TP/SLs under Partial tpSlMode"),
  BELOW_FILLED(110064, "The modified contract quantity cannot be less than or equal to the filled"),
  DUPLICATE(110072, "OrderLinkedID is duplicate"),
  NOT_LIVE(110074, "This contract is not live"),
  EXPECT_RISING(110092, "expect Rising, but trigger_price"),
  EXPECT_FALLING(110093, "expect Falling, but trigger_price"),
  MIN_NOTIONAL(110094, "Order does not meet minimum order value"),
  SPOT_SYMBOL(170121, "Invalid symbol."),
  SPOT_AMOUNT_LARGE(170124, "Order amount too large."),
  SPOT_FUNDS(170131, "Insufficient balance."),
  SPOT_PRICE_DECIMALS(170134, "Order price has too many decimals."),
  SPOT_QUANTITY_LOW(170136, "Order quantity exceeded lower limit."),
  SPOT_QUANTITY_DECIMALS(170137, "Order quantity has too many decimals."),
  SPOT_FILLED(170139, "Order has been filled."),
  SPOT_VALUE_LOW(170140, "Order value exceeded lower limit."),
  SPOT_DUPLICATE(170141, "Duplicate clientOrderId."),
  SPOT_CANCELLED(170142, "Order has been canceled."),
  SPOT_VALUE_DECIMALS(170148, "Market order amount decimal too long."),
  SPOT_NOT_OPEN(170151, "The trading pair is not open yet"),
  SPOT_BUY_HIGH(170193, "Buy order price cannot be higher than"),
  SPOT_SELL_LOW(170194, "Sell order price cannot be lower than"),
  SPOT_ORDER_UNKNOWN(170213, "Order does not exist."),
  SPOT_NOT_SUPPORTED(170227, "This feature is not supported."),
  SPOT_TOO_MANY(170810, "Cannot exceed maximum of 500 conditional, TP/SL and active orders.");

  private final int number;
  private final String text;

  Code(int number, String text) {
    this.number = number;
    this.text = text;
  }

  int number() {
    return number;
  }

  String text() {
    return text;
  }

  /** Returns the refusal with this code's own text. */
  Refusal refuse() {
    return new Refusal(number, text);
  }

  /** Returns the refusal whose text goes on with {@code detail}. */
  Refusal refuse(String detail) {
    return new Refusal(number, text + ": " + detail);
  }
}
