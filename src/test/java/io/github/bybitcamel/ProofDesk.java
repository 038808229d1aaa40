package io.github.bybitcamel;

import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.LimitSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The desk as it is shipped, on a paper exchange of its own; both go by one clock, which can be put
 * forward.
 */
final class ProofDesk implements AutoCloseable {

  static final String KEY = "proof-key-nobody-may-see";
  static final String SECRET = "proof-secret-nobody-may-see";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SetClock clock = SetClock.ofThisMachine();
  private final Path directory;
  private final Map<String, String> environment;
  private final PaperExchange exchange;
  private Desk desk;
  private LedgerView ledger;

  /**
   * Starts both.
   *
   * @param directory for inbox and ledger
   * @param more settings of the desk, as environment variables
   */
  ProofDesk(Path directory, Map<String, String> more) {
    this.directory = directory;
    this.exchange = PaperExchange.start(PaperSettings.defaults(0).withKey(KEY, SECRET), clock);
    this.environment = new HashMap<>(more);
    environment.put("BYBIT_BASE_URL", exchange.baseUrl().toString());
    environment.put("BYBIT_API_KEY", KEY);
    environment.putIfAbsent("HTTP_PORT", "0");
    environment.put("BYBIT_API_SECRET", SECRET);
    environment.put("INBOX_DIRECTORY", directory.resolve("inbox").toString());
    environment.put("DATA_DIRECTORY", directory.resolve("data").toString());
    environment.put("LEDGER_URL", ledgerUrl());
    open();
  }

  private void open() {
    Settings settings = Settings.of(environment, Map.of(), Map.of(), LimitSettings.names());
    desk = Desk.start(settings, clock);
    ledger = Ledgers.openReadOnly(ledgerUrl());
  }

  private String ledgerUrl() {
    return "jdbc:sqlite:" + directory.resolve("data/ledger.db");
  }

  PaperExchange exchange() {
    return exchange;
  }

  SetClock clock() {
    return clock;
  }

  LedgerView ledger() {
    return ledger;
  }

  /** Ends the desk and starts it anew, on the same exchange and ledger. */
  void restart() {
    ledger.close();
    desk.close();
    open();
  }

  /** Drops a file into the inbox, whole. */
  void drop(String name, String text) {
    try {
      Path fresh = Files.writeString(directory.resolve("inbox").resolve(name + ".tmp"), text);
      Files.move(fresh, fresh.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the signal of this id as the ledger has it now. */
  Optional<Entry> find(String id) {
    return ledger.find(FileIntake.SOURCE, id);
  }

  /** Returns the signal of this id once {@code holds} for it. */
  Entry comesTo(String id, Predicate<Entry> holds) {
    return await(id)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> find(id).filter(holds), Optional::isPresent)
        .orElseThrow();
  }

  /** Returns the signals whose ids are {@code prefix} and a number from 1 on, as far as taken. */
  List<Entry> signals(String prefix, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> find(prefix + i))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void close() {
    ledger.close();
    desk.close();
    exchange.close();
  }
}
