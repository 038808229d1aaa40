package io.github.bybitcamel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program in a process of its own, from the classes under test. */
final class ProgramProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path out;
  private final Path err;

  private ProgramProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static ProgramProcess start(Path directory, Map<String, String> environment, String... args) {
    return start(directory, List.of(), environment, args);
  }

  /**
   * Starts it.
   *
   * @param before what the process is started by, for example a shell that sets a limit
   */
  static ProgramProcess start(
      Path directory, List<String> before, Map<String, String> environment, String... args) {
    return start(directory, before, List.of(), environment, args);
  }

  /**
   * Starts it.
   *
   * @param jvm options beside the usual ones; the last of a kind counts
   */
  static ProgramProcess start(
      Path directory,
      List<String> before,
      List<String> jvm,
      Map<String, String> environment,
      String... args) {
    try {
      Path out = Files.createTempFile(directory, "program", ".out");
      Path err = Files.createTempFile(directory, "program", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command(before, jvm, args))
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new ProgramProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(List<String> before, List<String> jvm, String... args) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(jvm);
    command.add("-cp");
    command.add(classPath());
    command.add(Application.class.getName());
    command.addAll(List.of(args));
    return command;
  }

  private static String classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits for its end and returns what it said. */
  Terminal end() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        close();
        throw new IllegalStateException("it did not end: " + out());
      }
      return new Terminal(process.exitValue(), out(), text(err));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.toHandle().destroy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  String out() {
    return text(out);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, if it still runs. */
  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
