package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.OrderFilter;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.Trigger;
import io.github.bybitcamel.model.TriggerDirection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes requests concerning orders with exactly the parameters that the exchange knows for their
 * category.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/create-order">Bybit V5: Place
 *     Order</a>
 */
final class OrderParameters {

  private OrderParameters() {}

  static V5Request create(OrderRequest order) {
    return worded(order).build();
  }

  /** Words a request that must not be sent from {@code sendBefore} on. */
  static V5Request create(OrderRequest order, Instant sendBefore) {
    return worded(order).before(sendBefore).build();
  }

  private static V5Request.Builder worded(OrderRequest order) {
    V5Request.Builder request =
        V5Request.to(V5Endpoint.ORDER_CREATE)
            .category(order.category())
            .text("symbol", order.symbol())
            .text("side", order.side().text())
            .text("orderType", order.orderType().text())
            .number("qty", order.quantity());
    marketUnit(request, order);
    request.number("price", order.price()).text("timeInForce", timeInForce(order).text());
    order.trigger().ifPresent(trigger -> trigger(request, order, trigger));
    position(request, order);
    exits(request, order);
    if (order.lessensRisk()) {
      request.priority(CallPriority.LESSENS_RISK);
    }
    return request.text("orderLinkId", order.orderLinkId());
  }

  /** Left out, the quantity of a spot market buy would count quote coin. */
  private static void marketUnit(V5Request.Builder request, OrderRequest order) {
    boolean spotMarket = order.category() == Category.SPOT && order.orderType() == OrderType.MARKET;
    if (spotMarket) {
      request.text("marketUnit", order.quoteQuantity() ? "quoteCoin" : "baseCoin");
    } else if (order.quoteQuantity()) {
      throw new IllegalArgumentException("only a spot market order counts quote coin");
    }
  }

  private static TimeInForce timeInForce(OrderRequest order) {
    return order.orderType() == OrderType.MARKET ? TimeInForce.IOC : order.timeInForce();
  }

  private static void trigger(V5Request.Builder request, OrderRequest order, Trigger trigger) {
    if (order.category() == Category.OPTION) {
      throw new IllegalArgumentException("there are no conditional orders for options");
    }
    request.number("triggerPrice", trigger.price());
    if (order.category() == Category.SPOT) {
      request.text("orderFilter", OrderFilter.STOP.text());
      return;
    }
    request
        .integer("triggerDirection", direction(order, trigger).code())
        .text("triggerBy", trigger.by().text());
  }

  private static TriggerDirection direction(OrderRequest order, Trigger trigger) {
    return trigger
        .direction()
        .orElse(order.side() == Side.BUY ? TriggerDirection.RISE : TriggerDirection.FALL);
  }

  private static void position(V5Request.Builder request, OrderRequest order) {
    if (isContract(order.category())) {
      request.integer("positionIdx", order.positionIdx());
    }
    if (order.lessensRisk()) {
      request.flag("reduceOnly", true);
    }
    if (order.closeOnTrigger() && isContract(order.category())) {
      request.flag("closeOnTrigger", true);
    }
  }

  private static void exits(V5Request.Builder request, OrderRequest order) {
    if (order.exits().isEmpty()) {
      return;
    }
    if (order.exits().trailingOffset().isPresent()) {
      throw new IllegalArgumentException("a trailing stop belongs to a position, not to an order");
    }
    Optional<BigDecimal> takeProfit = order.exits().takeProfit().map(OrderParameters::price);
    Optional<BigDecimal> stopLoss = order.exits().stopLoss().map(OrderParameters::price);
    request.number("takeProfit", takeProfit).number("stopLoss", stopLoss);
    if (isContract(order.category())) {
      request.text("tpslMode", order.exits().mode().orElse(TpslMode.FULL).text());
      takeProfit.ifPresent(p -> request.text("tpTriggerBy", order.exits().takeProfitBy().text()));
      stopLoss.ifPresent(p -> request.text("slTriggerBy", order.exits().stopLossBy().text()));
    }
    if (order.category() != Category.OPTION) {
      takeProfit.ifPresent(price -> request.text("tpOrderType", OrderType.MARKET.text()));
      stopLoss.ifPresent(price -> request.text("slOrderType", OrderType.MARKET.text()));
    }
  }

  private static BigDecimal price(ExitLevel level) {
    if (level.kind() != ExitLevel.Kind.PRICE) {
      throw new IllegalArgumentException("the exchange knows absolute exits, not " + level.kind());
    }
    return level.value();
  }

  static V5Request amend(AmendRequest amend) {
    V5Request.Builder request =
        V5Request.to(V5Endpoint.ORDER_AMEND)
            .category(amend.category())
            .text("symbol", amend.symbol())
            .text(amend.order().kind().text(), amend.order().value())
            .number("qty", amend.quantity())
            .number("price", amend.price())
            .number("triggerPrice", amend.triggerPrice())
            .number("takeProfit", amend.takeProfit())
            .number("stopLoss", amend.stopLoss());
    if (isContract(amend.category())) {
      amend.takeProfit().ifPresent(p -> request.text("tpTriggerBy", amend.takeProfitBy().text()));
      amend.stopLoss().ifPresent(p -> request.text("slTriggerBy", amend.stopLossBy().text()));
    }
    return request.build();
  }

  /** Writes a cancel; {@code filter} counts for spot only. */
  static V5Request cancel(CancelRequest cancel, Optional<OrderFilter> filter) {
    V5Request.Builder request =
        V5Request.to(V5Endpoint.ORDER_CANCEL)
            .category(cancel.category())
            .text("symbol", cancel.symbol())
            .text(cancel.order().kind().text(), cancel.order().value());
    if (cancel.category() == Category.SPOT) {
      request.text("orderFilter", filter.map(OrderFilter::text));
    }
    return request.build();
  }

  private static boolean isContract(Category category) {
    return category == Category.LINEAR || category == Category.INVERSE;
  }
}
