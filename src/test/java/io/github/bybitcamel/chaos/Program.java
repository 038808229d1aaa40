package io.github.bybitcamel.chaos;

import io.github.bybitcamel.failpoint.Hook;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packed program in a process of its own, in its own directory, talking to one exchange. */
final class Program {

  private static final Path JAR = Path.of("target/bybit-camel.jar").toAbsolutePath();

  private final Path directory;
  private final Path log;
  private final Process process;

  private Program(Path directory, Path log, Process process) {
    this.directory = directory;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts it with {@code more} settings, by the names of their variables.
   *
   * @param failpoint where it ends by itself, {@code NAME:n}; empty for nowhere
   */
  static Program start(
      Path directory, URI exchange, String name, String failpoint, Map<String, String> more) {
    try {
      Path log = Files.createDirectories(directory.resolve("log")).resolve(name + ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command(directory, failpoint))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(settings(exchange));
      builder.environment().putAll(more);
      return new Program(directory, log, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns what makes the program start quicker: an archive of its classes, made by a run of its
   * own. Nothing else about it is different.
   */
  static synchronized Map<String, String> quickStart(Path directory) {
    Path archive = directory.resolve("classes.jsa");
    if (!Files.exists(archive)) {
      try (PaperExchange exchange =
          PaperExchange.start(PaperSettings.defaults(0), Clock.systemUTC())) {
        Path home = Files.createDirectories(directory.resolve("archive"));
        String dump = "-XX:ArchiveClassesAtExit=" + archive;
        Program program =
            start(home, exchange.baseUrl(), "dump", "", Map.of("JAVA_TOOL_OPTIONS", dump));
        boolean ready = program.awaitReady(Duration.ofSeconds(60));
        if (!program.stop() || !ready || !Files.exists(archive)) {
          throw new IllegalStateException("no archive of classes: " + program.log());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Map.of("JAVA_TOOL_OPTIONS", "-XX:SharedArchiveFile=" + archive);
  }

  private static List<String> command(Path directory, String failpoint) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    String classPath = JAR.toString();
    if (!failpoint.isEmpty()) {
      command.add("-D" + KillAtFailpoint.PROPERTY + "=" + failpoint);
      classPath += File.pathSeparator + provider(directory);
    }
    command.addAll(List.of("-cp", classPath, "io.github.bybitcamel.Application"));
    return command;
  }

  /** The one place where a hook is named: beside the program, never in it. */
  private static Path provider(Path directory) throws IOException {
    Path services = Files.createDirectories(directory.resolve("provider/META-INF/services"));
    Files.writeString(services.resolve(Hook.class.getName()), KillAtFailpoint.class.getName());
    String file = KillAtFailpoint.class.getName().replace('.', '/') + ".class";
    Path target = directory.resolve("provider").resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream code = KillAtFailpoint.class.getClassLoader().getResourceAsStream(file)) {
      Files.copy(code, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return directory.resolve("provider");
  }

  private static Map<String, String> settings(URI exchange) {
    return Map.of(
        "BYBIT_BASE_URL", exchange.toString(),
        "BYBIT_API_KEY", "paper",
        "HTTP_PORT", "0",
        "BYBIT_API_SECRET", "paper-secret",
        "V5_CONNECT_TIMEOUT", "1000",
        "V5_RESPONSE_TIMEOUT", "1500",
        "LIMITS_BAN", "2",
        "ORDERS_ABSENCE", "6",
        "INBOX_SETTLE", "50");
  }

  /** Returns whether it came to watch its inbox before {@code patience} was over. */
  boolean awaitReady(Duration patience) {
    return Waiting.until(patience, () -> !process.isAlive() || isReady()) && isReady();
  }

  private boolean isReady() {
    return log().contains("watching ");
  }

  /** Returns whether it ended by itself before {@code patience} was over. */
  boolean awaitEnd(Duration patience) {
    try {
      return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends SIGKILL and waits for the end. */
  void kill() {
    process.toHandle().destroyForcibly();
    awaitEnd(Duration.ofSeconds(30));
  }

  /** Sends SIGTERM and returns whether it ended within its bound. */
  boolean stop() {
    process.toHandle().destroy();
    boolean ended = awaitEnd(Duration.ofSeconds(60));
    if (!ended) {
      kill();
    }
    return ended;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path inbox() {
    return directory.resolve("inbox");
  }

  /** Lets time pass for the nemesis, which lives by the clock on the wall. */
  static void pause(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
