package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** An operation on its way through the writer, and the caller that waits for it. */
final class Job<T> {

  private final Operation<T> operation;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private Optional<Outcome<T>> outcome = Optional.empty();

  Job(Operation<T> operation) {
    this.operation = operation;
  }

  /** Calls {@code last} once it is on disk. */
  Job<T> then(Consumer<T> last) {
    var unused = result.thenAccept(last);
    return this;
  }

  CompletableFuture<T> result() {
    return result;
  }

  void run(Session session) throws SQLException {
    outcome = Optional.of(operation.on(session));
  }

  /** Takes back what {@link #run} came to, and tells the caller. */
  void fail(Throwable failure) {
    outcome = Optional.empty();
    result.completeExceptionally(failure);
  }

  List<Entry> changed() {
    return outcome.map(Outcome::changed).orElse(List.of());
  }

  /** Tells the caller that it is on disk. Does nothing after {@link #fail}. */
  void finish() {
    outcome.ifPresent(done -> result.complete(done.value()));
  }

  /** Waits, through interrupts: what is on its way may be on disk, and the caller must know. */
  T await() {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new LedgerException("the ledger's writer failed: " + e.getCause(), e.getCause());
    }
  }
}
