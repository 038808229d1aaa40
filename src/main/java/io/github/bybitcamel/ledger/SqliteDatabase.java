package io.github.bybitcamel.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A ledger in one file. */
final class SqliteDatabase implements Database {

  /**
   * What undoes a job that fails among others ({@code temp_store}) need not outlive the process: in
   * memory it costs no write for each page. A commit brings pages out of the journal only where
   * {@link SqliteCheckpoints} has not come to its end: 8,000 of them are 32 MB.
   */
  private static final String WRITER =
      """
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA foreign_keys = ON;
      PRAGMA cache_size = -32768;
      PRAGMA temp_store = MEMORY;
      PRAGMA wal_autocheckpoint = 8000;
      """;

  private static final String CHECKPOINTS =
      """
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA cache_size = -256;
      """;

  private static final String READER =
      """
      PRAGMA query_only = ON;
      PRAGMA cache_size = -1024;
      """;
  private static final int OPEN = 2;
  private static final int OPEN_OR_CREATE = 6;

  private final Path file;
  private Optional<ProcessLock> lock = Optional.empty();
  private Optional<SqliteCheckpoints> checkpoints = Optional.empty();

  SqliteDatabase(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "ledger " + file;
  }

  @Override
  public String folder() {
    return "/ledger/sqlite";
  }

  @Override
  public String begin() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public Session openWriter() throws SQLException {
    if (lock.isEmpty()) {
      return openFirst();
    }
    refuseMissing();
    return connect(file, OPEN, WRITER);
  }

  private Session openFirst() throws SQLException {
    try {
      Files.createDirectories(file.getParent());
      lock = Optional.of(ProcessLock.take(sibling(".lock"), name()));
      if (!Files.exists(file)) {
        create();
      }
    } catch (IOException e) {
      throw new LedgerException("%s cannot be opened: %s".formatted(name(), e), e);
    }
    try (Session look = openReader()) {
      SqliteCheck.refuseUnsound(look, file);
    }
    Session writer = connect(file, OPEN, WRITER);
    checkpoints = Optional.of(new SqliteCheckpoints(() -> connect(file, OPEN, CHECKPOINTS)));
    return writer;
  }

  /** Works beside the file, so that it is a whole ledger from its first moment. */
  private void create() throws IOException, SQLException {
    if (Files.exists(sibling("-wal"))) {
      throw new LedgerException(
          "%s is missing, but %s is there: restore the ledger, or move that file away"
              .formatted(name(), sibling("-wal")));
    }
    Path draft = sibling(".new");
    for (String rest : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(draft + rest));
    }
    try (Session session = connect(draft, OPEN_OR_CREATE, WRITER)) {
      new Migrations(this).forward(session);
    }
    DurableMove.move(draft, file);
  }

  @Override
  public Session openReader() throws SQLException {
    refuseMissing();
    return connect(file, OPEN, READER);
  }

  @Override
  public void refuseForeign(Session session) throws SQLException {
    SqliteCheck.refuseForeign(session, file);
  }

  private void refuseMissing() {
    if (!Files.exists(file)) {
      throw new LedgerException(name() + " is missing");
    }
  }

  private static Session connect(Path file, int mode, String settings) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("open_mode", Integer.toString(mode));
    properties.setProperty("busy_timeout", "5000");
    Session session = new Session(DriverManager.getConnection("jdbc:sqlite:" + file, properties));
    try {
      session.script(settings);
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  private Path sibling(String ending) {
    return Path.of(file + ending);
  }

  @Override
  public CommitMark mark(Session session) {
    return CommitMark.FAILED;
  }

  @Override
  public boolean sparesTransaction(SQLException failure) {
    return SqliteFailure.of(failure).sparesTransaction();
  }

  @Override
  public LedgerException explain(SQLException failure) {
    String words = SqliteFailure.of(failure).words();
    return new LedgerException(
        "%s %s (%s)".formatted(name(), words, failure.getMessage()), failure);
  }

  @Override
  public void backup(Path target) throws SQLException {
    Path whole = target.toAbsolutePath();
    if (Files.exists(whole)) {
      throw new LedgerException(target + " exists: a backup replaces nothing");
    }
    Path part = Path.of(whole + ".part");
    try (Session session = connect(file, OPEN, "")) {
      Files.deleteIfExists(part);
      session.change("VACUUM INTO ?", part);
      DurableMove.move(part, whole);
    } catch (IOException e) {
      throw new LedgerException("%s cannot be written: %s".formatted(target, e), e);
    }
  }

  @Override
  public void committed() {
    checkpoints.ifPresent(SqliteCheckpoints::committed);
  }

  @Override
  public void close() {
    checkpoints.ifPresent(SqliteCheckpoints::close);
    lock.ifPresent(ProcessLock::close);
  }
}
