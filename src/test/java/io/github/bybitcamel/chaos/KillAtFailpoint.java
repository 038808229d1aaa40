package io.github.bybitcamel.chaos;

import io.github.bybitcamel.failpoint.Failpoint;
import io.github.bybitcamel.failpoint.Hook;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends the program, as a kill does, when a failpoint is reached for the n-th time. */
public final class KillAtFailpoint implements Hook {

  /** What {@code kill -9} leaves too. */
  static final int KILLED = 137;

  /** {@code NAME:n}; nothing is killed without it. */
  static final String PROPERTY = "chaos.failpoint";

  private final String name;
  private final AtomicInteger left;

  /** Reads what is to be done. */
  public KillAtFailpoint() {
    String[] words = System.getProperty(PROPERTY, "NONE:0").split(":", 2);
    name = words[0];
    left = new AtomicInteger(Integer.parseInt(words[1]));
  }

  @Override
  public void reached(Failpoint failpoint) {
    if (failpoint.name().equals(name) && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
