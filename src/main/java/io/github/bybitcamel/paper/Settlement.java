package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Books an execution: on the order, the position, the wallet, and in the logs. */
final class Settlement {

  private static final int FEE_SCALE = 8;

  private final Books books;

  Settlement(Books books) {
    this.books = books;
  }

  /** Executes {@code qty} of {@code order} at {@code price}. */
  void settle(Order order, BigDecimal qty, BigDecimal price, boolean maker) {
    if (books.contract(order).spot()) {
      exchange(order, qty, price, maker);
    } else {
      move(order, qty, price, maker);
    }
  }

  private void exchange(Order order, BigDecimal qty, BigDecimal price, boolean maker) {
    Contract contract = books.contract(order);
    boolean buy = order.terms().buy();
    BigDecimal value = qty.multiply(price);
    BigDecimal fee = fee(contract, buy ? qty : value, maker);
    order.fill(qty, value, fee, books.now());
    Execution execution =
        enter(order, qty, price, fee, buy ? contract.base() : contract.quote(), maker);
    change(execution, contract.base(), buy ? qty : qty.negate(), buy ? fee : BigDecimal.ZERO);
    change(execution, contract.quote(), buy ? value.negate() : value, buy ? BigDecimal.ZERO : fee);
  }

  private void change(Execution execution, String coin, BigDecimal flow, BigDecimal fee) {
    books.wallet().add(coin, flow.subtract(fee));
    book(execution, coin, BigDecimal.ZERO, flow, fee);
  }

  private void move(Order order, BigDecimal qty, BigDecimal price, boolean maker) {
    Contract contract = books.contract(order);
    Position position = books.positions().of(order.terms());
    BigDecimal value = contract.value(qty, price);
    BigDecimal fee = fee(contract, value, maker);
    Position.Closing closing =
        position.apply(contract, order.terms().side(), qty, price, fee, books.now());
    order.fill(qty, value, fee, books.now());
    Execution execution =
        enter(order, qty, price, fee, contract.settle(), maker).closing(closing.qty());
    books.executions().set(books.executions().size() - 1, execution);
    books.wallet().realise(contract.settle(), closing.profit().subtract(fee));
    book(execution, contract.settle(), position.size(), closing.profit(), fee);
    if (closing.qty().signum() > 0) {
      remember(execution, closing);
    }
  }

  private static BigDecimal fee(Contract contract, BigDecimal base, boolean maker) {
    BigDecimal rate = maker ? contract.makerFee() : contract.takerFee();
    return base.multiply(rate).setScale(FEE_SCALE, RoundingMode.HALF_EVEN);
  }

  private Execution enter(
      Order order, BigDecimal qty, BigDecimal price, BigDecimal fee, String coin, boolean maker) {
    Contract contract = books.contract(order);
    long number = books.executions().size() + 1L;
    Execution execution =
        new Execution(
            number,
            books.ids().execution(number),
            contract.category(),
            contract.symbol(),
            order.number(),
            qty,
            price,
            contract.value(qty, price),
            fee,
            maker ? contract.makerFee() : contract.takerFee(),
            coin,
            maker,
            order.leaves(),
            BigDecimal.ZERO,
            books.now());
    books.executions().add(execution);
    return execution;
  }

  private void book(
      Execution execution, String coin, BigDecimal size, BigDecimal flow, BigDecimal fee) {
    long number = books.bookings().size() + 1L;
    BigDecimal balance = books.wallet().of(coin);
    books.bookings().add(new Booking(number, execution, coin, size, flow, fee, balance));
  }

  private void remember(Execution execution, Position.Closing closing) {
    Contract contract =
        books.catalogue().find(execution.category(), execution.symbol()).orElseThrow();
    ClosedPnl pnl =
        new ClosedPnl(
            books.closedPnls().size() + 1L,
            execution.category(),
            execution.symbol(),
            execution.orderNumber(),
            closing.qty(),
            closing.entryValue(),
            contract.value(closing.qty(), execution.price()),
            closing.profit().subtract(closing.openFee()).subtract(closeFee(execution, closing)),
            1,
            books.positions().leverage(contract),
            execution.at(),
            execution.at());
    for (int i = 0; i < books.closedPnls().size(); i++) {
      if (books.closedPnls().get(i).orderNumber() == execution.orderNumber()) {
        books.closedPnls().set(i, books.closedPnls().get(i).and(pnl));
        return;
      }
    }
    books.closedPnls().add(pnl);
  }

  private static BigDecimal closeFee(Execution execution, Position.Closing closing) {
    return execution.fee().multiply(closing.qty()).divide(execution.qty(), Contract.PRECISION);
  }
}
