package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Positions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which symbols of the account are hedged, and so which positionIdx an order needs. Asked
 * once per symbol; safe for use by many threads.
 */
final class PositionModes {

  private static final OptionalInt BAD_PARAMETER = OptionalInt.of(10001);
  private static final OptionalInt NOT_REDUCING = OptionalInt.of(110017);

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
                  "POSITION_IDX: 'position_idx' is '%d': the account's mode for %s needs %d; leave it out"
                      .formatted(wanted, symbol, index));
            });
    return index;
  }

  /**
   * Asks again the next time if the exchange refused an order for its positionIdx: somebody has
   * switched the mode. It has no code of its own for that, and names it in words; what is
   * reduce-only is refused as if there were no position.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/error">Bybit V5: Error Codes</a>
   */
  void learn(V5Exception refusal) {
    boolean words =
        refusal.retCode().equals(BAD_PARAMETER)
            && refusal.retMsg().toLowerCase(Locale.ROOT).contains("position");
    if (words || refusal.retCode().equals(NOT_REDUCING)) {
      forget();
    }
  }

  /** Asks again the next time: somebody has switched a mode. */
  void forget() {
    hedged.clear();
  }

  private boolean hedged(Category category, String symbol) {
    Boolean known = hedged.get(key(category, symbol));
    if (known != null) {
      return known;
    }
    boolean read =
        positions.list(category, Optional.of(symbol), Optional.empty()).stream()
            .anyMatch(position -> position.positionIdx() != 0);
    hedged.put(key(category, symbol), read);
    return read;
  }

  private static int leg(Side side, boolean reduceOnly) {
    return (side == Side.BUY) != reduceOnly ? 1 : 2;
  }

  private static String key(Category category, String symbol) {
    return category.text() + ' ' + symbol;
  }
}
