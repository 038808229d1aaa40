package io.github.bybitcamel.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.bybitcamel.ledger.Attempt;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Leg;
import java.io.UncheckedIOException;

/**
 * All that is known of one signal as one line of JSON, in ASCII: it reads the same in every locale.
 *
 * @param ledger where it is looked up
 */
record JsonLine(LedgerView ledger) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  String of(Entry entry) {
    ObjectNode line = JSON.createObjectNode();
    line.put("sequence", entry.sequence());
    line.put("source", entry.source());
    line.put("id", entry.id());
    line.put("account", entry.account());
    line.put("delivery", entry.delivery());
    line.put("record", entry.number());
    line.put("lane", entry.lane());
    line.put("action", entry.action());
    line.put("symbol", entry.symbol());
    line.put("state", entry.state().name());
    line.put("reason", entry.reason());
    line.put("repeats", entry.first());
    line.put("received_at", entry.receivedAt().toString());
    line.put("updated_at", entry.updatedAt().toString());
    line.put("raw", entry.raw());
    line.set("signal", read(entry.canonical()));
    ArrayNode history = line.putArray("history");
    ledger.history(entry.sequence()).forEach(step -> step(history.addObject(), step));
    ArrayNode orders = line.putArray("orders");
    entry.legs().forEach(leg -> order(orders.addObject(), leg));
    ArrayNode steps = line.putArray("order_history");
    ledger.orderSteps(entry.sequence()).forEach(step -> orderStep(steps.addObject(), step));
    ArrayNode attempts = line.putArray("attempts");
    ledger.attempts(entry.sequence()).forEach(attempt -> attempt(attempts.addObject(), attempt));
    return text(line);
  }

  private static void step(ObjectNode json, Ledger.Change step) {
    json.put("at", step.at().toString());
    json.put("state", step.state().name());
    json.put("reason", step.reason());
  }

  private static void order(ObjectNode json, Leg leg) {
    json.put("order_link_id", leg.orderLinkId());
    json.put("leg", String.valueOf(leg.leg()));
    json.put("category", leg.category());
    json.put("symbol", leg.symbol());
    json.put("state", leg.state().name());
    json.put("reason", leg.reason());
    json.put("order_id", leg.orderId());
    json.put("filled_qty", leg.filledQuantity());
    json.put("avg_price", leg.averagePrice());
    json.put("asked", leg.asked());
    json.set("sent", read(leg.request()));
  }

  private static void orderStep(ObjectNode json, LedgerView.OrderStep step) {
    json.put("leg", String.valueOf(step.leg()));
    json.put("at", step.at().toString());
    json.put("state", step.state().name());
    json.put("reason", step.reason());
    json.put("order_id", step.orderId());
    json.put("filled_qty", step.filledQuantity());
    json.put("avg_price", step.averagePrice());
  }

  private static void attempt(ObjectNode json, Attempt attempt) {
    json.put("order_link_id", attempt.orderLinkId());
    json.put("at", attempt.at().toString());
    json.put("endpoint", attempt.endpoint());
    json.put("ret_code", attempt.retCode());
    json.put("outcome", attempt.outcome());
    json.put("text", attempt.text());
    json.put("round_trip_us", attempt.roundTripMicros());
  }

  private static JsonNode read(String text) {
    try {
      return text.isEmpty() ? JSON.nullNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  private static String text(ObjectNode line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
