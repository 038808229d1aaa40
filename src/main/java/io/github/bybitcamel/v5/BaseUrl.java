package io.github.bybitcamel.v5;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The address of an exchange, and what its host gives away. */
final class BaseUrl {

  private static final String LOOPBACK = "localhost|127(\\.\\d{1,3}){3}|\\[::1]";
  private static final List<String> BYBIT =
      List.of(
          "bybit.com",
          "bytick.com",
          "bybit.nl",
          "bybit.tr",
          "bybit-tr.com",
          "bybit.kz",
          "bybit.ae",
          "bybit.eu",
          "bybit.id",
          "bybitgeorgia.ge",
          "manepa.jp");

  private BaseUrl() {}

  /** Reads a scheme, a host and perhaps a port; anything more is refused. */
  static URI parse(String text) {
    URI uri;
    try {
      uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    } catch (IllegalArgumentException e) {
      throw refused(text);
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || !bare(uri)) {
      throw refused(text);
    }
    return uri;
  }

  private static boolean bare(URI uri) {
    return uri.getRawPath().isEmpty()
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  static boolean isLoopback(URI uri) {
    return host(uri).matches(LOOPBACK);
  }

  /** Returns the environment that a host of Bybit's own belongs to; empty for any other host. */
  static Optional<Environment> ownerOf(URI uri) {
    String host = host(uri);
    if (BYBIT.stream().noneMatch(domain -> host.equals(domain) || host.endsWith("." + domain))) {
      return Optional.empty();
    }
    if (host.startsWith("api-testnet.")) {
      return Optional.of(Environment.TESTNET);
    }
    return Optional.of(host.startsWith("api-demo.") ? Environment.DEMO : Environment.MAINNET);
  }

  private static String host(URI uri) {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }

  private static V5SettingsException refused(String text) {
    // An address may carry a password: it is not repeated then.
    String shown = text.contains("@") ? "an address with a user" : "'" + text + "'";
    return new V5SettingsException(
        "bybit.base-url is "
            + shown
            + ": set a scheme and a host only, for example https://api-testnet.bybit.com");
  }
}
