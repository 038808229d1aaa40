package io.github.bybitcamel.bench;

import java.util.Locale;

/**
 * What a figure may be.
 *
 * @param atMost whether less is better
 * @param budget what it must keep
 * @param goal where it wants to be
 * @param unit behind the figure; empty for a ratio
 */
record Limit(boolean atMost, double budget, double goal, String unit) {

  static Limit atMost(double budget, double goal, String unit) {
    return new Limit(true, budget, goal, unit);
  }

  static Limit atLeast(double budget, double goal, String unit) {
    return new Limit(false, budget, goal, unit);
  }

  /** Returns the limit of a ratio that is told and not judged; more is better. */
  static Limit none() {
    return atLeast(Double.NaN, Double.NaN, "");
  }

  /** Returns whether it judges. */
  boolean isBudget() {
    return !Double.isNaN(budget);
  }

  /** Returns what a figure is worth against this. */
  String verdict(double value) {
    if (!isBudget()) {
      return "";
    }
    if (keeps(value, goal)) {
      return "goal";
    }
    return keeps(value, budget) ? "budget" : "**missed**";
  }

  boolean keeps(double value, double bound) {
    return atMost ? value <= bound : value >= bound;
  }

  String text(double bound) {
    return Double.isNaN(bound) ? "–" : (atMost ? "≤ " : "≥ ") + figure(bound);
  }

  String figure(double value) {
    int decimals = unit.isEmpty() ? 2 : Math.abs(value) >= 100 ? 0 : 1;
    return String.format(Locale.ROOT, "%." + decimals + "f", value)
        + (unit.isEmpty() ? "" : " " + unit);
  }
}
