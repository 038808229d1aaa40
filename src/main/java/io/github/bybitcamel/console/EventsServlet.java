package io.github.bybitcamel.console;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/** Server-sent events: where a page hears what changes. */
final class EventsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int MOST_PAGES = 200;

  private final transient Broadcaster broadcaster;
  private final transient Supplier<Object> first;

  /**
   * Prepares the stream.
   *
   * @param first what a page is told at once
   */
  EventsServlet(Broadcaster broadcaster, Supplier<Object> first) {
    this.broadcaster = broadcaster;
    this.first = first;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (broadcaster.clients() >= MOST_PAGES) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too many pages are open");
      return;
    }
    byte[] now = Broadcaster.event("now", first.get());
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.flushBuffer();
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    EventClient client = new EventClient(context, response.getOutputStream(), broadcaster);
    context.addListener(client);
    client.offer(now);
    broadcaster.add(client);
    response.getOutputStream().setWriteListener(client);
  }
}
