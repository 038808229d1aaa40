package io.github.bybitcamel.paper;

import java.math.BigDecimal;

/** Tells whether the account can afford an order. */
final class Funds {

  private final Books books;
  private final Margin margin;

  Funds(Books books) {
    this.books = books;
    this.margin = new Margin(books);
  }

  Margin margin() {
    return margin;
  }

  /** Returns whether {@code qty} of an order can be paid for or margined. */
  boolean cover(Terms terms, BigDecimal qty) {
    Contract contract = books.catalogue().find(terms.category(), terms.symbol()).orElseThrow();
    BigDecimal price = terms.market() ? books.prices().last(contract) : terms.price();
    if (!contract.spot()) {
      BigDecimal needed = margin.of(terms, qty, price).multiply(margin.usd(contract.settle()));
      return needed.compareTo(margin.available()) <= 0;
    }
    if (!terms.buy()) {
      BigDecimal base = terms.byValue() ? qty.divide(price, Contract.PRECISION) : qty;
      return base.compareTo(free(contract.base())) <= 0;
    }
    BigDecimal cost = terms.byValue() ? qty : qty.multiply(price);
    return cost.compareTo(free(contract.quote())) <= 0;
  }

  /** Returns whether the account can bear that {@code order} becomes {@code after}. */
  boolean coverMore(Order order, Terms after, BigDecimal leaves) {
    Contract contract = books.contract(order);
    Terms before = order.terms();
    if (!contract.spot()) {
      BigDecimal more =
          margin
              .of(after, leaves, after.price())
              .subtract(margin.of(before, order.leaves(), before.price()));
      return more.multiply(margin.usd(contract.settle())).compareTo(margin.available()) <= 0;
    }
    if (!before.buy()) {
      return leaves.subtract(order.leaves()).compareTo(free(contract.base())) <= 0;
    }
    BigDecimal more =
        leaves.multiply(after.price()).subtract(order.leaves().multiply(before.price()));
    return more.compareTo(free(contract.quote())) <= 0;
  }

  /** Returns how much of {@code coin} no working order holds back. */
  BigDecimal free(String coin) {
    return books.wallet().of(coin).subtract(margin.locked(coin));
  }
}
