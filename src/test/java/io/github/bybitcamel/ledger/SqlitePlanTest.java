package io.github.bybitcamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a signal costs must not grow with the ledger: nothing on its way reads a whole table. */
@Timeout(60)
class SqlitePlanTest {

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource
  void findsByIndex(String sql) {
    assertThat(plan(sql))
        .noneMatch(step -> step.matches("SCAN (signal|delivery|leg|s|d|l|h)\\b.*"));
  }

  static Stream<String> findsByIndex() {
    return Stream.of(
        Entries.BY_SEQUENCE,
        Entries.BY_OWNER,
        Entries.BY_ORDER_LINK_ID,
        Entries.BY_DELIVERY,
        Entries.PART_OF_DELIVERY,
        Entries.UNDER_WAY,
        Entries.LAST_ACKED,
        Entries.NEXT,
        Entries.NEXT_THAT_LESSENS_RISK,
        Entries.OLDEST_WAITING,
        Entries.UNSETTLED,
        Entries.WAITING_LANES,
        Arrivals.SAME,
        Arrivals.TAKEN,
        Arrivals.RECEIPTS,
        DoorById.OWNER,
        Steps.OF_SIGNAL,
        Steps.OF_ORDER,
        Steps.OF_ORDERS,
        Departures.ARCHIVED,
        Selections.SOURCES,
        JdbcView.ATTEMPTS);
  }

  @Test
  void looksAtWaitingSignalsOnly() {
    assertThat(plan(Entries.NEXT)).anyMatch(step -> step.contains("INDEX signal_waiting "));
    assertThat(plan(Entries.NEXT_THAT_LESSENS_RISK))
        .anyMatch(step -> step.contains("INDEX signal_waiting_lessens_risk "));
    assertThat(plan(Entries.UNSETTLED)).anyMatch(step -> step.contains("INDEX signal_unsettled "));
  }

  @Test
  void looksAtABigFileInBoundedTime() {
    for (String sql : SqliteCheck.SAMPLES) {
      assertThat(plan(sql)).noneMatch(step -> step.matches("SCAN (?!tally).*"));
    }
  }

  private List<String> plan(String sql) {
    try (Ledger ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db"))) {
      return ((JdbcLedger) ledger)
          .write(
              session ->
                  new Outcome<>(
                      session.list("EXPLAIN QUERY PLAN " + sql, SqlitePlanTest::detail),
                      List.of()));
    }
  }

  private static String detail(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }
}
