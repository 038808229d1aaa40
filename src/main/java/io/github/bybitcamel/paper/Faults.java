package io.github.bybitcamel.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait for their requests. */
final class Faults {

  private final List<Fault> waiting = new ArrayList<>();

  synchronized void add(Fault fault) {
    waiting.add(fault);
  }

  synchronized void clear() {
    waiting.clear();
  }

  /** Counts a request of {@code path} and returns the fault that hits it, if one does. */
  synchronized Optional<Fault> next(String path) {
    for (int i = 0; i < waiting.size(); i++) {
      Fault fault = waiting.get(i);
      if (!fault.path().equals("*") && !fault.path().equals(path)) {
        continue;
      }
      if (fault.skip() > 0) {
        waiting.set(i, fault.nth(fault.skip()));
        continue;
      }
      if (fault.times() > 1) {
        waiting.set(i, fault.times(fault.times() - 1));
      } else {
        waiting.remove(i);
      }
      return Optional.of(fault);
    }
    return Optional.empty();
  }
}
