package io.github.bybitcamel;

import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.trade.Alarms;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** What the accounts of a desk have in common. */
record Shared(Settings settings, Ledger ledger, Alarms alarms, Freshness freshness, Clock clock) {

  /** Returns the inbox, where HALT and heartbeat are. */
  Path directory() {
    return Path.of(settings.text(Setting.INBOX_DIRECTORY));
  }

  /** Returns what the settings say of it, as {@link #absence()} does. */
  static Duration absence(Settings settings) {
    return Duration.ofSeconds(settings.number(Setting.ORDERS_ABSENCE, 1));
  }

  /** Returns how long an order must be absent to count as never placed. */
  Duration absence() {
    return absence(settings);
  }
}
