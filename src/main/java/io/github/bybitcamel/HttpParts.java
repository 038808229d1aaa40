package io.github.bybitcamel;

import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.web.HttpDoor;
import io.github.bybitcamel.web.HttpSettings;
import io.github.bybitcamel.web.Outcomes;
import io.github.bybitcamel.web.Preview;
import io.github.bybitcamel.web.Previews;
import io.github.bybitcamel.web.Signals;
import io.github.bybitcamel.web.Sources;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the HTTP door is made of, where there is one.
 *
 * @param door empty where the operator wants none
 * @param off why there is none; empty text where there is one
 */
record HttpParts(Sources sources, Optional<HttpDoor> door, boolean paper, String off) {

  private static final Logger LOG = LoggerFactory.getLogger(HttpParts.class);

  /** Routes that make no sense without the door. */
  static final List<String> ROUTES = List.of("signals-http", "control-http");

  /**
   * Decides whether there is a door.
   *
   * @param paper whether every account is at the paper exchange, so that nothing is at stake
   */
  static HttpParts from(Settings settings, boolean paper, Clock clock) {
    Sources sources = Sources.from(settings, Resources::format, clock);
    if (!paper) {
      sources.refuseGuessable();
    }
    String off = "";
    if (!settings.flag(Setting.HTTP_ENABLED)) {
      off = "HTTP is off (http.enabled)";
    }
    if (off.isEmpty()) {
      sources.unfitForUrls().forEach(HttpParts::warnOfUrls);
    }
    Optional<HttpDoor> door =
        off.isEmpty()
            ? Optional.of(new HttpDoor(HttpSettings.from(settings), clock))
            : Optional.empty();
    return new HttpParts(sources, door, paper, off);
  }

  private static void warnOfUrls(String token) {
    LOG.warn(
        "{} cannot stand in a URL (22 characters or more of A-Z, a-z, 0-9 and _.~=-): for a sender"
            + " without headers make another by openssl rand -hex 24",
        token);
  }

  /** Returns how many requests were refused, by the status of the answer. */
  Map<Integer, Long> refused() {
    return door.map(HttpDoor::refused).orElse(Map.of());
  }

  /** Returns what the start says of the door at {@code address}. */
  String told(URI address) {
    if (sources.anyProven()) {
      return "signals by POST %s/signals, console at %s/".formatted(address, address);
    }
    return paper
        ? "signals by POST %s/signals, from this machine without a token; console at %s/"
            .formatted(address, address)
        : "signals over HTTP are off: set SIGNALS_TOKEN to turn them on; console at %s/"
            .formatted(address);
  }

  /** Returns what takes the signals of {@code door}, and tells their outcomes. */
  Signals signals(HttpDoor door, Intake intake, Shared shared) {
    Outcomes outcomes = new Outcomes(shared.ledger());
    shared.ledger().onChange(outcomes);
    return new Signals(intake, shared.ledger(), outcomes, sources, door.executor(), shared.clock());
  }

  /** Returns what tells senders what their signals would come down to. */
  Previews previews(Intake intake, Preview preview, Shared shared) {
    return new Previews(intake, sources, preview, shared.clock());
  }
}
