package io.github.bybitcamel.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packed program as a user starts it, in a directory of its own. */
final class Program implements AutoCloseable {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  static final Path JAR = TARGET.resolve("bybit-camel.jar");
  static final Path LIB = TARGET.resolve("lib");
  static final Path FLAGS = Path.of("config/jvm.options").toAbsolutePath();

  private final Path directory;
  private final Child process;

  private Program(Path directory, Child process) {
    this.directory = directory;
    this.process = process;
  }

  /** Empties a directory, so that a run finds no ledger of an earlier one. */
  static void clear(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(directory.resolve("inbox"));
  }

  /**
   * Starts it with default settings, but without HTTP, on an exchange of ours.
   *
   * @param flags of the Java machine
   * @param more environment variables
   */
  static Program start(Path directory, URI exchange, List<String> flags, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("BYBIT_BASE_URL", exchange.toString());
    environment.put("BYBIT_API_KEY", "paper");
    environment.putIfAbsent("HTTP_ENABLED", "false");
    environment.put("BYBIT_API_SECRET", "paper-secret");
    List<String> command = new ArrayList<>();
    command.add(Child.javaCommand());
    command.addAll(flags);
    command.addAll(List.of("-jar", JAR.toString()));
    return new Program(directory, Child.start("program", directory, environment, command));
  }

  /** Renames a whole file into the inbox, and returns the instant before. */
  long drop(String name, String text) throws IOException {
    return drop(directory, name, text);
  }

  static long drop(Path directory, String name, String text) throws IOException {
    Path fresh = Files.writeString(directory.resolve("inbox").resolve(name + ".tmp"), text);
    long start = System.nanoTime();
    Files.move(fresh, fresh.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
    return start;
  }

  /** Sends one signal; returns whether its order came. The relay has forgotten it then. */
  boolean warmUp(Relay relay) throws IOException, InterruptedException {
    drop("first.json", InboxLatency.signal("first"));
    boolean came = relay.arrivals().poll(60, TimeUnit.SECONDS) != null;
    relay.arrivals().clear();
    return came;
  }

  Child process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
