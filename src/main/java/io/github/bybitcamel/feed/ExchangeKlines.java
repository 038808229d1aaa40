package io.github.bybitcamel.feed;

import io.github.bybitcamel.v5.KlinePage;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Market;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Candles from the exchange. Several sinks that ask for the same page share one call; none waits
 * for another that is slow to deliver.
 */
final class ExchangeKlines implements KlineSource {

  private static final int CANDLES_KEPT = 4 * KlinePage.MOST;

  /** The newest candles change: whoever asks this late asks anew. */
  private static final Duration FRESH = Duration.ofMillis(1500);

  private final V5Market market;
  private final ServerClock clock;
  private final Map<Question, Answer> answers = new LinkedHashMap<>();

  private record Question(Series series, Instant from) {}

  private record Told(KlinePage page, Instant at) {}

  /** The answer to a question; whoever comes second waits for the first. */
  private static final class Answer {
    private volatile Told told;

    int candles() {
      return told == null ? 0 : told.page().klines().size();
    }

    boolean isStale(Instant now) {
      return told != null && told.at().plus(FRESH).isBefore(now);
    }
  }

  ExchangeKlines(V5Market market, ServerClock clock) {
    this.market = market;
    this.clock = clock;
  }

  @Override
  public Instant serverTime() {
    return clock.now();
  }

  @Override
  public KlinePage page(Series series, Instant from) {
    Answer answer = answer(new Question(series, from));
    synchronized (answer) {
      Instant now = clock.now();
      if (answer.told == null || answer.isStale(now)) {
        answer.told = new Told(ask(series, from), now);
      }
      return answer.told.page();
    }
  }

  /** Nobody comes back to a stale page: a long way would fill the memory with them. */
  private Answer answer(Question question) {
    Instant now = clock.now();
    synchronized (answers) {
      answers.values().removeIf(answer -> answer.isStale(now));
      int kept = answers.values().stream().mapToInt(Answer::candles).sum();
      for (Iterator<Answer> eldest = answers.values().iterator(); kept > CANDLES_KEPT; ) {
        kept -= eldest.next().candles();
        eldest.remove();
      }
      return answers.computeIfAbsent(question, any -> new Answer());
    }
  }

  private KlinePage ask(Series series, Instant from) {
    Instant to = series.interval().plus(from, KlinePage.MOST).minusMillis(1);
    KlinePage page =
        market.klinePage(
            series.category(), series.symbol(), series.interval(), series.priceType(), from, to);
    return page.serverTime().equals(Instant.EPOCH)
        ? new KlinePage(page.klines(), page.unreadable(), clock.now())
        : page;
  }
}
