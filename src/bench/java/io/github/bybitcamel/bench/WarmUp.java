package io.github.bybitcamel.bench;

import java.io.IOException;

/**
 * Uses a program until it has compiled what that runs: before, it is several times slower, and the
 * compilers' own CPU counts as its. More code takes longer, so a fixed number of uses would favour
 * who has less.
 */
final class WarmUp {

  private static final double LOOK_SECONDS = 3;

  /** The part of the time that compilers may still take. */
  private static final double REST = 0.1;

  private WarmUp() {}

  /** Some uses, one after the other. */
  interface Uses {

    /** Makes some, for a second or so, and returns how many. */
    long some() throws IOException, InterruptedException;
  }

  /**
   * Goes on until the compilers rest.
   *
   * @param least so many uses there are in any case
   * @throws IOException if the form wants all warm, and its time is not enough for that: nothing it
   *     would show is true
   */
  static void of(Form form, Child process, long least, Uses uses)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    long looked = begin;
    double compiled = process.compiledSeconds();
    boolean rests = false;
    for (long done = 0; done < least || !rests; ) {
      if (System.nanoTime() - begin > form.longestWarmUp().toNanos()) {
        if (!form.warmOnly()) {
          return;
        }
        throw new IOException("not warm after " + done + " uses: this machine is too busy");
      }
      done += uses.some();
      double passed = (System.nanoTime() - looked) / 1e9;
      if (passed > LOOK_SECONDS) {
        double now = process.compiledSeconds();
        rests = now - compiled < REST * passed;
        compiled = now;
        looked = System.nanoTime();
      }
    }
  }
}
