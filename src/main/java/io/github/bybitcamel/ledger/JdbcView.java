package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a ledger by JDBC. */
class JdbcView implements LedgerView {

  private static final String COUNTS = "SELECT state, signals FROM tally WHERE signals > 0";
  static final String ATTEMPTS =
      """
      SELECT sequence, order_link_id, at, endpoint, ret_code, outcome, text, round_trip_micros
      FROM attempt WHERE sequence = ? ORDER BY attempt""";

  private final Database database;
  private final Readers readers;

  JdbcView(Database database) {
    this.database = database;
    this.readers = new Readers(database);
  }

  @Override
  public final Optional<Entry> find(long sequence) {
    return one(Entries.BY_SEQUENCE, sequence);
  }

  @Override
  public final Optional<Entry> find(String source, String id) {
    return one(Entries.BY_OWNER, source, id);
  }

  @Override
  public final Optional<Entry> findByOrderLinkId(String orderLinkId) {
    return one(Entries.BY_ORDER_LINK_ID, orderLinkId);
  }

  @Override
  public final List<Entry> delivery(String source, String name) {
    return readers.read(session -> Entries.list(session, Entries.BY_DELIVERY, source, name));
  }

  @Override
  public final boolean isJournalled(Delivery delivery) {
    return readers.read(session -> Arrivals.same(session, delivery)).isPresent();
  }

  @Override
  public final List<Entry> cameWith(long sequence, int afterNumber, int limit) {
    return readers.read(
        session -> Entries.list(session, Entries.CAME_WITH, sequence, afterNumber, limit));
  }

  @Override
  public final List<Entry> delivery(String source, String name, int afterNumber, int limit) {
    return readers.read(
        session ->
            Entries.list(session, Entries.PART_OF_DELIVERY, source, name, afterNumber, limit));
  }

  @Override
  public final boolean isUnderWay(String source, String name) {
    return readers
        .read(session -> session.one(Entries.UNDER_WAY, Row::number, source, name))
        .isPresent();
  }

  @Override
  public final Optional<Instant> lastAcked(String source, String name) {
    return readers
        .read(session -> session.list(Entries.LAST_ACKED, Row::time, source, name))
        .stream()
        .findFirst();
  }

  @Override
  public final List<String> waitingLanes() {
    return readers.read(session -> session.list(Entries.WAITING_LANES, Row::text));
  }

  @Override
  public final Optional<Entry> nextOf(String lane, boolean lessensRiskOnly) {
    return one(lessensRiskOnly ? Entries.NEXT_THAT_LESSENS_RISK : Entries.NEXT, lane);
  }

  @Override
  public final boolean isNext(Entry entry) {
    return readers
        .read(session -> session.one(Entries.NEXT_SEQUENCE, Row::number, entry.lane()))
        .filter(next -> next == entry.sequence())
        .isPresent();
  }

  @Override
  public final Optional<Entry> nextCancelOf(String lane) {
    return one(Entries.NEXT_CANCEL, lane);
  }

  @Override
  public final Optional<Entry> lastWaitingBefore(Entry entry) {
    return one(Entries.LAST_WAITING_BEFORE, entry.lane(), entry.sequence());
  }

  @Override
  public final List<Entry> waitingIn(String lane, long afterSequence, int limit) {
    return readers.read(
        session -> Entries.list(session, Entries.WAITING_IN, lane, afterSequence, limit));
  }

  @Override
  public final Optional<Entry> oldestWaiting() {
    return one(Entries.OLDEST_WAITING);
  }

  @Override
  public final List<Entry> inStates(Collection<SignalState> states, long afterSequence, int limit) {
    return readers.read(session -> Entries.inStates(session, states, afterSequence, limit));
  }

  @Override
  public final List<Entry> recent(int limit) {
    List<Entry> newestFirst =
        new ArrayList<>(readers.read(session -> Entries.list(session, Entries.RECENT, limit)));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  @Override
  public final List<Entry> newest(Selection selection, long beforeSequence, int limit) {
    List<Entry> newestFirst =
        new ArrayList<>(
            readers.read(session -> Selections.newest(session, selection, beforeSequence, limit)));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  @Override
  public final List<Entry> oldest(Selection selection, long afterSequence, int limit) {
    return readers.read(session -> Selections.oldest(session, selection, afterSequence, limit));
  }

  @Override
  public final List<Entry> withId(String id) {
    return readers.read(session -> Selections.withId(session, id));
  }

  @Override
  public final List<Entry> withId(String source, String id) {
    return readers.read(session -> Selections.withId(session, source, id));
  }

  @Override
  public final List<String> sources() {
    return readers.read(session -> session.list(Selections.SOURCES, Row::text));
  }

  @Override
  public final Optional<Archived> archived(String source, String id) {
    return readers.read(session -> Departures.archived(session, source, id));
  }

  @Override
  public final List<OldDelivery> oldDeliveries(Instant before, long afterKey, int limit) {
    return readers.read(session -> Departures.ready(session, before, afterKey, limit));
  }

  @Override
  public final List<MadeOrder> ordersSince(String account, Instant from) {
    return readers
        .read(session -> session.list(Legs.MADE_SINCE, Legs::made, account, Micros.of(from)))
        .stream()
        .filter(order -> !order.at().isBefore(from))
        .toList();
  }

  @Override
  public final List<Entry> executedWithout(String outcome, String account, Instant from) {
    return readers.read(
        session -> Entries.list(session, Legs.EXECUTED_WITHOUT, account, Micros.of(from), outcome));
  }

  @Override
  public final Map<SignalState, Long> counts() {
    return readers.read(JdbcView::counts);
  }

  private static Map<SignalState, Long> counts(Session session) throws SQLException {
    Map<SignalState, Long> counts = new EnumMap<>(SignalState.class);
    session
        .list(COUNTS, row -> Map.entry(row.state(), row.number()))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  @Override
  public List<Attempt> attempts(long sequence) {
    return readers.read(session -> session.list(ATTEMPTS, JdbcView::attempt, sequence));
  }

  private static Attempt attempt(Row row) throws SQLException {
    return new Attempt(
        row.number(),
        row.text(),
        row.time(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.number());
  }

  @Override
  public final List<Ledger.Change> history(long sequence) {
    return readers.read(session -> Steps.list(session, Steps.OF_SIGNAL, sequence));
  }

  @Override
  public final List<Ledger.Change> orderHistory(String orderLinkId) {
    return readers.read(session -> Steps.list(session, Steps.OF_ORDER, orderLinkId));
  }

  @Override
  public final List<OrderStep> orderSteps(long sequence) {
    return readers.read(session -> session.list(Steps.OF_ORDERS, Steps::ofOrder, sequence));
  }

  @Override
  public final void backup(Path target) {
    try {
      database.backup(target);
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  private Optional<Entry> one(String sql, Object... values) {
    return readers.read(session -> Entries.one(session, sql, values));
  }

  @Override
  public void close() {
    readers.close();
  }
}
