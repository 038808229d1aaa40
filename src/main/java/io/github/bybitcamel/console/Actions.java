package io.github.bybitcamel.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.ledger.Entry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What an operator may do. Whatever touches an order is a signal of its own: it is journalled, goes
 * through lane and risk gate, and has a page.
 */
final class Actions {

  /** What would make a signal that is sent anew the old one, or too old. */
  private static final List<String> OF_THE_FIRST =
      List.of("id", "source", "time", "valid_until", "max_age_s", "secret");

  /** What {@code source.<name>.…} limits at the gate. */
  private static final List<String> LIMITS =
      List.of("categories", "symbols", "actions", "max-order-notional");

  private final Parts parts;

  Actions(Parts parts) {
    this.parts = parts;
  }

  Map<String, Function<JsonNode, Object>> all() {
    return Map.of(
        "halt",
        asked -> told(parts.trading().halt(reason(asked))),
        "reduce-only",
        asked -> told(parts.trading().reduceOnly(reason(asked))),
        "resume",
        asked -> told(parts.trading().resume()),
        "submit",
        asked -> submit(need(asked, "text")),
        "replay",
        this::replay,
        "cancel",
        this::cancel,
        "close",
        this::close);
  }

  private static String reason(JsonNode asked) {
    String said = asked.path("reason").asText("").replaceAll("\\p{Cntrl}", " ").strip();
    return said.isEmpty() ? "asked for on the console" : said;
  }

  private static Map<String, String> told(String what) {
    return Map.of("text", what);
  }

  private Object submit(String text) {
    return parts.door().submit("console-" + UUID.randomUUID(), text);
  }

  private Object replay(JsonNode asked) {
    Entry entry =
        parts
            .ledger()
            .find(asked.path("sequence").asLong())
            .orElseThrow(() -> new BadRequestException("there is no such signal"));
    if (entry.canonical().isEmpty()) {
      throw new BadRequestException("it was never understood: edit it and submit it");
    }
    refuseFreer(entry);
    ObjectNode signal = (ObjectNode) Json.read(entry.canonical().getBytes(UTF_8));
    signal.remove(OF_THE_FIRST);
    signal.put("id", "replay-" + entry.sequence() + "-" + UUID.randomUUID());
    return submit(signal.toString());
  }

  /** The gate knows what comes from here by its own source, and not by that of the first. */
  private void refuseFreer(Entry entry) {
    List<String> limits =
        parts.settings().get().stream()
            .map(SettingView::name)
            .filter(name -> LIMITS.stream().anyMatch(limit -> name.equals(of(entry, limit))))
            .toList();
    boolean same = entry.source().equals(SignalDoor.SOURCE) || entry.lessensRisk();
    if (!same && !limits.isEmpty()) {
      throw new BadRequestException(
          "source %s has limits of its own (%s), which a replay is not held against: submit it anew"
              .formatted(entry.source(), String.join(", ", limits)));
    }
  }

  private static String of(Entry entry, String limit) {
    return "source." + entry.source() + "." + limit;
  }

  private Object cancel(JsonNode asked) {
    ObjectNode signal = signal("cancel", asked);
    signal.put("order_id", need(asked, "orderId"));
    return submit(signal.toString());
  }

  private Object close(JsonNode asked) {
    ObjectNode signal = signal("close", asked);
    if (asked.path("positionIdx").asInt() != 0) {
      signal.put("position_idx", asked.path("positionIdx").asInt());
    }
    return submit(signal.toString());
  }

  private static ObjectNode signal(String action, JsonNode asked) {
    ObjectNode signal = (ObjectNode) Json.read("{}".getBytes(UTF_8));
    signal.put("id", action + "-" + UUID.randomUUID());
    signal.put("action", action);
    signal.put("category", Charts.category(need(asked, "category")).text());
    signal.put("symbol", Charts.symbol(need(asked, "symbol")));
    return signal;
  }

  private static String need(JsonNode asked, String name) {
    String text = asked.path(name).asText("");
    if (text.isBlank()) {
      throw new BadRequestException("'" + name + "' is missing");
    }
    return text;
  }
}
