package io.github.bybitcamel.paper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Remembers the latest requests of this run. */
final class Requests {

  private static final int MOST = 20_000;

  private final Map<Long, SeenRequest> seen = new LinkedHashMap<>();
  private long count;

  /** Notes an arrival and returns its number, counted from 1. */
  synchronized long arrived(Request request, Instant at) {
    Set<String> headers = new TreeSet<>(request.headers().keySet());
    count++;
    seen.remove(count - MOST);
    seen.put(
        count,
        new SeenRequest(
            count,
            at,
            request.method(),
            request.path(),
            request.query(),
            request.bodyText(),
            headers,
            0,
            -1));
    return count;
  }

  /** Notes what a request got. */
  synchronized void answered(long number, int status, int retCode) {
    seen.computeIfPresent(number, (key, request) -> request.answered(status, retCode));
  }

  synchronized List<SeenRequest> all() {
    return List.copyOf(seen.values());
  }
}
