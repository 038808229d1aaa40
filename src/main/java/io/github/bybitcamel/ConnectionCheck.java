package io.github.bybitcamel;

import io.github.bybitcamel.model.KeyInfo;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves host, clock and key before a signal is taken, by reading only. What will not mend by
 * itself ends the start; what may is waited for.
 */
final class ConnectionCheck {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionCheck.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration HEALTHY_OFFSET = Duration.ofMillis(500);

  private final V5Settings settings;
  private final ServerClock clock;
  private final V5Market market;
  private final V5Account account;

  ConnectionCheck(V5Settings settings, ServerClock clock, V5Market market, V5Account account) {
    this.settings = settings;
    this.clock = clock;
    this.market = market;
    this.account = account;
  }

  /**
   * Returns once the exchange has accepted us.
   *
   * @throws SettingsException if it refuses us for a reason that a person has to mend
   */
  void prove() {
    while (!proven()) {
      LockSupport.parkNanos(TimeUnit.NANOSECONDS.convert(PAUSE));
    }
  }

  private boolean proven() {
    try {
      clock.sync(market::serverTime);
      sayOffset();
      account.wallet();
      checkKey();
      return true;
    } catch (V5Exception e) {
      if (lasting(e)) {
        throw new SettingsException(words(e));
      }
      LOG.warn(
          "the exchange at {} cannot be reached: {}. Nothing was sent; trying again in {} s",
          settings.baseUrl(),
          e.getMessage(),
          PAUSE.toSeconds());
      return false;
    }
  }

  private void sayOffset() {
    Duration offset = clock.offset();
    if (offset.abs().compareTo(HEALTHY_OFFSET) > 0) {
      LOG.warn(
          "this machine's clock is {} ms {} the exchange's; requests are signed with the"
              + " exchange's time, but set the clock right (NTP)",
          offset.abs().toMillis(),
          offset.isNegative() ? "ahead of" : "behind");
    }
  }

  private void checkKey() {
    KeyInfo key;
    try {
      key = account.keyInfo();
    } catch (V5Exception e) {
      LOG.debug("the key's permissions are not known: {}", e.getMessage());
      return;
    }
    if (key.readOnly()) {
      throw new SettingsException(
          "the API key is read-only, so no order could be placed: make a key with trade"
              + " permission and set BYBIT_API_KEY and BYBIT_API_SECRET");
    }
    key.expiresAt().ifPresent(this::checkExpiry);
  }

  private void checkExpiry(Instant end) {
    long days = Duration.between(clock.now(), end).toDays();
    if (!end.isAfter(clock.now())) {
      throw new SettingsException("the API key has expired on " + end + ": make a new one");
    }
    if (days < 7) {
      LOG.warn("the API key expires in {} days, on {}: make a new one in time", days, end);
    }
  }

  /** Whether only a person can mend it. */
  private static boolean lasting(V5Exception e) {
    return switch (e.outcome()) {
      case FORBIDDEN, CLOCK -> true;
      default -> false;
    };
  }

  private String words(V5Exception e) {
    String host = settings.environment().text() + " (" + settings.baseUrl() + ")";
    return switch (e.retCode().orElse(0)) {
      case 10002 ->
          "the exchange refuses our time though it was just asked for its own: set this machine's"
              + " clock right (NTP). "
              + e.getMessage();
      case 10003 ->
          "the exchange does not know this API key: keys of testnet, demo and mainnet are not"
              + " interchangeable; this is "
              + host
              + ". Set BYBIT_API_KEY. "
              + e.getMessage();
      case 10004 ->
          "the exchange refuses our signature: BYBIT_API_SECRET does not belong to BYBIT_API_KEY. "
              + e.getMessage();
      case 10010 ->
          "the API key is bound to other IP addresses than this machine's: add this one to the key. "
              + e.getMessage();
      case 33004 -> "the API key has expired: make a new one. " + e.getMessage();
      default -> "the exchange " + host + " refuses us: " + e.getMessage();
    };
  }
}
