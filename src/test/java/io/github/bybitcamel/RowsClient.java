package io.github.bybitcamel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Request;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers each endpoint with the rows it was given for it, whatever is asked; else with none. */
public final class RowsClient implements V5Client {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<V5Endpoint, String> results = new EnumMap<>(V5Endpoint.class);
  private final List<V5Request> requests = new ArrayList<>();

  /** Gives {@code endpoint} these rows; single quotes stand for double ones. */
  public RowsClient rows(V5Endpoint endpoint, String... rows) {
    return result(endpoint, "{'list':[" + String.join(",", rows) + "]}");
  }

  /** Gives {@code endpoint} this result. */
  public RowsClient result(V5Endpoint endpoint, String result) {
    results.put(endpoint, result);
    return this;
  }

  @Override
  public V5Answer call(V5Request request) {
    requests.add(request);
    String result = results.getOrDefault(request.endpoint(), "{'list':[]}");
    try {
      return new V5Answer(
          0,
          "OK",
          JSON.readTree(result.replace('\'', '"')),
          JsonNodeFactory.instance.objectNode(),
          Instant.EPOCH,
          Optional.empty());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what was asked. */
  public List<V5Request> requests() {
    return requests;
  }
}
