package io.github.bybitcamel.model;

/** The file in the inbox that halts all accounts while it exists; it is no signal. */
public final class HaltFile {

  /** Its name. */
  public static final String NAME = "HALT";

  private HaltFile() {}
}
