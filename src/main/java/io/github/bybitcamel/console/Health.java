package io.github.bybitcamel.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Whether the program lives, and whether it is ready for signals: {@code /health/live} and {@code
 * /health/ready}, with reasons and the alarms that stand.
 */
final class Health extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Supplier<Map<String, String>> unready;
  private final transient Supplier<List<AlarmView>> alarms;

  /**
   * Prepares the answers.
   *
   * @param unready what stands in the way of signals by name; empty text where nothing does
   * @param alarms those that stand: a person should know of them, and signals are taken all the
   *     same
   */
  Health(Supplier<Map<String, String>> unready, Supplier<List<AlarmView>> alarms) {
    this.unready = unready;
    this.alarms = alarms;
  }

  private record Condition(String status, String reason) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String which = String.valueOf(request.getPathInfo());
    if (which.equals("/live")) {
      ReadServlet.answer(response, HttpServletResponse.SC_OK, Map.of("status", "UP"));
      return;
    }
    if (!which.equals("/ready")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Map<String, Condition> checks = new TreeMap<>();
    unready
        .get()
        .forEach(
            (name, reason) ->
                checks.put(name, new Condition(reason.isEmpty() ? "UP" : "DOWN", reason)));
    boolean up = checks.values().stream().allMatch(check -> check.status().equals("UP"));
    ReadServlet.answer(
        response,
        up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        Map.of("status", up ? "UP" : "DOWN", "checks", checks, "alarms", alarms.get()));
  }
}
