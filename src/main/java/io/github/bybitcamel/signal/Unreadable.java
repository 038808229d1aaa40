package io.github.bybitcamel.signal;

import java.util.List;

/** Says that a text as a whole cannot be read as records. */
final class Unreadable extends Exception {

  private final transient List<Refusal> refusals;

  Unreadable(List<Refusal> refusals) {
    super(refusals.get(0).text());
    this.refusals = refusals;
  }

  Unreadable(Code code, String rule, String fix) {
    this(List.of(Refusal.ofWhole(code, rule, fix)));
  }

  /** Returns why, at least one reason. */
  List<Refusal> refusals() {
    return refusals;
  }
}
