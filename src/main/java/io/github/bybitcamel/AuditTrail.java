package io.github.bybitcamel;

import io.github.bybitcamel.console.Audit;
import io.github.bybitcamel.web.Trail;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's audit, for whoever asks by another door; a line of the log besides. */
record AuditTrail(Audit audit) implements Trail {

  private static final Logger LOG = LoggerFactory.getLogger("audit");

  @Override
  public void write(String door, String action, String subject, String step, String text) {
    String plain = subject.replaceAll("\\p{Cntrl}", " ");
    LOG.info("{} by {}, {}: {}; {}", action, door, step, plain, text);
    try {
      audit.write(door, action, plain, step, text);
    } catch (UncheckedIOException e) {
      LOG.error("{} by {} is not in the audit file: {}", action, door, e.getMessage());
    }
  }
}
