package io.github.bybitcamel.settings;

/** A setting is missing, unknown or contradictory; the message says what to set. */
public final class SettingsException extends RuntimeException {

  /** Creates one with a message for the operator. */
  public SettingsException(String message) {
    super(message);
  }
}
