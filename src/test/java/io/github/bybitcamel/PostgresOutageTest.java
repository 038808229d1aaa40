package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Postgres;
import io.github.bybitcamel.paper.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A running desk whose PostgreSQL is stopped and started again. */
class PostgresOutageTest extends LifeTest {

  private Postgres postgres;

  @BeforeEach
  void openDatabase() throws Exception {
    postgres = new Postgres(directory.resolve("postgres"));
    environment.put("LEDGER_URL", postgres.newLedger());
  }

  @AfterEach
  void closeDatabase() throws Exception {
    postgres.close();
  }

  @Test
  void losesNothingAndGoesOnByItself() throws Exception {
    try (ProgramProcess desk = desk()) {
      drop("before.jsonl", signals("before", 6));
      awaitFilled(6);
      exchange
          .control()
          .fault(
              Fault.on("/v5/order/create", Fault.Kind.SLOW_AFTER)
                  .times(10)
                  .lasting(Duration.ofMillis(1500)));
      drop("during.jsonl", signals("during", 30));
      await().until(() -> created() > 6);

      postgres.stop();
      drop("while.jsonl", signals("while", 12));
      await().atMost(Duration.ofSeconds(60)).until(() -> stopped(desk));
      assertThat(names("")).contains("while.jsonl");
      postgres.start();

      awaitFilled(48);
      await().until(() -> desk.out().contains("cleared: INTAKE_STOPPED"));
      await().until(() -> names("done").contains("while.jsonl.result.jsonl"));
    }
    assertThat(created()).isEqualTo(48);
  }

  @Test
  void refusesASecondProcessWhileReadingWorks() throws Exception {
    try (ProgramProcess first = desk()) {
      drop("one.jsonl", signals("one", 1));
      awaitFilled(1);
      environment.put("INBOX_DIRECTORY", directory.resolve("other-inbox").toString());

      Terminal second = start().end();
      Terminal list = ProgramProcess.start(directory, environment, "ledger", "list").end();

      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.out()).contains("is in use by bybit-camel ledger, process " + first.pid());
      assertThat(list.exitCode()).isZero();
      assertThat(list.lines()).hasSize(2);
    }
  }

  private static boolean stopped(ProgramProcess desk) {
    return desk.out().contains("ALARM INTAKE_STOPPED");
  }
}
