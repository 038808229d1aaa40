package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads a request through the gates to its endpoint and writes the answer. */
final class Front {

  private final boolean strict;
  private final Clock clock;
  private final Gates gates;
  private final Floor floor;
  private final Map<String, Endpoint> endpoints = new HashMap<>();

  Front(boolean strict, Clock clock, Gates gates, Floor floor, List<Endpoint> endpoints) {
    this.strict = strict;
    this.clock = clock;
    this.gates = gates;
    this.floor = floor;
    endpoints.forEach(one -> this.endpoints.put(one.method() + ' ' + one.path(), one));
  }

  /** Answers a request; {@code fault} may hide or reject the orders it places. */
  Answer answer(Request request, Optional<Fault> fault) {
    if (!gates.address().pass(clock.millis())) {
      return Answer.tooFrequent();
    }
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
      return admit(endpoint, request, fault);
    } catch (Refusal refusal) {
      return refused(refusal.retCode(), refusal.getMessage());
    }
  }

  private Answer admit(Endpoint endpoint, Request request, Optional<Fault> fault) {
    if (endpoint.isPublic()) {
      return carryOut(endpoint, request.parameters(), 0, fault);
    }
    gates.authentication().check(request, clock.millis());
    gates.key().check(endpoint, clock.instant());
    if (request.method().equals("POST") && !json(request)) {
      throw Code.PARAMETER.refuse("Content-Type must be application/json");
    }
    ObjectNode values = request.parameters();
    RateLimits.Verdict verdict = limit(endpoint, values);
    if (!verdict.allowed()) {
      return refused(Code.TOO_MANY_VISITS.number(), Code.TOO_MANY_VISITS.text())
          .with(verdict.headers());
    }
    return carryOut(endpoint, values, verdict.over(), fault).with(verdict.headers());
  }

  private RateLimits.Verdict limit(Endpoint endpoint, ObjectNode values) {
    String category = values.path("category").asText("linear");
    boolean each = endpoint.quota().perItem() && !category.equals("option");
    int weight = each ? Math.max(1, values.path("request").size()) : 1;
    return gates.limits().take(endpoint, category, weight, clock.millis());
  }

  private static boolean json(Request request) {
    return request.header("content-type").startsWith("application/json");
  }

  private Answer carryOut(Endpoint endpoint, ObjectNode values, int over, Optional<Fault> fault) {
    try {
      Params params = Params.of(values, endpoint.schema(), strict).over(over);
      return written(0, "OK", floor.carryOut(endpoint, params, fault));
    } catch (Refusal refusal) {
      return refused(refusal.retCode(), refusal.getMessage());
    }
  }

  /** Returns the answer to a request that is not carried out. */
  Answer refused(int retCode, String message) {
    return written(retCode, message, Result.of(Json.object()));
  }

  private Answer written(int retCode, String retMsg, Result result) {
    String body = Json.text(Result.envelope(retCode, retMsg, result, clock.millis()));
    return Answer.json(retCode, body, Map.of());
  }
}
