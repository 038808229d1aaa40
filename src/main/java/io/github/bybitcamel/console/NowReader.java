package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.WalletBalance;
import io.github.bybitcamel.v5.ClockLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts the desk at a glance together; once a moment, however many pages ask. What cannot be read is
 * shown as it was last read, and is named beside what else is not as it should be.
 */
final class NowReader {

  private static final Duration FRESH = Duration.ofMillis(500);
  private static final int UNKNOWN_SHOWN = 50;

  private final Parts parts;
  private final Today today;
  private final AccountWatch account;
  private final Broadcaster broadcaster;
  private List<SignalRow> unknown = List.of();
  private Optional<SignalRow> oldestWaiting = Optional.empty();
  private Optional<NowView.Feeds> feeds = Optional.empty();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Optional<Read> last = Optional.empty();

  /** What was read, and when that was done. */
  private record Read(NowView view, Instant at) {}

  NowReader(Parts parts, Today today, AccountWatch account, Broadcaster broadcaster) {
    this.parts = parts;
    this.today = today;
    this.account = account;
    this.broadcaster = broadcaster;
  }

  /** Who comes while another reads is told what was read last: a ledger may answer slowly. */
  NowView read() {
    Optional<Read> before = last;
    if (before.filter(this::isFresh).isPresent()) {
      return before.get().view();
    }
    if (before.isEmpty()) {
      reading.lock();
    } else if (!reading.tryLock()) {
      return before.get().view();
    }
    try {
      Optional<Read> now = last.filter(this::isFresh);
      if (now.isEmpty()) {
        NowView view = read(parts.clock().instant());
        now = Optional.of(new Read(view, parts.clock().instant()));
        last = now;
      }
      return now.get().view();
    } finally {
      reading.unlock();
    }
  }

  private boolean isFresh(Read read) {
    return Duration.between(read.at(), parts.clock().instant()).abs().compareTo(FRESH) < 0;
  }

  private NowView read(Instant now) {
    AccountView held = account.look();
    Map<String, String> unready = new TreeMap<>(parts.unready().get());
    readLedger(unready);
    readFeeds(unready);
    return new NowView(
        parts.identity(),
        now,
        parts.trading().state(),
        new NowView.Clock(
            parts.serverClock().health(ClockLimits.DEFAULT).name(),
            parts.serverClock().offset().toNanos() / 1000),
        today.counts(now),
        unknown,
        oldestWaiting,
        account(held),
        parts.limits().apply(held),
        parts.quotas().get(),
        parts.alarms().get(),
        feeds,
        unready,
        broadcaster.clients());
  }

  private void readLedger(Map<String, String> unready) {
    try {
      unknown =
          parts.ledger().inStates(List.of(SignalState.UNKNOWN), 0, UNKNOWN_SHOWN).stream()
              .map(SignalRow::of)
              .toList();
      oldestWaiting = parts.ledger().oldestWaiting().map(SignalRow::of);
    } catch (LedgerException e) {
      unready.put("ledger", String.valueOf(e.getMessage()));
    }
  }

  private void readFeeds(Map<String, String> unready) {
    try {
      feeds = parts.feeds().map(FeedBoard::series).map(NowReader::feeds);
    } catch (UnreadableException e) {
      unready.put("feeds", String.valueOf(e.getMessage()));
    }
  }

  private static NowView.Account account(AccountView held) {
    return new NowView.Account(
        held.at(),
        held.error(),
        held.positions().size(),
        held.orders().size(),
        held.wallet().flatMap(WalletBalance::totalEquity),
        held.exposure(),
        held.unrealised(),
        held.realisedToday());
  }

  private static NowView.Feeds feeds(List<FeedBoard.Series> series) {
    return new NowView.Feeds(
        series.size(),
        series.stream().mapToInt(FeedBoard.Series::gaps).sum(),
        series.stream()
            .map(FeedBoard.Series::watermark)
            .flatMap(Optional::stream)
            .min(Instant::compareTo),
        series.stream()
            .flatMap(one -> one.sinks().stream())
            .mapToLong(FeedBoard.Delivery::pending)
            .sum(),
        series.stream()
            .flatMap(one -> one.sinks().stream())
            .mapToLong(FeedBoard.Delivery::deadLetter)
            .sum());
  }
}
