package io.github.bybitcamel;

import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.signal.SignalLimits;
import java.time.Duration;

/**
 * What the settings say of the door for files.
 *
 * @param allOrNone whether one refused record refuses its whole file
 * @param quiet how long a file of records must not have changed
 */
record InboxSettings(SignalLimits limits, boolean allOrNone, Duration quiet) {

  /**
   * Resolves {@code inbox.…}.
   *
   * @throws SettingsException if a value cannot be used
   */
  static InboxSettings from(Settings settings) {
    // The route looks by it; Camel would refuse it in words that no operator knows.
    settings.number(Setting.INBOX_DELAY, 1);
    long maxBytes = settings.number(Setting.INBOX_MAX_BYTES, 1);
    return new InboxSettings(
        new SignalLimits(
            (int) Math.min(maxBytes, Integer.MAX_VALUE - 8),
            (int) settings.number(Setting.INBOX_MAX_RECORDS, 1),
            SignalLimits.DEFAULTS.maxDepth()),
        allOrNone(settings),
        Duration.ofMillis(settings.number(Setting.INBOX_SETTLE, 0)));
  }

  private static boolean allOrNone(Settings settings) {
    String choice = settings.text(Setting.INBOX_ON_ERROR);
    return switch (choice) {
      case "reject_file" -> true;
      case "reject_row" -> false;
      default ->
          throw new SettingsException(
              "inbox.on-error is '" + choice + "': set reject_file or reject_row");
    };
  }
}
