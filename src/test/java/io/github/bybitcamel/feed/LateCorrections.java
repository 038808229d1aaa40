package io.github.bybitcamel.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Request;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An exchange that thinks better of it: the volume of every second candle is too high for the first
 * three quarters of a minute after it has closed.
 */
record LateCorrections(V5Client client) implements V5Client {

  private static final long MINUTE = 60_000;
  private static final long WRONG = 45_000;
  private static final int VOLUME = 5;

  @Override
  public V5Answer call(V5Request request) {
    V5Answer answer = client.call(request);
    return request.endpoint() == V5Endpoint.KLINE ? wrong(answer) : answer;
  }

  private static V5Answer wrong(V5Answer answer) {
    JsonNode result = answer.result().deepCopy();
    for (JsonNode row : result.path("list")) {
      long open = row.get(0).asLong();
      boolean late = isLate(open, answer.time());
      if (late) {
        BigDecimal volume = new BigDecimal(row.get(VOLUME).asText()).add(BigDecimal.ONE);
        ((ArrayNode) row).set(VOLUME, volume.toPlainString());
      }
    }
    return new V5Answer(
        answer.retCode(),
        answer.retMsg(),
        result,
        answer.retExtInfo(),
        answer.time(),
        answer.traceId());
  }

  private static boolean isLate(long open, Instant now) {
    return open / MINUTE % 2 == 0 && now.toEpochMilli() < open + MINUTE + WRONG;
  }
}
