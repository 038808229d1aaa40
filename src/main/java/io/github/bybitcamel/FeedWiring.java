package io.github.bybitcamel;

import io.github.bybitcamel.feed.Exchange;
import io.github.bybitcamel.feed.FeedStore;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.plan.OrderLinkIds;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Puts together what polls the exchange and tells sinks. */
final class FeedWiring {

  private FeedWiring() {}

  /** Returns the feeds of {@code account}; alarms of the desk are told too. */
  static Feeds feeds(CamelContext camel, FeedStore store, TradingAccount account, Shared shared) {
    Exchange exchange =
        new Exchange(
            account.line().client(),
            account.line().serverClock(),
            shared.clock(),
            account.name(),
            OrderLinkIds::isOne,
            account.judging().instruments()::all);
    Feeds feeds =
        new Feeds(
            store,
            exchange,
            FeedSettings.sinks(camel, shared.settings(), shared.clock()),
            new FeedAlarm(shared.alarms()),
            Optional.of(new LedgerSignals(shared.ledger())),
            FeedSettings.keep(shared.settings()),
            FeedSettings.files(shared.settings(), shared.clock()));
    feeds.assume(FeedSettings.assumed(shared.settings()));
    shared
        .alarms()
        .onChange(
            (alarm, cleared) ->
                feeds.alarm(
                    alarm.code(),
                    alarm.subject(),
                    cleared ? "" : alarm.text(),
                    alarm.since(),
                    cleared));
    return feeds;
  }
}
