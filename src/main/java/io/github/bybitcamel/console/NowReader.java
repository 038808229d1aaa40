package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.WalletBalance;
import io.github.bybitcamel.v5.ClockLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts the desk at a glance together; once a moment, however many pages ask. */
final class NowReader {

  private static final Duration FRESH = Duration.ofMillis(500);
  private static final int UNKNOWN_SHOWN = 50;

  private final Parts parts;
  private final Today today;
  private final AccountWatch account;
  private final Broadcaster broadcaster;
  private NowView last;

  NowReader(Parts parts, Today today, AccountWatch account, Broadcaster broadcaster) {
    this.parts = parts;
    this.today = today;
    this.account = account;
    this.broadcaster = broadcaster;
  }

  synchronized NowView read() {
    Instant now = parts.clock().instant();
    if (last == null || Duration.between(last.time(), now).abs().compareTo(FRESH) >= 0) {
      last = read(now);
    }
    return last;
  }

  private NowView read(Instant now) {
    AccountView held = account.look();
    List<Entry> unknown = parts.ledger().inStates(List.of(SignalState.UNKNOWN), 0, UNKNOWN_SHOWN);
    return new NowView(
        parts.identity(),
        now,
        parts.trading().state(),
        new NowView.Clock(
            parts.serverClock().health(ClockLimits.DEFAULT).name(),
            parts.serverClock().offset().toNanos() / 1000),
        today.counts(now),
        unknown.stream().map(SignalRow::of).toList(),
        parts.ledger().oldestWaiting().map(SignalRow::of),
        account(held),
        parts.limits().apply(held),
        parts.quotas().get(),
        parts.alarms().get(),
        parts.feeds().map(FeedBoard::series).map(NowReader::feeds),
        parts.unready().get(),
        broadcaster.clients());
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
