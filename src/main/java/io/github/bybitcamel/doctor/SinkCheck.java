package io.github.bybitcamel.doctor;

import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether somebody listens where records are to go; nothing is handed over.
 *
 * @param sinks where feeds send to
 */
record SinkCheck(Settings settings, Set<String> sinks) implements Check {

  private static final int PATIENCE_MILLIS = 3000;
  private static final String SQLITE = "jdbc:sqlite:";
  private static final Pattern HOST =
      Pattern.compile(
          "(?:://|^(?![a-z:]+://)|,)(?:[^/@,\\s]*@)?(\\[[^\\]]+]|[^:/?,;()\\s]+)(?::(\\d{1,5}))?");

  @Override
  public List<Finding> look() {
    return sinks.stream().flatMap(sink -> look(sink).stream()).toList();
  }

  /** What has no place of its own needs no look; what Camel alone understands gets none. */
  private Optional<Finding> look(String sink) {
    return switch (sink) {
      case "file" -> Optional.of(folder(sink, Path.of(text(Setting.DATA_DIRECTORY))));
      case "jdbc" -> Optional.of(database(text(Setting.SINK_JDBC_URL)));
      case "jms" -> Optional.of(reached(sink, text(Setting.SINK_JMS_URL), 61616));
      case "kafka" -> Optional.of(reached(sink, text(Setting.SINK_KAFKA_BROKERS), 9092));
      case "http" -> webhook();
      default -> Optional.empty();
    };
  }

  private String text(Setting setting) {
    return settings.text(setting);
  }

  /** Where none is named the start says so. */
  private Optional<Finding> webhook() {
    return settings
        .find(Setting.SINK_HTTP_URL)
        .map(text -> reached("http", text, text.startsWith("https") ? 443 : 80));
  }

  private static Finding database(String url) {
    return url.startsWith(SQLITE)
        ? folder("jdbc", Path.of(url.substring(SQLITE.length())).toAbsolutePath().getParent())
        : reached("jdbc", url, 5432);
  }

  private static Finding folder(String sink, Path path) {
    Folder folder = new Folder(path).present();
    try {
      folder.tryToWrite();
      return Finding.tick("sink " + sink, folder.path() + " can be written");
    } catch (IOException e) {
      return Finding.cross(
          "sink " + sink,
          "%s cannot be written: %s".formatted(folder.path(), e),
          "give this user the right to write there, or free its disk");
    }
  }

  /** One of several is enough: they know of each other. */
  private static Finding reached(String sink, String url, int usualPort) {
    List<String> failures = new ArrayList<>();
    Matcher hosts = HOST.matcher(url);
    while (hosts.find()) {
      String host = hosts.group(1);
      int port = hosts.group(2) == null ? usualPort : Integer.parseInt(hosts.group(2));
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port), PATIENCE_MILLIS);
        return Finding.tick("sink " + sink, "%s:%d listens".formatted(host, port));
      } catch (IOException | IllegalArgumentException e) {
        failures.add("%s:%d: %s".formatted(host, port, e.getMessage()));
      }
    }
    return Finding.cross(
        "sink " + sink,
        "cannot be reached: " + (failures.isEmpty() ? "its URL names no host" : failures),
        "start it, or mend sink.%s.…; records wait for it meanwhile".formatted(sink));
  }
}
