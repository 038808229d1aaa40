package io.github.bybitcamel.bench;

import java.util.List;

/** The middle of many figures, and how far apart the middle half lies. */
record Spread(double lower, double median, double upper) {

  static Spread of(List<Double> figures) {
    return new Spread(quantile(figures, 0.25), quantile(figures, 0.5), quantile(figures, 0.75));
  }

  /** Returns the figure below which {@code share} of all lie. */
  static double quantile(List<Double> figures, double share) {
    List<Double> sorted = figures.stream().sorted().toList();
    double at = share * (sorted.size() - 1);
    double low = sorted.get((int) Math.floor(at));
    double high = sorted.get((int) Math.ceil(at));
    return low + (high - low) * (at - Math.floor(at));
  }
}
