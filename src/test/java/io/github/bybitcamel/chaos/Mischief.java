package io.github.bybitcamel.chaos;

import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.PaperControl;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What goes wrong at the exchange, drawn from a seed. */
final class Mischief {

  private static final String CREATE = "/v5/order/create";
  private static final Duration TOO_SLOW = Duration.ofMillis(2200);

  /** Longer than the program leaves a host alone that banned it. */
  private static final Duration BAN = Duration.ofSeconds(3);

  private static final List<Integer> CODES = List.of(10000, 10016, 170146);
  private static final List<Fault.Kind> ON_CREATE =
      List.of(
          Fault.Kind.DROP_BEFORE,
          Fault.Kind.DROP_AFTER,
          Fault.Kind.STATUS_BEFORE,
          Fault.Kind.STATUS_AFTER,
          Fault.Kind.CODE_BEFORE,
          Fault.Kind.CODE_AFTER,
          Fault.Kind.TRUNCATED,
          Fault.Kind.GARBAGE,
          Fault.Kind.SLOW_BEFORE,
          Fault.Kind.SLOW_AFTER,
          Fault.Kind.HIDDEN,
          Fault.Kind.STOP_LOST,
          Fault.Kind.REJECTED);
  private static final List<Fault.Kind> ON_READ =
      List.of(
          Fault.Kind.DROP_BEFORE,
          Fault.Kind.STATUS_BEFORE,
          Fault.Kind.CODE_BEFORE,
          Fault.Kind.TRUNCATED,
          Fault.Kind.GARBAGE,
          Fault.Kind.SLOW_AFTER);
  private static final List<String> READS =
      List.of("/v5/order/realtime", "/v5/order/history", "/v5/execution/list", "*");

  private final PaperControl control;
  private final RequestLog requests;
  private final Random random;
  private int done;

  Mischief(PaperControl control, RequestLog requests, long seed) {
    this.control = control;
    this.requests = requests;
    this.random = new Random(seed);
  }

  /** Returns how many faults were set. */
  int done() {
    return done;
  }

  /** Lets the answer to one of the next creates wait, long after it was carried out. */
  int holdAnAnswer() {
    done++;
    int which = 1 + random.nextInt(3);
    control.fault(Fault.on(CREATE, Fault.Kind.SLOW_AFTER).nth(which).lasting(TOO_SLOW));
    return which;
  }

  /** Sets one fault. */
  void next() {
    done++;
    int roll = random.nextInt(20);
    if (roll == 0) {
      control.ban(BAN);
    } else if (roll == 1) {
      skew(Duration.ofSeconds(random.nextInt(9) - 4));
    } else if (roll == 2) {
      control.fault(onCreate(Fault.Kind.CODE_BEFORE).with(10006));
    } else if (roll < 6) {
      Fault.Kind kind = pick(ON_READ);
      control.fault(lasting(Fault.on(pick(READS), kind)));
    } else {
      control.fault(lasting(onCreate(pick(ON_CREATE))));
    }
  }

  /** Ends everything that goes wrong. */
  void end() {
    control.clearFaults();
    control.ban(Duration.ZERO);
    skew(Duration.ZERO);
  }

  private void skew(Duration ahead) {
    control.skew(ahead);
    requests.skewed(ahead);
  }

  private Fault onCreate(Fault.Kind kind) {
    return Fault.on(CREATE, kind).nth(1 + random.nextInt(4));
  }

  private Fault lasting(Fault fault) {
    return switch (fault.kind()) {
      case STATUS_BEFORE, STATUS_AFTER -> fault.with(random.nextBoolean() ? 502 : 503);
      case CODE_BEFORE, CODE_AFTER -> fault.with(pick(CODES));
      case HIDDEN -> fault.lasting(Duration.ofSeconds(3));
      default -> fault.lasting(TOO_SLOW);
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
