package io.github.bybitcamel.paper;

import java.math.BigDecimal;

/** Holds the prices of an order against the tick, the limits and the band of its contract. */
final class CheckPrice {

  private static final BigDecimal MOST_TIMES = new BigDecimal("66");

  private final Books books;

  CheckPrice(Books books) {
    this.books = books;
  }

  /** Returns the terms with a limit price inside the band. */
  Terms check(Terms terms, Contract contract) {
    BigDecimal last = books.prices().last(contract);
    if (terms.conditional()) {
      checkTrigger(terms.trigger(), contract, books.price(contract, terms.trigger().by()));
    } else if (!terms.filter().equals("Order")) {
      throw Code.PARAMETER.refuse("triggerPrice is required");
    }
    if (terms.market()) {
      return terms;
    }
    if (terms.price().signum() <= 0) {
      throw Code.PARAMETER.refuse("price is required and must be > 0");
    }
    onTick(terms.price(), contract, "price");
    if (terms.price().compareTo(contract.start().multiply(MOST_TIMES)) > 0) {
      throw Code.PRICE_RANGE.refuse();
    }
    return terms.conditional() ? terms : banded(terms, contract, last);
  }

  private static Terms banded(Terms terms, Contract contract, BigDecimal last) {
    BigDecimal width = last.multiply(contract.band());
    BigDecimal most = contract.onTick(last.add(width));
    BigDecimal least = contract.onTick(last.subtract(width));
    boolean high = terms.buy() && terms.price().compareTo(most) > 0;
    boolean low = !terms.buy() && terms.price().compareTo(least) < 0;
    if (contract.spot() && high) {
      throw Code.SPOT_BUY_HIGH.refuse(most.toPlainString());
    }
    if (contract.spot() && low) {
      throw Code.SPOT_SELL_LOW.refuse(least.toPlainString());
    }
    return high ? terms.withPrice(most) : low ? terms.withPrice(least) : terms;
  }

  private void checkTrigger(Trigger trigger, Contract contract, BigDecimal current) {
    if (trigger.price().signum() < 0) {
      throw Code.PARAMETER.refuse("triggerPrice must be > 0");
    }
    onTick(trigger.price(), contract, "triggerPrice");
    int comparison = trigger.price().compareTo(current);
    String detail =
        "[" + trigger.price().toPlainString() + "] current[" + current.toPlainString() + "]";
    if (!contract.spot() && trigger.direction() == 1 && comparison <= 0) {
      throw Code.EXPECT_RISING.refuse(detail);
    }
    if (!contract.spot() && trigger.direction() == 2 && comparison >= 0) {
      throw Code.EXPECT_FALLING.refuse(detail);
    }
  }

  /** Refuses a price between two ticks. */
  void onTick(BigDecimal price, Contract contract, String name) {
    if (price.remainder(contract.tick()).signum() != 0) {
      throw (contract.spot() ? Code.SPOT_PRICE_DECIMALS : Code.PARAMETER)
          .refuse(
              "%s %s is not a multiple of tickSize %s"
                  .formatted(name, price.toPlainString(), contract.tick().toPlainString()));
    }
  }
}
