package io.github.bybitcamel.feed;

/** Tells a person what needs one. */
public interface Alarm {

  /** Raises an alarm, unless it stands already. */
  void raise(String code, String subject, String text);

  /** Clears an alarm, if it stands. */
  void clear(String code, String subject);
}
