package io.github.bybitcamel.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * The word {@code %signal} of log patterns: the signal under way as {@code "[id] "}, or nothing.
 */
public final class SignalMark extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    String id = event.getMDCPropertyMap().get("signal");
    return id == null ? "" : "[" + id + "] ";
  }
}
