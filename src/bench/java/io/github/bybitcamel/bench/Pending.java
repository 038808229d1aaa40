package io.github.bybitcamel.bench;

/**
 * A row whose parts this tree does not have yet.
 *
 * @param why what it waits for
 */
record Pending(String name, Limit limit, String why) implements Row {

  @Override
  public Measured measure(Lab lab) {
    return Measured.none(why);
  }
}
