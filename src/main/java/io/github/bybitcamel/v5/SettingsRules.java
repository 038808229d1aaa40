package io.github.bybitcamel.v5;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The start rules: which settings together name exactly one exchange and one key. */
final class SettingsRules {

  private static final int PAPER_PORT = 8180;
  private static final int RECEIVE_WINDOW = 5000;
  private static final String NAME_IT = "set bybit.environment to paper, testnet, demo or mainnet";

  private final Lookup lookup;

  SettingsRules(Lookup lookup) {
    this.lookup = lookup;
  }

  V5Settings resolve() {
    Optional<URI> address = lookup.text("bybit.base-url").map(BaseUrl::parse);
    Optional<String> key = lookup.secret("bybit.api-key");
    Optional<String> secret = lookup.secret("bybit.api-secret");
    Environment environment = environment(address, key.isPresent() || secret.isPresent());
    checkPair(environment, key, secret);
    URI baseUrl = address.orElseGet(() -> defaultAddress(environment));
    checkAddress(environment, baseUrl);
    return new V5Settings(
        environment,
        baseUrl,
        checkKey(key.orElse("paper")),
        Signer.of(secret.orElse("paper-secret")),
        Duration.ofMillis(
            lookup.integer("bybit.recv-window", 1000, 60_000).orElse(RECEIVE_WINDOW)));
  }

  private Environment environment(Optional<URI> address, boolean keyed) {
    Optional<Environment> named = lookup.text("bybit.environment").map(SettingsRules::named);
    Optional<Environment> switched =
        lookup.flag("bybit.testnet").map(t -> t ? Environment.TESTNET : Environment.MAINNET);
    if (named.isPresent() && switched.isPresent() && !named.equals(switched)) {
      throw new V5SettingsException(
          "bybit.environment="
              + named.get().text()
              + " and bybit.testnet="
              + (switched.get() == Environment.TESTNET)
              + " disagree: set only one of them");
    }
    return named.or(() -> switched).orElseGet(() -> unnamed(address, keyed));
  }

  private static Environment unnamed(Optional<URI> address, boolean keyed) {
    if (address.isPresent() && BaseUrl.isLoopback(address.get())) {
      return Environment.LOOPBACK;
    }
    if (address.isPresent()) {
      throw new V5SettingsException(
          "bybit.base-url=" + address.get() + " does not say whether money is real: " + NAME_IT);
    }
    if (keyed) {
      throw new V5SettingsException("a key is set, but not which exchange it is for: " + NAME_IT);
    }
    return Environment.PAPER;
  }

  private static Environment named(String text) {
    return Environment.named(text)
        .orElseThrow(
            () -> new V5SettingsException("bybit.environment is '" + text + "': " + NAME_IT));
  }

  private static void checkPair(
      Environment environment, Optional<String> key, Optional<String> secret) {
    if (key.isPresent() != secret.isPresent()) {
      String missing = key.isPresent() ? "bybit.api-secret" : "bybit.api-key";
      throw new V5SettingsException("half a key pair: set " + missing + " too");
    }
    if (key.isEmpty() && environment != Environment.PAPER) {
      throw new V5SettingsException(
          environment.text()
              + " needs a key: set bybit.api-key and bybit.api-secret, or bybit.environment=paper");
    }
  }

  private static String checkKey(String key) {
    if (!key.matches("[\\x21-\\x7e]+")) {
      throw new V5SettingsException(
          "bybit.api-key holds a blank or a character that no key has: copy it again");
    }
    return key;
  }

  private URI defaultAddress(Environment environment) {
    if (environment != Environment.PAPER) {
      return URI.create(environment.baseUrl());
    }
    int port = lookup.integer("paper.port", 0, 65_535).orElse(PAPER_PORT);
    return URI.create(environment.baseUrl() + ":" + port);
  }

  private static void checkAddress(Environment environment, URI baseUrl) {
    Optional<Environment> owner = BaseUrl.ownerOf(baseUrl);
    if (owner.isPresent() && owner.get() != environment) {
      throw new V5SettingsException(
          "bybit.base-url="
              + baseUrl
              + " is "
              + owner.get().text()
              + ", not "
              + environment.text()
              + ": change one of them");
    }
    boolean plain = baseUrl.getScheme().equals("http") && !BaseUrl.isLoopback(baseUrl);
    if (plain && environment != Environment.PAPER) {
      throw new V5SettingsException(
          "bybit.base-url=" + baseUrl + " is not encrypted: set an https address");
    }
  }
}
