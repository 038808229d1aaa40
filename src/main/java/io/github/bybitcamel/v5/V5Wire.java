package io.github.bybitcamel.v5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes requests as they go on the wire, and signs the very characters it has written. Safe for
 * use by several threads at once.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/guide">Bybit V5: Authentication</a>
 */
public final class V5Wire {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String REQUEST_ID = "cdn-request-id";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String JSON_TYPE = "application/json";
  private static final String KEY = "X-BAPI-API-KEY";
  private static final String TIME = "X-BAPI-TIMESTAMP";
  private static final String WINDOW = "X-BAPI-RECV-WINDOW";
  private static final String SIGN = "X-BAPI-SIGN";

  private final V5Settings settings;
  private final ServerClock clock;
  private final Supplier<String> requestIds;

  /**
   * Creates a writer.
   *
   * @param settings who signs, and for how long a signature is good
   * @param clock the exchange's time
   * @param requestIds a new text for each call, by which the exchange's support can find it
   */
  public V5Wire(V5Settings settings, ServerClock clock, Supplier<String> requestIds) {
    this.settings = settings;
    this.clock = clock;
    this.requestIds = requestIds;
  }

  /** Returns {@code request} with the time and signature of now; to be called for every attempt. */
  public SignedRequest encode(V5Request request) {
    V5Endpoint endpoint = request.endpoint();
    String query = endpoint.isWrite() ? "" : query(request.parameters());
    String body = endpoint.isWrite() ? json(request.parameters()) : "";
    return new SignedRequest(
        endpoint.method(), endpoint.path(), query, body, headers(endpoint, query + body));
  }

  private Map<String, String> headers(V5Endpoint endpoint, String content) {
    String id = requestIds.get();
    if (!endpoint.isPrivate()) {
      return endpoint.isWrite()
          ? Map.of(REQUEST_ID, id, CONTENT_TYPE, JSON_TYPE)
          : Map.of(REQUEST_ID, id);
    }
    String key = settings.apiKey();
    String time = Long.toString(clock.now().toEpochMilli());
    String window = Long.toString(settings.receiveWindow().toMillis());
    String signature = settings.signer().sign(time + key + window + content);
    return endpoint.isWrite()
        ? Map.of(
            REQUEST_ID,
            id,
            CONTENT_TYPE,
            JSON_TYPE,
            KEY,
            key,
            TIME,
            time,
            WINDOW,
            window,
            SIGN,
            signature)
        : Map.of(REQUEST_ID, id, KEY, key, TIME, time, WINDOW, window, SIGN, signature);
  }

  private static String query(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + value(parameter))
        .collect(Collectors.joining("&"));
  }

  private static String value(Map.Entry<String, Object> parameter) {
    String text = parameter.getValue().toString();
    return parameter.getKey().equals("cursor") ? Percent.complete(text) : Percent.encode(text);
  }

  private static String json(Map<String, Object> parameters) {
    try {
      return JSON.writeValueAsString(parameters);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text, numbers and truth values are JSON", e);
    }
  }
}
