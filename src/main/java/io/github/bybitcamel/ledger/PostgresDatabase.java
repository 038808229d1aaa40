package io.github.bybitcamel.ledger;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** A ledger in a schema of a PostgreSQL database. */
final class PostgresDatabase implements Database {

  private static final String WRITER = "SET synchronous_commit = on";
  private static final String READER = "SET default_transaction_read_only = on";

  private final String url;
  private final AdvisoryLock lock;

  PostgresDatabase(String url) {
    this.url = url;
    lock = new AdvisoryLock(name());
  }

  /** What follows the question mark may hold a password. */
  @Override
  public String name() {
    return "ledger " + url.split("\\?", 2)[0];
  }

  @Override
  public String folder() {
    return "/ledger/postgresql";
  }

  @Override
  public String begin() {
    return "BEGIN";
  }

  @Override
  public Session openWriter() throws SQLException {
    Session session = connect(WRITER);
    try {
      lock.take(session);
      return session;
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public Session openReader() throws SQLException {
    return connect(READER);
  }

  /** What the URL says goes before these. */
  private Session connect(String setting) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty(
        "ApplicationName", "bybit-camel ledger, process " + ProcessHandle.current().pid());
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    Session session = new Session(DriverManager.getConnection(url, properties));
    try {
      session.script(setting);
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public void refuseForeign(Session session) throws SQLException {
    String sql = "SELECT count(*) FROM pg_class WHERE oid = to_regclass('ledger_migration')";
    if (session.one(sql, Row::number).orElse(0L) == 0) {
      throw new LedgerException(name() + " is a database without a ledger: start the desk once");
    }
  }

  @Override
  public Optional<String> unwritable(Session session) throws SQLException {
    if (says(session, "pg_is_in_recovery()")) {
      return Optional.of(name() + " is a copy that takes no writes");
    }
    boolean granted =
        says(
            session,
            "has_table_privilege('signal', 'INSERT') AND has_table_privilege('signal', 'UPDATE')");
    return granted ? Optional.empty() : Optional.of(name() + " may not be written by this user");
  }

  private static boolean says(Session session, String condition) throws SQLException {
    String sql = "SELECT CASE WHEN " + condition + " THEN 1 ELSE 0 END";
    return session.one(sql, Row::number).orElseThrow() == 1;
  }

  @Override
  public CommitMark mark(Session session) throws SQLException {
    long transaction = session.one("SELECT txid_current()", Row::number).orElseThrow();
    return () -> new TransactionFate(this, transaction).committed();
  }

  @Override
  public boolean sparesTransaction(SQLException failure) {
    return PostgresFailure.of(failure).sparesTransaction();
  }

  @Override
  public LedgerException explain(SQLException failure) {
    String words = PostgresFailure.of(failure).words();
    return new LedgerException(
        "%s %s (%s)".formatted(name(), words, failure.getMessage()), failure);
  }

  @Override
  public void backup(Path target) {
    throw new LedgerException(
        "%s is copied by PostgreSQL's own tools, for example: pg_dump --format=custom --file=%s"
            .formatted(name(), target));
  }

  /** The lock goes with the connection that writes. */
  @Override
  public void close() {}
}
