package io.github.bybitcamel.v5;

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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads an order back from its text, so that it can be judged by what would be sent. */
public final class SentOrder {

  private SentOrder() {}

  /**
   * Returns the order that {@code text} is of.
   *
   * @param text as {@link V5Orders#text(OrderRequest)} gave it
   * @throws IllegalArgumentException if it is not such text
   */
  public static OrderRequest of(String text) {
    V5Request order = OrderText.read(text);
    Map<String, Object> parameters = order.parameters();
    return new OrderRequest(
        need(named(order, "category", Category.values(), Category::text), text),
        need(order.symbol(), text),
        need(order.orderLinkId(), text),
        need(named(order, "side", Side.values(), Side::text), text),
        need(named(order, "orderType", OrderType.values(), OrderType::text), text),
        need(OrderText.number(order, "qty"), text),
        "quoteCoin".equals(parameters.get("marketUnit")),
        OrderText.number(order, "price"),
        trigger(order),
        named(order, "timeInForce", TimeInForce.values(), TimeInForce::text)
            .orElse(TimeInForce.GTC),
        Boolean.TRUE.equals(parameters.get("reduceOnly")),
        Boolean.TRUE.equals(parameters.get("closeOnTrigger")),
        OrderText.positionIdx(order),
        exits(order));
  }

  private static Optional<Trigger> trigger(V5Request order) {
    Optional<TriggerDirection> direction =
        named(
            order,
            "triggerDirection",
            TriggerDirection.values(),
            one -> String.valueOf(one.code()));
    return OrderText.number(order, "triggerPrice")
        .map(price -> new Trigger(price, price(order, "triggerBy"), direction));
  }

  private static Exits exits(V5Request order) {
    return new Exits(
        level(order, "takeProfit"),
        level(order, "stopLoss"),
        Optional.empty(),
        named(order, "tpslMode", TpslMode.values(), TpslMode::text),
        price(order, "tpTriggerBy"),
        price(order, "slTriggerBy"));
  }

  private static Optional<ExitLevel> level(V5Request order, String name) {
    return OrderText.number(order, name).map(price -> new ExitLevel(ExitLevel.Kind.PRICE, price));
  }

  private static PriceType price(V5Request order, String name) {
    return named(order, name, PriceType.values(), PriceType::text).orElse(PriceType.LAST);
  }

  private static <T> Optional<T> named(
      V5Request order, String name, T[] all, Function<T, String> words) {
    Optional<String> asked = Optional.ofNullable(order.parameters().get(name)).map(String::valueOf);
    return asked.flatMap(
        text -> Arrays.stream(all).filter(one -> words.apply(one).equals(text)).findFirst());
  }

  private static <T> T need(Optional<T> value, String text) {
    return value.orElseThrow(() -> new IllegalArgumentException("not an order's text: " + text));
  }
}
