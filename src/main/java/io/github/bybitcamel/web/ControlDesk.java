package io.github.bybitcamel.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the operator asks, and writes a line of audit for each. */
public final class ControlDesk {

  private static final Logger AUDIT = LoggerFactory.getLogger("audit");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String UNSAID = "no reason given";
  private static final int LONGEST = 200;

  private final Control control;

  /** Controls by {@code control}. */
  public ControlDesk(Control control) {
    this.control = control;
  }

  /** What a body may say. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Order(String reason, boolean cancelOrders, boolean closePositions) {

    String why() {
      String text = reason == null || reason.isBlank() ? UNSAID : reason.strip();
      String plain = text.replaceAll("\\p{Cntrl}", " ");
      return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
  }

  /** Stops every order that may open risk. */
  public Reply halt(byte[] body, String door) {
    return ordered(
        body,
        order ->
            done(
                door,
                "halt",
                order,
                () -> control.halt(order.why(), order.cancelOrders(), order.closePositions())));
  }

  /** Lets only what lessens risk pass. */
  public Reply reduceOnly(byte[] body, String door) {
    return ordered(
        body, order -> done(door, "reduce-only", order, () -> control.reduceOnly(order.why())));
  }

  /** Lets everything pass again. */
  public Reply resume(byte[] body, String door) {
    return ordered(body, order -> done(door, "resume", order, control::resume));
  }

  /** Tells where trading stands. */
  public Reply state() {
    return new Reply(HttpStatus.OK_200, Reply.JSON, json("").toString());
  }

  private Reply done(String door, String what, Order order, Supplier<String> action) {
    try {
      String said = action.get();
      AUDIT.info("{} by {}: {}; {}", what, door, order.why(), said);
      return new Reply(HttpStatus.OK_200, Reply.JSON, json(said).toString());
    } catch (IllegalStateException | UnsupportedOperationException e) {
      AUDIT.warn("{} by {} was refused: {}; {}", what, door, order.why(), e.getMessage());
      return Problem.of(HttpStatus.CONFLICT_409, "NOT_DONE", String.valueOf(e.getMessage()), "")
          .reply();
    }
  }

  private ObjectNode json(String said) {
    Control.State state = control.state();
    ObjectNode json = JSON.createObjectNode();
    json.put("state", state.name());
    json.put("reason", state.reason());
    if (!said.isEmpty()) {
      json.put("done", said);
    }
    return json;
  }

  private static Reply ordered(byte[] body, Function<Order, Reply> then) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      return then.apply(
          text.isBlank() ? new Order(null, false, false) : JSON.readValue(text, Order.class));
    } catch (JsonProcessingException e) {
      return Problem.of(
              HttpStatus.BAD_REQUEST_400,
              "UNREADABLE",
              "the body is JSON with reason, cancel_orders and close_positions, or empty",
              "write {\"reason\": \"…\"}")
          .reply();
    }
  }
}
