package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Writes a position the way position/list shows it. */
final class PositionView {

  private final Books books;
  private final Matching matching;

  PositionView(Books books, Matching matching) {
    this.books = books;
    this.matching = matching;
  }

  ObjectNode view(Position position) {
    Contract c = books.contract(position);
    Margin margin = matching.funds().margin();
    String initial = Decimals.plain(margin.initial(position));
    String maintenance = Decimals.plain(margin.maintenance(position));
    boolean levered = InstrumentView.levered(c.category());
    return Json.object()
        .put("positionIdx", position.idx())
        .put("riskId", 1)
        .put("riskLimitValue", "2000000")
        .put("symbol", position.symbol())
        .put("side", position.flat() ? "" : position.side().text())
        .put("size", c.qtyText(position.size()))
        .put("avgPrice", Decimals.plain(position.entryPrice(c)))
        .put("positionValue", position.flat() ? "" : Decimals.plain(position.entryValue()))
        .put("tradeMode", 0)
        .put("positionStatus", "Normal")
        .put("autoAddMargin", 0)
        .put("adlRankIndicator", position.flat() ? 0 : 2)
        .put("leverage", levered ? Decimals.plain(books.positions().leverage(c)) : "")
        .put("breakEvenPrice", "")
        .put("positionBalance", initial)
        .put("markPrice", c.priceText(books.prices().last(c)))
        .put("liqPrice", "")
        .put("bustPrice", "")
        .put("positionMM", maintenance)
        .put("positionMMByMp", maintenance)
        .put("positionIM", initial)
        .put("positionIMByMp", initial)
        .put("tpslMode", "Full")
        .put("takeProfit", exit(position, "TakeProfit", c))
        .put("stopLoss", exit(position, "StopLoss", c))
        .put("trailingStop", trailing(position, c))
        .put("unrealisedPnl", position.flat() ? "" : Decimals.plain(margin.unrealised(position)))
        .put("curRealisedPnl", Decimals.plain(position.realised()))
        .put("cumRealisedPnl", Decimals.plain(position.everRealised()))
        .put("seq", position.updatedAt())
        .put("isReduceOnly", false)
        .put("mmrSysUpdatedTime", "")
        .put("leverageSysUpdatedTime", "")
        .put("sessionAvgPrice", "")
        .put("createdTime", Long.toString(position.createdAt()))
        .put("updatedTime", Long.toString(position.updatedAt()));
  }

  private String exit(Position position, String type, Contract contract) {
    return matching
        .exits()
        .whole(position, type)
        .map(order -> contract.priceText(order.terms().trigger().price()))
        .orElse("");
  }

  private String trailing(Position position, Contract contract) {
    BigDecimal distance =
        matching
            .exits()
            .whole(position, "TrailingStop")
            .map(Order::trailing)
            .orElse(BigDecimal.ZERO);
    return contract.priceText(distance);
  }
}
