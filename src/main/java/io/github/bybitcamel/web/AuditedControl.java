package io.github.bybitcamel.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;

/** Carries out what the operator asks, and writes down each. */
public final class AuditedControl {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String UNSAID = "no reason given";
  private static final String UNREADABLE = "a control message that cannot be read";
  private static final int LONGEST = 200;

  private final OperatorActions all;
  private final Map<String, OperatorActions> accounts;
  private final Trail trail;

  /**
   * Prepares to control.
   *
   * @param all all accounts at once: what is asked without an account means every one
   * @param accounts each of them, by name
   * @param trail where it is written down
   */
  public AuditedControl(OperatorActions all, Map<String, OperatorActions> accounts, Trail trail) {
    this.all = all;
    this.accounts = Map.copyOf(accounts);
    this.trail = trail;
  }

  /** What a body may say. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Order(String reason, String account, boolean cancelOrders, boolean closePositions) {

    String subject() {
      return (account == null ? "" : "account=" + account + " ") + "reason=" + why();
    }

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
                control ->
                    control.halt(order.why(), order.cancelOrders(), order.closePositions())));
  }

  /**
   * Stops every order that may open risk, whatever the body says: one that cannot be read, or names
   * an account that is none, stops all. For doors that nobody is answered at.
   *
   * @param body empty where it is neither text nor bytes
   */
  public void haltWhatever(Optional<byte[]> body, String door) {
    boolean halted =
        body.filter(text -> halt(text, door).status() == HttpStatus.OK_200).isPresent();
    if (!halted) {
      done(
          door,
          "halt",
          new Order(UNREADABLE, null, false, false),
          control -> control.halt(UNREADABLE, false, false));
    }
  }

  /** Lets only what lessens risk pass. */
  public Reply reduceOnly(byte[] body, String door) {
    return ordered(
        body,
        order -> done(door, "reduce-only", order, control -> control.reduceOnly(order.why())));
  }

  /** Lets everything pass again. */
  public Reply resume(byte[] body, String door) {
    return ordered(body, order -> done(door, "resume", order, OperatorActions::resume));
  }

  /** Tells where trading stands. */
  public Reply state() {
    ObjectNode json = json(all, "");
    if (accounts.size() > 1) {
      ObjectNode each = json.putObject("accounts");
      new TreeMap<>(accounts).forEach((name, control) -> each.set(name, json(control, "")));
    }
    return new Reply(HttpStatus.OK_200, Reply.JSON, json.toString());
  }

  private Reply done(
      String door, String what, Order order, Function<OperatorActions, String> action) {
    OperatorActions control = order.account() == null ? all : accounts.get(order.account());
    if (control == null) {
      return Problem.of(
              HttpStatus.BAD_REQUEST_400,
              "UNKNOWN_ACCOUNT",
              "account",
              order.account(),
              "there is no such account; there are "
                  + String.join(", ", new TreeMap<>(accounts).keySet()),
              "name one of them, or leave account out for all")
          .reply();
    }
    try {
      String said = action.apply(control);
      write(door, what, order, "done", said);
      return new Reply(HttpStatus.OK_200, Reply.JSON, json(control, said).toString());
    } catch (IllegalStateException | UnsupportedOperationException e) {
      write(door, what, order, "failed", String.valueOf(e.getMessage()));
      return Problem.of(HttpStatus.CONFLICT_409, "NOT_DONE", String.valueOf(e.getMessage()), "")
          .reply();
    }
  }

  private void write(String door, String what, Order order, String step, String text) {
    trail.write(door, what, order.subject(), step, text);
  }

  private static ObjectNode json(OperatorActions control, String said) {
    OperatorActions.State state = control.state();
    ObjectNode json = JSON.createObjectNode();
    json.put("state", state.name());
    json.put("reason", state.reason());
    if (!said.isEmpty()) {
      json.put("done", said);
    }
    return json;
  }

  private static Reply ordered(byte[] body, Function<Order, Reply> then) {
    Optional<Order> order = read(new String(body, StandardCharsets.UTF_8));
    return order
        .map(then)
        .orElseGet(
            () ->
                Problem.of(
                        HttpStatus.BAD_REQUEST_400,
                        "UNREADABLE",
                        "the body is JSON with reason, account, cancel_orders and close_positions,"
                            + " or empty",
                        "write {\"reason\": \"…\"}")
                    .reply());
  }

  private static Optional<Order> read(String text) {
    try {
      return text.isBlank()
          ? Optional.of(new Order(null, null, false, false))
          : Optional.ofNullable(JSON.readValue(text, Order.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
