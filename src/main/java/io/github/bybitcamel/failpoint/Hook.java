package io.github.bybitcamel.failpoint;

/** What happens at a failpoint. Found by {@link java.util.ServiceLoader}; the program has none. */
@FunctionalInterface
public interface Hook {

  /** Is told that {@code failpoint} was reached; may not return. */
  void reached(Failpoint failpoint);
}
