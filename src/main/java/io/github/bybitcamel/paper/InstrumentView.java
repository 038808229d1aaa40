package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;

/** Writes a contract the way market/instruments-info shows it. */
final class InstrumentView {

  private final long launch;

  InstrumentView(long launch) {
    this.launch = launch;
  }

  ObjectNode view(Contract contract) {
    return switch (contract.category()) {
      case SPOT -> spot(contract);
      case OPTION -> option(contract);
      case LINEAR, INVERSE -> future(contract);
    };
  }

  private ObjectNode head(Contract contract) {
    return Json.object()
        .put("symbol", contract.symbol())
        .put("status", contract.status())
        .put("baseCoin", contract.base())
        .put("quoteCoin", contract.quote());
  }

  private ObjectNode future(Contract c) {
    ObjectNode view = head(c);
    view.put("contractType", c.inverse() ? "InversePerpetual" : "LinearPerpetual")
        .put("launchTime", Long.toString(launch))
        .put("deliveryTime", "0")
        .put("deliveryFeeRate", "")
        .put("priceScale", Integer.toString(c.tick().scale()))
        .put("unifiedMarginTrade", true)
        .put("fundingInterval", 480)
        .put("settleCoin", c.settle())
        .put("copyTrading", "none")
        .put("upperFundingRate", "0.00375")
        .put("lowerFundingRate", "-0.00375")
        .put("isPreListing", false)
        .putNull("preListingInfo")
        .put("symbolType", "");
    view.putObject("leverageFilter")
        .put("minLeverage", "1")
        .put("maxLeverage", c.maxLeverage().toPlainString())
        .put("leverageStep", "0.01");
    prices(view, c);
    view.putObject("lotSizeFilter")
        .put("maxOrderQty", c.maxQty().toPlainString())
        .put("minOrderQty", c.minQty().toPlainString())
        .put("qtyStep", c.step().toPlainString())
        .put("postOnlyMaxOrderQty", c.maxQty().toPlainString())
        .put("maxMktOrderQty", c.maxMarketQty().toPlainString())
        .put("minNotionalValue", c.minNotional().toPlainString());
    risk(view, c);
    return view;
  }

  private static void prices(ObjectNode view, Contract c) {
    BigDecimal most = c.onTick(c.start().multiply(new BigDecimal("66")));
    view.putObject("priceFilter")
        .put("minPrice", c.tick().toPlainString())
        .put("maxPrice", c.priceText(most))
        .put("tickSize", c.tick().toPlainString());
  }

  private static void risk(ObjectNode view, Contract c) {
    view.putObject("riskParameters")
        .put("priceLimitRatioX", c.band().toPlainString())
        .put("priceLimitRatioY", c.band().toPlainString());
  }

  private ObjectNode spot(Contract c) {
    ObjectNode view = head(c);
    view.put("innovation", "0")
        .put("marginTrading", "none")
        .put("stTag", "0")
        .put("symbolType", "");
    view.putObject("lotSizeFilter")
        .put("basePrecision", c.step().toPlainString())
        .put("quotePrecision", Contract.VALUE_STEP.toPlainString())
        .put("minOrderQty", c.minQty().toPlainString())
        .put("maxOrderQty", c.maxQty().toPlainString())
        .put("minOrderAmt", c.minNotional().toPlainString())
        .put("maxOrderAmt", "8000000")
        .put("maxLimitOrderQty", c.maxQty().toPlainString())
        .put("maxMarketOrderQty", c.maxMarketQty().toPlainString())
        .put("postOnlyMaxLimitOrderSize", c.maxQty().toPlainString());
    view.putObject("priceFilter").put("tickSize", c.tick().toPlainString());
    risk(view, c);
    return view;
  }

  private ObjectNode option(Contract c) {
    ObjectNode view = head(c);
    view.put("settleCoin", c.settle())
        .put("optionsType", c.symbol().contains("-P") ? "Put" : "Call")
        .put("launchTime", Long.toString(launch))
        .put("deliveryTime", Long.toString(OptionName.deliveryTime(c.symbol())))
        .put("deliveryFeeRate", "0.00015")
        .put("displayName", c.symbol());
    prices(view, c);
    view.putObject("lotSizeFilter")
        .put("maxOrderQty", c.maxQty().toPlainString())
        .put("minOrderQty", c.minQty().toPlainString())
        .put("qtyStep", c.step().toPlainString());
    return view;
  }

  /** Returns whether positions of the category can be levered. */
  static boolean levered(Category category) {
    return category == Category.LINEAR || category == Category.INVERSE;
  }
}
