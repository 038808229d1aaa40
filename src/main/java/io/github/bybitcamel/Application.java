package io.github.bybitcamel;

/** Starts the desk. */
public final class Application {

  private Application() {}

  /** Runs the command named by {@code args}. */
  public static void main(String[] args) {}
}
