package io.github.bybitcamel.plan;

import static io.github.bybitcamel.plan.Samples.BTCUSDT;
import static io.github.bybitcamel.plan.Samples.number;
import static io.github.bybitcamel.plan.Samples.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.Size;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosePlanTest {

  private final ClosePlan plan = new ClosePlan(BTCUSDT, new LegNames(Samples.entry("close")));

  @Test
  void leavesBothLegsOfAHedgeReduceOnly() {
    plan.leave(position(1, Side.BUY, "0.5"), Optional.empty());
    plan.leave(position(2, Side.SELL, "0.2"), Optional.empty());

    assertThat(plan.orders())
        .extracting(PlannedOrder::request)
        .extracting(OrderRequest::side, OrderRequest::positionIdx, OrderRequest::reduceOnly)
        .containsExactly(tuple(Side.SELL, 1, true), tuple(Side.BUY, 2, true));
  }

  @Test
  void splitsAboveTheGreatestQuantityWithANameEach() {
    plan.leave(position(0, Side.BUY, "250.5"), Optional.empty());

    assertThat(plan.orders())
        .extracting(order -> order.request().quantity().stripTrailingZeros().toPlainString())
        .containsExactly("119", "119", "12.5");
    assertThat(plan.orders()).extracting(order -> order.leg()).containsExactly('a', 'b', 'c');
  }

  @Test
  void neverAsksForMoreThanThereIs() {
    plan.leave(position(0, Side.SELL, "0.2"), Optional.of(Samples.size("5")));

    assertThat(plan.orders().get(0).request().quantity()).isEqualByComparingTo("0.2");
  }

  @Test
  void takesAPercentOfThePositionRoundedDown() {
    Size half = new Size(Size.Unit.POSITION_PERCENT, number("50"));

    plan.leave(position(0, Side.BUY, "0.005"), Optional.of(half));

    assertThat(plan.orders().get(0).request().quantity()).isEqualByComparingTo("0.002");
  }

  @Test
  void refusesAPartBelowTheStep() {
    Size little = new Size(Size.Unit.POSITION_PERCENT, number("1"));

    assertThatThrownBy(() -> plan.leave(position(0, Side.BUY, "0.005"), Optional.of(little)))
        .hasMessageContaining("BELOW_MIN_QTY: 'position_pct'");
  }
}
