package io.github.bybitcamel.connector;

import java.util.concurrent.CompletableFuture;

/**
 * An account at an exchange. Every call waits for the exchange; its twin {@code …Async} returns at
 * once. Where a category is not named, linear contracts are meant. Safe for use by many threads.
 *
 * <p>Three things can go wrong, and each is told apart: {@link
 * io.github.bybitcamel.plan.RefusedException} means that a rule or a limit of ours refused it and
 * nothing was sent; {@link io.github.bybitcamel.v5.V5Exception} means that the exchange did not
 * carry it out, or that nobody knows, as its outcome says; {@link
 * io.github.bybitcamel.risk.DeniedException} means that trading is halted and nothing was sent.
 */
public interface ExchangeConnector
    extends MarketCalls, OrderCalls, PositionCalls, AccountCalls, AutoCloseable {

  /** Returns the name it is registered by, for example {@code bybit_v5}. */
  String name();

  /**
   * Connects: learns the exchange's time, reads the wallet and asks what the key may do. Nothing
   * else can be called before. To initialize again does nothing.
   *
   * @throws io.github.bybitcamel.v5.V5SettingsException if the exchange refuses us for a reason
   *     that a person has to mend; the message says what to do
   * @throws io.github.bybitcamel.v5.V5Exception if it cannot be reached
   */
  void initialize();

  /** Does {@link #initialize()} without waiting for it. */
  default CompletableFuture<Void> initializeAsync() {
    return CompletableFuture.runAsync(
        () -> initialize(),
        call -> {
          Thread thread = new Thread(call, name() + "-initialize");
          thread.setDaemon(true);
          thread.start();
        });
  }

  /** Ends what is under way and releases everything; it can be initialized again. */
  @Override
  void close();
}
