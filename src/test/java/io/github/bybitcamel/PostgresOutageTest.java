package io.github.bybitcamel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Postgres;
import io.github.bybitcamel.paper.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
    environment.put("HTTP_PORT", String.valueOf(FreePort.find()));
    environment.put("SOURCE_SIGNER_SECRET", "0123456789abcdef01234567");
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
      assertThat(signedRequest()).isEqualTo(503);
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

  /** Returns what a webhook is answered whose signature is right; its body comes after its head. */
  private int signedRequest() throws Exception {
    String seconds = String.valueOf(Clock.systemUTC().instant().getEpochSecond());
    String body = "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}";
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("0123456789abcdef01234567".getBytes(UTF_8), "HmacSHA256"));
    byte[] hash = mac.doFinal(("out." + seconds + "." + body).getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%s/signals/signer".formatted(environment.get("HTTP_PORT"))))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("webhook-id", "out")
            .header("webhook-timestamp", seconds)
            .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(hash))
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request, BodyHandlers.discarding())
        .statusCode();
  }

  private static boolean stopped(ProgramProcess desk) {
    return desk.out().contains("ALARM INTAKE_STOPPED");
  }
}
