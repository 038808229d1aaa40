package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.ExpectedPosition;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TestSignal;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Works out what a signal comes down to, with the market and the position as they are now. */
public final class Planner {

  private static final char ONLY_LEG = 'a';

  private final Instruments instruments;
  private final V5Market market;
  private final V5Positions positions;
  private final PositionModes modes;
  private final boolean valueLimited;

  /**
   * Prepares a planner.
   *
   * @param valueLimited whether the risk gate limits the value of orders, so that it must be known
   */
  public Planner(
      Instruments instruments, V5Market market, V5Positions positions, boolean valueLimited) {
    this.instruments = instruments;
    this.market = market;
    this.positions = positions;
    this.modes = new PositionModes(positions);
    this.valueLimited = valueLimited;
  }

  /**
   * Returns the plan.
   *
   * @throws RefusedException if a rule of the instrument, the market or the position refuses it
   */
  Plan plan(Entry entry, Signal signal) {
    if (signal instanceof OrderSignal order) {
      return order(order, linkIds(entry));
    }
    if (signal instanceof CloseSignal close) {
      return close(close, linkIds(entry));
    }
    if (signal instanceof TestSignal) {
      return new Plan.Nothing(
          SignalState.DONE, "the way to the exchange is open; nothing was sent");
    }
    throw new RefusedException(
        SignalState.INVALID, "UNSUPPORTED_ACTION: action " + signal.action() + " is not built yet");
  }

  private Plan order(OrderSignal signal, Function<Character, String> linkIds) {
    Instrument instrument = instrument(signal);
    signal.expectPosition().ifPresent(expected -> refuseMismatch(signal, expected));
    Optional<BigDecimal> lastPrice =
        OrderPlan.needsLastPrice(signal, valueLimited && !signal.reduceOnly())
            ? Optional.of(market.ticker(signal.category(), signal.instrument()).lastPrice())
            : Optional.empty();
    int positionIdx =
        modes.index(
            signal.category(),
            signal.instrument(),
            signal.side(),
            signal.reduceOnly(),
            signal.positionIdx());
    return new Plan.Place(
        List.of(
            new OrderPlan(signal, instrument, lastPrice)
                .order(linkIds.apply(ONLY_LEG), ONLY_LEG, positionIdx)));
  }

  private Plan close(CloseSignal signal, Function<Character, String> linkIds) {
    List<Position> open =
        open(signal).stream()
            .filter(p -> signal.positionIdx().map(idx -> idx == p.positionIdx()).orElse(true))
            .toList();
    signal.expectPosition().ifPresent(expected -> refuseMismatch(signal, expected));
    if (open.isEmpty()) {
      return new Plan.Nothing(SignalState.DONE, "ALREADY_FLAT: no open position; nothing was sent");
    }
    ClosePlan plan = new ClosePlan(instrument(signal), linkIds);
    open.forEach(position -> plan.leave(position, signal.size()));
    return new Plan.Place(plan.orders());
  }

  private List<Position> open(Signal signal) {
    return positions.list(signal.category(), signal.symbol(), Optional.empty()).stream()
        .filter(position -> !position.isFlat())
        .toList();
  }

  private void refuseMismatch(Signal signal, ExpectedPosition expected) {
    BigDecimal actual =
        open(signal).stream()
            .map(Position::signedQuantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!expected.matches(actual)) {
      throw new RefusedException(
          SignalState.DENIED,
          "STATE_MISMATCH: expect_position does not hold: the position is "
              + actual.toPlainString());
    }
  }

  private Instrument instrument(Signal signal) {
    String symbol = signal.symbol().orElseThrow();
    Instrument instrument =
        instruments
            .find(signal.category(), symbol)
            .orElseThrow(() -> unknown(signal.category().text(), symbol));
    InstrumentRules.refuseClosed(instrument);
    return instrument;
  }

  static RefusedException unknown(String category, String symbol) {
    return RefusedException.invalid(
        "UNKNOWN_SYMBOL",
        "symbol",
        symbol,
        "the exchange has no such " + category + " instrument; check spelling and category");
  }

  private static Function<Character, String> linkIds(Entry entry) {
    return leg -> OrderLinkIds.of(entry.account(), entry.source(), entry.id(), leg);
  }
}
