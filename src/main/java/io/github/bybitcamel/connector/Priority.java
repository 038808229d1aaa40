package io.github.bybitcamel.connector;

/** Which of several connectors of one name is meant. */
public enum Priority {
  /** The one that is used while all is well. */
  PRIMARY,
  /** The one to turn to when the primary fails. */
  SECONDARY,
  /** The last resort. */
  TERTIARY
}
