package io.github.bybitcamel.web;

import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the HTTP door is built.
 *
 * @param port 0 for any
 * @param maxBytes largest body
 * @param maxConnections how many may be open; more wait outside
 * @param patience how long a request may take to arrive whole
 * @param keyStore what TLS is made of; empty for none
 * @param proxies addresses whose forwarded headers are believed
 */
public record HttpSettings(
    String host,
    int port,
    int maxBytes,
    int maxConnections,
    Duration patience,
    Optional<KeyStore> keyStore,
    Addresses proxies) {

  /**
   * A key store of TLS.
   *
   * @param path PKCS 12
   */
  public record KeyStore(String path, String password) {

    /** Tells no secret. */
    @Override
    public String toString() {
      return path;
    }
  }

  /**
   * Resolves {@code http.…}.
   *
   * @throws SettingsException if a value cannot be used
   */
  public static HttpSettings from(Settings settings) {
    return new HttpSettings(
        settings.text(Setting.HTTP_HOST),
        (int) settings.number(Setting.HTTP_PORT, 0),
        (int) settings.number(Setting.HTTP_MAX_BYTES, 1),
        (int) settings.number(Setting.HTTP_MAX_CONNECTIONS, 1),
        Duration.ofSeconds(settings.number(Setting.HTTP_PATIENCE, 1)),
        settings.find(Setting.HTTP_KEY_STORE).map(path -> keyStore(settings, path)),
        addresses(Setting.HTTP_PROXIES.property(), settings.find(Setting.HTTP_PROXIES)));
  }

  private static KeyStore keyStore(Settings settings, String path) {
    return settings
        .secret(Setting.HTTP_KEY_STORE_PASSWORD)
        .map(password -> new KeyStore(path, password))
        .orElseThrow(
            () ->
                new SettingsException(
                    "http.key-store is set without its password: set http.key-store-password"));
  }

  /**
   * Reads addresses and networks.
   *
   * @throws SettingsException if one is neither
   */
  static Addresses addresses(String property, Optional<String> text) {
    try {
      return Addresses.of(list(text));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "%s names '%s': write addresses or networks as numbers, for example 10.0.0.0/8,::1"
              .formatted(property, e.getMessage()));
    }
  }

  /** Returns what stands between commas. */
  static Set<String> list(Optional<String> text) {
    return Arrays.stream(text.orElse("").split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
