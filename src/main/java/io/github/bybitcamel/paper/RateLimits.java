package io.github.bybitcamel.paper;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts the requests of the key by endpoint and category in a rolling second. */
final class RateLimits {

  private static final long SECOND = 1_000;

  private final Map<String, Deque<Long>> taken = new HashMap<>();
  private final Map<String, Integer> quotas = new HashMap<>();
  private boolean lifted;

  RateLimits(boolean limited) {
    this.lifted = !limited;
  }

  /**
   * What a request finds: the quota, what is left of it, and when there is more.
   *
   * @param allowed whether any of its weight is within the quota
   * @param over how much of its weight is not
   */
  record Verdict(boolean allowed, int over, int limit, int left, long resetAt) {

    Map<String, String> headers() {
      return Map.of(
          "X-Bapi-Limit", Integer.toString(limit),
          "X-Bapi-Limit-Status", Integer.toString(left),
          "X-Bapi-Limit-Reset-Timestamp", Long.toString(resetAt));
    }
  }

  /** Takes {@code weight} from the quota, or as much of it as is left. */
  synchronized Verdict take(Endpoint endpoint, String category, int weight, long now) {
    int limit = quotas.getOrDefault(endpoint.path(), endpoint.quota().of(category));
    String bucket = category.equals("inverse") ? "linear" : category;
    Deque<Long> times =
        taken.computeIfAbsent(endpoint.path() + ' ' + bucket, key -> new ArrayDeque<>());
    while (!times.isEmpty() && times.peekFirst() <= now - SECOND) {
      times.removeFirst();
    }
    int granted = lifted ? weight : Math.min(weight, Math.max(0, limit - times.size()));
    for (int i = 0; i < granted; i++) {
      times.addLast(now);
    }
    int over = weight - granted;
    int left = Math.max(0, limit - times.size());
    long reset = over == 0 ? now : SECOND + (times.isEmpty() ? now : times.peekFirst());
    return new Verdict(granted > 0, over, limit, left, reset);
  }

  /** Replaces the quota of a path in all categories. */
  synchronized void quota(String path, int limit) {
    quotas.put(path, limit);
  }

  /** Lets everything pass, or holds the limits again. */
  synchronized void lift(boolean all) {
    lifted = all;
  }
}
