package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far back an account may be asked. */
class HistoryTest extends PaperTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v5/execution/list",
        "/v5/order/history",
        "/v5/position/closed-pnl",
        "/v5/account/transaction-log",
      })
  void refusesABeginOfTwoYearsAgo(String path) {
    Duration years = Duration.ofDays(730);

    assertThat(code(since(path, years))).isEqualTo(10001);
    assertThat(code(since(path, years.minusSeconds(1)))).isZero();
  }

  private JsonNode since(String path, Duration ago) {
    long start = clock.instant().minus(ago).toEpochMilli();
    return client.get(path, "category", "linear", "startTime", Long.toString(start));
  }
}
