package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "take_proft, TAKE_PROFIT",
    "taek_profit, TAKE_PROFIT",
    "stoploss, STOP_LOSS",
    "STOP_LOSS, STOP_LOSS",
    "stop-loss, STOP_LOSS",
    "sotp_loss, STOP_LOSS",
    "sl, STOP_LOSS",
    "tp, TAKE_PROFIT",
    "qyt, QTY",
    "size, QTY",
    "symbl, SYMBOL",
    "Side, SIDE",
    "orderTyp, ORDER_TYPE",
    "reduceonly, REDUCE_ONLY",
    "takeProfitPct, TAKE_PROFIT_PCT",
    "levrage, LEVERAGE"
  })
  void findsTheFieldThatWasMeant(String name, Field field) {
    assertThat(Spelling.nearest(name)).contains(field);
  }

  @Test
  void guessesNothingWhereNothingIsNear() {
    assertThat(Spelling.nearest("comment")).isEmpty();
    assertThat(Spelling.nearest("")).isEmpty();
    assertThat(Spelling.nearest("s".repeat(100_000))).isEmpty();
  }

  @Test
  void countsASwapOfNeighboursAsOne() {
    assertThat(Spelling.distance("stop", "sotp")).isEqualTo(1);
    assertThat(Spelling.distance("stop", "stop")).isZero();
    assertThat(Spelling.distance("", "stop")).isEqualTo(4);
  }
}
