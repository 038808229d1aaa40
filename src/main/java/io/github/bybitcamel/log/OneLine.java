package io.github.bybitcamel.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The word {@code %oneline(…){' '}} of log patterns: what is in it becomes one line, its ends
 * replaced by the option, so that nobody forges another line. Looks for an end before it matches a
 * pattern: hardly any message has one.
 */
public final class OneLine extends CompositeConverter<ILoggingEvent> {

  private static final Pattern ENDS = Pattern.compile("[\r\n]+");

  @Override
  protected String transform(ILoggingEvent event, String text) {
    boolean one = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    return one
        ? text
        : ENDS.matcher(text).replaceAll(Objects.requireNonNullElse(getFirstOption(), " "));
  }
}
