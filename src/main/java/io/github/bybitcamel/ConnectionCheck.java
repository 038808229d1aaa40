package io.github.bybitcamel;

import io.github.bybitcamel.v5.ConnectionProof;
import io.github.bybitcamel.v5.V5Exception;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the exchange before a signal is taken. What will not mend by itself ends the start;
 * what may is waited for.
 */
final class ConnectionCheck {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionCheck.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final URI exchange;
  private final ConnectionProof proof;

  ConnectionCheck(URI exchange, ConnectionProof proof) {
    this.exchange = exchange;
    this.proof = proof;
  }

  /**
   * Returns once the exchange has accepted us.
   *
   * @throws io.github.bybitcamel.v5.V5SettingsException if it refuses us for a reason that a person
   *     has to mend
   * @throws IllegalStateException if the thread is interrupted, as nobody then pauses any more
   */
  void prove() {
    while (!proven()) {
      LockSupport.parkNanos(TimeUnit.NANOSECONDS.convert(PAUSE));
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted while it waited for the exchange");
      }
    }
  }

  private boolean proven() {
    try {
      proof.prove().forEach(LOG::warn);
      return true;
    } catch (V5Exception e) {
      LOG.warn(
          "the exchange at {} cannot be reached: {}. Nothing was sent; trying again in {} s",
          exchange,
          e.getMessage(),
          PAUSE.toSeconds());
      return false;
    }
  }
}
