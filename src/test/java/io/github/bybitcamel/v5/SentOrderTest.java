package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.Trigger;
import io.github.bybitcamel.model.TriggerDirection;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentOrderTest {

  private static final Exits STOPS =
      new Exits(
          Optional.of(new ExitLevel(ExitLevel.Kind.PRICE, new BigDecimal("33000"))),
          Optional.of(new ExitLevel(ExitLevel.Kind.PRICE, new BigDecimal("27000"))),
          Optional.empty(),
          Optional.of(TpslMode.PARTIAL),
          PriceType.LAST,
          PriceType.MARK);

  @Test
  void readsWhatWasWritten() {
    Optional<Trigger> trigger =
        Optional.of(
            new Trigger(
                new BigDecimal("31000"), PriceType.INDEX, Optional.of(TriggerDirection.FALL)));
    OrderRequest limit =
        order(
            Category.LINEAR, Optional.of(new BigDecimal("30000.5")), false, trigger, false, STOPS);
    OrderRequest closes =
        order(Category.INVERSE, Optional.empty(), false, Optional.empty(), true, Exits.NONE);
    OrderRequest spot =
        order(Category.SPOT, Optional.empty(), true, Optional.empty(), false, Exits.NONE);

    assertThat(SentOrder.of(V5Orders.text(limit))).isEqualTo(limit);
    assertThat(SentOrder.of(V5Orders.text(closes))).isEqualTo(closes);
    assertThat(SentOrder.of(V5Orders.text(spot))).isEqualTo(spot);
  }

  @Test
  void readsNothingElse() {
    assertThatThrownBy(() -> SentOrder.of("{\"category\":\"linear\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static OrderRequest order(
      Category category,
      Optional<BigDecimal> price,
      boolean quote,
      Optional<Trigger> trigger,
      boolean reduceOnly,
      Exits exits) {
    return new OrderRequest(
        category,
        "BTCUSDT",
        "mine-1",
        Side.BUY,
        price.isPresent() ? OrderType.LIMIT : OrderType.MARKET,
        new BigDecimal("0.010"),
        quote,
        price,
        trigger,
        price.isPresent() ? TimeInForce.POST_ONLY : TimeInForce.IOC,
        reduceOnly,
        false,
        category == Category.SPOT ? 0 : 2,
        exits);
  }
}
