package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.V5Positions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which symbols of the account are hedged, and so which positionIdx an order needs. Asked
 * once per symbol; safe for use by many threads.
 */
final class PositionModes {

  private final V5Positions positions;
  private final Map<String, Boolean> hedged = new ConcurrentHashMap<>();

  PositionModes(V5Positions positions) {
    this.positions = positions;
  }

  /**
   * Returns the positionIdx of an order: 0 one-way, 1 the hedge's buy side, 2 its sell side.
   *
   * @param insisted what the sender wrote
   * @throws RefusedException if the sender insists on another
   */
  int index(
      Category category, String symbol, Side side, boolean reduceOnly, Optional<Integer> insisted) {
    if (!category.hasPositions() || category == Category.OPTION) {
      return 0;
    }
    int index = hedged(category, symbol) ? leg(side, reduceOnly) : 0;
    insisted
        .filter(wanted -> wanted != index)
        .ifPresent(
            wanted -> {
              throw new RefusedException(
                  SignalState.INVALID,
                  "POSITION_IDX: position_idx %d: the account's mode for %s needs %d; leave it out"
                      .formatted(wanted, symbol, index));
            });
    return index;
  }

  /** Asks again the next time: somebody has switched a mode. */
  void forget() {
    hedged.clear();
  }

  private boolean hedged(Category category, String symbol) {
    return hedged.computeIfAbsent(
        key(category, symbol),
        any ->
            positions.list(category, Optional.of(symbol), Optional.empty()).stream()
                .anyMatch(position -> position.positionIdx() != 0));
  }

  private static int leg(Side side, boolean reduceOnly) {
    return (side == Side.BUY) != reduceOnly ? 1 : 2;
  }

  private static String key(Category category, String symbol) {
    return category.text() + ' ' + symbol;
  }
}
