package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What the account is worth and what is bound, in US dollars unless a coin is named. */
final class Margin {

  private static final Set<String> DOLLARS = Set.of("USDT", "USDC", "USD");
  private static final BigDecimal MAINTENANCE = new BigDecimal("0.005");

  private final Books books;

  Margin(Books books) {
    this.books = books;
  }

  /** Returns the price of a coin, zero when nothing says it. */
  BigDecimal usd(String coin) {
    if (DOLLARS.contains(coin)) {
      return BigDecimal.ONE;
    }
    return books
        .catalogue()
        .find(Category.LINEAR, coin + "USDT")
        .map(books.prices()::last)
        .orElse(BigDecimal.ZERO);
  }

  BigDecimal wallet() {
    return books.wallet().balances().entrySet().stream()
        .map(entry -> entry.getValue().multiply(usd(entry.getKey())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the profit of the open positions settled in {@code coin}, in that coin. */
  BigDecimal unrealised(String coin) {
    return books.positions().all().stream()
        .filter(position -> !position.flat())
        .filter(position -> books.contract(position).settle().equals(coin))
        .map(this::unrealised)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the profit of closing {@code position} at the last price, in settle coin. */
  BigDecimal unrealised(Position position) {
    Contract contract = books.contract(position);
    return position.profit(contract, position.size(), books.prices().last(contract));
  }

  BigDecimal unrealised() {
    return books.positions().all().stream()
        .filter(position -> !position.flat())
        .map(position -> unrealised(position).multiply(usd(books.contract(position).settle())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the initial margin of a position, in settle coin. */
  BigDecimal initial(Position position) {
    Contract contract = books.contract(position);
    return position.entryValue().divide(books.positions().leverage(contract), Contract.PRECISION);
  }

  /** Returns the maintenance margin of a position, in settle coin. */
  BigDecimal maintenance(Position position) {
    return position.entryValue().multiply(MAINTENANCE);
  }

  BigDecimal positions(String coin, boolean initial) {
    return books.positions().all().stream()
        .filter(position -> books.contract(position).settle().equals(coin))
        .map(position -> initial ? initial(position) : maintenance(position))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal positions(boolean initial) {
    return books.positions().all().stream()
        .filter(position -> !position.flat())
        .map(
            position ->
                (initial ? initial(position) : maintenance(position))
                    .multiply(usd(books.contract(position).settle())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the margin that the working orders settled in {@code coin} bind, in that coin. */
  BigDecimal orders(String coin) {
    return working().stream()
        .filter(order -> books.contract(order).settle().equals(coin))
        .map(order -> of(order.terms(), order.leaves(), order.terms().price()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Order> working() {
    return books
        .orders()
        .open(
            order ->
                order.status() != Status.UNTRIGGERED
                    && order.terms().category() != Category.SPOT
                    && !order.terms().reduceOnly());
  }

  /** Returns the margin, in settle coin, that {@code qty} of an order binds at {@code price}. */
  BigDecimal of(Terms terms, BigDecimal qty, BigDecimal price) {
    Contract contract = books.catalogue().find(terms.category(), terms.symbol()).orElseThrow();
    Position position = books.positions().of(terms);
    BigDecimal closing = position.reducedBy(terms.side()) ? position.size() : BigDecimal.ZERO;
    BigDecimal opening = qty.subtract(closing).max(BigDecimal.ZERO);
    if (terms.reduceOnly() || opening.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal value = contract.value(opening, price);
    return value
        .divide(books.positions().leverage(contract), Contract.PRECISION)
        .add(value.multiply(contract.takerFee()));
  }

  /** Returns how much of {@code coin} the working spot orders hold back. */
  BigDecimal locked(String coin) {
    return books
        .orders()
        .open(order -> order.terms().category() == Category.SPOT && holdsBack(order))
        .stream()
        .map(order -> lockedBy(order, coin))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean holdsBack(Order order) {
    boolean exit = order.origin().takeProfit() || order.origin().stopLoss();
    boolean waits = order.status() == Status.UNTRIGGERED;
    return !exit && (!waits || order.terms().filter().equals("tpslOrder"));
  }

  private BigDecimal lockedBy(Order order, String coin) {
    Contract contract = books.contract(order);
    Terms terms = order.terms();
    if (!coin.equals(terms.buy() ? contract.quote() : contract.base())) {
      return BigDecimal.ZERO;
    }
    if (!terms.buy() || terms.byValue()) {
      return order.leaves();
    }
    return order.leaves().multiply(terms.market() ? terms.trigger().price() : terms.price());
  }

  private BigDecimal lockedUsd() {
    return books.wallet().balances().keySet().stream()
        .map(coin -> locked(coin).multiply(usd(coin)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the margin that the working derivative orders bind. */
  BigDecimal bound() {
    return working().stream()
        .map(
            order ->
                of(order.terms(), order.leaves(), order.terms().price())
                    .multiply(usd(books.contract(order).settle())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal equity() {
    return wallet().add(unrealised());
  }

  BigDecimal available() {
    return equity()
        .subtract(positions(true))
        .subtract(bound())
        .subtract(lockedUsd())
        .max(BigDecimal.ZERO);
  }
}
