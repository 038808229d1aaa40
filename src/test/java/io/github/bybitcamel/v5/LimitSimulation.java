package io.github.bybitcamel.v5;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * An exchange that counts calls when they arrive, and a desk that always has more of them: no
 * threads, no real time, the same run for the same seed. Times are nanoseconds.
 */
final class LimitSimulation {

  private static final long SECOND = 1_000_000_000L;

  private final LimitBook book;
  private final V5Request request;
  private final Random random;
  private final ToLongFunction<Random> oneWay;
  private final List<Long> arrivals = new ArrayList<>();
  private final PriorityQueue<Answer> answers =
      new PriorityQueue<>((a, b) -> Long.compare(a.at, b.at));

  private record Answer(long at, Ticket ticket) {}

  LimitSimulation(LimitBook book, V5Request request, long seed, ToLongFunction<Random> oneWay) {
    this.book = book;
    this.request = request;
    this.random = new Random(seed);
    this.oneWay = oneWay;
  }

  /** Sends {@code calls} as fast as the limits let it. */
  LimitSimulation run(int calls) {
    for (int i = 0; i < calls; i++) {
      book.enter(new Ticket(request, i));
    }
    long now = 0;
    while (arrivals.size() < calls) {
      for (Ticket ticket : book.admit(now)) {
        send(ticket, now);
      }
      now = next(now);
    }
    arrivals.sort(null);
    return this;
  }

  private void send(Ticket ticket, long now) {
    long arrival = now + oneWay.applyAsLong(random);
    arrivals.add(arrival);
    answers.add(new Answer(arrival + oneWay.applyAsLong(random), ticket));
  }

  private long next(long now) {
    long admission = Math.max(now + 1, book.nextAdmission(now));
    if (answers.isEmpty() || answers.peek().at > admission) {
      return admission;
    }
    Answer answer = answers.remove();
    book.answered(answer.ticket, answer.at);
    return answer.at;
  }

  /** Returns the most calls that arrived within any second. */
  int mostPerSecond() {
    int most = 0;
    int from = 0;
    for (int to = 0; to < arrivals.size(); to++) {
      while (arrivals.get(to) - arrivals.get(from) >= SECOND) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  /** Returns how often one more than {@code quota} arrived within a second. */
  int violations(int quota) {
    int violations = 0;
    for (int i = quota; i < arrivals.size(); i++) {
      if (arrivals.get(i) - arrivals.get(i - quota) < SECOND) {
        violations++;
      }
    }
    return violations;
  }

  /** Returns calls per second, over whole windows of {@code quota} calls. */
  double rate(int quota) {
    int calls = arrivals.size() - quota;
    double seconds = (double) (arrivals.get(calls) - arrivals.get(0)) / SECOND;
    return calls / seconds;
  }
}
