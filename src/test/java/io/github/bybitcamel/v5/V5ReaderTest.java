package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V5ReaderTest {

  @Test
  void readsAWholeAnswer() {
    Map<String, String> headers = Map.of("Traceid", "trace-1");

    V5Answer answer =
        Fixtures.READER.read(
            V5Request.to(V5Endpoint.ORDER_CREATE).build(),
            200,
            name -> Optional.ofNullable(headers.get(name)),
            Fixtures.bytes("order/create"));

    assertThat(answer.retCode()).isZero();
    assertThat(answer.result().path("orderLinkId").asText()).isEqualTo("spot-test-postonly");
    assertThat(answer.time()).isEqualTo(Instant.ofEpochMilli(1672211918471L));
    assertThat(answer.traceId()).contains("trace-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"retCode\":0}",
        "{\"retCode\":0,\"retMsg\":\"\",\"result\":null,\"retExtInfo\":null,\"time\":\"\"}",
        "{\"new\":{\"field\":[1]},\"retCode\":0,\"result\":{}}",
      })
  void toleratesWhatIsMissingOrNew(String body) {
    V5Answer answer = read(V5Endpoint.WALLET_BALANCE, 200, body);

    assertThat(answer.result().isEmpty()).isTrue();
    assertThat(answer.time()).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "OK",
        "<html>maintenance</html>",
        "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"orderI",
        "{\"retCode\":0}{\"retCode\":10001}",
        "{\"retMsg\":\"OK\"}",
        "{\"retCode\":null}",
        "{\"retCode\":\"0\"}",
        "{\"retCode\":0.5}",
        "{\"retCode\":99999999999}",
      })
  void anUnreadableAnswerLeavesAWriteUnknown(String body) {
    V5Exception write = failure(V5Endpoint.ORDER_CREATE, 200, body);
    V5Exception read = failure(V5Endpoint.ORDER_REALTIME, 200, body);

    assertThat(write.outcome()).isEqualTo(OutcomeClass.UNKNOWN);
    assertThat(write.mayHaveBeenSent()).isTrue();
    assertThat(read.outcome()).isEqualTo(OutcomeClass.SAFE_TO_RETRY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ORDER_CREATE | 200 | {\"retCode\":110007,\"retMsg\":\"ab not enough\"} | FUNDS",
        "ORDER_CREATE | 429 | {\"retCode\":10006,\"retMsg\":\"\"} | UNKNOWN",
        "ORDER_CREATE | 429 | {\"retCode\":110007,\"retMsg\":\"\"} | FUNDS",
        "ORDER_REALTIME | 429 | {\"retCode\":10006,\"retMsg\":\"\"} | AFTER_RESET",
        "ORDER_CREATE | 200 | {\"retCode\":10018,\"retMsg\":\"\"} | AFTER_RESET",
        "ORDER_CREATE | 400 | {\"retCode\":10001,\"retMsg\":\"\"} | BAD_REQUEST",
        "ORDER_CREATE | 404 | not found | BAD_REQUEST",
        "ORDER_CREATE | 500 | {\"retCode\":10001,\"retMsg\":\"\"} | UNKNOWN",
        "ORDER_CREATE | 502 | {\"retCode\":0,\"retMsg\":\"OK\"} | UNKNOWN",
        "ORDER_REALTIME | 502 | <html> | SAFE_TO_RETRY",
        "ORDER_CREATE | 429 | slow down | UNKNOWN",
        "ORDER_CREATE | 401 | '' | FORBIDDEN",
        "ORDER_CREATE | 403 | <html>blocked from your country</html> | FORBIDDEN",
        "ORDER_CREATE | 403 | <html>403, Access Too Frequent</html> | AFTER_RESET",
        "ORDER_CREATE | 200 | {\"retCode\":4711,\"retMsg\":\"?\"} | UNLISTED",
      })
  void saysWhatARefusalMeans(V5Endpoint endpoint, int status, String body, OutcomeClass outcome) {
    assertThat(failure(endpoint, status, body).outcome()).isEqualTo(outcome);
  }

  @Test
  void carriesWhatIsKnown() {
    V5Exception refusal =
        failure(
            V5Endpoint.ORDER_CREATE,
            200,
            "{\"retCode\":110007,\"retMsg\":\"ab not enough for new order\",\"time\":1}");

    assertThat(refusal)
        .hasMessage("POST /v5/order/create: retCode 110007: ab not enough for new order (FUNDS)");
    assertThat(refusal.endpoint()).isEqualTo(V5Endpoint.ORDER_CREATE);
    assertThat(refusal.httpStatus()).isEqualTo(OptionalInt.of(200));
    assertThat(refusal.retCode()).isEqualTo(OptionalInt.of(110007));
    assertThat(refusal.retryAfter()).isEmpty();
    assertThat(refusal.hostBanned()).isFalse();
  }

  @Test
  void leavesTheHostAloneThatSaysOurAddressIsTooFast() {
    assertThat(failure(V5Endpoint.TICKERS, 200, "{\"retCode\":10018}").hostBanned()).isTrue();
    assertThat(failure(V5Endpoint.TICKERS, 200, "{\"retCode\":10006}").hostBanned()).isFalse();
  }

  @Test
  void takesThePauseFromTheHeaderOfHttpWhereThereIsNoOther() {
    V5Exception refusal =
        catchThrowableOfType(
            V5Exception.class,
            () ->
                Fixtures.READER.read(
                    V5Request.to(V5Endpoint.TICKERS).build(),
                    429,
                    name -> Optional.of("2").filter(r -> name.equals("Retry-After")),
                    "slow down".getBytes(UTF_8)));

    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(2));
  }

  @Test
  void doesNotCountFromTheEpochWhereTheAnswerHasNoTime() {
    V5Exception refusal =
        catchThrowableOfType(
            V5Exception.class,
            () ->
                Fixtures.READER.read(
                    V5Request.to(V5Endpoint.ORDER_CREATE).build(),
                    200,
                    name -> Optional.of("1700000000000").filter(r -> name.equals(Resets.HEADER)),
                    "{\"retCode\":10006}".getBytes(UTF_8)));

    assertThat(refusal.retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1000, PT0.05S",
    "1049, PT0.05S",
    "1051, PT0.051S",
    "5999, PT4.999S",
    "6001, PT5S",
    "0, PT0.05S"
  })
  void takesTheResetFromTheHeader(String reset, Duration wait) {
    String body = "{\"retCode\":10006,\"retMsg\":\"Too many visits!\",\"time\":1000}";

    V5Exception refusal =
        catchThrowableOfType(
            V5Exception.class,
            () ->
                Fixtures.READER.read(
                    V5Request.to(V5Endpoint.ORDER_CREATE).build(),
                    200,
                    name -> Optional.of(reset).filter(r -> name.equals(Resets.HEADER)),
                    body.getBytes(UTF_8)));

    assertThat(refusal.retryAfter()).contains(wait);
  }

  @Test
  void tellsABannedHostFromAForbiddenRegion() {
    assertThat(failure(V5Endpoint.TICKERS, 403, "access too frequent").hostBanned()).isTrue();
    assertThat(failure(V5Endpoint.TICKERS, 403, "Forbidden").hostBanned()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ORDER_CREATE, true, SAFE_TO_RETRY",
    "ORDER_CREATE, false, UNKNOWN",
    "ORDER_CANCEL, false, UNKNOWN",
    "ORDER_REALTIME, true, SAFE_TO_RETRY",
    "ORDER_REALTIME, false, SAFE_TO_RETRY",
  })
  void saysWhatABrokenConnectionMeans(
      V5Endpoint endpoint, boolean certainlyNotSent, OutcomeClass outcome) {
    V5Exception failure =
        Fixtures.READER.failed(
            V5Request.to(endpoint).build(),
            new SocketTimeoutException("Read timed out"),
            certainlyNotSent);

    assertThat(failure.outcome()).isEqualTo(outcome);
    assertThat(failure.mayHaveBeenSent()).isEqualTo(!certainlyNotSent);
    assertThat(failure).hasMessageContaining("SocketTimeoutException: Read timed out");
  }

  @Test
  void repeatsNeitherKeyNorWhatWasSigned() {
    V5Exception refusal =
        failure(
            V5Endpoint.ORDER_CREATE,
            200,
            "{\"retCode\":10004,\"retMsg\":\"OurApiKey: error sign!\\n"
                + " origin_string[1658384314791OurApiKey5000{\\\"qty\\\":\\\"1\\\"}]\"}");

    assertThat(refusal)
        .hasMessage(
            "POST /v5/order/create: retCode 10004: ***: error sign! "
                + " origin_string[***] (FORBIDDEN)");
    assertThat(failure(V5Endpoint.TICKERS, 503, "OurApiKey " + "x".repeat(9000)).getMessage())
        .hasSizeLessThan(400)
        .doesNotContain("OurApiKey");
  }

  @Test
  void showsNoDataOfAnAnswer() {
    V5Answer answer =
        Fixtures.READER.read(
            V5Request.to(V5Endpoint.QUERY_API).build(),
            200,
            V5ReaderTest::noHeader,
            Fixtures.bytes("user/query-api"));

    assertThat(answer.toString()).doesNotContain("XXXXXXXX");
  }

  private static Optional<String> noHeader(String name) {
    return Optional.empty();
  }

  private static V5Answer read(V5Endpoint endpoint, int status, String body) {
    return Fixtures.READER.read(
        V5Request.to(endpoint).build(), status, V5ReaderTest::noHeader, body.getBytes(UTF_8));
  }

  private static V5Exception failure(V5Endpoint endpoint, int status, String body) {
    return catchThrowableOfType(V5Exception.class, () -> read(endpoint, status, body));
  }
}
