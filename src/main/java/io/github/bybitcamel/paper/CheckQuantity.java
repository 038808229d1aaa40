package io.github.bybitcamel.paper;

import java.math.BigDecimal;

/** Holds the quantity of an order against the step and the limits of its contract. */
final class CheckQuantity {

  private CheckQuantity() {}

  static void check(Terms terms, Contract contract, BigDecimal last) {
    if (terms.qty().signum() <= 0) {
      throw Code.PARAMETER.refuse("qty must be > 0");
    }
    BigDecimal price = terms.market() ? last : terms.price();
    if (terms.byValue()) {
      checkValueStep(terms.qty());
      checkValue(terms.qty(), contract);
      BigDecimal base = terms.qty().divide(price, Contract.PRECISION);
      checkMost(base, contract.maxMarketQty(), contract);
      return;
    }
    checkStep(terms.qty(), contract);
    if (!terms.reduceOnly()) {
      BigDecimal most = terms.market() ? contract.maxMarketQty() : contract.maxQty();
      checkMost(terms.qty(), most, contract);
      checkLeast(terms.qty(), contract);
      checkValue(contract.notional(terms.qty(), price), contract);
    }
  }

  private static void checkStep(BigDecimal qty, Contract contract) {
    if (qty.remainder(contract.step()).signum() != 0) {
      throw (contract.spot() ? Code.SPOT_QUANTITY_DECIMALS : Code.PARAMETER)
          .refuse(
              "qty %s is not a multiple of qtyStep %s"
                  .formatted(qty.toPlainString(), contract.step().toPlainString()));
    }
  }

  private static void checkValueStep(BigDecimal value) {
    if (value.remainder(Contract.VALUE_STEP).signum() != 0) {
      throw Code.SPOT_VALUE_DECIMALS.refuse(
          "qty %s is not a multiple of quotePrecision %s"
              .formatted(value.toPlainString(), Contract.VALUE_STEP.toPlainString()));
    }
  }

  private static void checkLeast(BigDecimal qty, Contract contract) {
    if (qty.compareTo(contract.minQty()) < 0) {
      throw (contract.spot() ? Code.SPOT_QUANTITY_LOW : Code.PARAMETER)
          .refuse("the number of contracts exceeds minimum limit allowed");
    }
  }

  private static void checkMost(BigDecimal qty, BigDecimal most, Contract contract) {
    if (qty.compareTo(most) > 0) {
      throw (contract.spot() ? Code.SPOT_AMOUNT_LARGE : Code.PARAMETER)
          .refuse("the number of contracts exceeds maximum limit allowed: too large");
    }
  }

  private static void checkValue(BigDecimal value, Contract contract) {
    if (value.compareTo(contract.minNotional()) < 0) {
      throw (contract.spot() ? Code.SPOT_VALUE_LOW : Code.MIN_NOTIONAL)
          .refuse(contract.minNotional().toPlainString() + contract.quote());
    }
  }
}
