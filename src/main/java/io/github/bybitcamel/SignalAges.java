package io.github.bybitcamel;

import io.github.bybitcamel.jms.MessageIntake;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.web.Sources;
import java.time.Duration;
import java.util.function.Function;

/** How old a signal of a source may be: files wait for their turn, a webhook means this moment. */
record SignalAges(Settings settings, Sources sources) implements Function<String, Duration> {

  /** Refuses at the start what would be refused at every signal. */
  SignalAges {
    refuseBad(settings);
  }

  /**
   * Looks at what is read later.
   *
   * @throws SettingsException if an age cannot be used
   */
  static void refuseBad(Settings settings) {
    settings.number(Setting.INBOX_MAX_AGE, 1);
    settings.number(Setting.HTTP_MAX_AGE, 1);
  }

  @Override
  public Duration apply(String source) {
    boolean webhook = sources.knows(source) && !source.equals(MessageIntake.SOURCE);
    return Duration.ofSeconds(
        settings.number(webhook ? Setting.HTTP_MAX_AGE : Setting.INBOX_MAX_AGE, 1));
  }
}
