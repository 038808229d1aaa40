package io.github.bybitcamel.v5;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What the exchange answered to a call it carried out.
 *
 * @param retCode zero
 * @param retMsg Bybit's word; says nothing that {@code retCode} does not
 * @param result the data; an empty object where there is none
 * @param retExtInfo results per order of a batch; an empty object where there is none
 * @param time the exchange's time of the answer; the epoch where it did not say
 * @param traceId by which the exchange's support can find the call
 * @see <a href="https://bybit-exchange.github.io/docs/v5/guide">Bybit V5: Common response</a>
 */
public record V5Answer(
    int retCode,
    String retMsg,
    JsonNode result,
    JsonNode retExtInfo,
    Instant time,
    Optional<String> traceId) {

  /** Shows the outcome and none of the data, which may hold a key. */
  @Override
  public String toString() {
    return "V5Answer[retCode=" + retCode + ", retMsg=" + retMsg + ", time=" + time + "]";
  }
}
