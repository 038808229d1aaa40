package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps a ledger by JDBC: many readers, one writer. */
final class JdbcLedger extends JdbcView implements Ledger {

  private final Database database;
  private final Transactions transactions;
  private final PendingAttempts attempts = new PendingAttempts();
  private final Announcer announcer = new Announcer();
  private final List<Consumer<Entry>> waiting = new CopyOnWriteArrayList<>();
  private final GroupCommit writer;

  JdbcLedger(Database database, Session session) {
    super(database);
    this.database = database;
    transactions = new Transactions(database, session);
    writer = new GroupCommit(transactions, attempts, this::changed);
    writer.start();
  }

  /** Returns how many transactions were committed: how many disk syncs it took. */
  long commits() {
    return transactions.commits();
  }

  /** Runs {@code operation} as the writer would. */
  <T> T write(Operation<T> operation) {
    return writer.run(operation);
  }

  @Override
  public List<Receipt> receive(Delivery delivery) {
    return writer.run(session -> Arrivals.receive(session, delivery));
  }

  @Override
  public CompletableFuture<List<Receipt>> receiveLater(Delivery delivery) {
    return writer.submit(session -> Arrivals.receive(session, delivery));
  }

  @Override
  public boolean release(String source, String name) {
    return writer.run(session -> Arrivals.release(session, source, name));
  }

  @Override
  public Entry move(long sequence, SignalState to, String reason, Instant at) {
    return writer.run(session -> new Progress(session, sequence, at).move(to, reason));
  }

  @Override
  public boolean withdraw(long sequence, String reason, Instant at) {
    return writer.run(
        session -> new Progress(session, sequence, at).withdraw(SignalState.CANCELLED, reason));
  }

  @Override
  public boolean expire(long sequence, String reason, Instant at) {
    return writer.run(
        session -> new Progress(session, sequence, at).withdraw(SignalState.EXPIRED, reason));
  }

  @Override
  public Entry intend(long sequence, List<Leg> legs, Instant at) {
    return writer.run(session -> new Progress(session, sequence, at).intend(legs));
  }

  @Override
  public Entry update(long sequence, Leg leg, SignalState signalState, String reason, Instant at) {
    return writer.run(
        session -> new Progress(session, sequence, at).update(leg, signalState, reason));
  }

  @Override
  public long archive(Collection<Long> deliveries, String file, Instant at) {
    return writer.run(session -> Departures.archive(session, List.copyOf(deliveries), file, at));
  }

  @Override
  public void append(Attempt attempt) {
    attempts.add(attempt);
  }

  /** Who appended can read it back. */
  @Override
  public List<Attempt> attempts(long sequence) {
    if (!attempts.isEmpty()) {
      writer.run(session -> new Outcome<>(sequence, List.of()));
    }
    return super.attempts(sequence);
  }

  @Override
  public Optional<String> failure() {
    return writer.failure();
  }

  private void changed(List<Entry> entries) {
    entries.stream()
        .filter(entry -> entry.state() == SignalState.RECEIVED)
        .forEach(entry -> Announcer.tell(waiting, entry));
    announcer.announce(entries);
  }

  @Override
  public void onWaiting(Consumer<Entry> listener) {
    waiting.add(listener);
  }

  @Override
  public void onChange(Consumer<Entry> listener) {
    announcer.add(listener);
  }

  @Override
  public void close() {
    writer.close();
    announcer.close();
    super.close();
    database.close();
  }
}
