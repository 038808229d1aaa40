package io.github.bybitcamel.bench;

import java.util.List;
import java.util.Optional;

/**
 * What came of a row.
 *
 * @param spread the figure; empty where there is none
 * @param beside what it is made of, for people: the floor's figure and ours, or why there is none
 */
record Measured(Optional<Spread> spread, String beside) {

  static Measured of(List<Double> samples, String beside) {
    return new Measured(Optional.of(Spread.of(samples)), beside);
  }

  static Measured of(double figure, String beside) {
    return of(List.of(figure), beside);
  }

  static Measured none(String why) {
    return new Measured(Optional.empty(), why);
  }
}
