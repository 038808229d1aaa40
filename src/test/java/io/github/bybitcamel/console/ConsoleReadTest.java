package io.github.bybitcamel.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.RowsClient;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page is told while the ledger or the feeds' store cannot be read. */
class ConsoleReadTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path directory;
  private final SetClock clock = SetClock.standing(NOON);
  private final AtomicInteger failures = new AtomicInteger();
  private boolean feedsFail;
  private Console console;

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void tellsTheRestWhileTheLedgerCannotBeRead() {
    console = console();
    assertThat(now().path("unknown")).hasSize(1);

    failures.set(Integer.MAX_VALUE);
    clock.forward(Duration.ofSeconds(1));

    assertThat(now().path("time").asText()).isEqualTo("2026-11-24T12:00:01Z");
    assertThat(now().path("trading").path("name").asText()).isEqualTo("ACTIVE");
    assertThat(now().path("unready").path("ledger").asText()).isEqualTo("the disk is gone");
    assertThat(now().path("unknown")).hasSize(1);
  }

  @Test
  void tellsTheRestWhileTheFeedsCannotBeRead() {
    console = console();
    assertThat(now().path("feeds").path("series").asInt()).isZero();

    feedsFail = true;
    clock.forward(Duration.ofSeconds(1));

    assertThat(now().path("time").asText()).isEqualTo("2026-11-24T12:00:01Z");
    assertThat(now().path("trading").path("name").asText()).isEqualTo("ACTIVE");
    assertThat(now().path("unready").path("feeds").asText()).isEqualTo("the store is gone");
    assertThat(get("/feeds").path("detail").asText()).isEqualTo("the store is gone");
  }

  @Test
  void countsTodayThoughTheLedgerCouldNotBeReadAtFirst() {
    failures.set(1);
    console = console();

    console.start();

    await().until(() -> failures.get() == 0);
    await()
        .untilAsserted(
            () -> {
              clock.forward(Duration.ofSeconds(1));
              assertThat(now().path("today").path("UNKNOWN").asInt()).isEqualTo(1);
            });
  }

  private JsonNode now() {
    return get("/now");
  }

  private JsonNode get(String path) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      ((ReadServlet) console.servlets().get("/api/*")).doGet(request(path), response(told));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Json.read(told.toByteArray());
  }

  private Console console() {
    RowsClient client = new RowsClient();
    Parts.Exchange exchange =
        new Parts.Exchange(
            new V5Market(client),
            new V5Orders(client),
            new V5Positions(client),
            new V5Account(client));
    Parts parts =
        new Parts(
            new Identity("PAPER", "PAPER", false, "", ""),
            clock,
            ledger(),
            new ServerClock(clock, System::nanoTime),
            exchange,
            trading(),
            door(),
            List::of,
            List::of,
            List::of,
            List::of,
            held -> List.of(),
            Optional.of(this::series),
            Map::of);
    Audit audit = new Audit(directory.resolve("audit.jsonl"), clock);
    return new Console(parts, audit, Optional.empty(), true);
  }

  private List<FeedBoard.Series> series() {
    if (feedsFail) {
      throw new UnreadableException("the store is gone", null);
    }
    return List.of();
  }

  /** Has one signal of unknown fate. */
  private Ledger ledger() {
    return proxy(
        Ledger.class,
        (method, values) ->
            switch (method) {
              case "inStates" -> readable(List.of(entry()));
              case "oldestWaiting" -> readable(Optional.empty());
              case "oldest" -> readable(values[1].equals(0L) ? List.of(entry()) : List.of());
              default -> null;
            });
  }

  private <T> T readable(T answer) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new LedgerException("the disk is gone");
    }
    return answer;
  }

  private static Entry entry() {
    return new Entry(
        7,
        "inbox",
        "one",
        "",
        "one.json",
        1,
        "",
        "order",
        "BTCUSDT",
        false,
        false,
        SignalState.UNKNOWN,
        "",
        0,
        "",
        "",
        NOON,
        NOON,
        List.of());
  }

  private static TradingSwitch trading() {
    return proxy(TradingSwitch.class, (method, values) -> new TradingSwitch.State("ACTIVE", ""));
  }

  private static SignalDoor door() {
    return proxy(SignalDoor.class, (method, values) -> null);
  }

  private static HttpServletRequest request(String path) {
    return proxy(
        HttpServletRequest.class, (method, values) -> method.equals("getPathInfo") ? path : null);
  }

  private static HttpServletResponse response(ByteArrayOutputStream told) {
    ServletOutputStream out =
        new ServletOutputStream() {
          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(int one) {
            told.write(one);
          }
        };
    return proxy(
        HttpServletResponse.class,
        (method, values) -> method.equals("getOutputStream") ? out : null);
  }

  /** Answers a call by the name of its method. */
  private interface Calls {
    Object answer(String method, Object[] values);
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (any, method, values) -> calls.answer(method.getName(), values)));
  }
}
