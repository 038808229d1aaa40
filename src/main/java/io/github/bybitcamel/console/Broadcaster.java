package io.github.bybitcamel.console;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells every open page the same events. An event is worded once and its bytes are shared; a page
 * that does not keep up is let go, and comes back by itself.
 */
final class Broadcaster {

  private final Set<EventClient> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong dropped = new AtomicLong();

  void add(EventClient client) {
    clients.add(client);
  }

  void remove(EventClient client) {
    clients.remove(client);
  }

  boolean isWatched() {
    return !clients.isEmpty();
  }

  int clients() {
    return clients.size();
  }

  /** Returns how many pages were let go because they did not keep up. */
  long dropped() {
    return dropped.get();
  }

  /** Tells {@code value} to all who listen. Waits for nobody. */
  void tell(String event, Object value) {
    if (clients.isEmpty()) {
      return;
    }
    byte[] bytes = event(event, value);
    for (EventClient client : clients) {
      if (!client.offer(bytes)) {
        dropped.incrementAndGet();
        client.close();
      }
    }
  }

  static byte[] event(String event, Object value) {
    return ("event: " + event + "\ndata: " + Json.text(value) + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  void close() {
    clients.forEach(EventClient::close);
    clients.clear();
  }
}
