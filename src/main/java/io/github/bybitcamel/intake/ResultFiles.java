package io.github.bybitcamel.intake;

import io.github.bybitcamel.failpoint.Failpoint;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.model.SignalState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code <file>.result.jsonl} beside each file that was taken or rejected: one JSON line per
 * record, once every record's fate is settled for now, and again as fates change, at most once a
 * second.
 */
public final class ResultFiles {

  private static final Logger LOG = LoggerFactory.getLogger(ResultFiles.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final List<String> FOLDERS = List.of("done", "rejected");
  private static final String ENDING = ".result.jsonl";

  /** A state that may have changed since it was written. */
  private static final Pattern OPEN =
      Pattern.compile("\"state\":\"(WORKING|PARTIALLY_FILLED|HELD|UNKNOWN)\"");

  private final Path root;
  private final String source;
  private final Ledger ledger;
  private final Clock clock;
  private final Map<String, Instant> due = new ConcurrentHashMap<>();
  private final Map<String, Instant> written = new ConcurrentHashMap<>();
  private boolean tookUp;

  /**
   * Prepares to write.
   *
   * @param root the inbox
   * @param source its name in the ledger
   */
  public ResultFiles(Path root, String source, Ledger ledger, Clock clock) {
    this.root = root;
    this.source = source;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Takes note that a record has changed. Returns at once. */
  public void changed(Entry entry) {
    if (entry.source().equals(source)) {
      Instant last = written.get(entry.delivery());
      Instant now = clock.instant();
      due.put(entry.delivery(), last == null ? now : last.plus(PAUSE));
    }
  }

  /** Writes what is due; at first also what an earlier run left unwritten. For one thread. */
  public void write() {
    if (!tookUp) {
      takeUp();
      tookUp = true;
    }
    Instant now = clock.instant();
    due.forEach(
        (name, when) -> {
          if (!when.isAfter(now) && due.remove(name, when)) {
            writeOrLater(name);
          }
        });
    written.values().removeIf(when -> when.plus(PAUSE).isBefore(now));
  }

  /** A run that was killed may have left a file without its result, or with one that is old. */
  private void takeUp() {
    for (String folder : FOLDERS) {
      Path ended = root.resolve(folder);
      try (Stream<Path> files = Files.walk(ended)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> !file.toString().contains(ENDING))
            .filter(ResultFiles::isOwed)
            .map(file -> ended.relativize(file).toString().replace('\\', '/'))
            .forEach(name -> due.putIfAbsent(name, clock.instant()));
      } catch (IOException e) {
        throw new UncheckedIOException(ended + " cannot be read", e);
      }
    }
  }

  private static boolean isOwed(Path file) {
    Path result = result(file);
    try {
      return !Files.exists(result) || OPEN.matcher(Files.readString(result)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(result + " cannot be read", e);
    }
  }

  private static Path result(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }

  private void writeOrLater(String name) {
    try {
      write(name);
    } catch (UncheckedIOException | LedgerException e) {
      due.putIfAbsent(name, clock.instant().plus(PAUSE));
      LOG.error("the result of {} waits: {}", name, e.getMessage());
    }
  }

  private void write(String name) {
    Optional<Path> file =
        FOLDERS.stream()
            .map(folder -> root.resolve(folder).resolve(name))
            .filter(Files::exists)
            .findFirst();
    if (file.isEmpty()) {
      // Not moved yet: looked at again at the next turn. A file that a person took away is let go.
      if (Files.exists(root.resolve("work").resolve(name))) {
        due.putIfAbsent(name, clock.instant());
      }
      return;
    }
    List<Entry> records = ledger.delivery(source, name);
    if (!records.isEmpty() && records.stream().allMatch(record -> settled(record.state()))) {
      replace(file.get(), records);
      written.put(name, clock.instant());
    }
  }

  private static boolean settled(SignalState state) {
    return switch (state) {
      case WORKING, PARTIALLY_FILLED, HELD, UNKNOWN -> true;
      default -> state.isFinal();
    };
  }

  private void replace(Path file, List<Entry> records) {
    String text =
        records.stream()
            .map(record -> ResultLine.of(record, first(record)))
            .collect(Collectors.joining("\n", "", "\n"));
    Path result = result(file);
    Path fresh = result.resolveSibling(result.getFileName() + ".tmp");
    try {
      Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
      Failpoint.BEFORE_RESULT_FILE.reached();
      Files.move(
          fresh, result, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(result + " cannot be written", e);
    }
  }

  private Optional<Entry> first(Entry record) {
    return record.first() == 0 ? Optional.empty() : ledger.find(record.first());
  }
}
