package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bybitcamel.model.Category;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryingV5ClientTest {

  private static final String OK = "200 {\"retCode\":0,\"time\":1000}";

  private final FakeTime time = new FakeTime(Instant.ofEpochMilli(1000));
  private final ServerClock clock = new ServerClock(time.clock(), time::nanos);
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<V5Request> calls = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final V5Client client =
      new RetryingV5Client(this::answer, clock, RetrySettings.DEFAULT, this::pause, time::nanos);

  /** Each failure, what is called, how often it is called before the next answer would do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retCode 10000   | ORDER_REALTIME | 2",
        "retCode 10000   | ORDER_CREATE   | 1",
        "retCode 10016   | ORDER_CANCEL   | 1",
        "retCode 170007  | ORDER_AMEND    | 1",
        "retCode 429     | WALLET_BALANCE | 2",
        "503 busy        | POSITION_LIST  | 2",
        "503 busy        | ORDER_CREATE   | 1",
        "429 slow        | ORDER_CREATE   | 1",
        "200 {\"retCode\":0,\"resu | ORDER_REALTIME | 2",
        "200 {\"retCode\":0,\"resu | ORDER_CREATE   | 1",
        "200 <html>      | ORDER_CANCEL   | 1",
        "lost            | ORDER_REALTIME | 2",
        "lost            | ORDER_CREATE   | 1",
        "lost            | ORDER_CANCEL   | 1",
        "not sent        | ORDER_CREATE   | 2",
        "not sent        | ORDER_REALTIME | 2",
        "retCode 10006   | ORDER_CREATE   | 2",
        "retCode 10006   | TICKERS        | 2",
        "retCode 170222  | ORDER_CREATE   | 2",
        "retCode 110079  | ORDER_CANCEL   | 2",
        "retCode 110072  | ORDER_CREATE   | 1",
        "retCode 110001  | ORDER_CANCEL   | 1",
        "retCode 10001   | ORDER_CREATE   | 1",
        "retCode 10001   | ORDER_REALTIME | 1",
        "retCode 110007  | ORDER_CREATE   | 1",
        "retCode 10003   | ORDER_CREATE   | 1",
        "retCode 10003   | WALLET_BALANCE | 1",
        "403 region      | TICKERS        | 1",
        "403 access too frequent | TICKERS | 1",
        "retCode 987654  | ORDER_REALTIME | 1",
        "retCode 987654  | ORDER_CREATE   | 1",
      })
  void repeatsOnlyWhatIsHarmless(String failure, V5Endpoint endpoint, int times) {
    answers.add(failure);
    answers.add(OK);

    V5Exception thrown =
        catchThrowableOfType(V5Exception.class, () -> client.call(request(endpoint)));

    assertThat(calls).hasSize(times);
    assertThat(thrown == null).isEqualTo(times == 2);
  }

  @Test
  void setsTheClockOnceAndSignsAgain() {
    answers.add("retCode 10002");
    answers.add("200 {\"retCode\":0,\"result\":{\"timeNano\":\"5000000000\"},\"time\":5000}");
    answers.add(OK);

    client.call(request(V5Endpoint.ORDER_CREATE));

    assertThat(calls)
        .extracting(V5Request::endpoint)
        .containsExactly(V5Endpoint.ORDER_CREATE, V5Endpoint.SERVER_TIME, V5Endpoint.ORDER_CREATE);
    assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(4));
    assertThat(pauses).isEmpty();
  }

  @Test
  void doesNotSetTheClockTwice() {
    answers.add("retCode 10002");
    answers.add("200 {\"retCode\":0,\"result\":{\"timeNano\":\"5000000000\"},\"time\":5000}");
    answers.add("retCode 10002");

    assertThatThrownBy(() -> client.call(request(V5Endpoint.ORDER_CREATE)))
        .isInstanceOf(V5Exception.class);
    assertThat(calls).hasSize(3);
  }

  @Test
  void givesUpWhereTheClockCannotBeSet() {
    answers.add("retCode -1");
    answers.add("503 busy");

    V5Exception failure =
        catchThrowableOfType(
            V5Exception.class, () -> client.call(request(V5Endpoint.ORDER_CREATE)));

    assertThat(failure.retCode()).hasValue(-1);
    assertThat(failure.getSuppressed()).hasSize(1);
  }

  @Test
  void pausesGrowWithJitterUntilTheDeadline() {
    for (int i = 0; i < 50; i++) {
      answers.add("503 busy");
    }

    assertThatThrownBy(() -> client.call(request(V5Endpoint.TICKERS)))
        .isInstanceOf(V5Exception.class);

    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(300));
    assertThat(pauses.get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(600));
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
  }

  @Test
  void waitsForTheResetThatTheExchangeTells() {
    answers.add("reset 1700");
    answers.add(OK);

    client.call(request(V5Endpoint.ORDER_CREATE));

    assertThat(pauses).containsExactly(Duration.ofMillis(700));
  }

  @Test
  void doesNotHammerWhereTheResetIsToldToBeNow() {
    for (int i = 0; i < 300; i++) {
      answers.add("reset 1000");
    }

    assertThatThrownBy(() -> client.call(request(V5Endpoint.ORDER_CREATE)))
        .isInstanceOf(V5Exception.class);
    assertThat(calls).hasSizeLessThan(20);
  }

  @Test
  void countsAttemptsOfTheSameRequest() {
    answers.addAll(List.of("retCode 10006", "retCode 10006", OK));

    client.call(request(V5Endpoint.ORDER_CREATE));

    assertThat(calls).extracting(V5Request::attempt).containsExactly(1, 2, 3);
    assertThat(calls).extracting(V5Request::orderLinkId).containsOnly(Optional.of("s1x"));
  }

  @Test
  void anInterruptEndsTheWaiting() {
    V5Client interrupted =
        new RetryingV5Client(
            this::answer,
            clock,
            RetrySettings.DEFAULT,
            pause -> {
              throw new InterruptedException();
            },
            time::nanos);
    answers.add("503 busy");

    assertThatThrownBy(() -> interrupted.call(request(V5Endpoint.TICKERS)))
        .isInstanceOf(V5Exception.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void passesSkippedRowsOn() {
    ScriptedClient inner = new ScriptedClient();

    new RetryingV5Client(inner, clock, RetrySettings.DEFAULT, this::pause, time::nanos)
        .skipped(request(V5Endpoint.TICKERS), "why");

    assertThat(inner.skippedRows()).containsExactly("/v5/market/tickers: why");
  }

  @Test
  void readsItsSettings() {
    Map<String, String> values =
        Map.of("retry.deadline", "0", "retry.first-pause", "10", "retry.longest-pause", "20");

    assertThat(RetrySettings.from(name -> Optional.ofNullable(values.get(name))))
        .isEqualTo(new RetrySettings(Duration.ZERO, Duration.ofMillis(10), Duration.ofMillis(20)));
    assertThat(RetrySettings.from(name -> Optional.empty())).isEqualTo(RetrySettings.DEFAULT);
    assertThatThrownBy(
            () ->
                RetrySettings.from(
                    name -> Optional.of("9").filter(v -> name.equals("retry.longest-pause"))))
        .hasMessageContaining("from 10 to 600000");
    assertThatThrownBy(
            () ->
                RetrySettings.from(
                    name -> Optional.of("50").filter(v -> name.equals("retry.longest-pause"))))
        .hasMessageContaining("retry.first-pause is longer");
  }

  private void pause(Duration duration) {
    pauses.add(duration);
    time.pass(duration);
  }

  private V5Answer answer(V5Request request) {
    calls.add(request);
    String answer = answers.remove().strip();
    if (answer.equals("lost") || answer.equals("not sent")) {
      throw Fixtures.READER.failed(request, new IOException(answer), answer.equals("not sent"));
    }
    String[] parts = answer.split(" ", 2);
    return switch (parts[0]) {
      case "retCode" -> read(request, 200, refusal(parts[1]), "");
      case "reset" -> read(request, 200, refusal("10006"), parts[1]);
      default -> read(request, Integer.parseInt(parts[0]), parts[1], "");
    };
  }

  private static String refusal(String retCode) {
    return "{\"retCode\":%s,\"retMsg\":\"no\",\"time\":1000}".formatted(retCode);
  }

  private static V5Answer read(V5Request request, int status, String body, String reset) {
    return Fixtures.READER.read(
        request,
        status,
        name -> Optional.of(reset).filter(r -> name.equals(Resets.HEADER) && !r.isEmpty()),
        body.getBytes(UTF_8));
  }

  private static V5Request request(V5Endpoint endpoint) {
    return V5Request.to(endpoint).category(Category.LINEAR).text("orderLinkId", "s1x").build();
  }
}
