package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of the packed program, started as the README says, on its own exchange. */
@Timeout(240)
class ConsolePageIT {

  private static final String OPERATOR = "operator-token-0123456789abcdef";
  private static final Path JAR = Path.of("target/bybit-camel.jar").toAbsolutePath();
  private static final Path FLAGS = Path.of("config/jvm.options").toAbsolutePath();

  @TempDir Path directory;
  private Process program;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    Browser.abortLoudlyWithoutOne();
    int port = FreePort.find();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + FLAGS,
                "-jar",
                JAR.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("program.log").toFile());
    builder.environment().putAll(Map.of("HTTP_PORT", "" + port, "OPERATOR_TOKEN", OPERATOR));
    program = builder.start();
    URI page = URI.create("http://127.0.0.1:" + port);
    await().atMost(Duration.ofSeconds(90)).until(() -> isReady(page.resolve("/health/ready")));
    browser = Browser.open(page);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (browser != null) {
      browser.close();
    }
    if (program != null) {
      program.destroy();
      if (!program.waitFor(30, TimeUnit.SECONDS)) {
        program.destroyForcibly();
      }
    }
  }

  @Test
  void showsADroppedFileAndItsFillAndHalts() throws Exception {
    browser.show("#/signals");
    browser.see("#link", "live");
    drop("live");
    browser.see("#signals", "live");
    browser.see("#signals", "FILLED");
    browser.clickLink("live");
    browser.see("#filled", "filled 0.01");
    browser.clickLink("on the chart");
    browser.seeAttribute("#chart", "data-fills", "1");
    browser.picture("packed-market");

    browser.show("#/now");
    browser.click("#halt");
    browser.type("dialog input[name=token]", OPERATOR);
    browser.click("dialog [data-yes]");
    browser.type("dialog input[name=reason]", "a test");
    browser.click("dialog [data-yes]");
    browser.see("#trading-state", "HALTED");
    drop("late");
    browser.show("#/signals");
    browser.see("#signals", "DENIED");
    browser.picture("packed-halted");

    assertThat(browser.complaints()).isEmpty();
    browser.asksNobodyElse();
  }

  private void drop(String id) throws IOException {
    String signal =
        "{\"id\":\"%s\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}".formatted(id);
    Path fresh = Files.writeString(directory.resolve("inbox").resolve(id + ".tmp"), signal);
    Files.move(fresh, fresh.resolveSibling(id + ".json"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isReady(URI health) {
    try {
      return ((HttpURLConnection) health.toURL().openConnection()).getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
