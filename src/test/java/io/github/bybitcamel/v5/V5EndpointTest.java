package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class V5EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "ORDER_CREATE, linear, FUTURES, 10",
    "ORDER_CREATE, inverse, FUTURES, 10",
    "ORDER_CREATE, option, OPTION, 10",
    "ORDER_CREATE, spot, SPOT, 20",
    "ORDER_AMEND, spot, SPOT, 10",
    "ORDER_CANCEL_ALL, option, OPTION, 1",
    "EXECUTION_LIST, linear, FUTURES, 50",
    "FEE_RATE, linear, ALL, 5",
    "TICKERS, linear, ALL, 0",
  })
  void knowsTheDocumentedQuotas(V5Endpoint endpoint, String category, QuotaGroup group, int quota) {
    V5Request request = V5Request.to(endpoint).text("category", category).build();

    assertThat(request.quotaGroup()).isEqualTo(group);
    assertThat(endpoint.quota(group)).isEqualTo(quota);
  }

  @ParameterizedTest
  @EnumSource(V5Endpoint.class)
  void tellsOperatorsOfItsQuotas(V5Endpoint endpoint) throws IOException {
    String quotas =
        Arrays.stream(QuotaGroup.values())
            .filter(
                group -> LimitSettings.names().contains(new LimitKey(endpoint, group).setting()))
            .map(group -> "`%s` %s".formatted(group.text(), documented(endpoint.quota(group))))
            .collect(Collectors.joining(", "));

    assertThat(Files.readAllLines(Path.of("docs", "operations.md")))
        .contains("| `%s` | %s |".formatted(endpoint.bucket(), quotas));
  }

  private static String documented(int quota) {
    return quota == 0 ? "–" : String.valueOf(quota);
  }

  @ParameterizedTest
  @EnumSource(V5Endpoint.class)
  void signsEverythingButMarketData(V5Endpoint endpoint) {
    boolean open =
        endpoint.path().startsWith("/v5/market/") || endpoint.path().startsWith("/v5/system/");

    assertThat(endpoint.isPrivate()).isEqualTo(!open);
  }

  @Test
  void letsCancelsGoFirst() {
    assertThat(V5Endpoint.ORDER_CANCEL.priority()).isEqualTo(CallPriority.LESSENS_RISK);
    assertThat(V5Endpoint.ORDER_CANCEL_ALL.priority()).isEqualTo(CallPriority.LESSENS_RISK);
    assertThat(V5Endpoint.ORDER_CREATE.priority()).isEqualTo(CallPriority.ORDER);
    assertThat(V5Endpoint.POSITION_LIST.priority()).isEqualTo(CallPriority.POLL);
  }
}
