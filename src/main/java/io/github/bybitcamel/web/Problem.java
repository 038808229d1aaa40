package io.github.bybitcamel.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.signal.Refusal;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Why a request was not done, as RFC 9457 tells it.
 *
 * @param refusals the rules that were broken, the first one first
 */
record Problem(int status, List<Refusal> refusals) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** So many are told; who mends them sees the next. */
  private static final int TOLD = 100;

  /** Returns a problem with the request as a whole. */
  static Problem of(int status, String code, String rule, String fix) {
    return of(status, code, "", "", rule, fix);
  }

  /** Returns a problem with one value of the request. */
  static Problem of(int status, String code, String field, String value, String rule, String fix) {
    return new Problem(status, List.of(new Refusal(code, field, value, rule, fix)));
  }

  /** Returns the answer. */
  Reply reply() {
    ObjectNode json = JSON.createObjectNode();
    json.put("type", "about:blank");
    json.put("title", HttpStatus.getMessage(status));
    json.put("status", status);
    write(json, refusals.get(0));
    if (refusals.size() > 1) {
      refusals.stream()
          .limit(TOLD)
          .forEach(refusal -> write(json.withArray("errors").addObject(), refusal));
    }
    return new Reply(status, Reply.PROBLEM, json.toString());
  }

  private static void write(ObjectNode json, Refusal refusal) {
    json.put("detail", refusal.text());
    json.put("code", refusal.code());
    json.put("field", refusal.field());
    json.put("value", refusal.value());
    json.put("rule", refusal.rule());
    json.put("fix", refusal.fix());
  }
}
