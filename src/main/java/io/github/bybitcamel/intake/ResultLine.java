package io.github.bybitcamel.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Leg;
import java.util.Optional;

/** One record's fate as its sender reads it: one line of JSON. */
public final class ResultLine {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ResultLine() {}

  /**
   * Returns the line, a JSON object.
   *
   * @param first the signal that {@code entry} repeats
   */
  public static String of(Entry entry, Optional<Entry> first) {
    ObjectNode line = JSON.createObjectNode();
    line.put("record", entry.number());
    line.put("id", entry.id());
    line.put("state", entry.state().name());
    line.put("reason", entry.reason());
    order(line, entry);
    if (entry.legs().size() > 1) {
      entry.legs().forEach(leg -> leg(line.withArray("legs").addObject(), leg));
    }
    first.ifPresent(
        original -> {
          ObjectNode pointer = line.putObject("first");
          pointer.put("source", original.source());
          pointer.put("delivery", original.delivery());
          pointer.put("record", original.number());
          pointer.put("state", original.state().name());
          order(pointer, original);
        });
    return line.toString();
  }

  private static void order(ObjectNode line, Entry entry) {
    if (entry.legs().isEmpty()) {
      return;
    }
    order(line, entry.legs().get(0));
  }

  private static void leg(ObjectNode line, Leg leg) {
    line.put("leg", String.valueOf(leg.leg()));
    line.put("state", leg.state().name());
    line.put("reason", leg.reason());
    order(line, leg);
  }

  private static void order(ObjectNode line, Leg leg) {
    line.put("order_link_id", leg.orderLinkId());
    line.put("order_id", leg.orderId());
    line.put("filled_qty", leg.filledQuantity());
    line.put("avg_price", leg.averagePrice());
    line.set("sent", sent(leg));
    if (!leg.asked().isEmpty()) {
      line.put("rounded", leg.asked());
    }
  }

  private static JsonNode sent(Leg leg) {
    try {
      return JSON.readTree(leg.request());
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(leg.request());
    }
  }
}
