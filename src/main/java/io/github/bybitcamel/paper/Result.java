package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a handler answers: the {@code result} and the {@code retExtInfo} of the envelope. */
record Result(JsonNode result, ObjectNode ext) {

  static Result of(ObjectNode result) {
    return new Result(result, Json.object());
  }

  /** Returns the whole answer. */
  static ObjectNode envelope(int retCode, String retMsg, Result result, long now) {
    ObjectNode envelope = Json.object().put("retCode", retCode).put("retMsg", retMsg);
    envelope.set("result", result.result());
    envelope.set("retExtInfo", result.ext());
    return envelope.put("time", now);
  }
}
