package io.github.bybitcamel.chaos;

import io.github.bybitcamel.paper.PaperRecord;
import io.github.bybitcamel.paper.SeenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The creates that reached the exchange, by number, and how far its clock was off then. */
final class RequestLog {

  private static final String CREATE = "/v5/order/create";

  private final PaperRecord record;
  private final Map<Long, SeenRequest> creates = new TreeMap<>();
  private final TreeMap<Long, Duration> skews = new TreeMap<>(Map.of(0L, Duration.ZERO));

  RequestLog(PaperRecord record) {
    this.record = record;
  }

  /** Keeps what the exchange will forget. */
  void keep() {
    record.requests(CREATE).forEach(request -> creates.put(request.number(), request));
  }

  /** Says that the exchange's clock is off from now on. */
  void skewed(Duration ahead) {
    List<SeenRequest> seen = record.requests();
    skews.put(seen.isEmpty() ? 0 : seen.get(seen.size() - 1).number(), ahead);
  }

  /** Returns how many creates reached the exchange. */
  int count() {
    keep();
    return creates.size();
  }

  List<SeenRequest> creates() {
    return List.copyOf(creates.values());
  }

  /** Returns when a request arrived, by the harness's clock. */
  Instant at(SeenRequest request) {
    return request.at().minus(skews.lowerEntry(request.number()).getValue());
  }

  /** Returns in which stretch of an unmoved clock a request arrived. */
  long stretch(SeenRequest request) {
    return skews.lowerKey(request.number());
  }

  /** Returns whether the clock was moved so shortly before that the time may be wrong. */
  boolean isClear(SeenRequest request) {
    return skews.size() == 1 || request.number() > stretch(request) + 40;
  }
}
