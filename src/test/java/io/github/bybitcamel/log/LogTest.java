package io.github.bybitcamel.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** The shipped configurations, and what they write. */
class LogTest {

  private static final String KEY = "kEy4711withManyLetters";
  private static final String PEM = "-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBg\nx9/+Zq7w==\n";

  private static String written(String file, Consumer<Logger> log) throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Path.of("config", file).toUri().toURL());
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .extracting(Status::getLevel)
        .allMatch(level -> level < Status.WARN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    var terminal =
        (ConsoleAppender<?>) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("terminal");
    redirect(terminal, bytes);
    log.accept(context.getLogger("io.github.bybitcamel.Test"));
    context.stop();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void redirect(ConsoleAppender<?> appender, OutputStream to) {
    appender.setOutputStream(to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logback.xml", "logback-json.xml"})
  void neverWritesASecretHoweverItComes(String file) throws Exception {
    Secrets.hide(List.of(KEY, PEM, "first-of-two,second-of-two"));

    String lines =
        written(
            file,
            log -> {
              log.info("the key is {} indeed", KEY);
              log.info("pem {}", PEM);
              log.info("rotated: second-of-two");
              log.warn("failed", new IllegalStateException("sent " + KEY));
              log.info("Authorization: Bearer abc.def-ghi");
              log.info("{\"api_secret\":\"hunter2hunter2\"} and token=xyzzy123");
              MDC.put("signal", "id-" + KEY);
              log.info("in the context");
              MDC.remove("signal");
            });

    assertThat(lines)
        .contains("the key is *** indeed")
        .doesNotContain(
            KEY, "MIIBVgIBADANBg", "x9/+Zq7w", "second-of-two", "abc.def", "hunter2", "xyzzy");
  }

  @Test
  void writesOneLineWithTheSignal() throws Exception {
    MDC.put("signal", "breakout-7");
    String text = written("logback.xml", log -> log.info("first\nFORGED line"));
    MDC.remove("signal");

    assertThat(text.lines()).hasSize(1);
    assertThat(text).endsWith(" INFO  Test           [breakout-7] first FORGED line\n");
  }

  @Test
  void writesJsonByProfile() throws Exception {
    MDC.put("signal", "breakout-7");
    String text = written("logback-json.xml", log -> log.info("filled {}", "0.01"));
    MDC.remove("signal");

    JsonNode line = new ObjectMapper().readTree(text);
    assertThat(text.lines()).hasSize(1);
    assertThat(line.path("formattedMessage").asText()).isEqualTo("filled 0.01");
    assertThat(line.path("mdc").path("signal").asText()).isEqualTo("breakout-7");
    assertThat(line.path("level").asText()).isEqualTo("INFO");
  }
}
