package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ClosedPnl;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PositionDetails;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Reads positions. */
final class PositionJson {

  private PositionJson() {}

  static Position position(Category category, Row row) {
    BigDecimal quantity = row.needDecimal("size");
    Optional<Side> side = row.side("side");
    if (side.isEmpty() && quantity.signum() != 0) {
      throw BadRow.field("side", row.text("side"));
    }
    return new Position(
        category,
        row.needText("symbol"),
        row.integer("positionIdx"),
        side,
        quantity,
        row.positive("avgPrice"),
        row.positive("markPrice"),
        row.positive("leverage"),
        row.positive("liqPrice"),
        row.decimal("unrealisedPnl"),
        row.positive("takeProfit"),
        row.positive("stopLoss"),
        row.positive("trailingStop"),
        row.time("updatedTime").orElse(Instant.EPOCH));
  }

  static PositionDetails details(Category category, Row row) {
    return new PositionDetails(
        position(category, row),
        row.decimal("positionValue"),
        row.decimal("curRealisedPnl"),
        row.decimal("cumRealisedPnl"),
        row.decimal("positionIM"),
        row.decimal("positionMM"),
        row.decimal("adlRankIndicator").map(BigDecimal::longValue),
        row.text("positionStatus"),
        row.flag("isReduceOnly"),
        row.decimal("seq").map(BigDecimal::longValue),
        row.time("createdTime"),
        row.time("updatedTime"));
  }

  static ClosedPnl closedPnl(Category category, Row row) {
    Instant created = row.needTime("createdTime");
    return new ClosedPnl(
        category,
        row.needText("symbol"),
        row.needText("orderId"),
        row.needSide(),
        row.needDecimal("closedSize"),
        row.needDecimal("avgEntryPrice"),
        row.needDecimal("avgExitPrice"),
        row.needDecimal("closedPnl"),
        row.positive("leverage"),
        created,
        row.time("updatedTime").orElse(created));
  }
}
