package io.github.bybitcamel.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.sink.Candles;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packed program has no client of a broker on its class path, and finds it when asked. */
@Timeout(180)
class OptionalClientsIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  @TempDir Path directory;

  @Test
  void keepsTheClientsOutOfTheClassPath() throws IOException {
    try (Stream<Path> jars = Files.list(TARGET.resolve("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .noneMatch(name -> name.matches("(kafka|zstd|artemis|netty|spring|camel-(kafka|jms)).*"));
    }
  }

  @Test
  void sendsToKafka() throws Exception {
    KafkaBroker broker = new KafkaBroker(directory);
    try {
      assertThat(take("kafka", "sink.kafka.brokers", broker.address())).isZero();
    } finally {
      broker.kill();
    }
  }

  @Test
  void sendsToArtemis() throws Exception {
    String url;
    try (ServerSocket socket = new ServerSocket(0)) {
      url = "tcp://localhost:" + socket.getLocalPort();
    }
    EmbeddedActiveMQ broker =
        new EmbeddedActiveMQ()
            .setConfiguration(
                new ConfigurationImpl()
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(false)
                    .addAcceptorConfiguration("tcp", url));
    broker.start();
    try {
      assertThat(take("jms", "sink.jms.broker-url", url)).isZero();
      assertThat(broker.getActiveMQServer().locateQueue("candles").getMessageCount()).isEqualTo(3);
    } finally {
      broker.stop();
    }
  }

  private int take(String sink, String setting, String value) throws Exception {
    Path log = directory.resolve("take.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                String.join(
                    System.getProperty("path.separator"),
                    TARGET.resolve("bybit-camel.jar").toString(),
                    testClasses().toString()),
                OneTake.class.getName(),
                sink,
                setting,
                value)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(log)).as("output").doesNotContain("Exception");
    return process.exitValue();
  }

  private static Path testClasses() throws Exception {
    return Path.of(Candles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
