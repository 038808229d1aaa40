package io.github.bybitcamel.trade;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person what needs one: each alarm once when it is raised and once when it is cleared. */
public final class Alarms {

  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final Clock clock;
  private final Map<String, Instant> raised = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Hears of alarms. Must return at once. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Is called when an alarm was raised or cleared.
     *
     * @param text empty text when it was cleared
     * @param since when it was raised
     */
    void changed(String code, String subject, String text, Instant since, boolean cleared);
  }

  /** Creates none. */
  public Alarms(Clock clock) {
    this.clock = clock;
  }

  /** Calls {@code listener} for every alarm that is raised or cleared from now on. */
  public void onChange(Listener listener) {
    listeners.add(listener);
  }

  /**
   * Raises an alarm, unless it stands already.
   *
   * @param code what is wrong, in capitals
   * @param subject with what: a signal, a host, a series
   */
  public void raise(String code, String subject, String text) {
    Instant now = clock.instant();
    if (raised.putIfAbsent(code + " " + subject, now) == null) {
      LOG.error("ALARM {} {}: {}", code, subject, text);
      listeners.forEach(one -> one.changed(code, subject, text, now, false));
    }
  }

  /** Clears an alarm, if it stands. */
  public void clear(String code, String subject) {
    Instant since = raised.remove(code + " " + subject);
    if (since != null) {
      LOG.info("cleared: {} {}", code, subject);
      listeners.forEach(one -> one.changed(code, subject, "", since, true));
    }
  }
}
