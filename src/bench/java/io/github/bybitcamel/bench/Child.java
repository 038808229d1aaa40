package io.github.bybitcamel.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of our own, ended with us. */
final class Child implements AutoCloseable {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String JCMD = Path.of(JAVA).resolveSibling("jcmd").toString();

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /** Starts a command; what it prints goes to a file of its name in {@code directory}. */
  static Child start(String name, Path directory, Map<String, String> more, List<String> command) {
    try {
      Files.createDirectories(directory);
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      File log = directory.resolve(name + ".log").toFile();
      builder.redirectErrorStream(true).redirectOutput(log);
      builder.environment().putAll(more);
      Child child = new Child(builder.start());
      Runtime.getRuntime().addShutdownHook(new Thread(child.process::destroyForcibly));
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
  }

  /** Starts a class of the benchmark in a Java of its own, with the class path of this one. */
  static Child java(
      String name, Path directory, List<String> flags, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(flags);
    command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return start(name, directory, Map.of(), command);
  }

  static String javaCommand() {
    return JAVA;
  }

  long id() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Returns the physical memory that is in use, in bytes. */
  long residentBytes() {
    return status("VmRSS:") * 1024;
  }

  /** Returns for how long a Java process has compiled, in seconds of its compiling threads. */
  double compiledSeconds() throws IOException, InterruptedException {
    Process counters =
        new ProcessBuilder(JCMD, String.valueOf(process.pid()), "PerfCounter.print")
            .redirectErrorStream(true)
            .start();
    String text = new String(counters.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    counters.waitFor();
    return counter(text, "java.ci.totalTime") / counter(text, "sun.os.hrt.frequency");
  }

  private static double counter(String text, String name) throws IOException {
    return text.lines()
        .filter(line -> line.startsWith(name + "="))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IOException("no counter " + name + ": " + text));
  }

  /** Returns how many threads it has, the Java machine's own among them. */
  int threads() {
    return (int) status("Threads:");
  }

  /** Returns how many file handles are open. */
  int handles() {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return (int) open.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long status(String name) {
    try {
      String line =
          Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
              .filter(one -> one.startsWith(name))
              .findFirst()
              .orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it do nothing until {@link #goOn}. */
  void standStill() throws IOException, InterruptedException {
    tell("STOP");
  }

  void goOn() throws IOException, InterruptedException {
    tell("CONT");
  }

  private void tell(String signal) throws IOException, InterruptedException {
    String id = String.valueOf(process.pid());
    if (new ProcessBuilder("kill", "-" + signal, id).inheritIO().start().waitFor() != 0) {
      throw new IOException(id + " was not told " + signal);
    }
  }

  /** Ends it as a crash would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
  }

  /** Asks it to end, and ends it where it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
