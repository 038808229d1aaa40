package io.github.bybitcamel;

import io.github.bybitcamel.feed.Exchange;
import io.github.bybitcamel.feed.FeedStore;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.plan.OrderLinkIds;
import io.github.bybitcamel.settings.Setting;
import java.util.Optional;
import java.util.Set;
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
            name -> name.startsWith(OrderLinkIds.PREFIX));
    Feeds feeds =
        new Feeds(
            store,
            exchange,
            FeedSettings.sinks(camel, shared.settings(), shared.clock()),
            new FeedAlarm(shared.alarms()),
            Optional.of(new LedgerSignals(shared.ledger())),
            FeedSettings.keep(shared.settings()),
            FeedSettings.files(shared.settings(), shared.clock()));
    if (shared.settings().origin(Setting.KLINE_SYMBOLS.property()).equals("default")) {
      feeds.assume(Set.of(shared.settings().text(Setting.KLINE_SYMBOLS).split(",")));
    }
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
