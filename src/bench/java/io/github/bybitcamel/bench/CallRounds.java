package io.github.bybitcamel.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Slices of the floor and of ours, one after the other, the order changed each round.
 *
 * @param floor the floor's
 * @param ours in the same rounds
 */
record CallRounds(List<Slice> floor, List<Slice> ours) {

  /** Warms both, with so many orders at least, then measures. */
  static CallRounds run(Form form, long warm, Contestant floor, Contestant ours, int callers)
      throws IOException, InterruptedException {
    floor.warm(form, callers, warm);
    ours.warm(form, callers, warm);
    CallRounds rounds = new CallRounds(new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < form.rounds(); round++) {
      if (round % 2 == 0) {
        rounds.floor.add(floor.slice(callers, form.slice()));
        rounds.ours.add(ours.slice(callers, form.slice()));
      } else {
        rounds.ours.add(ours.slice(callers, form.slice()));
        rounds.floor.add(floor.slice(callers, form.slice()));
      }
    }
    return rounds;
  }

  /** Returns ours ÷ floor, round by round. */
  List<Double> ratios(ToDoubleFunction<Slice> figure) {
    return IntStream.range(0, floor.size())
        .mapToObj(i -> figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(floor.get(i)))
        .toList();
  }

  static double median(List<Slice> slices, ToDoubleFunction<Slice> figure) {
    return Spread.of(slices.stream().map(figure::applyAsDouble).toList()).median();
  }
}
