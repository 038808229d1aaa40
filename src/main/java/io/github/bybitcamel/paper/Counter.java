package io.github.bybitcamel.paper;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request in, notes it, and answers it, unless a fault is in the way. */
final class Counter {

  private static final Logger LOG = LoggerFactory.getLogger(Counter.class);
  private static final Answer GARBAGE = Answer.plain(200, "<html>\u0000{\"retCode\":0,</html>");

  private final Clock clock;
  private final Front front;
  private final Requests requests;
  private final Faults faults;
  private final CountDownLatch closed = new CountDownLatch(1);

  Counter(Clock clock, Front front, Requests requests, Faults faults) {
    this.clock = clock;
    this.front = front;
    this.requests = requests;
    this.faults = faults;
  }

  void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange);
      long number = requests.arrived(request, clock.instant());
      Optional<Fault> fault = faults.next(request.path());
      if (fault.isPresent()) {
        disturb(exchange, request, number, fault.get());
      } else {
        reply(exchange, number, answer(request, fault));
      }
    }
  }

  /** Ends all waits. */
  void close() {
    closed.countDown();
  }

  private void disturb(HttpExchange exchange, Request request, long number, Fault fault)
      throws IOException {
    if (fault.kind() == Fault.Kind.SLOW_BEFORE) {
      pause(fault.delay());
    }
    Answer answer = fault.instead() ? instead(fault) : answer(request, Optional.of(fault));
    switch (fault.kind()) {
      case DROP_BEFORE, DROP_AFTER -> requests.answered(number, 0, answer.retCode());
      case TRUNCATED -> {
        requests.answered(number, answer.status(), answer.retCode());
        Wire.sendHalf(exchange, answer);
      }
      case SLOW_AFTER -> {
        pause(fault.delay());
        reply(exchange, number, answer);
      }
      case GARBAGE -> reply(exchange, number, GARBAGE);
      case STATUS_AFTER -> reply(exchange, number, status(fault));
      case CODE_AFTER -> reply(exchange, number, code(fault));
      default -> reply(exchange, number, answer);
    }
  }

  private Answer instead(Fault fault) {
    return switch (fault.kind()) {
      case CODE_BEFORE -> code(fault);
      case TOO_FREQUENT -> Answer.tooFrequent();
      case REGION -> Answer.region();
      default -> status(fault);
    };
  }

  private Answer code(Fault fault) {
    return front.refused(fault.number(), "fault");
  }

  private static Answer status(Fault fault) {
    return Answer.plain(fault.number(), "<html>" + fault.number() + "</html>");
  }

  private void reply(HttpExchange exchange, long number, Answer answer) throws IOException {
    requests.answered(number, answer.status(), answer.retCode());
    Wire.send(exchange, answer);
  }

  private Answer answer(Request request, Optional<Fault> fault) {
    try {
      return front.answer(request, fault);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      return Answer.plain(500, "500 Internal Server Error");
    }
  }

  @SuppressWarnings("unused") // whether the latch opened does not matter
  private void pause(Duration length) {
    try {
      boolean ended = closed.await(length.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
