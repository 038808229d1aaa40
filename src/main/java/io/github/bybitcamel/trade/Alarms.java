package io.github.bybitcamel.trade;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person what needs one: each alarm once when it is raised and once when it is cleared. */
public final class Alarms {

  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final Set<String> raised = ConcurrentHashMap.newKeySet();

  /**
   * Raises an alarm, unless it stands already.
   *
   * @param code what is wrong, in capitals
   * @param subject with what: a signal, a host, a series
   */
  public void raise(String code, String subject, String text) {
    if (raised.add(code + " " + subject)) {
      LOG.error("ALARM {} {}: {}", code, subject, text);
    }
  }

  /** Clears an alarm, if it stands. */
  public void clear(String code, String subject) {
    if (raised.remove(code + " " + subject)) {
      LOG.info("cleared: {} {}", code, subject);
    }
  }
}
