package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.Disturbance.Nature;
import io.github.bybitcamel.Disturbance.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that can go wrong with one request, on each kind of operation, and what the desk makes
 * of it; {@code docs/outcomes.md} is written from it by {@code -Dproof.write=true}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class OutcomeTableProofTest {

  private static final Path DOCUMENT = Path.of("docs/outcomes.md");
  private static final List<Disturbance> DISTURBANCES = Disturbance.all();
  private static final List<Operation> WRITES =
      List.of(Operation.CREATE, Operation.AMEND, Operation.CANCEL);

  private static final String HEAD =
      """
      # What becomes of a request when something goes wrong

      Written by `OutcomeTableProofTest` from what happened between the whole desk and the paper exchange; a test keeps it true.
      Each cell: how many requests the exchange saw for the one operation, and what was reported.

      - `1 + 1`: the second request came only after the order was absent from every healthy answer for 30 seconds; it had the same
        orderLinkId. No cell has a second request before that, unless the answer said that the first was not carried out. An amend is
        sent again after 30 seconds in which every healthy answer showed it not done, a cancel as soon as the order is seen open.
      - `(read back)`: the answer did not say it, the exchange's state did; not told of a change that was sent again, where it is
        chance whether its answer or a look comes first.
      - `UNKNOWN → …`: the state of a signal on its way; the last one stands. The code is what the exchange answered.
      - A read that is not `answered` ended in a `V5Exception` of the class named.
      - ⚠: the exchange contradicts itself there (it refuses what it has carried out, or the reverse), and its word was taken.
      - *clock*: requests refused for their time are not counted; whether a write or a poll meets the new time first is chance.

      | Class | What goes wrong | create | amend | cancel | read |
      |---|---|---|---|---|---|
      """;

  private final Map<Operation, List<Outcome>> outcomes = new EnumMap<>(Operation.class);

  @BeforeAll
  void disturbEverything(@TempDir Path directory) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(Operation.values().length);
    try {
      Map<Operation, Future<List<Outcome>>> running = new EnumMap<>(Operation.class);
      for (Operation operation : Operation.values()) {
        running.put(operation, threads.submit(disturbed(operation, directory)));
      }
      for (Operation operation : Operation.values()) {
        outcomes.put(operation, running.get(operation).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<List<Outcome>> disturbed(Operation operation, Path directory)
      throws IOException {
    Path own = Files.createDirectory(directory.resolve(operation.name()));
    return () -> operation == Operation.READ ? reads(own) : writes(own, operation);
  }

  private static List<Outcome> reads(Path own) throws Exception {
    try (DisturbedReads reads = new DisturbedReads(own)) {
      return DISTURBANCES.stream().map(reads::run).toList();
    }
  }

  private static List<Outcome> writes(Path own, Operation operation) {
    List<Outcome> seen = new ArrayList<>();
    try (DisturbedWrites writes = new DisturbedWrites(own, operation, DISTURBANCES.size())) {
      for (Disturbance disturbance : DISTURBANCES) {
        seen.add(writes.run(seen.size(), disturbance));
      }
    }
    return seen;
  }

  @Test
  void neverRepeatsByItselfAWriteOfUnknownOutcome() {
    assertThat(cells(d -> d.nature() == Nature.OPEN, outcome -> outcome.requests() > 1)).isEmpty();
  }

  @Test
  void neverPlacesTwoOrdersForOneSignal() {
    assertThat(cells(any -> true, outcome -> outcome.copies() > 1)).isEmpty();
  }

  @Test
  void knowsTheFateOfEverythingInTheEnd() {
    assertThat(cells(any -> true, outcome -> !outcome.settled())).isEmpty();
  }

  @Test
  void tellsTheTruthWhereverTheExchangeDoes() {
    assertThat(
            cells(d -> d.nature() != Nature.LIE, outcome -> outcome.saysDone() != outcome.isDone()))
        .isEmpty();
  }

  @Test
  void isWhatTheDocumentSays() throws IOException {
    String written = table();
    if (Boolean.getBoolean("proof.write")) {
      Files.writeString(DOCUMENT, written);
    }
    assertThat(written).isEqualTo(Files.readString(DOCUMENT));
  }

  /** Returns the writes for which something holds that must not. */
  private List<String> cells(Predicate<Disturbance> which, Predicate<Outcome> wrong) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < DISTURBANCES.size(); i++) {
      for (Operation operation : WRITES) {
        Outcome outcome = outcomes.get(operation).get(i);
        if (which.test(DISTURBANCES.get(i)) && wrong.test(outcome)) {
          cells.add(operation + ", " + DISTURBANCES.get(i).name() + ": " + outcome);
        }
      }
    }
    return cells;
  }

  private String table() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < DISTURBANCES.size(); i++) {
      Disturbance disturbance = DISTURBANCES.get(i);
      text.append("| ").append(disturbance.chapter()).append(" | ").append(disturbance.name());
      for (Operation operation : Operation.values()) {
        Outcome outcome = outcomes.get(operation).get(i);
        text.append(" | ").append(outcome.cell());
        text.append(outcome.saysDone() == outcome.isDone() ? "" : " ⚠");
      }
      text.append(" |\n");
    }
    return text.toString();
  }
}
