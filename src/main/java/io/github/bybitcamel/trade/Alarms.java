package io.github.bybitcamel.trade;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a person what needs one: each alarm once when it is raised and once when it is cleared.
 * They are kept in memory; after a restart the same evidence raises them again.
 */
public final class Alarms {

  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final Clock clock;
  private final Map<String, Alarm> raised = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /**
   * An alarm that stands.
   *
   * @param code what is wrong, in capitals
   * @param subject with what: a signal, a host, a series
   * @param text what was seen when it was raised
   * @param since when it was raised
   */
  public record Alarm(String code, String subject, String text, Instant since) {}

  /** Hears of alarms. Must return at once. */
  @FunctionalInterface
  public interface Listener {

    /** Is called when {@code alarm} was raised, or, with {@code cleared}, when it is no more. */
    void changed(Alarm alarm, boolean cleared);
  }

  /** Starts without alarms, dated by {@code clock}. */
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
    Alarm alarm = new Alarm(code, subject, text, clock.instant());
    if (raised.putIfAbsent(key(code, subject), alarm) == null) {
      LOG.error("ALARM {} {}: {}", code, subject, text);
      listeners.forEach(one -> one.changed(alarm, false));
    }
  }

  /** Clears an alarm, if it stands. */
  public void clear(String code, String subject) {
    Alarm alarm = raised.remove(key(code, subject));
    if (alarm != null) {
      LOG.info("cleared: {} {}", code, subject);
      listeners.forEach(one -> one.changed(alarm, true));
    }
  }

  /** Returns the time by which alarms are dated. */
  Instant now() {
    return clock.instant();
  }

  /** Returns the alarms that stand, oldest first. */
  public List<Alarm> current() {
    return raised.values().stream().sorted(Comparator.comparing(Alarm::since)).toList();
  }

  private static String key(String code, String subject) {
    return code + " " + subject;
  }
}
