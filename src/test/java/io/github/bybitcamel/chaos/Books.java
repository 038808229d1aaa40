package io.github.bybitcamel.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.LivingFolder;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.model.SignalState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the program has written down: its ledger, its folders, its result files. */
final class Books {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<SignalState> UNSETTLED =
      EnumSet.of(
          SignalState.RECEIVED,
          SignalState.VALIDATED,
          SignalState.INTENT,
          SignalState.SENT,
          SignalState.ACKED,
          SignalState.UNKNOWN,
          SignalState.HELD);

  private final Path directory;
  private final String url;

  /** Reads the folders of {@code directory} and the ledger at {@code url}. */
  Books(Path directory, String url) {
    this.directory = directory;
    this.url = url;
  }

  /** Opens the ledger beside the program. */
  LedgerView ledger() {
    return Ledgers.openReadOnly(url);
  }

  /** Returns every signal, oldest first. */
  List<Entry> entries() {
    try (LedgerView ledger = ledger()) {
      return ledger.recent(Integer.MAX_VALUE).stream()
          .sorted(Comparator.comparing(Entry::sequence))
          .toList();
    }
  }

  /** Returns whether nothing is under way and every file has come to its end. */
  boolean isSettled(int files) {
    try (LedgerView ledger = ledger()) {
      return UNSETTLED.stream().noneMatch(state -> ledger.counts().getOrDefault(state, 0L) > 0)
          && ended().size() == files
          && ended().stream().allMatch(file -> isComplete(ledger, file));
    }
  }

  /** Returns the signal files that were taken or rejected. */
  List<Path> ended() {
    return Stream.of("done", "rejected")
        .flatMap(folder -> files(directory.resolve("inbox").resolve(folder)))
        .filter(file -> !file.toString().contains(".result.jsonl"))
        .toList();
  }

  /** Returns the name of a signal file's delivery. */
  static String delivery(Path file) {
    return file.getParent().getFileName() + "/" + file.getFileName();
  }

  /** Returns whether a file's result has a line for each record, in the state of the ledger. */
  static boolean isComplete(LedgerView ledger, Path file) {
    List<String> states =
        ledger.delivery("inbox", delivery(file)).stream()
            .map(entry -> entry.number() + " " + entry.id() + " " + entry.state())
            .toList();
    return !states.isEmpty() && result(file).equals(states);
  }

  private static List<String> result(Path file) {
    Path result = file.resolveSibling(file.getFileName() + ".result.jsonl");
    if (!Files.exists(result)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(result)) {
      return lines.map(Books::line).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      return "%d %s %s"
          .formatted(
              line.path("record").asInt(), line.path("id").asText(), line.path("state").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many steps all histories have. */
  String steps() {
    String query =
        "SELECT (SELECT count(*) FROM history) || ' steps of signals, '"
            + " || (SELECT count(*) FROM leg_history) || ' of orders'";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns everything that the program has logged in all its lives. */
  String logs() {
    StringBuilder all = new StringBuilder();
    files(directory.resolve("log")).forEach(file -> all.append(read(file)));
    return all.toString();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try {
      return LivingFolder.files(folder).stream().sorted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
