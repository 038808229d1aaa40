package io.github.bybitcamel.doctor;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a linear contract takes orders, and how the account stands to it. */
record SymbolCheck(String symbol, V5Market market, V5Positions positions) implements Check {

  private static final int WRONG_PARAMETER = 10001;

  @Override
  public List<Finding> look() {
    Optional<Instrument> instrument = instrument();
    if (instrument.isEmpty()) {
      return List.of(
          Finding.cross(symbol, "there is no such linear contract", "mend doctor.symbols"));
    }
    if (!instrument.get().trading()) {
      return List.of(
          Finding.cross(
              symbol, "its status is " + instrument.get().status(), "send no signals for it"));
    }
    return List.of(Finding.tick(symbol, "Trading, " + position()));
  }

  /** The exchange calls a symbol that it does not know a wrong parameter. */
  private Optional<Instrument> instrument() {
    try {
      return market.instruments(Category.LINEAR, Optional.of(symbol)).stream().findFirst();
    } catch (V5Exception e) {
      if (e.retCode().orElse(0) == WRONG_PARAMETER) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String position() {
    List<Position> legs = positions.list(Category.LINEAR, Optional.of(symbol), Optional.empty());
    boolean hedge = legs.stream().anyMatch(leg -> leg.positionIdx() != 0);
    String leverage =
        legs.stream()
            .flatMap(leg -> leg.leverage().stream())
            .map(BigDecimal::toPlainString)
            .distinct()
            .collect(Collectors.joining(" and "));
    return "%s mode, leverage %s"
        .formatted(hedge ? "hedge" : "one-way", leverage.isEmpty() ? "not told" : leverage);
  }
}
