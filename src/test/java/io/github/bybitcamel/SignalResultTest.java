package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalResultTest extends RouteTest {

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade", "inbox", "signal-result");
  }

  @Test
  void writesOneLinePerRecordBesideTheFile() throws IOException {
    startLanes();
    Files.writeString(
        directory.resolve("inbox/three.json"),
        "[{\"id\":\"1\",\"action\":\"test\"},{\"id\":\"2\",\"action\":\"test\"},"
            + "{\"id\":\"1\",\"action\":\"test\"}]");

    Path result =
        directory.resolve(
            "inbox/done/" + LocalDate.now(ZoneOffset.UTC) + "/three.json.result.jsonl");
    await().until(() -> Files.exists(result));

    assertThat(Files.readAllLines(result))
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).contains("\"record\":1", "\"state\":\"DONE\"");
              assertThat(lines.get(1)).contains("\"record\":2", "\"state\":\"DONE\"");
              assertThat(lines.get(2)).contains("\"record\":3", "\"state\":\"DUPLICATE\"");
            });
  }
}
