package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The control over HTTP: each path one method of {@link PaperControl} or {@link PaperRecord}. */
final class ControlHandler {

  private static final Schema SCHEMA =
      Schema.of(
          "symbol price prices:array candles:array step:int quantity path kind nth:int times:int delay:int",
          "number:int ahead:int on:bool length:int perSecond:int status",
          "address in:int title begin:int");

  /** Of a candle without time and turnover. */
  private static final int VALUES = 5;

  /** So many characters of its beginning tell a kind of fault. */
  private static final int LIKE = 4;

  private final PaperControl control;
  private final PaperRecord record;

  ControlHandler(PaperControl control, PaperRecord record) {
    this.control = control;
    this.record = record;
  }

  void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange);
      Wire.send(exchange, answer(request));
    }
  }

  private Answer answer(Request request) {
    try {
      return Answer.json(0, Json.text(carryOut(request)), Map.of());
    } catch (Refusal | IllegalArgumentException e) {
      return Answer.plain(400, e.getMessage());
    }
  }

  private ObjectNode carryOut(Request request) {
    if (request.method().equals("GET")) {
      return read(request.path());
    }
    ObjectNode body = request.body().isEmpty() ? Json.object() : Json.read(request.bodyText());
    write(request.path(), Params.of(body, SCHEMA, true), body);
    return Json.object().put("done", true);
  }

  private ObjectNode read(String path) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("list");
    switch (path) {
      case "/requests" -> record.requests().forEach(list::addPOJO);
      case "/orders" -> record.orders().forEach(list::addPOJO);
      case "/executions" -> record.executions().forEach(list::addPOJO);
      default -> throw new IllegalArgumentException("unknown path " + path);
    }
    return answer;
  }

  private void write(String path, Params params, ObjectNode body) {
    switch (path) {
      case "/price" -> control.price(params.text("symbol"), params.decimal("price"));
      case "/release" -> control.release(params.text("symbol"));
      case "/replay" -> control.replay(params.text("symbol"), prices(body), millis(params, "step"));
      case "/replay-candles" ->
          control.replayCandles(params.text("symbol"), candles(body), millis(params, "step"));
      case "/freeze" -> control.freeze();
      case "/liquidity" -> liquidity(params);
      case "/status" -> control.status(params.text("symbol"), params.text("status"));
      case "/fault" -> control.fault(fault(params));
      case "/clear-faults" -> control.clearFaults();
      case "/skew" -> control.skew(millis(params, "ahead"));
      case "/read-only" -> control.readOnly(params.flag("on"));
      case "/expired" -> control.expired(params.flag("on"));
      case "/bind-key" -> control.bindKey(params.text("address", "*"));
      case "/key-ends" -> control.keyEnds(control.now().plus(millis(params, "in")));
      case "/may-withdraw" -> control.mayWithdraw(params.flag("on"));
      case "/classic" -> control.classic(params.flag("on"));
      case "/maintenance" -> maintenance(params);
      case "/clear-maintenance" -> control.clearMaintenance();
      case "/quota" ->
          control.quota(params.text("path"), params.within("perSecond", 1, 100000, 10));
      case "/lift-limits" -> control.liftLimits(params.flag("on"));
      case "/ban" -> control.ban(millis(params, "length"));
      case "/clear-recent-orders" -> control.clearRecentOrders();
      default -> throw new IllegalArgumentException("unknown path " + path);
    }
  }

  private void maintenance(Params params) {
    Instant begin = control.now().plus(millis(params, "begin"));
    control.maintenance(
        params.text("title", "maintenance"), begin, begin.plus(millis(params, "length")));
  }

  private void liquidity(Params params) {
    if (params.has("quantity")) {
      control.liquidity(params.text("symbol"), params.decimal("quantity"));
    } else {
      control.liftLiquidity(params.text("symbol"));
    }
  }

  private static Duration millis(Params params, String name) {
    return Duration.ofMillis(params.integer(name, 0));
  }

  private static List<BigDecimal> prices(ObjectNode body) {
    List<BigDecimal> prices = new ArrayList<>();
    body.path("prices").forEach(price -> prices.add(new BigDecimal(price.asText())));
    return prices;
  }

  /** Rows of open, high, low, close, volume; or as the exchange's klines are, newest first. */
  private static List<Recorded> candles(ObjectNode body) {
    List<Recorded> candles = new ArrayList<>();
    for (JsonNode row : body.path("candles")) {
      boolean kline = row.size() > VALUES;
      int at = kline ? 1 : 0;
      Recorded candle =
          new Recorded(
              decimal(row, at),
              decimal(row, at + 1),
              decimal(row, at + 2),
              decimal(row, at + 3),
              decimal(row, at + 4));
      candles.add(kline ? 0 : candles.size(), candle);
    }
    return candles;
  }

  private static BigDecimal decimal(JsonNode row, int at) {
    return new BigDecimal(row.path(at).asText());
  }

  private static Fault fault(Params params) {
    return Fault.on(params.text("path", "*"), kind(params.text("kind")))
        .nth(params.within("nth", 1, 1_000_000, 1))
        .times(params.within("times", 1, 1_000_000, 1))
        .lasting(millis(params, "delay"))
        .with(params.within("number", 0, 10_000_000, 0));
  }

  private static Fault.Kind kind(String word) {
    return Arrays.stream(Fault.Kind.values())
        .filter(kind -> kind.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Code.PARAMETER.refuse(
                    "kind is '%s': %s".formatted(Params.shown(word), kinds(word))));
  }

  /** Says which kinds there are, and before them the one that begins most like {@code word}. */
  private static String kinds(String word) {
    String meant = word.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
    String near =
        Arrays.stream(Fault.Kind.values())
            .map(Enum::name)
            .max(Comparator.comparingInt(name -> common(name, meant)))
            .filter(name -> common(name, meant) >= LIKE)
            .map("did you mean %s? "::formatted)
            .orElse("");
    return near + "there are " + Arrays.toString(Fault.Kind.values()).replaceAll("[\\[\\]]", "");
  }

  private static int common(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }
}
