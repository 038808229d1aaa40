package io.github.bybitcamel.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Remembers the requests of this run. */
final class Requests {

  private final List<SeenRequest> seen = new ArrayList<>();

  /** Notes an arrival and returns its place, counted from 0. */
  synchronized int arrived(Request request, Instant at) {
    Set<String> headers = new TreeSet<>(request.headers().keySet());
    int place = seen.size();
    seen.add(
        new SeenRequest(
            place + 1L,
            at,
            request.method(),
            request.path(),
            request.query(),
            request.bodyText(),
            headers,
            0,
            -1));
    return place;
  }

  /** Notes what the request at {@code place} got. */
  synchronized void answered(int place, int status, int retCode) {
    SeenRequest r = seen.get(place);
    seen.set(
        place,
        new SeenRequest(
            r.number(),
            r.at(),
            r.method(),
            r.path(),
            r.query(),
            r.body(),
            r.headers(),
            status,
            retCode));
  }

  synchronized List<SeenRequest> all() {
    return List.copyOf(seen);
  }
}
