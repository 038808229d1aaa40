package io.github.bybitcamel.connector;

import io.github.bybitcamel.v5.CallPriority;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Makes calls that nobody waits for. */
public interface AsyncCalls {

  /**
   * Makes {@code call} on a thread of the connector. The future fails with what the call throws,
   * and with an {@link IllegalStateException} where the connector is closed before it begins.
   *
   * @param priority calls of different priorities never wait for each other's threads
   * @throws IllegalStateException if the connector is not initialized
   */
  <T> CompletableFuture<T> async(CallPriority priority, Supplier<T> call);

  /** Makes a call that only looks, as {@link #async(CallPriority, Supplier)} does. */
  default <T> CompletableFuture<T> async(Supplier<T> call) {
    return async(CallPriority.POLL, call);
  }

  /** Makes a call that changes something and returns nothing. */
  default CompletableFuture<Void> asyncRun(Runnable call) {
    return async(
        CallPriority.ORDER,
        () -> {
          call.run();
          return null;
        });
  }
}
