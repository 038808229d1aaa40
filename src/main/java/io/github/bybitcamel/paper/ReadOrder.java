package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;

/** Reads the terms of an order from the parameters of a create. */
final class ReadOrder {

  static final Schema SCHEMA =
      Schema.of(
          "category! symbol! isLeverage:int side! orderType! qty! marketUnit rpiTakerAccess:bool",
          "slippageToleranceType slippageTolerance price triggerDirection:int orderFilter",
          "triggerPrice triggerBy orderIv timeInForce positionIdx:int orderLinkId takeProfit",
          "stopLoss tpTriggerBy slTriggerBy reduceOnly:bool closeOnTrigger:bool smpType mmp:bool",
          "tpslMode tpLimitPrice slLimitPrice tpOrderType slOrderType bboSideType bboLevel");

  private static final String[] TRIGGERS = {"LastPrice", "MarkPrice", "IndexPrice"};

  private ReadOrder() {}

  static Terms read(Params params, Contract contract, BigDecimal last) {
    Side side = params.side();
    boolean market = params.oneOf("orderType", "Market", "Limit").equals("Market");
    String force = params.oneOf("timeInForce", "GTC", "IOC", "FOK", "PostOnly", "RPI");
    String filter = params.oneOf("orderFilter", "Order", "StopOrder", "tpslOrder");
    if (!contract.spot() && !filter.isEmpty() && !filter.equals("Order")) {
      throw Code.PARAMETER.refuse("orderFilter is for spot only");
    }
    return new Terms(
        contract.category(),
        contract.symbol(),
        side,
        market,
        params.decimal("qty"),
        byValue(params, contract, side, market),
        market ? BigDecimal.ZERO : params.decimal("price"),
        market ? "IOC" : force.isEmpty() ? "GTC" : force,
        params.within("positionIdx", 0, 2, 0),
        params.text("orderLinkId"),
        params.flag("reduceOnly"),
        params.flag("closeOnTrigger"),
        filter.isEmpty() ? "Order" : filter,
        trigger(params, contract, side, last),
        exits(params, contract));
  }

  private static boolean byValue(Params params, Contract contract, Side side, boolean market) {
    String unit = params.oneOf("marketUnit", "baseCoin", "quoteCoin");
    return contract.spot()
        && market
        && (unit.isEmpty() ? side == Side.BUY : unit.equals("quoteCoin"));
  }

  private static Trigger trigger(Params params, Contract contract, Side side, BigDecimal last) {
    BigDecimal price = params.decimal("triggerPrice");
    if (price.signum() == 0) {
      return Trigger.NONE;
    }
    if (contract.spot()) {
      return new Trigger(price, price.compareTo(last) > 0 ? 1 : 2, "LastPrice");
    }
    int direction = params.within("triggerDirection", 1, 2, side == Side.BUY ? 1 : 2);
    if (!params.has("triggerDirection")) {
      throw Code.PARAMETER.refuse("triggerDirection is required");
    }
    String by = params.oneOf("triggerBy", TRIGGERS);
    return new Trigger(price, direction, by.isEmpty() ? "LastPrice" : by);
  }

  /** Reads the take-profit and the stop-loss; also the fields of trading-stop. */
  static Exits exits(Params params, Contract contract) {
    String mode = params.oneOf("tpslMode", "Full", "Partial");
    Exits exits =
        new Exits(
            mode.isEmpty() && !contract.spot() ? "Full" : mode,
            params.decimal("takeProfit"),
            params.decimal("stopLoss"),
            limit(params, "tpOrderType", "tpLimitPrice", contract),
            limit(params, "slOrderType", "slLimitPrice", contract),
            params.oneOf("tpTriggerBy", TRIGGERS),
            params.oneOf("slTriggerBy", TRIGGERS));
    return exits.none() ? Exits.NONE : exits;
  }

  private static BigDecimal limit(Params params, String type, String price, Contract contract) {
    boolean limit = params.oneOf(type, "Market", "Limit").equals("Limit");
    if (!limit) {
      return BigDecimal.ZERO;
    }
    if (contract.category() != Category.SPOT && !params.text("tpslMode").equals("Partial")) {
      throw Code.PARAMETER.refuse(type + " Limit needs tpslMode Partial");
    }
    if (params.decimal(price).signum() <= 0) {
      throw Code.PARAMETER.refuse(price + " is required");
    }
    return params.decimal(price);
  }
}
