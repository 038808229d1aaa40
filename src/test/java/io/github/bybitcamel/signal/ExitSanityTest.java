package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitSanityTest {

  private static final BigDecimal ENTRY = new BigDecimal("100");

  private static List<String> fields(Side side, Exits exits) {
    return ExitSanity.check(side, ENTRY, exits).stream().map(Refusal::field).toList();
  }

  private static Optional<ExitLevel> level(ExitLevel.Kind kind, String value) {
    return Optional.of(new ExitLevel(kind, new BigDecimal(value)));
  }

  private static Exits exits(Optional<ExitLevel> takeProfit, Optional<ExitLevel> stopLoss) {
    return new Exits(
        takeProfit, stopLoss, Optional.empty(), Optional.empty(), PriceType.LAST, PriceType.LAST);
  }

  @ParameterizedTest
  @CsvSource({
    "BUY, PRICE, 100.01, 99.99, ''",
    "BUY, PRICE, 100, 100.00, take_profit stop_loss",
    "BUY, PRICE, 99, 101, take_profit stop_loss",
    "SELL, PRICE, 99.99, 100.01, ''",
    "SELL, PRICE, 100.01, 99.99, take_profit stop_loss",
    "BUY, PERCENT, 500, 99.9, ''",
    "BUY, PERCENT, 1, 100, stop_loss_pct",
    "SELL, PERCENT, 100, 500, take_profit_pct",
    "BUY, OFFSET, 500, 99.9, ''",
    "BUY, OFFSET, 1, 100, stop_loss_offset",
    "SELL, OFFSET, 101, 1, take_profit_offset"
  })
  void wantsStopAndTakeProfitOnEitherSide(
      Side side, ExitLevel.Kind kind, String takeProfit, String stopLoss, String wrong) {
    Exits exits = exits(level(kind, takeProfit), level(kind, stopLoss));

    assertThat(String.join(" ", fields(side, exits))).isEqualTo(wrong);
  }

  @Test
  void wantsATrailingStopAboveZero() {
    Exits exits =
        new Exits(
            Optional.empty(),
            Optional.empty(),
            Optional.of(ENTRY),
            Optional.empty(),
            PriceType.LAST,
            PriceType.LAST);

    assertThat(fields(Side.BUY, exits)).containsExactly("trailing_offset");
    assertThat(fields(Side.SELL, exits)).isEmpty();
  }

  @Test
  void hasNothingAgainstNoExits() {
    assertThat(fields(Side.BUY, Exits.NONE)).isEmpty();
  }

  @Test
  void saysWhichSideIsRight() {
    Exits exits = exits(Optional.empty(), level(ExitLevel.Kind.PRICE, "101"));

    assertThat(ExitSanity.check(Side.BUY, ENTRY, exits))
        .extracting(Refusal::text)
        .containsExactly(
            "STOP_WRONG_SIDE: 'stop_loss' is '101': must give a price below the entry at 100,"
                + " and above 0; correct it, or the side");
  }
}
