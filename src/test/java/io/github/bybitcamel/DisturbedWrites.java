package io.github.bybitcamel;

import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.Disturbance.Operation;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.SeenOrder;
import io.github.bybitcamel.paper.SeenRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Carries out one kind of write on a desk of its own, one disturbance after the other. */
final class DisturbedWrites implements AutoCloseable {

  private static final String SYMBOL = "BTCUSDT";
  private static final BigDecimal PRICE = new BigDecimal("29000");
  private static final BigDecimal AMENDED = new BigDecimal("28900");
  private static final Duration BAN = Duration.ofSeconds(60);
  private static final Duration STEP = Duration.ofSeconds(31);
  private static final Duration BEFORE_A_STEP = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Pattern WHY =
      Pattern.compile("retCode -?\\d+|HTTP \\d+|NOT_SENT|NOT_PLACED|read back");

  private final Operation operation;
  private final ProofDesk desk;

  DisturbedWrites(Path directory, Operation operation, int disturbances) {
    this.operation = operation;
    this.desk =
        new ProofDesk(
            directory,
            Map.of(
                "V5_RESPONSE_TIMEOUT", "2000",
                "BYBIT_RECV_WINDOW", "60000",
                "RETRY_FIRST_PAUSE", "20",
                "LIMITS_BAN", String.valueOf(BAN.toSeconds()),
                "INBOX_SETTLE", "50",
                "INBOX_MAX_AGE", "360000"));
    desk.exchange().control().price(SYMBOL, new BigDecimal("30000"));
    placeWhatIsChanged(operation == Operation.CREATE ? 1 : disturbances);
  }

  private void placeWhatIsChanged(int count) {
    StringBuilder csv = new StringBuilder("id,symbol,side,order_type,qty,price\n");
    IntStream.range(0, count)
        .forEach(i -> csv.append("base%d,%s,buy,limit,0.001,%s\n".formatted(i, SYMBOL, PRICE)));
    desk.drop("base.csv", csv.toString());
    IntStream.range(0, count)
        .forEach(i -> desk.comesTo("base" + i, entry -> entry.state() == SignalState.WORKING));
  }

  /** Carries the operation out, disturbed, and returns what became of it. */
  Outcome run(int number, Disturbance disturbance) {
    if (!disturbance.concerns(operation)) {
      return Outcome.NOT_APPLICABLE;
    }
    int before = seen().size();
    disturbance.fault(operation).ifPresent(desk.exchange().control()::fault);
    if (disturbance.setsTheClock()) {
      desk.exchange().control().skew(Disturbance.AHEAD);
    }
    String id = "x" + number;
    desk.drop(id + ".json", signal(id, number));
    int atOnce = settle(id, disturbance, before);
    Entry entry = desk.find(id).orElseThrow();
    List<SeenRequest> requests = seen().subList(before, seen().size());
    if (disturbance.setsTheClock()) {
      // Whether a write or a poll of the desk's meets the new time first is chance.
      requests = requests.stream().filter(request -> request.retCode() == 0).toList();
      atOnce = requests.size();
    }
    Outcome outcome = outcome(entry, number, atOnce, requests.size() - atOnce);
    mend(disturbance);
    return outcome;
  }

  private String signal(String id, int number) {
    String head = "{\"id\":\"%s\",\"symbol\":\"%s\",".formatted(id, SYMBOL);
    String named = "\"ref\":\"base" + number + "\"";
    return switch (operation) {
      case CREATE ->
          head + "\"side\":\"buy\",\"order_type\":\"limit\",\"qty\":\"0.001\",\"price\":\"29000\"}";
      case AMEND -> head + "\"action\":\"amend\"," + named + ",\"price\":\"28900\"}";
      case CANCEL -> head + "\"action\":\"cancel\"," + named + "}";
      case READ -> throw new IllegalStateException("a read is no signal");
    };
  }

  /**
   * Waits until the fate is known, and puts time forward where only time can tell.
   *
   * @return how many requests were seen before that
   */
  private int settle(String id, Disturbance disturbance, int before) {
    Optional<Integer> atOnce = Optional.empty();
    long end = System.nanoTime() + LONGEST.toNanos();
    long waitingSince = System.nanoTime();
    while (System.nanoTime() < end) {
      Optional<SignalState> state = desk.find(id).map(Entry::state);
      if (state.filter(DisturbedWrites::settled).isPresent()) {
        return atOnce.orElseGet(() -> seen().size() - before);
      }
      boolean waits =
          state.equals(Optional.of(SignalState.UNKNOWN))
              || (disturbance.bans() && state.equals(Optional.of(SignalState.INTENT)));
      if (!waits || underWay(disturbance, before)) {
        waitingSince = System.nanoTime();
      } else if (System.nanoTime() - waitingSince > BEFORE_A_STEP.toNanos()) {
        atOnce = atOnce.or(() -> Optional.of(seen().size() - before));
        desk.clock().forward(STEP);
        waitingSince = System.nanoTime();
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return atOnce.orElseGet(() -> seen().size() - before);
  }

  /** Returns whether the exchange still holds a slow request. */
  private boolean underWay(Disturbance disturbance, int before) {
    return disturbance.slow()
        && seen().stream().skip(before).anyMatch(request -> request.status() == 0);
  }

  private static boolean settled(SignalState state) {
    return switch (state) {
      case RECEIVED, VALIDATED, INTENT, SENT, ACKED, UNKNOWN -> false;
      default -> true;
    };
  }

  private List<SeenRequest> seen() {
    return desk.exchange().record().requests(operation.path());
  }

  private Outcome outcome(Entry entry, int number, int atOnce, int later) {
    SignalState state = entry.state();
    List<SeenOrder> orders =
        operation == Operation.CREATE
            ? named(entry)
            : named(desk.find("base" + number).orElseThrow());
    boolean isDone =
        switch (operation) {
          case CREATE -> orders.stream().anyMatch(order -> order.status().equals("New"));
          case AMEND -> orders.stream().anyMatch(order -> order.price().compareTo(AMENDED) == 0);
          case CANCEL -> orders.stream().anyMatch(order -> order.status().equals("Cancelled"));
          case READ -> throw new IllegalStateException("a read changes nothing");
        };
    boolean saysDone = state == SignalState.WORKING || state == SignalState.DONE;
    return new Outcome(atOnce, later, way(entry), settled(state), saysDone, isDone, orders.size());
  }

  private List<SeenOrder> named(Entry entry) {
    List<String> ids = entry.legs().stream().map(leg -> leg.orderLinkId()).toList();
    return desk.exchange().record().orders().stream()
        .filter(order -> ids.contains(order.orderLinkId()))
        .toList();
  }

  /** Returns the states that a sender could see, and why it ended so. */
  private String way(Entry entry) {
    List<SignalState> states = new ArrayList<>();
    for (Ledger.Change change : desk.ledger().history(entry.sequence())) {
      boolean last = states.isEmpty() || states.get(states.size() - 1) != change.state();
      if (last && (settled(change.state()) || change.state() == SignalState.UNKNOWN)) {
        states.add(change.state());
      }
    }
    String way = states.stream().map(SignalState::name).collect(Collectors.joining(" → "));
    Matcher why = WHY.matcher(entry.reason());
    return why.find() ? way + " (" + why.group() + ")" : way;
  }

  private void mend(Disturbance disturbance) {
    desk.exchange().control().clearFaults();
    if (disturbance.bans()) {
      int seen = desk.exchange().record().requests().size();
      desk.clock().forward(BAN.plusSeconds(1));
      await().atMost(LONGEST).until(() -> desk.exchange().record().requests().size() > seen + 1);
    }
    if (disturbance.forbids() && operation != Operation.CANCEL) {
      // New orders are stopped until the desk is started anew.
      desk.restart();
    }
  }

  @Override
  public void close() {
    desk.close();
  }
}
