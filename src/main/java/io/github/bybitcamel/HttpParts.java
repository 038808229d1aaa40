package io.github.bybitcamel;

import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.v5.Environment;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.web.HttpDoor;
import io.github.bybitcamel.web.HttpSettings;
import io.github.bybitcamel.web.Sources;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What the HTTP door is made of, where there is one.
 *
 * @param door empty where nobody could prove who sends, or where the operator wants none
 * @param off why there is none; empty text where there is one
 */
record HttpParts(Sources sources, Optional<HttpDoor> door, boolean paper, String off) {

  /** Routes that make no sense without the door. */
  static final List<String> ROUTES = List.of("signals-http", "control-http");

  static HttpParts from(Settings settings, V5Settings v5, Clock clock) {
    Sources sources = Sources.from(settings, Resources::format, clock);
    boolean paper = v5.environment() == Environment.PAPER;
    String off = "";
    if (!enabled(settings)) {
      off = "HTTP is off (http.enabled)";
    } else if (!paper && !sources.anyProven() && !sources.operatorProven()) {
      off = "HTTP is off: nobody could prove who sends; set SIGNALS_TOKEN to turn it on";
    }
    Optional<HttpDoor> door =
        off.isEmpty() ? Optional.of(new HttpDoor(HttpSettings.from(settings))) : Optional.empty();
    return new HttpParts(sources, door, paper, off);
  }

  private static boolean enabled(Settings settings) {
    String choice = settings.text(Setting.HTTP_ENABLED);
    return switch (choice) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SettingsException("http.enabled is '" + choice + "': set true or false");
    };
  }
}
