package io.github.bybitcamel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A second V5 exchange on loopback, written from the documentation alone and sharing nothing with
 * the paper exchange: one contract, BTCUSDT at 30000, that knows the documented parameters and no
 * others, and answers with more fields, in another order, and an older time than we ask for.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/intro">Bybit V5: Introduction</a>
 */
final class OtherExchange implements AutoCloseable {

  static final String KEY = "another-key";
  static final String SECRET = "another-secret";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BigDecimal PRICE = new BigDecimal("30000");

  /** What each path knows: text unless it ends in :int or :bool; ! is required. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("GET /v5/market/time", ""),
          Map.entry("GET /v5/system/status", "id state"),
          Map.entry(
              "GET /v5/market/instruments-info",
              "category! symbol symbolType status baseCoin limit:int cursor"),
          Map.entry("GET /v5/market/tickers", "category! symbol baseCoin expDate"),
          Map.entry(
              "GET /v5/market/kline", "category symbol! interval! start:int end:int limit:int"),
          Map.entry("GET /v5/user/query-api", ""),
          Map.entry("GET /v5/account/wallet-balance", "accountType! coin"),
          Map.entry("GET /v5/account/info", ""),
          Map.entry(
              "GET /v5/position/list", "category! symbol baseCoin settleCoin limit:int cursor"),
          Map.entry(
              "GET /v5/order/realtime",
              "category! symbol baseCoin settleCoin orderId orderLinkId openOnly:int orderFilter"
                  + " limit:int cursor"),
          Map.entry(
              "GET /v5/order/history",
              "category! symbol baseCoin settleCoin orderId orderLinkId orderFilter orderStatus"
                  + " startTime:int endTime:int limit:int cursor"),
          Map.entry(
              "GET /v5/execution/list",
              "category! symbol orderId orderLinkId baseCoin startTime:int endTime:int execType"
                  + " limit:int cursor"),
          Map.entry(
              "POST /v5/order/create",
              "category! symbol! isLeverage:int side! orderType! qty! marketUnit"
                  + " rpiTakerAccess:bool slippageToleranceType slippageTolerance price"
                  + " triggerDirection:int orderFilter triggerPrice triggerBy orderIv timeInForce"
                  + " positionIdx:int orderLinkId takeProfit stopLoss tpTriggerBy slTriggerBy"
                  + " reduceOnly:bool closeOnTrigger:bool smpType mmp:bool tpslMode tpLimitPrice"
                  + " slLimitPrice tpOrderType slOrderType bboSideType bboLevel"),
          Map.entry(
              "POST /v5/order/amend",
              "category! symbol! orderId orderLinkId orderIv triggerPrice qty price tpslMode"
                  + " takeProfit stopLoss tpTriggerBy slTriggerBy triggerBy tpLimitPrice"
                  + " slLimitPrice"),
          Map.entry("POST /v5/order/cancel", "category! symbol! orderId orderLinkId orderFilter"),
          Map.entry(
              "POST /v5/order/cancel-all",
              "category! symbol baseCoin settleCoin orderFilter stopOrderType"));

  private final Clock clock = Clock.systemUTC();
  private final Map<String, Map<String, String>> orders = new LinkedHashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Queue<String> writes = new ConcurrentLinkedQueue<>();
  private final ExecutorService workers = Executors.newFixedThreadPool(8);
  private final HttpServer server;
  private BigDecimal held = BigDecimal.ZERO;

  OtherExchange() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(workers);
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns what was wrong with requests. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** Returns the bodies of what was written, each after its path. */
  List<String> writes() {
    return List.copyOf(writes);
  }

  synchronized BigDecimal held() {
    return held;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    int status = 200;
    String answer;
    if (!KNOWN.containsKey(call)) {
      faults.add("no such path: " + call);
      status = 404;
      answer = "404 page not found";
    } else {
      answer = envelope(exchange, call, body);
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private String envelope(HttpExchange exchange, String call, String body) {
    int retCode = 0;
    String result = "{}";
    String query = exchange.getRequestURI().getRawQuery();
    boolean write = call.startsWith("POST");
    try {
      if (!call.contains("/market/") && !call.contains("/system/")) {
        authenticate(exchange, write ? body : query == null ? "" : query);
      }
      Map<String, String> parameters = write ? json(call, body) : query(call, query);
      if (write) {
        writes.add(call.substring(5) + " " + body);
      }
      result = carryOut(call, parameters);
    } catch (Refused e) {
      retCode = e.code;
      faults.addAll(e.fault ? List.of(call + ": " + e.getMessage()) : List.of());
    }
    return "{\"time\":%d,\"retExtInfo\":{\"of\":\"no interest\"},\"result\":%s,\"retMsg\":\"%s\",\"retCode\":%d}"
        .formatted(clock.millis(), result, retCode == 0 ? "success" : "no", retCode);
  }

  /** What the exchange does not carry out; a fault where the request is not a valid one. */
  private static final class Refused extends RuntimeException {

    private final int code;
    private final boolean fault;

    Refused(int code, boolean fault, String why) {
      super(why);
      this.code = code;
      this.fault = fault;
    }
  }

  private void authenticate(HttpExchange exchange, String signed) {
    String time = header(exchange, "X-BAPI-TIMESTAMP");
    String text =
        time + header(exchange, "X-BAPI-API-KEY") + header(exchange, "X-BAPI-RECV-WINDOW");
    long age = clock.millis() - Long.parseLong(time);
    if (age > 5000 || age <= -1000) {
      throw new Refused(10002, true, "time " + time);
    }
    if (!header(exchange, "X-BAPI-SIGN").equals(hmac(text + signed))) {
      throw new Refused(10004, true, "signature");
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    if (value == null) {
      throw new Refused(10001, true, name + " is missing");
    }
    return value;
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> query(String call, String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return checked(call, values);
  }

  private static Map<String, String> json(String call, String body) {
    Map<String, String> values = new LinkedHashMap<>();
    JsonNode node = read(body);
    node.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              String word = word(call, entry.getKey());
              boolean fits =
                  word.contains(":int")
                      ? value.isIntegralNumber()
                      : word.contains(":bool") ? value.isBoolean() : value.isTextual();
              if (!fits) {
                throw new Refused(10001, true, entry + " is of the wrong type");
              }
              values.put(entry.getKey(), value.asText());
            });
    return checked(call, values);
  }

  private static String word(String call, String name) {
    return Arrays.stream(KNOWN.get(call).split(" ", -1))
        .filter(word -> word.replaceAll("[:!].*", "").equals(name))
        .findFirst()
        .orElseThrow(() -> new Refused(10001, true, "unknown parameter " + name));
  }

  private static Map<String, String> checked(String call, Map<String, String> values) {
    values.keySet().forEach(name -> word(call, name));
    Arrays.stream(KNOWN.get(call).split(" ", -1))
        .filter(word -> word.endsWith("!"))
        .map(word -> word.replace("!", ""))
        .filter(name -> !values.containsKey(name))
        .forEach(
            name -> {
              throw new Refused(10001, true, name + " is missing");
            });
    return values;
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized String carryOut(String call, Map<String, String> p) {
    boolean known =
        p.getOrDefault("category", "linear").equals("linear")
            && p.getOrDefault("symbol", "BTCUSDT").equals("BTCUSDT");
    // It has heard of no coin but USDT.
    if (p.getOrDefault("settleCoin", "USDT").equals("USDC")) {
      throw new Refused(10001, false, "settleCoin");
    }
    return switch (call.substring(call.indexOf("/v5") + 3)) {
      case "/market/time" -> "{\"timeSecond\":\"" + clock.millis() / 1000 + "\"}";
      case "/market/instruments-info" -> list(known ? INSTRUMENT : "");
      case "/market/tickers" -> list(known ? TICKER : "");
      case "/user/query-api" ->
          "{\"uta\":1,\"readOnly\":0,\"ips\":[],\"permissions\":{\"ContractTrade\":[\"Order\"]}}";
      case "/account/wallet-balance" -> list(WALLET);
      case "/position/list" -> list(known && p.containsKey("symbol") ? position() : "");
      case "/order/realtime" -> list(orders(p));
      case "/execution/list" -> list("");
      case "/order/create" -> create(p);
      case "/order/amend" -> amend(p);
      case "/order/cancel" -> cancel(p);
      case "/order/cancel-all" -> cancelAll();
      default -> list("");
    };
  }

  private static String list(String rows) {
    return "{\"nextPageCursor\":\"\",\"list\":[" + rows + "],\"unheardOf\":null}";
  }

  private String create(Map<String, String> p) {
    if (orders.containsKey(p.get("orderLinkId"))) {
      throw new Refused(110072, false, "duplicate");
    }
    boolean market = p.get("orderType").equals("Market");
    Map<String, String> order = new LinkedHashMap<>(p);
    order.put("orderId", "other-" + orders.size());
    order.put("orderStatus", market ? "Filled" : "New");
    if (market) {
      BigDecimal signed = new BigDecimal(p.get("qty"));
      signed = p.get("side").equals("Buy") ? signed : signed.negate();
      boolean lessens = held.signum() * signed.signum() < 0;
      if (p.getOrDefault("reduceOnly", "false").equals("true") && !lessens) {
        throw new Refused(110017, false, "reduce-only");
      }
      held = held.add(signed);
    }
    orders.put(p.get("orderLinkId"), order);
    return acknowledged(order);
  }

  private String amend(Map<String, String> p) {
    Map<String, String> order = working(p);
    for (String name : List.of("qty", "price")) {
      if (p.containsKey(name)) {
        order.put(name, p.get(name));
      }
    }
    return acknowledged(order);
  }

  private String cancel(Map<String, String> p) {
    Map<String, String> order = working(p);
    order.put("orderStatus", "Cancelled");
    return acknowledged(order);
  }

  private String cancelAll() {
    return list(
        orders.values().stream()
            .filter(order -> order.get("orderStatus").equals("New"))
            .peek(order -> order.put("orderStatus", "Cancelled"))
            .map(OtherExchange::acknowledged)
            .collect(Collectors.joining(",")));
  }

  private Map<String, String> working(Map<String, String> p) {
    return orders.values().stream()
        .filter(order -> names(order, p))
        .filter(order -> order.get("orderStatus").equals("New"))
        .findFirst()
        .orElseThrow(() -> new Refused(110001, false, "no such order"));
  }

  /** With both ids given, orderId wins. */
  private static boolean names(Map<String, String> order, Map<String, String> p) {
    return p.containsKey("orderId")
        ? p.get("orderId").equals(order.get("orderId"))
        : p.get("orderLinkId").equals(order.get("orderLinkId"));
  }

  private static String acknowledged(Map<String, String> order) {
    return "{\"orderLinkId\":\"%s\",\"orderId\":\"%s\",\"seen\":true}"
        .formatted(order.get("orderLinkId"), order.get("orderId"));
  }

  private String orders(Map<String, String> p) {
    boolean one = p.containsKey("orderId") || p.containsKey("orderLinkId");
    return orders.values().stream()
        .filter(order -> one ? names(order, p) : order.get("orderStatus").equals("New"))
        .map(this::order)
        .collect(Collectors.joining(","));
  }

  private String order(Map<String, String> order) {
    boolean filled = order.get("orderStatus").equals("Filled");
    return """
        {"updatedTime":"%d","orderStatus":"%s","cumExecQty":"%s","avgPrice":"%s","qty":"%s",\
        "price":"%s","symbol":"BTCUSDT","side":"%s","orderType":"%s","orderId":"%s",\
        "orderLinkId":"%s","positionIdx":0,"takeProfit":"","stopLoss":"","triggerPrice":"",\
        "newEnum":{"a":[1]},"createdTime":"%d"}"""
        .formatted(
            clock.millis(),
            order.get("orderStatus"),
            filled ? order.get("qty") : "0",
            filled ? PRICE.toPlainString() : "",
            order.get("qty"),
            order.getOrDefault("price", ""),
            order.get("side"),
            order.get("orderType"),
            order.get("orderId"),
            order.get("orderLinkId"),
            clock.millis());
  }

  private String position() {
    String side = held.signum() == 0 ? "" : held.signum() > 0 ? "Buy" : "Sell";
    return """
        {"symbol":"BTCUSDT","leverage":"10","size":"%s","side":"%s","avgPrice":"%s",\
        "positionIdx":0,"takeProfit":"","stopLoss":"","markPrice":"30000","updatedTime":"%d"}"""
        .formatted(
            held.abs().toPlainString(),
            side,
            held.signum() == 0 ? "0" : PRICE.toPlainString(),
            clock.millis());
  }

  private static final String INSTRUMENT =
      """
      {"lotSizeFilter":{"qtyStep":"0.001","maxMktOrderQty":"500","maxOrderQty":"1190",\
      "minOrderQty":"0.001","minNotionalValue":"5"},"priceFilter":{"tickSize":"0.1"},\
      "leverageFilter":{"maxLeverage":"100"},"settleCoin":"USDT","quoteCoin":"USDT",\
      "baseCoin":"BTC","status":"Trading","symbol":"BTCUSDT","contractType":"LinearPerpetual"}""";

  private static final String TICKER =
      """
      {"symbol":"BTCUSDT","lastPrice":"30000","indexPrice":"30000","markPrice":"30000",\
      "bid1Price":"29999.9","ask1Price":"30000.1","volume24h":"1","price24hPcnt":"","fundingRate":""}""";

  private static final String WALLET =
      """
      {"accountType":"UNIFIED","totalEquity":"100000","totalWalletBalance":"100000",\
      "totalAvailableBalance":"100000","coin":[{"coin":"USDT","walletBalance":"100000",\
      "equity":"100000"}]}""";

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
