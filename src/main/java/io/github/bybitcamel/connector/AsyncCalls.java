package io.github.bybitcamel.connector;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Makes calls that nobody waits for. */
public interface AsyncCalls {

  /**
   * Makes {@code call} on a thread of the connector. The future fails with what the call throws.
   *
   * @throws IllegalStateException if the connector is not initialized
   */
  <T> CompletableFuture<T> async(Supplier<T> call);

  /** Makes a call that returns nothing, as {@link #async(Supplier)} does. */
  default CompletableFuture<Void> asyncRun(Runnable call) {
    return async(
        () -> {
          call.run();
          return null;
        });
  }
}
