package io.github.bybitcamel.intake;

import io.github.bybitcamel.failpoint.Failpoint;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
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
  private static final int PAGE = 500;

  /** Writing a large file again and again must leave time for others. */
  private static final int REST = 10;

  static final String ENDING = ".result.jsonl";

  /** Marks a day's folder of which no result is owed or may change any more. */
  static final String COMPLETE = ".results-complete";

  /** A state that may have changed since it was written. */
  private static final Pattern OPEN =
      Pattern.compile("\"state\":\"(ACKED|WORKING|PARTIALLY_FILLED|HELD|UNKNOWN)\"");

  private final Path root;
  private final String source;
  private final Ledger ledger;
  private final Duration acked;
  private final Clock clock;
  private final Map<String, Instant> due = new ConcurrentHashMap<>();
  private final Map<String, Instant> restsUntil = new ConcurrentHashMap<>();
  private volatile Optional<String> trouble = Optional.empty();
  private boolean tookUp;

  /**
   * Prepares to write.
   *
   * @param root the inbox
   * @param source its name in the ledger
   * @param acked how long a record may be acknowledged and shown nowhere before it is told so
   */
  public ResultFiles(Path root, String source, Ledger ledger, Duration acked, Clock clock) {
    this.root = root;
    this.source = source;
    this.ledger = ledger;
    this.acked = acked;
    this.clock = clock;
  }

  /** Takes note that a record has changed. Returns at once. */
  public void changed(Entry entry) {
    if (entry.source().equals(source)) {
      note(entry.delivery());
    }
  }

  /** Takes note that a file lies where its result is to be. Returns at once. */
  public void ended(String name) {
    note(name);
  }

  private void note(String name) {
    due.put(name, restsUntil.getOrDefault(name, clock.instant()));
  }

  /** Returns why results cannot be written; empty while they can. */
  public Optional<String> trouble() {
    return trouble;
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
    restsUntil.values().removeIf(when -> when.isBefore(now));
  }

  /** A run that was killed may have left a file without its result, or with one that is old. */
  private void takeUp() {
    for (String folder : FOLDERS) {
      try (Stream<Path> days = Files.list(root.resolve(folder))) {
        days.filter(Files::isDirectory)
            .filter(day -> !Files.exists(day.resolve(COMPLETE)))
            .forEach(this::takeUp);
      } catch (IOException e) {
        throw new UncheckedIOException(root + "/" + folder + " cannot be read", e);
      }
    }
  }

  private void takeUp(Path day) {
    boolean complete = true;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(day)) {
      for (Path file : files) {
        if (isFile(file) && !isOurs(file.getFileName().toString()) && isOwed(file)) {
          due.putIfAbsent(day.getFileName() + "/" + file.getFileName(), clock.instant());
          complete = false;
        }
      }
      if (complete && isOver(day)) {
        Files.createFile(day.resolve(COMPLETE));
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.error("what results are owed in {} cannot be told: {}", day, e.toString());
    }
  }

  /** A file that is claimed before midnight may end after it. */
  private boolean isOver(Path day) {
    String yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1).toString();
    return day.getFileName().toString().compareTo(yesterday) < 0;
  }

  private static boolean isOurs(String name) {
    return name.startsWith(".") || name.endsWith(ENDING) || name.endsWith(ENDING + ".tmp");
  }

  private static boolean isOwed(Path file) throws IOException {
    Path result = result(file);
    if (!Files.exists(result) || isTorn(result)) {
      return true;
    }
    try (Stream<String> lines = Files.lines(result)) {
      return lines.anyMatch(OPEN.asPredicate());
    } catch (UncheckedIOException e) {
      return true;
    }
  }

  /** It is renamed into its place without a sync: after a power cut it may be empty or a part. */
  private static boolean isTorn(Path result) throws IOException {
    try (SeekableByteChannel bytes = Files.newByteChannel(result)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return bytes.size() == 0
          || bytes.position(bytes.size() - 1).read(last) != 1
          || last.get(0) != '\n';
    }
  }

  private static Path result(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }

  private void writeOrLater(String name) {
    try {
      write(name);
      trouble = Optional.empty();
    } catch (UncheckedIOException | LedgerException e) {
      due.putIfAbsent(name, clock.instant().plus(PAUSE));
      String why = "the result of " + name + " waits: " + e.getMessage();
      if (trouble.isEmpty()) {
        LOG.error("{}", why);
      }
      trouble = Optional.of(why);
    }
  }

  private void write(String name) {
    // Looked for in this order, since it is the way that files go.
    boolean claimed = lies(root.resolve("work").resolve(name));
    Optional<Path> file =
        FOLDERS.stream()
            .map(folder -> root.resolve(folder).resolve(name))
            .filter(ResultFiles::lies)
            .findFirst();
    if (file.isPresent()) {
      writeBeside(file.get(), name);
    } else if (claimed) {
      // Not moved yet: looked at again at the next turn. A file that a person took away is let go.
      due.putIfAbsent(name, clock.instant());
    }
  }

  /** A symbolic link lies there wherever it leads. */
  private static boolean lies(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isFile(Path file) {
    return lies(file) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  private void writeBeside(Path file, String name) {
    if (ledger.isUnderWay(source, name)) {
      return;
    }
    Instant now = clock.instant();
    Optional<Instant> settles = ledger.lastAcked(source, name).map(at -> at.plus(acked));
    if (settles.isPresent() && settles.get().isAfter(now)) {
      due.putIfAbsent(name, settles.get());
      return;
    }
    List<Entry> first = ledger.delivery(source, name, 0, PAGE);
    if (first.isEmpty()) {
      return;
    }
    replace(file, name, first);
    Instant end = clock.instant();
    Duration rest = Duration.between(now, end).multipliedBy(REST);
    restsUntil.put(name, end.plus(rest.compareTo(PAUSE) > 0 ? rest : PAUSE));
  }

  private void replace(Path file, String name, List<Entry> firstPage) {
    Path result = result(file);
    Path fresh = result.resolveSibling(result.getFileName() + ".tmp");
    try {
      try (BufferedWriter lines = Files.newBufferedWriter(fresh)) {
        List<Entry> page = firstPage;
        while (!page.isEmpty()) {
          for (Entry record : page) {
            lines.write(ResultLine.of(record, first(record)));
            lines.write('\n');
          }
          page = ledger.delivery(source, name, page.get(page.size() - 1).number(), PAGE);
        }
      }
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
