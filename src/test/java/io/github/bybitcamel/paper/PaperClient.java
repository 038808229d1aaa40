package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Talks to the exchange over HTTP and signs by itself. */
final class PaperClient {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final Clock clock;
  private String key = "paper";
  private String secret = "paper-secret";

  PaperClient(PaperExchange exchange, Clock clock) {
    this.base = exchange.baseUrl();
    this.clock = clock;
  }

  PaperClient as(String otherKey, String otherSecret) {
    key = otherKey;
    secret = otherSecret;
    return this;
  }

  JsonNode get(String path, String... pairs) {
    return json(send(signed("GET", path, query(pairs), "")));
  }

  JsonNode post(String path, String body) {
    return json(send(signed("POST", path, "", body.replace('\'', '"'))));
  }

  /** Returns a signed request; with a query it is a GET's, else the body is signed. */
  HttpRequest.Builder signed(String method, String path, String query, String body) {
    return signed(method, path, query, body, clock.millis());
  }

  HttpRequest.Builder signed(
      String method, String path, String query, String body, long timestamp) {
    String text = timestamp + key + "5000" + (method.equals("GET") ? query : body);
    return plain(method, path, query, body)
        .header("X-BAPI-API-KEY", key)
        .header("X-BAPI-TIMESTAMP", Long.toString(timestamp))
        .header("X-BAPI-RECV-WINDOW", "5000")
        .header("X-BAPI-SIGN", hmac(text));
  }

  HttpRequest.Builder plain(String method, String path, String query, String body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(base.resolve(path + (query.isEmpty() ? "" : "?" + query)));
    if (method.equals("GET")) {
      return builder.GET();
    }
    return builder
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(response.statusCode() + " " + response.body(), e);
    }
  }

  static String query(String... pairs) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  JsonNode create(String fields) {
    return post("/v5/order/create", "{'category':'linear','symbol':'BTCUSDT'," + fields + "}");
  }

  JsonNode order(String linkId) {
    return get("/v5/order/realtime", "category", "linear", "orderLinkId", linkId)
        .at("/result/list/0");
  }

  JsonNode position(String symbol) {
    return get("/v5/position/list", "category", "linear", "symbol", symbol).at("/result/list/0");
  }

  JsonNode wallet() {
    return get("/v5/account/wallet-balance", "accountType", "UNIFIED").at("/result/list/0");
  }
}
