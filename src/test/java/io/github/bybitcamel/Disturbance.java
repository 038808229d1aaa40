package io.github.bybitcamel;

import io.github.bybitcamel.paper.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that goes wrong with one request, and what may be expected of the desk then.
 *
 * @param chapter what it belongs to, as the table groups it
 * @param kind empty where the exchange is left alone
 * @param numbers the retCode or HTTP status by operation; missing where the fault means nothing
 */
record Disturbance(
    String chapter,
    String name,
    Optional<Fault.Kind> kind,
    Map<Operation, Integer> numbers,
    Nature nature) {

  /** What is done to the exchange. */
  enum Operation {
    CREATE("/v5/order/create"),
    AMEND("/v5/order/amend"),
    CANCEL("/v5/order/cancel"),
    READ("/v5/account/wallet-balance");

    private final String path;

    Operation(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  /** How much the client can know. */
  enum Nature {
    /** The answer leaves open whether it was carried out: one request, then evidence. */
    OPEN,
    /** The answer is true. */
    TRUE,
    /** The answer asks for the same again. */
    AGAIN,
    /** The exchange denies what it has done, or claims what is not so: nobody could know. */
    LIE
  }

  /** How long an answer takes that is too slow. */
  static final Duration SLOW = Duration.ofMillis(2600);

  /** How long an order is hidden. */
  static final Duration HIDDEN = Duration.ofSeconds(5);

  /** How far the exchange's clock is put ahead: further than any request may be late. */
  static final Duration AHEAD = Duration.ofSeconds(65);

  static final String CLOCK_SET = "the exchange's clock is put 65 s ahead";

  private static final int NONE = 0;

  /** Returns all, in the order of the table. */
  static List<Disturbance> all() {
    List<Disturbance> all = new ArrayList<>();
    all.add(new Disturbance("–", "none", Optional.empty(), everywhere(NONE), Nature.TRUE));
    String wire = "connection";
    all.add(open(wire, "cut before it is carried out", Fault.Kind.DROP_BEFORE, NONE));
    all.add(open(wire, "cut after it is carried out", Fault.Kind.DROP_AFTER, NONE));
    all.add(open(wire, "carried out after our timeout", Fault.Kind.SLOW_BEFORE, NONE));
    all.add(open(wire, "carried out, answered after our timeout", Fault.Kind.SLOW_AFTER, NONE));
    all.add(open(wire, "carried out, half an answer", Fault.Kind.TRUNCATED, NONE));
    all.add(open(wire, "carried out, 200 without JSON", Fault.Kind.GARBAGE, NONE));
    for (int status : new int[] {429, 502}) {
      all.add(open("HTTP", status + ", not carried out", Fault.Kind.STATUS_BEFORE, status));
      all.add(open("HTTP", status + ", carried out", Fault.Kind.STATUS_AFTER, status));
    }
    all.add(of("HTTP", "403 too frequent", Fault.Kind.TOO_FREQUENT, NONE, Nature.TRUE));
    all.add(of("HTTP", "403 region", Fault.Kind.REGION, NONE, Nature.TRUE));
    codes(all);
    orders(all);
    all.add(new Disturbance("clock", CLOCK_SET, Optional.empty(), everywhere(NONE), Nature.AGAIN));
    return List.copyOf(all);
  }

  private static void codes(List<Disturbance> all) {
    for (int code : new int[] {10000, 10016}) {
      pair(all, "A, D", String.valueOf(code), everywhere(code), Nature.OPEN, Nature.OPEN);
    }
    Map<Operation, Integer> timeouts =
        Map.of(Operation.CREATE, 170146, Operation.AMEND, 170310, Operation.CANCEL, 170147);
    pair(all, "D", "170146, 170310, 170147", timeouts, Nature.OPEN, Nature.OPEN);
    pair(all, "B", "10006", everywhere(10006), Nature.AGAIN, Nature.LIE);
    Map<Operation, Integer> busy = Map.of(Operation.AMEND, 110079, Operation.CANCEL, 110079);
    pair(all, "B", "110079", busy, Nature.AGAIN, Nature.LIE);
    pair(all, "C", "10002", everywhere(10002), Nature.AGAIN, Nature.LIE);
    Map<Operation, Integer> already =
        Map.of(Operation.CREATE, 110072, Operation.AMEND, 34040, Operation.CANCEL, 110001);
    pair(all, "E", "110072, 34040, 110001", already, Nature.LIE, Nature.TRUE);
    pair(all, "F", "10001", everywhere(10001), Nature.TRUE, Nature.LIE);
    pair(all, "G", "110007", everywhere(110007), Nature.TRUE, Nature.LIE);
    pair(all, "H", "10005", everywhere(10005), Nature.TRUE, Nature.LIE);
    pair(all, "H", "33004", everywhere(33004), Nature.TRUE, Nature.LIE);
    pair(all, "unlisted", "199999", everywhere(199999), Nature.OPEN, Nature.OPEN);
  }

  private static void orders(List<Disturbance> all) {
    Map<Operation, Integer> creating = Map.of(Operation.CREATE, NONE);
    all.add(
        new Disturbance(
            "order",
            "accepted, shown nowhere for 5 s",
            Optional.of(Fault.Kind.HIDDEN),
            creating,
            Nature.TRUE));
    all.add(
        new Disturbance(
            "order",
            "accepted, then rejected",
            Optional.of(Fault.Kind.REJECTED),
            creating,
            Nature.TRUE));
  }

  private static void pair(
      List<Disturbance> all,
      String chapter,
      String name,
      Map<Operation, Integer> numbers,
      Nature before,
      Nature after) {
    all.add(
        new Disturbance(
            chapter,
            name + ", not carried out",
            Optional.of(Fault.Kind.CODE_BEFORE),
            numbers,
            before));
    all.add(
        new Disturbance(
            chapter, name + ", carried out", Optional.of(Fault.Kind.CODE_AFTER), numbers, after));
  }

  private static Disturbance open(String chapter, String name, Fault.Kind kind, int number) {
    return of(chapter, name, kind, number, Nature.OPEN);
  }

  private static Disturbance of(
      String chapter, String name, Fault.Kind kind, int number, Nature nature) {
    return new Disturbance(chapter, name, Optional.of(kind), everywhere(number), nature);
  }

  private static Map<Operation, Integer> everywhere(int number) {
    return Map.of(
        Operation.CREATE, number,
        Operation.AMEND, number,
        Operation.CANCEL, number,
        Operation.READ, number);
  }

  boolean concerns(Operation operation) {
    return numbers.containsKey(operation);
  }

  boolean setsTheClock() {
    return name.equals(CLOCK_SET);
  }

  boolean bans() {
    return kind.equals(Optional.of(Fault.Kind.TOO_FREQUENT));
  }

  /** Returns whether it says that we may not trade. */
  boolean forbids() {
    return chapter.equals("H") || kind.equals(Optional.of(Fault.Kind.REGION));
  }

  boolean slow() {
    return kind.equals(Optional.of(Fault.Kind.SLOW_BEFORE))
        || kind.equals(Optional.of(Fault.Kind.SLOW_AFTER));
  }

  /** Returns the fault that hits the next request of {@code operation}. */
  Optional<Fault> fault(Operation operation) {
    return kind.map(
        what ->
            Fault.on(operation.path(), what)
                .with(numbers.get(operation))
                .lasting(what == Fault.Kind.HIDDEN ? HIDDEN : SLOW));
  }
}
