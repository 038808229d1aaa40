package io.github.bybitcamel.paper;

/**
 * Where an order comes from.
 *
 * @param createType the documentation's {@code createType}
 * @param stopOrderType the documentation's {@code stopOrderType}, or nothing
 * @param parentLinkId the orderLinkId of the order that brought this one, or nothing
 * @param parentId the order that brought this one, or nothing; siblings cancel each other
 */
record Origin(String createType, String stopOrderType, String parentLinkId, String parentId) {

  static final Origin USER = new Origin("CreateByUser", "", "", "");

  /** Returns whether the order is a take-profit or stop-loss of a position or of spot holdings. */
  boolean exit() {
    return !stopOrderType.isEmpty() && !stopOrderType.equals("Stop");
  }

  /** Returns whether the order closes the whole position. */
  boolean whole() {
    return stopOrderType.equals("TakeProfit")
        || stopOrderType.equals("StopLoss")
        || stopOrderType.equals("TrailingStop");
  }

  boolean takeProfit() {
    return stopOrderType.endsWith("TakeProfit");
  }

  boolean stopLoss() {
    return stopOrderType.endsWith("StopLoss");
  }
}
