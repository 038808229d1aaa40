package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.SignalState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One gate on a signal's way, and whether it passed.
 *
 * @param verdict {@code passed}, {@code refused}, {@code open} or {@code not reached}
 * @param detail what the gate said; empty text when it said nothing
 */
record Check(String name, String verdict, String detail) {

  /** A gate with the states in which a signal ends that it refuses. */
  private record Gate(String name, Set<SignalState> refusals) {}

  private static final List<Gate> GATES =
      List.of(
          new Gate("Read strictly", EnumSet.of(SignalState.INVALID)),
          new Gate(
              "Not taken before",
              EnumSet.of(
                  SignalState.DUPLICATE, SignalState.DUPLICATE_FILE, SignalState.ID_CONFLICT)),
          new Gate("Fresh enough", EnumSet.of(SignalState.EXPIRED)),
          new Gate("Planned by the exchange's rules", EnumSet.of(SignalState.HELD)),
          new Gate("Risk limits and trading state", EnumSet.of(SignalState.DENIED)),
          new Gate(
              "Taken by the exchange", EnumSet.of(SignalState.REJECTED, SignalState.NOT_PLACED)));

  /** Returns the gates in order, as far as the history tells. */
  static List<Check> of(Entry entry, List<Ledger.Change> history) {
    int reached = reached(entry, history);
    List<Check> checks = new ArrayList<>();
    boolean stopped = false;
    for (int i = 0; i < GATES.size(); i++) {
      Gate gate = GATES.get(i);
      boolean refused = gate.refusals().contains(entry.state());
      if (stopped) {
        checks.add(new Check(gate.name(), "not reached", ""));
      } else if (refused) {
        checks.add(new Check(gate.name(), "refused", entry.reason()));
      } else {
        checks.add(new Check(gate.name(), i < reached ? "passed" : "open", ""));
      }
      stopped |= refused;
    }
    return checks;
  }

  /** How many gates a signal has behind it that stopped at none. */
  private static int reached(Entry entry, List<Ledger.Change> history) {
    SignalState state = entry.state();
    if (state == SignalState.DRY_RUN || state == SignalState.INTENT || state == SignalState.SENT) {
      return GATES.size() - 1;
    }
    if (state == SignalState.UNKNOWN) {
      return GATES.size() - 1;
    }
    if (state == SignalState.RECEIVED || state == SignalState.VALIDATED) {
      return 2;
    }
    boolean sent = history.stream().anyMatch(step -> step.state() == SignalState.INTENT);
    return state == SignalState.CANCELLED && !sent ? 2 : GATES.size();
  }
}
