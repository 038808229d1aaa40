package io.github.bybitcamel.intake;

import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.ledger.UnknownCommitException;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.signal.SignalLimits;
import io.github.bybitcamel.signal.SignalReader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An inbox with a real ledger, without routes. */
@Timeout(30)
abstract class IntakeDesk {

  static final String TEST = "{\"id\":\"%s\",\"action\":\"test\"}";
  static final String DAY = "2026-11-23";

  @TempDir Path directory;
  final SetClock clock = SetClock.standing(Instant.parse(DAY + "T12:00:00Z"));
  final List<String> told = new ArrayList<>();
  Path root;
  Ledger ledger;
  Inbox inbox;
  FileIntake files;
  InboxScan scan;

  /** What is held against a well-formed signal. */
  Function<Signal, Objection> check = signal -> Objection.NONE;

  /** How many deliveries are journalled, and then said to be of unknown fate. */
  int unknownCommits;

  @BeforeEach
  void open() {
    root = directory.resolve("inbox");
    ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db"));
    inbox = new Inbox(root, this::isJournalled, clock);
    Intake intake =
        new Intake(
            new SignalReader(SignalLimits.DEFAULTS),
            signal -> check.apply(signal),
            losingAnswers(),
            true,
            clock);
    files = new FileIntake(inbox, intake, 1_000_000, clock, new Told());
    scan = new InboxScan(inbox, files, new Settling(Duration.ZERO, 1_000_000, clock));
  }

  @AfterEach
  void close() {
    inbox.close();
    ledger.close();
  }

  private boolean isJournalled(String name) {
    return !ledger.delivery(FileIntake.SOURCE, name, 0, 1).isEmpty();
  }

  private Ledger losingAnswers() {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(ledger, arguments);
                if (method.getName().equals("receive") && unknownCommits-- > 0) {
                  throw new UnknownCommitException("the answer was lost");
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  Path drop(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  /** Looks once and takes what was found, as the route does. */
  void poll() throws IOException {
    if (!scan.look()) {
      return;
    }
    for (Path file : lying()) {
      if (scan.isChosen(file.getFileName().toString())) {
        files.take(file);
      }
    }
  }

  /** Lets the pause after a fault pass and finishes what it left. */
  void later() {
    clock.forward(Duration.ofSeconds(61));
    files.finishLeft();
  }

  private List<Path> lying() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  Path ended(String folder, String name) {
    return root.resolve(folder).resolve(DAY).resolve(name);
  }

  private final class Told implements InboxWatch {

    @Override
    public void stopped(Optional<String> why) {
      told.add("stopped: " + why.orElse("-"));
    }

    @Override
    public void notTaken(Optional<String> which) {
      which.ifPresent(text -> told.add("not taken: " + text));
    }

    @Override
    public void ended(String name) {
      told.add("ended: " + name);
    }
  }
}
