package io.github.bybitcamel.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.bybitcamel.intake.Examined;
import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.signal.Reading;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Tells what signals would come down to; sends and journals nothing. The exchange may have to be
 * asked for each, so few are asked at once: whoever asks for many waits for himself, and the
 * threads of the door are left to signals, and to who halts.
 */
public final class Previews {

  /** A preview is for a person; each may take a call of the exchange. */
  static final int MOST = 100;

  private static final int AT_ONCE = 2;
  private static final int WAITING = 16;
  private static final long IDLE_SECONDS = 10;
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Intake intake;
  private final Origins origins;
  private final Preview preview;
  private final Executor threads = threads();

  /**
   * Prepares to tell.
   *
   * @param preview tells what a signal would come down to; may wait for the exchange
   */
  public Previews(Intake intake, Sources sources, Preview preview, Clock clock) {
    this.intake = intake;
    this.origins = new Origins(sources, clock);
    this.preview = preview;
  }

  private static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "previews");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Tells what the signals of a request would come down to. */
  public CompletableFuture<Reply> of(Call call, byte[] body) {
    Examined examined = intake.read(origins.of(call), call.format(), body);
    Optional<Reply> refusal = Refusals.of(examined);
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(refusal.get());
    }
    List<Reading.Accepted> readings = examined.readings().accepted();
    if (readings.size() > MOST) {
      return CompletableFuture.completedFuture(tooMany(readings.size()));
    }
    try {
      return CompletableFuture.supplyAsync(() -> reply(readings), threads);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(busy());
    }
  }

  private Reply reply(List<Reading.Accepted> readings) {
    ArrayNode signals = JSON.createArrayNode();
    for (Reading.Accepted reading : readings) {
      Preview.Answer answer = preview.of(reading.signal());
      ObjectNode json = signals.addObject();
      json.put("id", reading.id());
      json.put("state", answer.state());
      json.put("reason", answer.reason());
      json.put("would_send", answer.requests());
      json.putRawValue("signal", new RawValue(reading.canonical()));
    }
    String text =
        signals.size() == 1
            ? signals.get(0).toString()
            : JSON.createObjectNode().set("signals", signals).toString();
    return new Reply(HttpStatus.OK_200, Reply.JSON, text);
  }

  private static Reply tooMany(int records) {
    return Problem.of(
            HttpStatus.UNPROCESSABLE_ENTITY_422,
            "TOO_MANY_RECORDS",
            "%d records are more than the %d that are looked at".formatted(records, MOST),
            "ask for fewer at once")
        .reply();
  }

  private static Reply busy() {
    return Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE_503,
            "BUSY",
            "others are being told already what their signals would send",
            "ask again")
        .reply()
        .after(RETRY);
  }
}
