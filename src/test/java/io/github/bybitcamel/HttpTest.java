package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** A desk with its HTTP door, and clients that knock. */
abstract class HttpTest extends RunningDesk {

  static final String TOKEN = "signals-token-0123456789abcdef";
  static final String OPERATOR = "operator-token-0123456789abcdef";
  static final ObjectMapper JSON = new ObjectMapper();

  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Returns settings beside those of every desk. */
  Map<String, String> more() {
    return Map.of();
  }

  @Override
  Desk desk(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more());
    environment.putAll(more);
    environment.put("HTTP_PORT", "0");
    environment.put("SIGNALS_TOKEN", TOKEN);
    environment.put("OPERATOR_TOKEN", OPERATOR);
    return super.desk(environment);
  }

  URI door(String path) {
    return URI.create(desk.address().orElseThrow() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(door(path)).header("Content-Type", "application/json");
  }

  HttpRequest.Builder post(String path, String body) {
    return request(path)
        .header("Authorization", "Bearer " + TOKEN)
        .POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }

  static String buy(String id, String symbol, String qty) {
    return "{\"id\":\"%s\",\"symbol\":\"%s\",\"side\":\"buy\",\"qty\":\"%s\"}"
        .formatted(id, symbol, qty);
  }

  JsonNode refused(HttpRequest.Builder request, int status) {
    HttpResponse<String> response = send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    return problem;
  }
}
