package io.github.bybitcamel;

import io.github.bybitcamel.jms.MessageIntake;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.web.Sources;
import java.time.Duration;
import java.util.function.Function;

/** How old a signal of a source may be: files wait for their turn, a webhook means this moment. */
record SignalAges(Settings settings, Sources sources) implements Function<String, Duration> {

  @Override
  public Duration apply(String source) {
    boolean webhook = sources.knows(source) && !source.equals(MessageIntake.SOURCE);
    return Duration.ofSeconds(
        settings.number(webhook ? Setting.HTTP_MAX_AGE : Setting.INBOX_MAX_AGE, 1));
  }
}
