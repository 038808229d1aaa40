package io.github.bybitcamel.paper;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the exchange saw and did, for whoever judges a client by it. Every list is a copy of the
 * moment, oldest first. Safe for use by several threads.
 */
public final class PaperRecord {

  private final Lock lock;
  private final Books books;
  private final Requests requests;

  PaperRecord(Lock lock, Books books, Requests requests) {
    this.lock = lock;
    this.books = books;
    this.requests = requests;
  }

  /** Returns the latest 20,000 requests that came in, refused and dropped ones too. */
  public List<SeenRequest> requests() {
    return requests.all();
  }

  /** Returns the requests of one path, for example {@code /v5/order/create}. */
  public List<SeenRequest> requests(String path) {
    return requests().stream().filter(request -> request.path().equals(path)).toList();
  }

  /** Returns every order, those that take-profits and stop-losses became included. */
  public List<SeenOrder> orders() {
    return locked(() -> books.orders().all().stream().map(SeenOrder::of).toList());
  }

  /** Returns every execution. */
  public List<SeenExecution> executions() {
    return locked(
        () ->
            books.executions().stream()
                .map(one -> SeenExecution.of(one, books.orders().number(one.orderNumber())))
                .toList());
  }

  private <T> T locked(Supplier<T> read) {
    return lock.hold(read);
  }
}
