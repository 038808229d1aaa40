package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leads a request through the gates to its endpoint and writes the answer. */
final class Front {

  private final PaperSettings settings;
  private final Clock clock;
  private final Lock lock;
  private final Matching matching;
  private final Authentication authentication;
  private final Map<String, Endpoint> endpoints = new HashMap<>();

  Front(
      PaperSettings settings, Clock clock, Lock lock, Matching matching, List<Endpoint> endpoints) {
    this.settings = settings;
    this.clock = clock;
    this.lock = lock;
    this.matching = matching;
    this.authentication = new Authentication(settings);
    endpoints.forEach(one -> this.endpoints.put(one.method() + ' ' + one.path(), one));
  }

  Answer answer(Request request) {
    if (request.method().equals("GET") && !request.body().isEmpty()) {
      return Answer.plain(403, "403 Forbidden: GET with a body");
    }
    Endpoint endpoint = endpoints.get(request.method() + ' ' + request.path());
    if (endpoint == null) {
      return Answer.plain(404, "404 page not found");
    }
    if (!endpoint.isPublic() && !Authentication.present(request)) {
      return Answer.plain(401, "401 Unauthorized");
    }
    try {
      return handle(endpoint, request);
    } catch (Refusal refusal) {
      return refused(refusal);
    }
  }

  private Answer handle(Endpoint endpoint, Request request) {
    if (!endpoint.isPublic()) {
      authentication.check(request, clock.millis());
    }
    if (request.method().equals("POST") && !json(request)) {
      throw Code.PARAMETER.refuse("Content-Type must be application/json");
    }
    ObjectNode values = request.parameters();
    Params params = Params.of(values, endpoint.schema(), settings.strict());
    Result result =
        lock.hold(
            () -> {
              matching.tick();
              return endpoint.handler().handle(params);
            });
    return written(0, "OK", result);
  }

  private static boolean json(Request request) {
    return request.header("content-type").startsWith("application/json");
  }

  private Answer refused(Refusal refusal) {
    return written(refusal.retCode(), refusal.getMessage(), Result.of(Json.object()));
  }

  private Answer written(int retCode, String retMsg, Result result) {
    String body = Json.text(Result.envelope(retCode, retMsg, result, clock.millis()));
    return Answer.json(retCode, body, Map.of());
  }
}
