package io.github.bybitcamel.v5;

/** Settings that name no exchange, or more than one. The message says what to set; no secret. */
public final class V5SettingsException extends RuntimeException {

  /** Creates one with a message for the person who starts the program. */
  public V5SettingsException(String message) {
    super(message);
  }
}
