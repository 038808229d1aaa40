package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PositionDetails;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.v5.Parts;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All open positions at one moment. One that was open the last time and is not any more gives one
 * row that says so, also when the program was down meanwhile.
 */
final class PositionFeed implements Feed {

  private final Journal journal;
  private final V5Positions exchange;
  private final List<Scope> scopes;
  private final String account;
  private final ServerClock serverClock;
  private final Clock clock;

  /**
   * What one question covers.
   *
   * @param coin the settle coin; empty for all
   */
  record Scope(Category category, Optional<String> coin) {

    String name() {
      return category.text() + "/" + coin.orElse("");
    }
  }

  private record Answer(Scope scope, List<PositionDetails> positions) {}

  private record Place(Scope scope, String symbol, int positionIdx) {

    String name() {
      return scope.name() + "/" + symbol + "/" + positionIdx;
    }
  }

  PositionFeed(
      Journal journal,
      V5Positions exchange,
      List<Scope> scopes,
      String account,
      ServerClock serverClock,
      Clock clock) {
    this.journal = journal;
    this.exchange = exchange;
    this.scopes = List.copyOf(scopes);
    this.account = account;
    this.serverClock = serverClock;
    this.clock = clock;
  }

  @Override
  public List<Task> tasks(String sink) {
    return List.of(new JournalTask(journal, sink, clock));
  }

  @Override
  public void poll() {
    List<Answer> answers = ask();
    List<Scope> answered = answers.stream().map(Answer::scope).toList();
    Map<Place, PositionDetails> open = open(answers);
    Instant snapshot = serverClock.now();
    journal
        .store()
        .transact(
            sql -> {
              List<FeedRecord> rows = new ArrayList<>();
              open.values().forEach(position -> rows.add(open(position, snapshot)));
              for (Place gone : vanished(sql, answered, open.keySet())) {
                rows.add(flat(gone, snapshot));
              }
              remember(sql, answered, open.keySet(), snapshot);
              journal.add(sql, rows, clock.instant());
              return null;
            });
  }

  /** A settle coin that the exchange does not know has no answer, so that it proves nothing. */
  private List<Answer> ask() {
    return scopes.stream()
        .collect(Collectors.groupingBy(Scope::category, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(coins -> Parts.all(coins, scope -> List.of(ask(scope))).stream())
        .toList();
  }

  private Answer ask(Scope scope) {
    return new Answer(scope, exchange.details(scope.category(), scope.coin()));
  }

  private static Map<Place, PositionDetails> open(List<Answer> answers) {
    Map<Place, PositionDetails> open = new LinkedHashMap<>();
    for (Answer answer : answers) {
      for (PositionDetails details : answer.positions()) {
        Position position = details.position();
        if (!position.isFlat()) {
          open.put(new Place(answer.scope(), position.symbol(), position.positionIdx()), details);
        }
      }
    }
    return open;
  }

  private List<Place> vanished(Sql sql, List<Scope> answered, Set<Place> open) throws SQLException {
    List<Place> gone = new ArrayList<>();
    for (String name :
        sql.list(
            "SELECT name FROM feed_seen WHERE feed = ?", row -> row.getString(1), journal.feed())) {
      for (Scope scope : answered) {
        if (name.startsWith(scope.name() + "/")) {
          String[] parts = name.substring(scope.name().length() + 1).split("/", 2);
          Place place = new Place(scope, parts[0], Integer.parseInt(parts[1]));
          if (!open.contains(place)) {
            gone.add(place);
          }
        }
      }
    }
    return gone;
  }

  private void remember(Sql sql, List<Scope> answered, Set<Place> open, Instant now)
      throws SQLException {
    for (Scope scope : answered) {
      String prefix = scope.name() + "/";
      sql.change(
          "DELETE FROM feed_seen WHERE feed = ? AND substr(name, 1, ?) = ?",
          journal.feed(),
          prefix.length(),
          prefix);
    }
    for (Place place : open) {
      sql.change(
          "INSERT INTO feed_seen (feed, name, at_ms, revision, digest) VALUES (?, ?, ?, 0, '')",
          journal.feed(),
          place.name(),
          now.toEpochMilli());
    }
  }

  private FeedRecord open(PositionDetails details, Instant snapshot) {
    Position position = details.position();
    return draft(position.category(), position.symbol(), position.positionIdx(), snapshot)
        .put("side", position.side().filter(Side.SELL::equals).isPresent() ? "short" : "long")
        .put("size", position.quantity())
        .put("qty_signed", position.signedQuantity())
        .put("avg_price", position.averagePrice())
        .put("mark_price", position.markPrice())
        .put("position_value", details.value())
        .put("leverage", position.leverage())
        .put("liq_price", position.liquidationPrice())
        .put("unrealised_pnl", position.unrealisedPnl())
        .put("cur_realised_pnl", details.currentRealisedPnl())
        .put("cum_realised_pnl", details.realisedPnl())
        .put("take_profit", position.takeProfit())
        .put("stop_loss", position.stopLoss())
        .put("trailing_stop", position.trailingStop())
        .put("position_im", details.initialMargin())
        .put("position_mm", details.maintenanceMargin())
        .put("adl_rank", details.adlRank())
        .put("position_status", details.status())
        .put("is_reduce_only", details.reduceOnly())
        .put("seq", details.sequence())
        .put("created_ts", details.createdAt())
        .put("updated_ts", details.updatedAt())
        .record(0);
  }

  private FeedRecord flat(Place place, Instant snapshot) {
    return draft(place.scope().category(), place.symbol(), place.positionIdx(), snapshot)
        .put("side", "flat")
        .put("size", BigDecimal.ZERO)
        .put("qty_signed", BigDecimal.ZERO)
        .record(0);
  }

  private Draft draft(Category category, String symbol, int positionIdx, Instant snapshot) {
    return Draft.of(RecordTypes.POSITION)
        .put("account", account)
        .put("category", category.text())
        .put("symbol", symbol)
        .put("position_idx", positionIdx)
        .put("snapshot_ts", snapshot)
        .put("received_at", clock.instant());
  }
}
