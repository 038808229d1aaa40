package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Attempt;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Request;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands calls on, and writes every writing one into the ledger that is made for a signal: for the
 * one that is carried, else for the one whose order it names.
 */
public final class AttemptLog implements V5Client {

  private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);

  private final V5Client inner;
  private final Ledger ledger;
  private final CarriedSignal carried;
  private final Clock clock;

  /** Records what goes through {@code inner}. */
  public AttemptLog(V5Client inner, Ledger ledger, CarriedSignal carried, Clock clock) {
    this.inner = inner;
    this.carried = carried;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public V5Answer call(V5Request request) {
    if (!request.endpoint().isWrite()
        || (request.orderLinkId().isEmpty() && carried.sequence().isEmpty())) {
      return inner.call(request);
    }
    long start = System.nanoTime();
    try {
      V5Answer answer = inner.call(request);
      record(request, start, "0", OutcomeClass.SUCCESS, answer.retMsg());
      return answer;
    } catch (V5Exception e) {
      String retCode = e.retCode().isPresent() ? String.valueOf(e.retCode().getAsInt()) : "";
      record(request, start, retCode, e.outcome(), e.getMessage());
      throw e;
    }
  }

  @Override
  public void skipped(V5Request request, String why) {
    inner.skipped(request, why);
  }

  private void record(
      V5Request request, long start, String retCode, OutcomeClass outcome, String text) {
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    String orderLinkId = request.orderLinkId().orElse("");
    String endpoint = request.endpoint().method() + " " + request.endpoint().path();
    Instant at = clock.instant();
    try {
      carried
          .sequence()
          .or(() -> ledger.findByOrderLinkId(orderLinkId).map(Entry::sequence))
          .ifPresent(
              sequence ->
                  ledger.append(
                      new Attempt(
                          sequence,
                          orderLinkId,
                          at,
                          endpoint,
                          retCode,
                          outcome.name(),
                          text,
                          micros)));
    } catch (LedgerException e) {
      // What the exchange has said is not unsaid by a ledger that cannot be asked whose it is.
      LOG.warn("{} of {} is not in the ledger: {}", endpoint, orderLinkId, e.getMessage());
    }
  }
}
