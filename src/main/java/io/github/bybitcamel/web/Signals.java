package io.github.bybitcamel.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.bybitcamel.intake.Examined;
import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.intake.ResultLine;
import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.Receipt;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.Origin;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes signals that come as requests: on disk first, then the answer. Holds no thread, but for the
 * one that writes.
 */
public final class Signals {

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Intake intake;
  private final Ledger ledger;
  private final Outcomes outcomes;
  private final Origins origins;
  private final Executor executor;

  /**
   * Prepares to take.
   *
   * @param executor does what follows a commit that another thread made
   */
  public Signals(
      Intake intake,
      Ledger ledger,
      Outcomes outcomes,
      Sources sources,
      Executor executor,
      Clock clock) {
    this.intake = intake;
    this.ledger = ledger;
    this.outcomes = outcomes;
    this.origins = new Origins(sources, clock);
    this.executor = new FewThreads(executor);
  }

  /** Journals what a request brings; the answer comes once it is on disk. */
  public CompletableFuture<Reply> take(Call call, byte[] body) {
    Origin origin = origins.of(call);
    Examined examined = intake.read(origin, call.format(), body);
    Delivery delivery = intake.delivery(origin, Delivery.Repeats.REQUEST, body, examined);
    boolean again;
    try {
      again = call.delivery().isPresent() && ledger.isJournalled(delivery);
    } catch (LedgerException e) {
      unwritten(e);
      return CompletableFuture.completedFuture(unjournalled());
    }
    CompletableFuture<List<Receipt>> kept = ledger.receiveLater(delivery);
    // Asked before anything follows it: what is open by now may end on a thread that still writes.
    Executor next = kept.isDone() ? Runnable::run : executor;
    return kept.thenApply(Optional::of)
        .exceptionally(Signals::unwritten)
        .thenComposeAsync(
            receipts ->
                receipts
                    .map(all -> answer(call, examined, all, again))
                    .orElseGet(() -> CompletableFuture.completedFuture(unjournalled())),
            next);
  }

  private static <T> Optional<T> unwritten(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.error("a request could not be journalled: {}", cause.toString());
    return Optional.empty();
  }

  static Reply unjournalled() {
    return Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE_503,
            "NOT_JOURNALLED",
            "the journal cannot be written, so nothing was taken",
            "send it again; the operator finds the reason in the log")
        .reply();
  }

  private CompletableFuture<Reply> answer(
      Call call, Examined examined, List<Receipt> receipts, boolean again) {
    Optional<Reply> refusal = Refusals.of(examined, receipts);
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(refusal.get());
    }
    boolean waits = call.patience().isPresent() && receipts.size() == 1 && !again;
    if (waits && receipts.get(0).state() == SignalState.RECEIVED) {
      return outcomes
          .settled(receipts.get(0).sequence(), call.patience().get())
          .thenApplyAsync(
              entry -> entry.map(this::outcome).orElseGet(() -> taken(receipts, false)), executor);
    }
    return CompletableFuture.completedFuture(taken(receipts, again));
  }

  private Reply outcome(Entry entry) {
    return new Reply(HttpStatus.OK_200, Reply.JSON, ResultLine.of(entry, first(entry)));
  }

  private Reply taken(List<Receipt> receipts, boolean again) {
    boolean fresh =
        !again && receipts.stream().anyMatch(one -> one.state() == SignalState.RECEIVED);
    int status = fresh ? HttpStatus.ACCEPTED_202 : HttpStatus.OK_200;
    if (receipts.size() == 1) {
      return new Reply(status, Reply.JSON, receipt(receipts.get(0), again).toString());
    }
    ObjectNode all = JSON.createObjectNode();
    ArrayNode signals = all.putArray("signals");
    receipts.forEach(one -> signals.add(receipt(one, again)));
    return new Reply(status, Reply.JSON, all.toString());
  }

  private ObjectNode receipt(Receipt receipt, boolean again) {
    boolean repeats = again && receipt.state() == SignalState.RECEIVED;
    ObjectNode json = JSON.createObjectNode();
    json.put("id", receipt.id());
    json.put("state", (repeats ? SignalState.DUPLICATE : receipt.state()).name());
    if (!receipt.reason().isEmpty()) {
      json.put("reason", receipt.reason());
    }
    long first = repeats ? receipt.sequence() : receipt.first();
    if (first != 0) {
      read(first).ifPresent(entry -> json.putRawValue("first", new RawValue(line(entry))));
    }
    return json;
  }

  private static String line(Entry entry) {
    return ResultLine.of(entry, Optional.empty());
  }

  private Optional<Entry> first(Entry entry) {
    return entry.first() == 0 ? Optional.empty() : read(entry.first());
  }

  /** What was taken stays taken: an answer does without what cannot be read now. */
  private Optional<Entry> read(long sequence) {
    try {
      return ledger.find(sequence);
    } catch (LedgerException e) {
      LOG.warn("an answer does without the first signal: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Tells where a signal stands; a source sees its own, the operator sees all. */
  public Reply find(Call call) {
    try {
      return found(call);
    } catch (LedgerException e) {
      LOG.error("a signal could not be looked for: {}", e.getMessage());
      return Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE_503,
              "NOT_READABLE",
              "the journal cannot be read",
              "ask again; the operator finds the reason in the log")
          .reply();
    }
  }

  private Reply found(Call call) {
    String id = call.id().orElseThrow();
    List<Entry> found =
        call.source()
            .map(source -> ledger.find(source, id).stream().toList())
            .orElseGet(() -> ledger.withId(id));
    if (found.size() > 1) {
      // Sources name their signals without knowing of each other.
      ObjectNode all = JSON.createObjectNode();
      ArrayNode signals = all.putArray("signals");
      found.forEach(entry -> signals.addRawValue(new RawValue(ResultLine.of(entry, first(entry)))));
      return new Reply(HttpStatus.OK_200, Reply.JSON, all.toString());
    }
    return found.stream()
        .findFirst()
        .map(this::outcome)
        .orElseGet(
            () ->
                Problem.of(
                        HttpStatus.NOT_FOUND_404,
                        "UNKNOWN_ID",
                        "id",
                        id,
                        "no signal of this source has it",
                        "ask with the id that the answer to your signal named")
                    .reply());
  }
}
